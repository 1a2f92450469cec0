using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>
/// Meta tensors in the place of a call's device tensors: same shape, type and offset, and the same tensors and storages shared where the device tensors
/// are, so that the Meta kernel sees what the device kernel would.
/// </summary>
internal sealed class Twins(DeviceContext context, bool defers = false)
{
    private static readonly DispatchKeySet Given = DispatchKeySet.Of(DispatchKey.Meta);
    private static readonly Device Meta = new(DeviceType.Meta);

    private readonly List<(Tensor Original, Tensor Twin)> _pairs = [];
    private readonly List<Tensor> _made = [];

    /// <summary>An argument with twins for its tensors.</summary>
    public Value Of(in Value value)
    {
        if (value.Kind == ValueKind.List && value.KeyUnion() != DispatchKeySet.Empty) return Value.FromList([.. value.Items.Select(i => Of(i))]);
        return value.AsTensor is Tensor { IsDefined: true, Storage: DeviceStorage } tensor ? Value.From(Of(tensor)) : value;
    }

    /// <summary>The device tensor of a result: the argument that the result is, or a new one of its shape.</summary>
    public Tensor ResultOf(Tensor meta)
    {
        foreach (var (original, twin) in _pairs)
            if (ReferenceEquals(twin, meta)) return original;
        var made = context.Empty(meta.Shape, meta.ScalarType, defers);
        _made.Add(made);
        return made;
    }

    /// <summary>Gives the memory of new results back, of a call that failed.</summary>
    public void ReleaseResults() => _made.ForEach(DeviceContext.Release);

    /// <summary>Gives arguments the shape that the Meta kernel gave their twins, as out forms and resize_ do.</summary>
    public void Reshape()
    {
        foreach (var (original, twin) in _pairs)
        {
            if (original.Storage!.ByteCount < twin.Storage!.ByteCount) ((DeviceStorage)original.Storage).Resize(twin.Storage.ByteCount);
            if (original.StorageOffset != twin.StorageOffset || !original.Shape.Equals(twin.Shape)) original.SetShape(twin.Shape, twin.StorageOffset);
        }
    }

    private Tensor Of(Tensor tensor)
    {
        foreach (var (original, known) in _pairs)
            if (ReferenceEquals(original, tensor)) return known;
        var twin = new Tensor(Given, tensor.Shape, Meta, tensor.ScalarType, StorageOf(tensor.Storage!)) { IsWrappedNumber = tensor.IsWrappedNumber };
        if (tensor.StorageOffset != 0) twin.SetShape(tensor.Shape, tensor.StorageOffset);
        _pairs.Add((tensor, twin));
        return twin;
    }

    private Storage StorageOf(Storage storage)
    {
        foreach (var (original, twin) in _pairs)
            if (ReferenceEquals(original.Storage, storage)) return twin.Storage!;
        return new MetaStorage(storage.ByteCount);
    }
}

using System.Collections.Immutable;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Sweep;

/// <summary>A tensor as plain data, from which the same tensor is made on the host, in double precision, and on a device.</summary>
/// <param name="Shape">Sizes and strides.</param>
/// <param name="Offset">The element of the storage at which it begins.</param>
/// <param name="Type">The element type.</param>
/// <param name="Elements">What the storage holds, each exact in the type.</param>
internal sealed record TensorDraft(TensorShape Shape, long Offset, ScalarType Type, double[] Elements)
{
    /// <summary>On the host.</summary>
    /// <param name="widen">Whether float32 becomes float64.</param>
    public Tensor OnHost(bool widen)
    {
        return (widen && Type == ScalarType.Float ? ScalarType.Double : Type) switch
        {
            ScalarType.Float => Made(x => (float)x),
            ScalarType.Double => Made(x => x),
            ScalarType.Long => Made(x => (long)x),
            ScalarType.Int => Made(x => (int)x),
            ScalarType.Byte => Made(x => (byte)x),
            _ => Made(x => x != 0),
        };
    }

    /// <summary>On a device, with the same strides.</summary>
    public Tensor On(DeviceContext context)
    {
        var flat = OnHost(widen: false);
        var tensor = context.Empty(TensorShape.Contiguous(Elements.Length), Type);
        context.Stream.Upload(((HostStorage)flat.Storage!).Bytes, DeviceContext.BufferOf(tensor));
        tensor.SetShape(Shape, Offset);
        return tensor;
    }

    private Tensor Made<T>(Func<double, T> convert)
        where T : unmanaged => HostTensors.Strided<T>(Elements.Select(convert).ToArray(), Shape, Offset);
}

/// <summary>One call: for each argument a value, or a draft of a tensor, or a list of drafts.</summary>
/// <param name="Arguments">In the order of the schema.</param>
internal sealed record CallDraft(ImmutableArray<object> Arguments)
{
    /// <summary>The arguments, tensors made by a function.</summary>
    public Value[] With(Func<TensorDraft, Tensor> make)
    {
        // A draft that stands twice is one tensor.
        var made = new Dictionary<TensorDraft, Tensor>(ReferenceEqualityComparer.Instance);
        return [.. Arguments.Select(a => a switch
        {
            TensorDraft draft => Value.From(Make(draft)),
            TensorDraft[] drafts => Value.FromList([.. drafts.Select(d => Value.From(Make(d)))]),
            Func<Value> fresh => fresh(),
            Value value => value,
            _ => throw new ArgumentException($"a {a.GetType().Name} is no argument"),
        })];

        Tensor Make(TensorDraft draft) => made.TryGetValue(draft, out var known) ? known : made[draft] = make(draft);
    }
}

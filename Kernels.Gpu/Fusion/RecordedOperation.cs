using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Fusion;

/// <summary>An operand of a recorded operation: a tensor as it lay at the time of the call, or a number.</summary>
/// <param name="Tensor">The tensor, an alias that nobody else reshapes; null for a number.</param>
/// <param name="Kind">The type that the operation takes it in.</param>
/// <param name="Number">The number.</param>
internal readonly record struct RecordedOperand(Tensor? Tensor, ElementKind Kind, Scalar Number)
{
    /// <summary>The storage of the tensor; null for a number.</summary>
    public DeviceStorage? Storage => Tensor?.Storage as DeviceStorage;
}

/// <summary>A pointwise operation that was taken down: what its result's storage will hold.</summary>
/// <param name="context">The device.</param>
/// <param name="owner">The mode, which counts.</param>
/// <param name="operation">The operation.</param>
/// <param name="kind">The type it computes in.</param>
/// <param name="result">The result, an alias: without gaps, and all that its storage holds.</param>
/// <param name="operands">The operands.</param>
/// <param name="parameters">The parameters.</param>
internal sealed class RecordedOperation(
    DeviceContext context, PointwiseFusion owner, PointwiseOperation operation, ElementKind kind, Tensor result, ImmutableArray<RecordedOperand> operands, ImmutableArray<Scalar> parameters)
    : PendingContents
{
    public PointwiseOperation Operation => operation;

    public ElementKind Kind => kind;

    public Tensor Result => result;

    public ImmutableArray<RecordedOperand> Operands => operands;

    public ImmutableArray<Scalar> Parameters => parameters;

    /// <summary>The operation whose result, not computed yet, an operand is; null for an operand that is read from memory.</summary>
    /// <remarks>Not so a view in another shape, nor an operand that is broadcast: computed in place, its elements would be computed many times.</remarks>
    public RecordedOperation? Inner(in RecordedOperand operand) =>
        operand.Storage is { Links.Contents: RecordedOperation inner } && operand.Tensor!.StorageOffset == 0 && operand.Tensor.Shape.Equals(inner.Result.Shape)
            && operand.Tensor.Sizes.AsSpan().SequenceEqual(result.Sizes.AsSpan())
            ? inner : null;

    /// <summary>Has operands computed first that cannot be computed in place, or all of them where the whole would be more than a launch takes.</summary>
    public void Settle()
    {
        foreach (var operand in operands)
            if (operand.Storage is { IsPending: true } storage && Inner(operand) is null) context.Pending.Compute(storage);
        if (Chain.Of(this).Fits) return;
        foreach (var operand in operands)
            if (operand.Storage is { IsPending: true } storage) context.Pending.Compute(storage);
    }

    /// <summary>Takes the place of a storage's contents.</summary>
    /// <param name="storage">The result's storage.</param>
    public void Replace(DeviceStorage storage)
    {
        // What an update in place reads of itself is what was there before.
        var before = operands.Any(o => o.Storage == storage) ? storage.MoveOut() : null;
        foreach (var operand in operands)
        {
            if (operand.Storage == storage) operand.Tensor!.SetStorage(before!, operand.Tensor.Shape, 0);
            else operand.Storage?.MakeLinks().AddReader(storage);
        }

        // An out form over an update in place that was never computed: what that put aside comes back.
        if (before is null) storage.Links?.Contents?.Abandon(storage);
        storage.MakeLinks().Contents = this;
    }

    /// <inheritdoc />
    public override void Launch(DeviceStorage target)
    {
        // Again: what was an operand in place may have been computed meanwhile, and then there may be more to read than a launch takes.
        Settle();
        var chain = Chain.Of(this);
        // An update in place is done in place: what it was to read lies where the result goes, and nobody else reads it.
        var own = chain.Leaves.Select(l => (DeviceStorage)l.Storage!).FirstOrDefault(l => IsOwn(l, target));
        var memory = own?.Memory ?? target.Memory;
        if (chain.Length > 1 || !TryLaunchAlone(memory)) LaunchFused(memory, chain);
        if (own is not null) target.TakeBack(own);
        owner.CountLaunch();
    }

    /// <inheritdoc />
    public override void Abandon(DeviceStorage target)
    {
        foreach (var operand in operands)
            if (IsOwn(operand.Storage, target)) operand.Storage!.Dispose();
    }

    // Whether a storage is what was put aside for an update in place of another.
    private static bool IsOwn(DeviceStorage? storage, DeviceStorage target) => storage?.MovedFrom is { } home && home == (target.MovedFrom ?? target);

    // An operation that stands alone, on operands of its types, has a kernel that need not be made for it.
    private bool TryLaunchAlone(IBuffer target)
    {
        var tensors = new Tensor[operands.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = operands[i].Tensor ?? context.Constant(operands[i].Number, operands[i].Kind);
            if (tensors[i].ScalarType != operands[i].Kind.ScalarType) return false;
        }

        var layout = Layouts.Of(operation.Name, result.Sizes, true, [result, .. tensors]);
        var form = PointwiseWork.FormOf(layout, tensors.Length + 1);
        PointwiseWork.Launch(context, context.Pointwise(operation, kind, form), form, layout, result.ElementCount, kind, target, tensors, parameters.AsSpan());
        return true;
    }

    private void LaunchFused(IBuffer target, Chain chain)
    {
        Span<Tensor> tensors = [result, .. chain.Leaves];
        Span<long> sizes = stackalloc long[KernelLimits.Dimensions];
        Span<long> strides = stackalloc long[tensors.Length * KernelLimits.Dimensions];
        var form = FormOf(Layouts.Join(operation.Name, result.Sizes, true, tensors, sizes, strides), strides);
        var (expression, numbers) = chain.Expression();

        // In the order of the note "A fused kernel".
        var count = result.ElementCount;
        Span<long> words = stackalloc long[FusedSource.Words(chain.Leaves.Count, numbers.Count, form.Dims)];
        words.Clear();
        words[0] = count;
        var at = 1;
        foreach (var tensor in tensors) words[at++] = tensor.StorageOffset;
        foreach (var (number, type) in numbers) DeviceContext.Write(number, type, MemoryMarshal.AsBytes(words.Slice(at++, 1)));
        sizes[..form.Dims].CopyTo(words[at..]);
        at += form.Dims;
        for (var t = 0; t < tensors.Length; t++, at += form.Dims) strides.Slice(t * KernelLimits.Dimensions, form.Dims).CopyTo(words[at..]);

        var arguments = default(KernelArguments);
        arguments.Add(target);
        foreach (var leaf in chain.Leaves) arguments.Add(leaf);
        arguments.Add(MemoryMarshal.AsBytes(words));
        context.Stream.Launch(context.Fused(expression, form), form.Dims == 0 ? context.Tile.Grid(count) : LaunchGrid.For(count), arguments);
    }

    // The result first. Strides of 0 or 1 along the one dimension that is left need no dimension at all.
    private static FusedForm FormOf(int dims, ReadOnlySpan<long> strides)
    {
        if (dims == 0) return default;
        if (dims > 1 || strides[0] != 1) return new(dims, 0);
        var singles = 0;
        for (var o = 1; o * KernelLimits.Dimensions < strides.Length; o++)
        {
            var stride = strides[o * KernelLimits.Dimensions];
            if (stride is not (0 or 1)) return new(dims, 0);
            if (stride == 0) singles |= 1 << (o - 1);
        }

        return new(0, singles);
    }
}

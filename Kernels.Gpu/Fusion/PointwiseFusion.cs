using System.Collections.Immutable;
using System.Threading;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Fusion;

/// <summary>
/// A mode under which pointwise operators on a device do not launch kernels of their own: they are taken down, and what leads to a result is computed by one kernel, made for
/// it, when the result is first needed. Values, shapes and errors are those without the mode. Push it with <see cref="DispatchModes.Push"/>; results that are not computed when it is
/// left still hold what they would have held at the time of their call. The section "Fusion" of docs/gpu.md says what is fused.
/// </summary>
public sealed class PointwiseFusion : DispatchMode, IPointwiseRecorder
{
    private readonly DeviceContext _context;
    private long _recorded;
    private long _launches;

    /// <summary>A mode for the operators of a device.</summary>
    /// <param name="device">The device.</param>
    public PointwiseFusion(DeviceLibrary device)
    {
        ArgumentNullException.ThrowIfNull(device);
        _context = device.Context;
    }

    /// <summary>Whether operators are fused. Not where there is no compiler for kernels at hand, as with CUDA: there the mode changes nothing.</summary>
    public bool IsFusing => _context.Compiles;

    /// <summary>How many operations were taken down so far.</summary>
    public long Recorded => Interlocked.Read(ref _recorded);

    /// <summary>How many kernels were launched so far for what was taken down.</summary>
    public long Launches => Interlocked.Read(ref _launches);

    /// <inheritdoc />
    public override bool Handle(DispatchedCall call)
    {
        if (IsFusing) _context.Pending.Recording(this, call);
        else call.CallAgain();
        return true;
    }

    internal void CountLaunch() => Interlocked.Increment(ref _launches);

    bool IPointwiseRecorder.TryRecord(Work work, PointwiseOperation operation, ElementKind kind, Tensor result, ReadOnlySpan<Tensor> operands, ReadOnlySpan<Scalar> parameters)
    {
        if (!CanWait(result, operands)) return false;
        var taken = ImmutableArray.CreateBuilder<RecordedOperand>(operands.Length);
        for (var i = 0; i < operands.Length; i++) taken.Add(Taken(work, operands[i], operation.OperandKind(i, kind)));
        Span<byte> unused = stackalloc byte[sizeof(long)];
        // A parameter that does not fit is an error now.
        foreach (var parameter in parameters) DeviceContext.Write(parameter, kind, unused);

        var storage = (DeviceStorage)result.Storage!;
        var recorded = new RecordedOperation(_context, this, operation, kind, result.CreateAlias(result.Shape), taken.MoveToImmutable(), [.. parameters]);
        lock (_context.Pending.Lock)
        {
            recorded.Settle();
            recorded.Replace(storage);
        }

        Interlocked.Increment(ref _recorded);
        return true;
    }

    // The result must be all that its storage holds, as what is pending is a whole storage; of what it reads there, every element must be the one that it writes; and it must be of
    // no more dimensions than a kernel goes through, however they lie.
    private static bool CanWait(Tensor result, ReadOnlySpan<Tensor> operands)
    {
        var storage = (DeviceStorage)result.Storage!;
        foreach (var operand in operands)
            if (ReferenceEquals(operand.Storage, storage) && !(operand.StorageOffset == 0 && operand.Shape.Equals(result.Shape))) return false;
        return result.StorageOffset == 0 && result.IsNonOverlappingAndDense && result.ElementCount * ScalarTypes.SizeOf(result.ScalarType) == storage.ByteCount
            && Chain.RankOf(result.Sizes) <= KernelLimits.Dimensions;
    }

    private RecordedOperand Taken(Work work, Tensor operand, ElementKind kind)
    {
        if (!_context.Holds(operand)) return new(null, kind, work.NumberOf(operand, kind));
        // The type is one that kernels read, or that is an error now.
        _ = _context.KindOf("copy_", operand.ScalarType);
        return new(operand.CreateAlias(operand.Shape, operand.StorageOffset), kind, 0);
    }
}

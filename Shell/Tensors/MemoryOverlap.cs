namespace Functional.Dispatch.Shell.Tensors;

/// <summary>Whether tensors share memory, as far as PyTorch asks before it writes.</summary>
public static class MemoryOverlap
{
    /// <summary>Refuses a tensor two of whose elements are one place, where that is plain to see: a dimension of stride 0.</summary>
    /// <param name="written">The tensor to be written to.</param>
    /// <exception cref="TensorRuntimeException">It overlaps itself.</exception>
    public static void ForbidInternal(Tensor written)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (written.IsNonOverlappingAndDense) return;
        for (var i = 0; i < written.Sizes.Length; i++)
            if (written.Sizes[i] > 1 && written.Strides[i] == 0) throw new TensorRuntimeException(new MemoryOverlapError(IsInternal: true));
    }

    /// <summary>Refuses an input that shares some places with a tensor to be written to, but not all in the same order.</summary>
    /// <param name="written">The tensor to be written to.</param>
    /// <param name="input">An input.</param>
    /// <exception cref="TensorRuntimeException">They overlap in part.</exception>
    public static void ForbidPartial(Tensor written, Tensor input)
    {
        if (Between(written, input) == Overlap.Partial) throw new TensorRuntimeException(new MemoryOverlapError(IsInternal: false));
    }

    /// <summary>Refuses an input that shares any place with a tensor to be written to.</summary>
    /// <param name="written">The tensor to be written to.</param>
    /// <param name="input">An input.</param>
    /// <exception cref="TensorRuntimeException">They overlap.</exception>
    public static void ForbidAny(Tensor written, Tensor input)
    {
        if (Between(written, input) is Overlap.Partial or Overlap.Full) throw new TensorRuntimeException(new MemoryOverlapError(IsInternal: false));
    }

    private enum Overlap
    {
        None,
        Partial,
        Full,
        TooHard,
    }

    private static Overlap Between(Tensor first, Tensor second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (ReferenceEquals(first, second)) return Overlap.Full;
        if (first.Storage is not { } storage || !ReferenceEquals(storage, second.Storage)) return Overlap.None;
        if (first.ElementCount == 0 || second.ElementCount == 0) return Overlap.None;
        if (!first.IsNonOverlappingAndDense || !second.IsNonOverlappingAndDense) return Overlap.TooHard;
        var (begin, end) = Range(first);
        var (otherBegin, otherEnd) = Range(second);
        if (begin == otherBegin && end == otherEnd)
            return first.Strides.AsSpan().SequenceEqual(second.Strides.AsSpan()) ? Overlap.Full : Overlap.Partial;
        return begin < otherEnd && otherBegin < end ? Overlap.Partial : Overlap.None;
    }

    private static (long Begin, long End) Range(Tensor tensor)
    {
        long size = ScalarTypes.SizeOf(tensor.ScalarType);
        var begin = tensor.StorageOffset * size;
        return (begin, begin + (tensor.ElementCount * size));
    }
}

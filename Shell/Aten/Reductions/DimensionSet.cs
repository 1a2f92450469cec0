using System.Collections.Immutable;
using System.Numerics;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Reductions;

/// <summary>A set of a tensor's dimensions, at most 64.</summary>
/// <param name="Bits">Bit d stands for dimension d.</param>
internal readonly record struct DimensionSet(ulong Bits)
{
    /// <summary>Whether a dimension is in it.</summary>
    /// <param name="dimension">From 0.</param>
    /// <returns>The truth.</returns>
    public bool Has(int dimension) => ((Bits >> dimension) & 1) != 0;

    /// <summary>All dimensions of a tensor.</summary>
    /// <param name="rank">How many it has.</param>
    /// <returns>The set.</returns>
    public static DimensionSet All(int rank) => new(rank >= 64 ? ~0UL : (1UL << rank) - 1);

    /// <summary>The dimensions that an operator was given.</summary>
    /// <param name="dimensions">Negative ones count from the end; null or none are all.</param>
    /// <param name="rank">How many the tensor has; one without dimensions takes 0 and −1.</param>
    /// <returns>The set.</returns>
    /// <exception cref="TensorIndexException">One is out of range.</exception>
    /// <exception cref="TensorRuntimeException">One appears twice, or the tensor has more than 64.</exception>
    public static DimensionSet Of(IReadOnlyList<long>? dimensions, int rank)
    {
        if (rank > 64) throw new TensorRuntimeException(new OperationError("dim", $"a tensor of {rank} dimensions is not reduced: at most 64"));
        if (dimensions is null || dimensions.Count == 0) return All(rank);
        var bits = 0UL;
        for (var i = 0; i < dimensions.Count; i++)
        {
            var bit = 1UL << Shapes.WrapDimension(dimensions[i], rank);
            if ((bits & bit) != 0) throw new TensorRuntimeException(new OperationError("dim", $"dimension {dimensions[i]} appears twice in the list of dimensions"));
            bits |= bit;
        }

        return new(bits);
    }

    /// <summary>The sizes that are left when these dimensions are reduced.</summary>
    /// <param name="sizes">The sizes before.</param>
    /// <param name="keep">Whether the dimensions stay, with size 1.</param>
    /// <returns>The sizes.</returns>
    public ImmutableArray<long> Reduce(ImmutableArray<long> sizes, bool keep)
    {
        var reduced = BitOperations.PopCount(Bits & All(sizes.Length).Bits);
        if (reduced == sizes.Length && !keep) return [];
        var left = ImmutableArray.CreateBuilder<long>(sizes.Length);
        for (var d = 0; d < sizes.Length; d++)
        {
            if (!Has(d)) left.Add(sizes[d]);
            else if (keep) left.Add(1);
        }

        return left.DrainToImmutable();
    }

    /// <summary>How many elements go into one of the result.</summary>
    /// <param name="sizes">The sizes before.</param>
    /// <returns>The product of the sizes of these dimensions.</returns>
    public long Count(ImmutableArray<long> sizes)
    {
        var count = 1L;
        for (var d = 0; d < sizes.Length; d++)
            if (Has(d)) count *= sizes[d];
        return count;
    }
}

using System.Collections.Immutable;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Views;

/// <summary>The shapes that views have.</summary>
internal static class ViewShapes
{
    /// <summary>Sizes with one of −1 inferred.</summary>
    /// <param name="sizes">The sizes asked for.</param>
    /// <param name="elementCount">How many elements there are.</param>
    /// <exception cref="TensorRuntimeException">They do not hold that many elements.</exception>
    public static ImmutableArray<long> Inferred(ImmutableArray<long> sizes, long elementCount)
    {
        var (known, inferred) = (1L, -1);
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] == -1)
            {
                if (inferred >= 0) throw Wrong("view", "only one dimension can be inferred");
                inferred = i;
            }
            else if (sizes[i] >= 0)
            {
                known = unchecked(known * sizes[i]);
            }
            else
            {
                throw Wrong("view", $"invalid shape dimension {sizes[i]} at index {i} of shape [{string.Join(", ", sizes)}]");
            }
        }

        if (known != elementCount && (inferred < 0 || known <= 0 || elementCount % known != 0) && !(inferred >= 0 && known == 0 && elementCount == 0))
            throw Wrong("view", $"shape [{string.Join(", ", sizes)}] is invalid for input of size {elementCount}");
        if (inferred < 0) return sizes;
        // With a size of 0 beside it, any number would do.
        if (known == 0) throw Wrong("view", $"cannot reshape a tensor of 0 elements into shape [{string.Join(", ", sizes)}]: the unspecified dimension can be any value");
        return sizes.SetItem(inferred, elementCount / known);
    }

    /// <summary>The strides that show a shape's elements, in the same order, in other sizes; null where no strides do.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="sizes">The other sizes, of as many elements.</param>
    public static TensorShape? TryView(TensorShape shape, ImmutableArray<long> sizes)
    {
        var (old, steps) = (shape.Sizes, shape.Strides);
        if (shape.ElementCount == 0) return old.AsSpan().SequenceEqual(sizes.AsSpan()) ? shape : TensorShape.Contiguous(sizes);
        if (old.IsEmpty) return new TensorShape(sizes, [.. Enumerable.Repeat(1L, sizes.Length)]);
        var strides = new long[sizes.Length];
        var at = sizes.Length - 1;
        // Pieces of dimensions that lie behind one another, from the last on: each must be some of the new dimensions.
        var baseStep = steps[^1];
        var (elements, viewed) = (1L, 1L);
        for (var d = old.Length - 1; d >= 0; d--)
        {
            elements *= old[d];
            if (d != 0 && (old[d - 1] == 1 || steps[d - 1] == elements * baseStep)) continue;
            while (at >= 0 && (viewed < elements || sizes[at] == 1))
            {
                strides[at] = viewed * baseStep;
                viewed *= sizes[at];
                at--;
            }

            if (viewed != elements) return null;
            if (d == 0) break;
            baseStep = steps[d - 1];
            (elements, viewed) = (1, 1);
        }

        return at == -1 ? new TensorShape(sizes, [.. strides]) : null;
    }

    /// <summary>A shape with dimensions of size 1 repeated and dimensions put before it.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="sizes">The sizes wanted; −1 leaves a dimension as it is.</param>
    /// <exception cref="TensorRuntimeException">A dimension is neither 1 nor as wanted.</exception>
    public static TensorShape Expanded(TensorShape shape, ImmutableArray<long> sizes)
    {
        var more = sizes.Length - shape.Sizes.Length;
        if (more < 0)
            throw Wrong("expand", $"the number of sizes provided ({sizes.Length}) must be at least the number of dimensions in the tensor ({shape.Sizes.Length})");
        var (result, strides) = (new long[sizes.Length], new long[sizes.Length]);
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            // A new dimension has the step that it would have in row-major order.
            var (size, stride) = i >= more ? (shape.Sizes[i - more], shape.Strides[i - more])
                : (1, i + 1 < sizes.Length ? result[i + 1] * strides[i + 1] : 1);
            var wanted = sizes[i];
            if (wanted == -1)
            {
                if (i < more) throw Wrong("expand", $"the expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension {i}");
                wanted = size;
            }
            else if (wanted < 0)
            {
                throw Wrong("expand", $"the expanded size of the tensor ({wanted}) is negative");
            }

            if (wanted != size)
            {
                if (size != 1)
                    throw Wrong("expand", $"the expanded size of the tensor ({wanted}) must match the existing size ({size}) at non-singleton dimension {i}; target sizes [{string.Join(", ", sizes)}], tensor sizes [{string.Join(", ", shape.Sizes)}]");
                stride = 0;
            }

            (result[i], strides[i]) = (wanted, stride);
        }

        return TensorShape.Checked([.. result], [.. strides]);
    }

    /// <summary>Dimensions in another order.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="dimensions">For each new dimension, which old one it is.</param>
    /// <exception cref="TensorRuntimeException">They are not all dimensions, each once.</exception>
    public static TensorShape Permuted(TensorShape shape, IReadOnlyList<long> dimensions)
    {
        var rank = shape.Sizes.Length;
        if (dimensions.Count != rank)
            throw Wrong("permute", $"{dimensions.Count} dimensions are given for a tensor of {rank}");
        var (sizes, strides, seen) = (new long[rank], new long[rank], new bool[rank]);
        for (var i = 0; i < rank; i++)
        {
            var d = Shapes.WrapDimension(dimensions[i], rank);
            if (seen[d]) throw Wrong("permute", "duplicate dims are not allowed");
            seen[d] = true;
            (sizes[i], strides[i]) = (shape.Sizes[d], shape.Strides[d]);
        }

        return new TensorShape([.. sizes], [.. strides]);
    }

    /// <summary>A shape without the dimensions of size 1 that are asked for.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="isAsked">Which dimensions.</param>
    public static TensorShape Squeezed(TensorShape shape, Func<int, bool> isAsked)
    {
        var kept = Enumerable.Range(0, shape.Sizes.Length).Where(i => shape.Sizes[i] != 1 || !isAsked(i)).ToArray();
        return new TensorShape([.. kept.Select(i => shape.Sizes[i])], [.. kept.Select(i => shape.Strides[i])]);
    }

    private static TensorRuntimeException Wrong(string operation, string problem) => new(new OperationError(operation, problem));
}

using System.Collections.Immutable;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Tensors;

/// <summary>Reductions over any dimensions, and extremes with their index.</summary>
internal static class ReductionWork
{
    private const int Group = 256;

    // Below so many elements for each result, one work item does a result; a group would be idle mostly.
    private const long LeastForGroup = 128;

    /// <summary>Reduces into a row-major result of the kernel's type.</summary>
    /// <param name="work">The call.</param>
    /// <param name="kernel">The kernel's name without form: <c>sum_f32</c>, <c>amax_i64</c>, <c>any_b8</c>…</param>
    /// <param name="kind">The type of the operand, and of <paramref name="scale"/>.</param>
    /// <param name="result">Where the results go.</param>
    /// <param name="operand">The operand, of the kernel's type, with any strides.</param>
    /// <param name="isReduced">Which of its dimensions are reduced.</param>
    /// <param name="scale">What sums are multiplied by.</param>
    public static void Run(Work work, string kernel, ElementKind kind, Tensor result, Tensor operand, Func<int, bool> isReduced, double scale = 1)
    {
        var layout = LayoutOf(work, operand, isReduced);
        if (layout.Count == 0) return;
        var parts = PartsOf(work, layout);
        if (parts == 0)
        {
            Whole(work, kernel, kind, result, operand, layout, scale);
            return;
        }

        var target = parts == 1 ? result : work.Temporary([layout.Count, parts], kind);
        var arguments = default(KernelArguments);
        arguments.Add(target);
        arguments.Add(operand);
        arguments.Add(layout);
        AddScale(ref arguments, kind, parts == 1 ? scale : 1);
        arguments.Add(parts);
        work.Launch(work.Context.Kernel("reduce", $"{kernel}_part"), new LaunchGrid(layout.Count * parts * Group, Group), arguments);
        if (parts > 1) Whole(work, kernel, kind, result, target, LayoutOf(work, target, d => d == 1), scale);
    }

    /// <summary>Finds the greatest or least elements and their places among the reduced ones.</summary>
    public static void Select(Work work, bool greatest, ElementKind kind, Tensor values, Tensor indices, Tensor operand, Func<int, bool> isReduced)
    {
        var layout = LayoutOf(work, operand, isReduced);
        if (layout.Count == 0) return;
        var byGroup = layout.Reduced >= LeastForGroup && !IsAcross(layout);
        var arguments = default(KernelArguments);
        arguments.Add(values);
        arguments.Add(indices);
        arguments.Add(operand);
        arguments.Add(layout);
        var name = $"{(greatest ? "max" : "min")}_{kind.Suffix}{(byGroup ? "_group" : "")}";
        work.Launch(work.Context.Kernel("reduce", name), byGroup ? new LaunchGrid(layout.Count * Group, Group) : LaunchGrid.For(layout.Count), arguments);
    }

    /// <summary>The layout of a reduction: kept and reduced dimensions in row-major order, joined where they lie behind one another.</summary>
    private static ReductionLayout LayoutOf(Work work, Tensor operand, Func<int, bool> isReduced)
    {
        var layout = new ReductionLayout { Offset = operand.StorageOffset, Count = 1, Reduced = 1 };
        for (var d = 0; d < operand.Sizes.Length; d++)
        {
            var (which, size, stride) = (isReduced(d) ? 1 : 0, operand.Sizes[d], operand.Strides[d]);
            if (which == 1) layout.Reduced *= size;
            else layout.Count *= size;
            if (size == 1) continue;
            var last = layout.Dims[which] - 1;
            var at = (which * KernelLimits.Dimensions) + last;
            if (last >= 0 && layout.Strides[at] == stride * size)
            {
                layout.Sizes[at] *= size;
                layout.Strides[at] = stride;
                continue;
            }

            if (last + 1 == KernelLimits.Dimensions)
                throw new TensorRuntimeException(new OperationError(work.Name, $"device kernels reduce at most {KernelLimits.Dimensions} dimensions that do not lie behind one another", "make the tensor contiguous"));
            layout.Sizes[at + 1] = size;
            layout.Strides[at + 1] = stride;
            layout.Dims[which]++;
        }

        return layout;
    }

    // 0: one work item for each result. Else how many groups share a result.
    private static long PartsOf(Work work, in ReductionLayout layout)
    {
        if (layout.Reduced < LeastForGroup || IsAcross(layout)) return 0;
        var shortest = layout.Reduced / (Group * 16L);
        // A processor that runs the items of a group in a loop goes through a part once for each: parts then are as short as its cache likes them.
        if (work.Context.Tile == PointwiseTile.Looped) return Math.Max(1, shortest);
        var wanted = 8L * work.Context.Accelerator.Info.ComputeUnits;
        return Math.Clamp(shortest, 1, Math.Max(1, wanted / layout.Count));
    }

    // Results that lie side by side, enough of them for all work items: neighbours then read neighbours.
    private static bool IsAcross(in ReductionLayout layout) =>
        layout.Count >= 4096 && layout.Dims[0] > 0 && layout.Strides[layout.Dims[0] - 1] == 1;

    private static void Whole(Work work, string kernel, ElementKind kind, Tensor result, Tensor operand, in ReductionLayout layout, double scale)
    {
        var arguments = default(KernelArguments);
        arguments.Add(result);
        arguments.Add(operand);
        arguments.Add(layout);
        AddScale(ref arguments, kind, scale);
        work.Launch(work.Context.Kernel("reduce", kernel), LaunchGrid.For(layout.Count, layout.Count < Group ? 1 : Group), arguments);
    }

    private static void AddScale(ref KernelArguments arguments, ElementKind kind, double scale)
    {
        if (kind.IsFloating) arguments.Add((Scalar)scale, kind);
        else arguments.Add((Scalar)1L, kind);
    }
}

using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Tensors;

/// <summary>Pointwise kernels, conversions and copies on tensors of any strides.</summary>
internal static class PointwiseWork
{
    /// <summary>Computes an operation into a result.</summary>
    /// <param name="work">The call.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="kind">The type it computes in.</param>
    /// <param name="result">Of the broadcast sizes, of any type.</param>
    /// <param name="operands">The operands, of any types.</param>
    /// <param name="parameters">The parameters.</param>
    public static void Run(Work work, PointwiseOperation operation, ElementKind kind, Tensor result, ReadOnlySpan<Tensor> operands, params ReadOnlySpan<Scalar> parameters)
    {
        if (!operation.Takes(kind)) throw new TensorNotImplementedException(new TypeNotServedError(work.Name, kind.ScalarType));
        var resultKind = operation.ResultKind(kind);
        if (result.ElementCount == 0)
        {
            // Nothing is computed, but what does not fit is refused all the same.
            Span<byte> unused = stackalloc byte[sizeof(long)];
            foreach (var parameter in parameters) DeviceContext.Write(parameter, kind, unused);
            _ = work.Kind(result.ScalarType);
            return;
        }

        var target = result.ScalarType == resultKind.ScalarType ? result : work.Temporary(result.Shape.Dense(), resultKind);
        var all = new Tensor[operands.Length + 1];
        all[0] = target;
        for (var i = 0; i < operands.Length; i++) all[i + 1] = work.As(operands[i], operation.OperandKind(i, kind));
        var layout = Layouts.Of(work.Name, target.Sizes, true, all);
        var form = FormOf(layout, all.Length);
        Launch(work, work.Context.Pointwise(operation, kind, form), form, layout, target.ElementCount, kind, all, parameters);
        if (!ReferenceEquals(target, result)) Copy(work, result, target);
    }

    /// <summary>Copies and converts, broadcasting the source.</summary>
    public static void Copy(Work work, Tensor result, Tensor source)
    {
        var (from, to) = (work.Context.KindOf("copy_", source.ScalarType), work.Context.KindOf("copy_", result.ScalarType));
        if (result.ElementCount == 0) return;
        var layout = Layouts.Of("copy_", result.Sizes, true, result, source);
        var form = FormOf(layout, 2);
        if (form == PointwiseForm.Run && from == to)
        {
            work.Stream.Copy(
                DeviceContext.BufferOf(source), source.StorageOffset * from.Bytes, DeviceContext.BufferOf(result), result.StorageOffset * to.Bytes, result.ElementCount * to.Bytes);
            return;
        }

        Launch(work, work.Context.Conversion(from, to, form), form, layout, result.ElementCount, to, [result, source], []);
    }

    /// <summary>Fills with a number.</summary>
    public static void Fill(Work work, Tensor result, Scalar value)
    {
        var kind = work.Kind(result.ScalarType);
        if (result.ElementCount == 0) return;
        var layout = Layouts.Of(work.Name, result.Sizes, true, result);
        var arguments = default(KernelArguments);
        arguments.Add(result);
        arguments.Add(value, kind);
        arguments.Add(result.ElementCount);
        arguments.Add(layout);
        work.Launch(work.Context.Kernel("index", $"fill_{kind.Suffix}"), LaunchGrid.For(result.ElementCount), arguments);
    }

    /// <summary>The form that serves a layout.</summary>
    public static PointwiseForm FormOf(in Layout layout, int operands)
    {
        if (layout.Dims == 0) return PointwiseForm.Run;
        if (layout.Dims > 1 || layout.Stride(0, 0) != 1) return PointwiseForm.Strided;
        var single = -1;
        for (var o = 1; o < operands; o++)
        {
            if (layout.Stride(o, 0) == 1) continue;
            if (layout.Stride(o, 0) != 0 || operands != 3 || single >= 0) return PointwiseForm.Strided;
            single = o - 1;
        }

        return single switch { 0 => PointwiseForm.FirstSingle, 1 => PointwiseForm.SecondSingle, _ => PointwiseForm.Run };
    }

    /// <summary>Launches a kernel of a pointwise program.</summary>
    public static void Launch(
        Work work, IKernel kernel, PointwiseForm form, in Layout layout, long count, ElementKind kind, ReadOnlySpan<Tensor> all, ReadOnlySpan<Scalar> parameters)
    {
        var arguments = default(KernelArguments);
        foreach (var tensor in all) arguments.Add(tensor);
        foreach (var parameter in parameters) arguments.Add(parameter, kind);
        if (form == PointwiseForm.Strided)
        {
            arguments.Add(count);
            arguments.Add(layout);
            work.Launch(kernel, LaunchGrid.For(count), arguments);
            return;
        }

        arguments.Add(new Run { Count = count, Offsets = layout.Offsets });
        work.Launch(kernel, work.Context.Tile.Grid(count), arguments);
    }
}

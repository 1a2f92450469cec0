using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Softmax;

/// <summary>The kernels of _softmax, _log_softmax and their derivatives, for CPU and Meta.</summary>
internal static class SoftmaxKernels
{
    /// <summary>Kernel of <c>aten::_softmax</c>.</summary>
    public static Tensor Softmax(Tensor self, long dim, bool halfToFloat) => Forward("softmax", self, dim, halfToFloat, null, SoftmaxForm.Softmax);

    /// <summary>Kernel of <c>aten::_softmax.out</c>.</summary>
    public static Tensor SoftmaxOut(Tensor self, long dim, bool halfToFloat, Tensor output) => Forward("softmax", self, dim, halfToFloat, output, SoftmaxForm.Softmax);

    /// <summary>Kernel of <c>aten::_log_softmax</c>.</summary>
    public static Tensor LogSoftmax(Tensor self, long dim, bool halfToFloat) => Forward("log_softmax", self, dim, halfToFloat, null, SoftmaxForm.LogSoftmax);

    /// <summary>Kernel of <c>aten::_log_softmax.out</c>.</summary>
    public static Tensor LogSoftmaxOut(Tensor self, long dim, bool halfToFloat, Tensor output) => Forward("log_softmax", self, dim, halfToFloat, output, SoftmaxForm.LogSoftmax);

    /// <summary>Kernel of <c>aten::_softmax_backward_data</c>.</summary>
    public static Tensor SoftmaxBackward(Tensor gradOutput, Tensor output, long dim, ScalarType inputType) => Backward("softmax_backward", gradOutput, output, dim, SoftmaxForm.Softmax);

    /// <summary>Kernel of <c>aten::_log_softmax_backward_data</c>.</summary>
    public static Tensor LogSoftmaxBackward(Tensor gradOutput, Tensor output, long dim, ScalarType inputType) => Backward("log_softmax_backward", gradOutput, output, dim, SoftmaxForm.LogSoftmax);

    private static Tensor Forward(string name, Tensor self, long dim, bool halfToFloat, Tensor? output, SoftmaxForm form)
    {
        var dimension = Shapes.WrapDimension(dim, self.Sizes.Length);
        if (halfToFloat) throw Failures.Runtime(name, "converting to float32 on the way is not done on the CPU");
        var result = output is null ? Results.New(self, self.Sizes, self.ScalarType) : Results.Out(output, self, self.Sizes, self.ScalarType);
        if (!ScalarTypes.IsFloatingPoint(self.ScalarType)) throw Failures.Type($"{name}_lastdim_kernel_impl", self.ScalarType);
        if (result.IsMeta) return result;
        if (self.ScalarType == ScalarType.Double) SoftmaxLines<double>.Forward(self, dimension, result, form);
        else SoftmaxLines<float>.Forward(self, dimension, result, form);
        return result;
    }

    private static Tensor Backward(string name, Tensor grad, Tensor output, long dim, SoftmaxForm form)
    {
        var dimension = Shapes.WrapDimension(dim, grad.Sizes.Length);
        if (!grad.Sizes.AsSpan().SequenceEqual(output.Sizes.AsSpan()))
            throw Failures.Runtime(name, $"the gradient has sizes {Failures.SizesOf(grad)}, the output {Failures.SizesOf(output)}");
        var result = Results.New(grad, grad.Sizes, grad.ScalarType);
        if (!ScalarTypes.IsFloatingPoint(grad.ScalarType) || output.ScalarType != grad.ScalarType) throw Failures.Type($"{name}_lastdim_kernel_impl", output.ScalarType);
        if (result.IsMeta) return result;
        if (grad.ScalarType == ScalarType.Double) SoftmaxLines<double>.Backward(grad, output, dimension, result, form);
        else SoftmaxLines<float>.Backward(grad, output, dimension, result, form);
        return result;
    }
}

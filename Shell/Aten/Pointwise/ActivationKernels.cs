using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>Activation functions, and what their derivatives call.</summary>
/// <param name="target">Where.</param>
internal sealed class ActivationKernels(Target target) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        Relu.Implement(dispatcher, target.Key, self => Rectify(null, self), Next.Leaf),
        ReluInPlace.Implement(dispatcher, target.Key, self => Rectify(self, self), Next.Leaf),
        Sigmoid.Implement(dispatcher, target.Key, self => Floating(null, ActivationFunctions.Sigmoid, self), Next.Leaf),
        SigmoidInPlace.Implement(dispatcher, target.Key, self => Floating(self, ActivationFunctions.Sigmoid, self), Next.Leaf),
        SigmoidOut.Implement(dispatcher, target.Key, (self, output) => Floating(output, ActivationFunctions.Sigmoid, self), Next.Leaf),
        Tanh.Implement(dispatcher, target.Key, self => Floating(null, ActivationFunctions.Tanh, self), Next.Leaf),
        TanhInPlace.Implement(dispatcher, target.Key, self => Floating(self, ActivationFunctions.Tanh, self), Next.Leaf),
        TanhOut.Implement(dispatcher, target.Key, (self, output) => Floating(output, ActivationFunctions.Tanh, self), Next.Leaf),
        Gelu.Implement(dispatcher, target.Key, (self, approximate) => Linear(null, self, approximate), Next.Leaf),
        GeluInPlace.Implement(dispatcher, target.Key, (self, approximate) => Linear(self, self, approximate), Next.Leaf),
        GeluOut.Implement(dispatcher, target.Key, (self, approximate, output) => Linear(output, self, approximate), Next.Leaf),
        ThresholdBackward.Implement(
            dispatcher, target.Key, (grad, self, threshold) => Threshold(grad, self, threshold), Next.Leaf),
        SigmoidBackward.Implement(dispatcher, target.Key, (grad, output) => Backward(ActivationFunctions.SigmoidBackward, grad, output), Next.Leaf),
        TanhBackward.Implement(dispatcher, target.Key, (grad, output) => Backward(ActivationFunctions.TanhBackward, grad, output), Next.Leaf),
        GeluBackward.Implement(
            dispatcher, target.Key,
            (grad, self, approximate) => Backward(IsByTanh(approximate) ? ActivationFunctions.GeluBackwardByTanh : ActivationFunctions.GeluBackward, grad, self), Next.Leaf),
    ];

    private Tensor Rectify(Tensor? output, Tensor self)
    {
        if (self.ScalarType == ScalarType.Bool) throw new TensorNotImplementedException(new OperationError("relu", "boolean inputs are not supported"));
        if (ScalarTypes.IsComplex(self.ScalarType)) throw new TensorNotImplementedException(new OperationError("relu", "it is not supported for complex types"));
        return Elementwise.Run(target, output, CallTypes.Of(TypeRule.Promoted, self), ActivationFunctions.Relu, self);
    }

    private Tensor Floating(Tensor? output, UnaryTable table, Tensor self) => Elementwise.Run(target, output, CallTypes.Of(TypeRule.Floating, self), table, self);

    // The values decide on the strides before the gradients do, so they come first.
    private Tensor Threshold(Tensor grad, Tensor self, Scalar threshold) => Backward(ActivationFunctions.ThresholdBackward(threshold), self, grad);

    private Tensor Linear(Tensor? output, Tensor self, string approximate)
    {
        Structure.RequireType("gelu", output, self.ScalarType);
        var table = IsByTanh(approximate) ? ActivationFunctions.GeluByTanh : ActivationFunctions.Gelu;
        return Elementwise.Run(target, output, CallTypes.Of(TypeRule.Promoted, self), table, self);
    }

    private Tensor Backward(KernelTable<BinaryKernel> table, Tensor grad, Tensor other) =>
        Elementwise.Run(target, null, CallTypes.Of(TypeRule.Promoted, grad, other), table, grad, other);

    private static bool IsByTanh(string approximate) => approximate switch
    {
        "none" => false,
        "tanh" => true,
        _ => throw new TensorRuntimeException(new OperationError("gelu", $"approximate argument must be either none or tanh, `{approximate}` was given")),
    };
}

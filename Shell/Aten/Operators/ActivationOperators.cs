using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Activation functions, and what their derivatives call. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::relu</c>: max(self, 0).</summary>
[Operator("aten::relu(Tensor self) -> Tensor")]
public static partial class Relu;

/// <summary><c>aten::relu_</c>: max(self, 0).</summary>
[Operator("aten::relu_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class ReluInPlace;

/// <summary><c>aten::relu.out</c>: max(self, 0).</summary>
[Operator("aten::relu.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class ReluOut;

/// <summary><c>aten::sigmoid</c>: 1 / (1 + exp(-self)).</summary>
[Operator("aten::sigmoid(Tensor self) -> Tensor")]
public static partial class Sigmoid;

/// <summary><c>aten::sigmoid_</c>: 1 / (1 + exp(-self)).</summary>
[Operator("aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class SigmoidInPlace;

/// <summary><c>aten::sigmoid.out</c>: 1 / (1 + exp(-self)).</summary>
[Operator("aten::sigmoid.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class SigmoidOut;

/// <summary><c>aten::tanh</c>: The hyperbolic tangent.</summary>
[Operator("aten::tanh(Tensor self) -> Tensor")]
public static partial class Tanh;

/// <summary><c>aten::tanh_</c>: The hyperbolic tangent.</summary>
[Operator("aten::tanh_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class TanhInPlace;

/// <summary><c>aten::tanh.out</c>: The hyperbolic tangent.</summary>
[Operator("aten::tanh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class TanhOut;

/// <summary><c>aten::gelu</c>: self times the normal distribution function of self.</summary>
[Operator("aten::gelu(Tensor self, *, str approximate=\"none\") -> Tensor")]
public static partial class Gelu;

/// <summary><c>aten::gelu_</c>: self times the normal distribution function of self.</summary>
[Operator("aten::gelu_(Tensor(a!) self, *, str approximate=\"none\") -> Tensor(a!)")]
public static partial class GeluInPlace;

/// <summary><c>aten::gelu.out</c>: self times the normal distribution function of self.</summary>
[Operator("aten::gelu.out(Tensor self, *, str approximate=\"none\", Tensor(a!) out) -> Tensor(a!)")]
public static partial class GeluOut;

/// <summary><c>aten::threshold_backward</c>: grad_output where self is above threshold, else 0.</summary>
[Operator("aten::threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor")]
public static partial class ThresholdBackward;

/// <summary><c>aten::sigmoid_backward</c>: grad_output * (1 - output) * output.</summary>
[Operator("aten::sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor")]
public static partial class SigmoidBackward;

/// <summary><c>aten::tanh_backward</c>: grad_output * (1 - output * output).</summary>
[Operator("aten::tanh_backward(Tensor grad_output, Tensor output) -> Tensor")]
public static partial class TanhBackward;

/// <summary><c>aten::gelu_backward</c>: The derivative of gelu.</summary>
[Operator("aten::gelu_backward(Tensor grad_output, Tensor self, *, str approximate=\"none\") -> Tensor")]
public static partial class GeluBackward;

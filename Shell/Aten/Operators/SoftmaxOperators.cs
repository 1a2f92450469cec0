using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// The softmax family. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::softmax.int</c>: exp(self) / sum(exp(self)) along a dimension.</summary>
[Operator("aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor")]
public static partial class Softmax;

/// <summary><c>aten::_softmax</c>: softmax on a device.</summary>
[Operator("aten::_softmax(Tensor self, int dim, bool half_to_float) -> Tensor")]
public static partial class InternalSoftmax;

/// <summary><c>aten::_softmax.out</c>: softmax on a device.</summary>
[Operator("aten::_softmax.out(Tensor self, int dim, bool half_to_float, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class InternalSoftmaxOut;

/// <summary><c>aten::_softmax_backward_data</c>: The derivative of softmax.</summary>
[Operator("aten::_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor")]
public static partial class InternalSoftmaxBackwardData;

/// <summary><c>aten::log_softmax.int</c>: The logarithm of softmax.</summary>
[Operator("aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor")]
public static partial class LogSoftmax;

/// <summary><c>aten::_log_softmax</c>: log_softmax on a device.</summary>
[Operator("aten::_log_softmax(Tensor self, int dim, bool half_to_float) -> Tensor")]
public static partial class InternalLogSoftmax;

/// <summary><c>aten::_log_softmax.out</c>: log_softmax on a device.</summary>
[Operator("aten::_log_softmax.out(Tensor self, int dim, bool half_to_float, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class InternalLogSoftmaxOut;

/// <summary><c>aten::_log_softmax_backward_data</c>: The derivative of log_softmax.</summary>
[Operator("aten::_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor")]
public static partial class InternalLogSoftmaxBackwardData;

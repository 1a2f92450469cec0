using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Losses. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::nll_loss</c>: The negative log likelihood loss.</summary>
[Operator("aten::nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor")]
public static partial class NllLoss;

/// <summary><c>aten::nll_loss_nd</c>: The negative log likelihood loss.</summary>
[Operator("aten::nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor")]
public static partial class NllLossNd;

/// <summary><c>aten::nll_loss_forward</c>: nll_loss on a device, with the total weight.</summary>
[Operator("aten::nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)")]
public static partial class NllLossForward;

/// <summary><c>aten::nll_loss_forward.output</c>: nll_loss on a device, with the total weight.</summary>
[Operator("aten::nll_loss_forward.output(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, *, Tensor(a!) output, Tensor(b!) total_weight) -> (Tensor(a!), Tensor(b!))")]
public static partial class NllLossForwardOutput;

/// <summary><c>aten::nll_loss_backward</c>: The derivative of nll_loss.</summary>
[Operator("aten::nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor")]
public static partial class NllLossBackward;

/// <summary><c>aten::cross_entropy_loss</c>: nll_loss of log_softmax.</summary>
[Operator("aten::cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor")]
public static partial class CrossEntropyLoss;

using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Operators that read and write by index. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::gather</c>: The elements that index names along a dimension.</summary>
[Operator("aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor")]
public static partial class Gather;

/// <summary><c>aten::scatter.src</c>: self with elements replaced where index says.</summary>
[Operator("aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor")]
public static partial class ScatterSrc;

/// <summary><c>aten::scatter_.src</c>: self with elements replaced where index says.</summary>
[Operator("aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)")]
public static partial class ScatterInPlaceSrc;

/// <summary><c>aten::scatter.value</c>: self with elements replaced where index says.</summary>
[Operator("aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor")]
public static partial class ScatterValue;

/// <summary><c>aten::scatter_add</c>: self with elements added to where index says.</summary>
[Operator("aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor")]
public static partial class ScatterAdd;

/// <summary><c>aten::scatter_add_</c>: self with elements added to where index says.</summary>
[Operator("aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)")]
public static partial class ScatterAddInPlace;

/// <summary><c>aten::index_select</c>: The slices that index names.</summary>
[Operator("aten::index_select(Tensor self, int dim, Tensor index) -> Tensor")]
public static partial class IndexSelect;

/// <summary><c>aten::index_add</c>: self with slices added to where index says.</summary>
[Operator("aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor")]
public static partial class IndexAdd;

/// <summary><c>aten::index_add_</c>: self with slices added to where index says.</summary>
[Operator("aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)")]
public static partial class IndexAddInPlace;

/// <summary><c>aten::select_backward</c>: Zeros with grad_output at one index.</summary>
[Operator("aten::select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt index) -> Tensor")]
public static partial class SelectBackward;

/// <summary><c>aten::slice_backward</c>: Zeros with grad_output at a slice.</summary>
[Operator("aten::slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt start, SymInt end, SymInt step) -> Tensor")]
public static partial class SliceBackward;

using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Operators that reduce dimensions. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::sum</c>: The sum.</summary>
[Operator("aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor")]
public static partial class Sum;

/// <summary><c>aten::sum.dim_IntList</c>: The sum.</summary>
[Operator("aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor")]
public static partial class SumDim;

/// <summary><c>aten::sum.IntList_out</c>: The sum.</summary>
[Operator("aten::sum.IntList_out(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)")]
public static partial class SumOut;

/// <summary><c>aten::sum_to_size</c>: Sums what was broadcast from size.</summary>
[Operator("aten::sum_to_size(Tensor self, SymInt[] size) -> Tensor")]
public static partial class SumToSize;

/// <summary><c>aten::mean</c>: The mean.</summary>
[Operator("aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor")]
public static partial class Mean;

/// <summary><c>aten::mean.dim</c>: The mean.</summary>
[Operator("aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor")]
public static partial class MeanDim;

/// <summary><c>aten::mean.out</c>: The mean.</summary>
[Operator("aten::mean.out(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)")]
public static partial class MeanOut;

/// <summary><c>aten::amax</c>: The greatest elements; NaN where there is one.</summary>
[Operator("aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor")]
public static partial class Amax;

/// <summary><c>aten::amax.out</c>: The greatest elements; NaN where there is one.</summary>
[Operator("aten::amax.out(Tensor self, int[1] dim=[], bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class AmaxOut;

/// <summary><c>aten::amin</c>: The least elements; NaN where there is one.</summary>
[Operator("aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor")]
public static partial class Amin;

/// <summary><c>aten::amin.out</c>: The least elements; NaN where there is one.</summary>
[Operator("aten::amin.out(Tensor self, int[1] dim=[], bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class AminOut;

/// <summary><c>aten::max</c>: The greatest element; along a dimension with its index.</summary>
[Operator("aten::max(Tensor self) -> Tensor")]
public static partial class Max;

/// <summary><c>aten::max.dim</c>: The greatest element; along a dimension with its index.</summary>
[Operator("aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)")]
public static partial class MaxDim;

/// <summary><c>aten::max.dim_max</c>: The greatest element; along a dimension with its index.</summary>
[Operator("aten::max.dim_max(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) max, Tensor(b!) max_values) -> (Tensor(a!) values, Tensor(b!) indices)")]
public static partial class MaxDimOut;

/// <summary><c>aten::min</c>: The least element; along a dimension with its index.</summary>
[Operator("aten::min(Tensor self) -> Tensor")]
public static partial class Min;

/// <summary><c>aten::min.dim</c>: The least element; along a dimension with its index.</summary>
[Operator("aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)")]
public static partial class MinDim;

/// <summary><c>aten::min.dim_min</c>: The least element; along a dimension with its index.</summary>
[Operator("aten::min.dim_min(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) min, Tensor(b!) min_indices) -> (Tensor(a!) values, Tensor(b!) indices)")]
public static partial class MinDimOut;

/// <summary><c>aten::argmax</c>: The index of the greatest element.</summary>
[Operator("aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor")]
public static partial class Argmax;

/// <summary><c>aten::argmax.out</c>: The index of the greatest element.</summary>
[Operator("aten::argmax.out(Tensor self, int? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class ArgmaxOut;

/// <summary><c>aten::argmin</c>: The index of the least element.</summary>
[Operator("aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor")]
public static partial class Argmin;

/// <summary><c>aten::argmin.out</c>: The index of the least element.</summary>
[Operator("aten::argmin.out(Tensor self, int? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class ArgminOut;

/// <summary><c>aten::any</c>: Whether some element is not zero.</summary>
[Operator("aten::any(Tensor self) -> Tensor")]
public static partial class Any;

/// <summary><c>aten::any.dim</c>: Whether some element is not zero.</summary>
[Operator("aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor")]
public static partial class AnyDim;

/// <summary><c>aten::all</c>: Whether no element is zero.</summary>
[Operator("aten::all(Tensor self) -> Tensor")]
public static partial class All;

/// <summary><c>aten::all.dim</c>: Whether no element is zero.</summary>
[Operator("aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor")]
public static partial class AllDim;

/// <summary><c>aten::value_selecting_reduction_backward</c>: Puts a gradient where the values were taken from.</summary>
[Operator("aten::value_selecting_reduction_backward(Tensor grad, int dim, Tensor indices, SymInt[] sizes, bool keepdim) -> Tensor")]
public static partial class ValueSelectingReductionBackward;

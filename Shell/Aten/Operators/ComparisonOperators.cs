using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Pointwise comparisons, and choosing by them. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::eq.Tensor</c>: self == other.</summary>
[Operator("aten::eq.Tensor(Tensor self, Tensor other) -> Tensor")]
public static partial class EqTensor;

/// <summary><c>aten::eq.Scalar</c>: self == other.</summary>
[Operator("aten::eq.Scalar(Tensor self, Scalar other) -> Tensor")]
public static partial class EqScalar;

/// <summary><c>aten::eq.Tensor_out</c>: self == other.</summary>
[Operator("aten::eq.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class EqTensorOut;

/// <summary><c>aten::eq.Scalar_out</c>: self == other.</summary>
[Operator("aten::eq.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class EqScalarOut;

/// <summary><c>aten::ne.Tensor</c>: self != other.</summary>
[Operator("aten::ne.Tensor(Tensor self, Tensor other) -> Tensor")]
public static partial class NeTensor;

/// <summary><c>aten::ne.Scalar</c>: self != other.</summary>
[Operator("aten::ne.Scalar(Tensor self, Scalar other) -> Tensor")]
public static partial class NeScalar;

/// <summary><c>aten::ne.Tensor_out</c>: self != other.</summary>
[Operator("aten::ne.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class NeTensorOut;

/// <summary><c>aten::ne.Scalar_out</c>: self != other.</summary>
[Operator("aten::ne.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class NeScalarOut;

/// <summary><c>aten::lt.Tensor</c>: self &lt; other.</summary>
[Operator("aten::lt.Tensor(Tensor self, Tensor other) -> Tensor")]
public static partial class LtTensor;

/// <summary><c>aten::lt.Scalar</c>: self &lt; other.</summary>
[Operator("aten::lt.Scalar(Tensor self, Scalar other) -> Tensor")]
public static partial class LtScalar;

/// <summary><c>aten::lt.Tensor_out</c>: self &lt; other.</summary>
[Operator("aten::lt.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class LtTensorOut;

/// <summary><c>aten::lt.Scalar_out</c>: self &lt; other.</summary>
[Operator("aten::lt.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class LtScalarOut;

/// <summary><c>aten::le.Tensor</c>: self &lt;= other.</summary>
[Operator("aten::le.Tensor(Tensor self, Tensor other) -> Tensor")]
public static partial class LeTensor;

/// <summary><c>aten::le.Scalar</c>: self &lt;= other.</summary>
[Operator("aten::le.Scalar(Tensor self, Scalar other) -> Tensor")]
public static partial class LeScalar;

/// <summary><c>aten::le.Tensor_out</c>: self &lt;= other.</summary>
[Operator("aten::le.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class LeTensorOut;

/// <summary><c>aten::le.Scalar_out</c>: self &lt;= other.</summary>
[Operator("aten::le.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class LeScalarOut;

/// <summary><c>aten::gt.Tensor</c>: self &gt; other.</summary>
[Operator("aten::gt.Tensor(Tensor self, Tensor other) -> Tensor")]
public static partial class GtTensor;

/// <summary><c>aten::gt.Scalar</c>: self &gt; other.</summary>
[Operator("aten::gt.Scalar(Tensor self, Scalar other) -> Tensor")]
public static partial class GtScalar;

/// <summary><c>aten::gt.Tensor_out</c>: self &gt; other.</summary>
[Operator("aten::gt.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class GtTensorOut;

/// <summary><c>aten::gt.Scalar_out</c>: self &gt; other.</summary>
[Operator("aten::gt.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class GtScalarOut;

/// <summary><c>aten::ge.Tensor</c>: self &gt;= other.</summary>
[Operator("aten::ge.Tensor(Tensor self, Tensor other) -> Tensor")]
public static partial class GeTensor;

/// <summary><c>aten::ge.Scalar</c>: self &gt;= other.</summary>
[Operator("aten::ge.Scalar(Tensor self, Scalar other) -> Tensor")]
public static partial class GeScalar;

/// <summary><c>aten::ge.Tensor_out</c>: self &gt;= other.</summary>
[Operator("aten::ge.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class GeTensorOut;

/// <summary><c>aten::ge.Scalar_out</c>: self &gt;= other.</summary>
[Operator("aten::ge.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class GeScalarOut;

/// <summary><c>aten::logical_and</c>: Whether both elements are not zero.</summary>
[Operator("aten::logical_and(Tensor self, Tensor other) -> Tensor")]
public static partial class LogicalAnd;

/// <summary><c>aten::logical_and.out</c>: Whether both elements are not zero.</summary>
[Operator("aten::logical_and.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class LogicalAndOut;

/// <summary><c>aten::where.self</c>: self where condition holds, else other.</summary>
[Operator("aten::where.self(Tensor condition, Tensor self, Tensor other) -> Tensor")]
public static partial class Where;

/// <summary><c>aten::where.ScalarOther</c>: self where condition holds, else other.</summary>
[Operator("aten::where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor")]
public static partial class WhereScalarOther;

/// <summary><c>aten::where.ScalarSelf</c>: self where condition holds, else other.</summary>
[Operator("aten::where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor")]
public static partial class WhereScalarSelf;

/// <summary><c>aten::equal</c>: Whether two tensors have the same shape and elements.</summary>
[Operator("aten::equal(Tensor self, Tensor other) -> bool")]
public static partial class Equal;

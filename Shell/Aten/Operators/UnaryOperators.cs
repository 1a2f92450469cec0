using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Pointwise functions of one operand. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::neg</c>: -self.</summary>
[Operator("aten::neg(Tensor self) -> Tensor")]
public static partial class Neg;

/// <summary><c>aten::neg_</c>: -self.</summary>
[Operator("aten::neg_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class NegInPlace;

/// <summary><c>aten::neg.out</c>: -self.</summary>
[Operator("aten::neg.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class NegOut;

/// <summary><c>aten::abs</c>: The absolute value.</summary>
[Operator("aten::abs(Tensor self) -> Tensor")]
public static partial class Abs;

/// <summary><c>aten::abs_</c>: The absolute value.</summary>
[Operator("aten::abs_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class AbsInPlace;

/// <summary><c>aten::abs.out</c>: The absolute value.</summary>
[Operator("aten::abs.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class AbsOut;

/// <summary><c>aten::exp</c>: e to the power of self.</summary>
[Operator("aten::exp(Tensor self) -> Tensor")]
public static partial class Exp;

/// <summary><c>aten::exp_</c>: e to the power of self.</summary>
[Operator("aten::exp_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class ExpInPlace;

/// <summary><c>aten::exp.out</c>: e to the power of self.</summary>
[Operator("aten::exp.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class ExpOut;

/// <summary><c>aten::log</c>: The natural logarithm.</summary>
[Operator("aten::log(Tensor self) -> Tensor")]
public static partial class Log;

/// <summary><c>aten::log_</c>: The natural logarithm.</summary>
[Operator("aten::log_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class LogInPlace;

/// <summary><c>aten::log.out</c>: The natural logarithm.</summary>
[Operator("aten::log.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class LogOut;

/// <summary><c>aten::sqrt</c>: The square root.</summary>
[Operator("aten::sqrt(Tensor self) -> Tensor")]
public static partial class Sqrt;

/// <summary><c>aten::sqrt_</c>: The square root.</summary>
[Operator("aten::sqrt_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class SqrtInPlace;

/// <summary><c>aten::sqrt.out</c>: The square root.</summary>
[Operator("aten::sqrt.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class SqrtOut;

/// <summary><c>aten::rsqrt</c>: 1 / sqrt(self).</summary>
[Operator("aten::rsqrt(Tensor self) -> Tensor")]
public static partial class Rsqrt;

/// <summary><c>aten::rsqrt_</c>: 1 / sqrt(self).</summary>
[Operator("aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class RsqrtInPlace;

/// <summary><c>aten::rsqrt.out</c>: 1 / sqrt(self).</summary>
[Operator("aten::rsqrt.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class RsqrtOut;

/// <summary><c>aten::reciprocal</c>: 1 / self.</summary>
[Operator("aten::reciprocal(Tensor self) -> Tensor")]
public static partial class Reciprocal;

/// <summary><c>aten::reciprocal_</c>: 1 / self.</summary>
[Operator("aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class ReciprocalInPlace;

/// <summary><c>aten::reciprocal.out</c>: 1 / self.</summary>
[Operator("aten::reciprocal.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class ReciprocalOut;

/// <summary><c>aten::sin</c>: The sine.</summary>
[Operator("aten::sin(Tensor self) -> Tensor")]
public static partial class Sin;

/// <summary><c>aten::sin_</c>: The sine.</summary>
[Operator("aten::sin_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class SinInPlace;

/// <summary><c>aten::sin.out</c>: The sine.</summary>
[Operator("aten::sin.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class SinOut;

/// <summary><c>aten::cos</c>: The cosine.</summary>
[Operator("aten::cos(Tensor self) -> Tensor")]
public static partial class Cos;

/// <summary><c>aten::cos_</c>: The cosine.</summary>
[Operator("aten::cos_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class CosInPlace;

/// <summary><c>aten::cos.out</c>: The cosine.</summary>
[Operator("aten::cos.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class CosOut;

/// <summary><c>aten::sign</c>: -1, 0 or 1.</summary>
[Operator("aten::sign(Tensor self) -> Tensor")]
public static partial class Sign;

/// <summary><c>aten::sign_</c>: -1, 0 or 1.</summary>
[Operator("aten::sign_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class SignInPlace;

/// <summary><c>aten::sign.out</c>: -1, 0 or 1.</summary>
[Operator("aten::sign.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class SignOut;

/// <summary><c>aten::square</c>: self * self.</summary>
[Operator("aten::square(Tensor self) -> Tensor")]
public static partial class Square;

/// <summary><c>aten::clamp</c>: The element nearest to self between min and max.</summary>
[Operator("aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor")]
public static partial class Clamp;

/// <summary><c>aten::clamp_</c>: The element nearest to self between min and max.</summary>
[Operator("aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)")]
public static partial class ClampInPlace;

/// <summary><c>aten::clamp.out</c>: The element nearest to self between min and max.</summary>
[Operator("aten::clamp.out(Tensor self, Scalar? min=None, Scalar? max=None, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class ClampOut;

/// <summary><c>aten::isnan</c>: Whether an element is NaN.</summary>
[Operator("aten::isnan(Tensor self) -> Tensor")]
public static partial class Isnan;

/// <summary><c>aten::logical_not</c>: Whether an element is zero.</summary>
[Operator("aten::logical_not(Tensor self) -> Tensor")]
public static partial class LogicalNot;

/// <summary><c>aten::logical_not.out</c>: Whether an element is zero.</summary>
[Operator("aten::logical_not.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class LogicalNotOut;

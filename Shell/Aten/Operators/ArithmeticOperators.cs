using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Pointwise arithmetic of two operands. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::add.Tensor</c>: self + alpha * other.</summary>
[Operator("aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor")]
public static partial class AddTensor;

/// <summary><c>aten::add_.Tensor</c>: self + alpha * other.</summary>
[Operator("aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)")]
public static partial class AddInPlaceTensor;

/// <summary><c>aten::add.out</c>: self + alpha * other.</summary>
[Operator("aten::add.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)")]
public static partial class AddOut;

/// <summary><c>aten::add.Scalar</c>: self + alpha * other.</summary>
[Operator("aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor")]
public static partial class AddScalar;

/// <summary><c>aten::add_.Scalar</c>: self + alpha * other.</summary>
[Operator("aten::add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)")]
public static partial class AddInPlaceScalar;

/// <summary><c>aten::sub.Tensor</c>: self - alpha * other.</summary>
[Operator("aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor")]
public static partial class SubTensor;

/// <summary><c>aten::sub_.Tensor</c>: self - alpha * other.</summary>
[Operator("aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)")]
public static partial class SubInPlaceTensor;

/// <summary><c>aten::sub.out</c>: self - alpha * other.</summary>
[Operator("aten::sub.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)")]
public static partial class SubOut;

/// <summary><c>aten::sub.Scalar</c>: self - alpha * other.</summary>
[Operator("aten::sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor")]
public static partial class SubScalar;

/// <summary><c>aten::sub_.Scalar</c>: self - alpha * other.</summary>
[Operator("aten::sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)")]
public static partial class SubInPlaceScalar;

/// <summary><c>aten::rsub.Scalar</c>: other - alpha * self.</summary>
[Operator("aten::rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor")]
public static partial class RsubScalar;

/// <summary><c>aten::mul.Tensor</c>: self * other.</summary>
[Operator("aten::mul.Tensor(Tensor self, Tensor other) -> Tensor")]
public static partial class MulTensor;

/// <summary><c>aten::mul_.Tensor</c>: self * other.</summary>
[Operator("aten::mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)")]
public static partial class MulInPlaceTensor;

/// <summary><c>aten::mul.out</c>: self * other.</summary>
[Operator("aten::mul.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class MulOut;

/// <summary><c>aten::mul.Scalar</c>: self * other.</summary>
[Operator("aten::mul.Scalar(Tensor self, Scalar other) -> Tensor")]
public static partial class MulScalar;

/// <summary><c>aten::mul_.Scalar</c>: self * other.</summary>
[Operator("aten::mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)")]
public static partial class MulInPlaceScalar;

/// <summary><c>aten::div.Tensor</c>: self / other, true division.</summary>
[Operator("aten::div.Tensor(Tensor self, Tensor other) -> Tensor")]
public static partial class DivTensor;

/// <summary><c>aten::div_.Tensor</c>: self / other, true division.</summary>
[Operator("aten::div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)")]
public static partial class DivInPlaceTensor;

/// <summary><c>aten::div.out</c>: self / other, true division.</summary>
[Operator("aten::div.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class DivOut;

/// <summary><c>aten::div.Scalar</c>: self / other, true division.</summary>
[Operator("aten::div.Scalar(Tensor self, Scalar other) -> Tensor")]
public static partial class DivScalar;

/// <summary><c>aten::div_.Scalar</c>: self / other, true division.</summary>
[Operator("aten::div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)")]
public static partial class DivInPlaceScalar;

/// <summary><c>aten::pow.Tensor_Scalar</c>: self to the power of exponent.</summary>
[Operator("aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor")]
public static partial class PowTensorScalar;

/// <summary><c>aten::pow.Tensor_Tensor</c>: self to the power of exponent.</summary>
[Operator("aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor")]
public static partial class PowTensorTensor;

/// <summary><c>aten::pow.Tensor_Scalar_out</c>: self to the power of exponent.</summary>
[Operator("aten::pow.Tensor_Scalar_out(Tensor self, Scalar exponent, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class PowTensorScalarOut;

/// <summary><c>aten::pow.Tensor_Tensor_out</c>: self to the power of exponent.</summary>
[Operator("aten::pow.Tensor_Tensor_out(Tensor self, Tensor exponent, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class PowTensorTensorOut;

/// <summary><c>aten::pow_.Scalar</c>: self to the power of exponent.</summary>
[Operator("aten::pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)")]
public static partial class PowInPlaceScalar;

/// <summary><c>aten::maximum</c>: The greater of two elements; NaN where either is.</summary>
[Operator("aten::maximum(Tensor self, Tensor other) -> Tensor")]
public static partial class Maximum;

/// <summary><c>aten::maximum.out</c>: The greater of two elements; NaN where either is.</summary>
[Operator("aten::maximum.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class MaximumOut;

/// <summary><c>aten::minimum</c>: The lesser of two elements; NaN where either is.</summary>
[Operator("aten::minimum(Tensor self, Tensor other) -> Tensor")]
public static partial class Minimum;

/// <summary><c>aten::minimum.out</c>: The lesser of two elements; NaN where either is.</summary>
[Operator("aten::minimum.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class MinimumOut;

/// <summary><c>aten::addcmul</c>: self + value * tensor1 * tensor2.</summary>
[Operator("aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor")]
public static partial class Addcmul;

/// <summary><c>aten::addcmul_</c>: self + value * tensor1 * tensor2.</summary>
[Operator("aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)")]
public static partial class AddcmulInPlace;

/// <summary><c>aten::addcmul.out</c>: self + value * tensor1 * tensor2.</summary>
[Operator("aten::addcmul.out(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor(a!) out) -> Tensor(a!)")]
public static partial class AddcmulOut;

/// <summary><c>aten::addcdiv</c>: self + value * tensor1 / tensor2.</summary>
[Operator("aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor")]
public static partial class Addcdiv;

/// <summary><c>aten::addcdiv_</c>: self + value * tensor1 / tensor2.</summary>
[Operator("aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)")]
public static partial class AddcdivInPlace;

/// <summary><c>aten::addcdiv.out</c>: self + value * tensor1 / tensor2.</summary>
[Operator("aten::addcdiv.out(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor(a!) out) -> Tensor(a!)")]
public static partial class AddcdivOut;

/// <summary><c>aten::lerp.Scalar</c>: self + weight * (end - self).</summary>
[Operator("aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor")]
public static partial class LerpScalar;

/// <summary><c>aten::lerp_.Scalar</c>: self + weight * (end - self).</summary>
[Operator("aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)")]
public static partial class LerpInPlaceScalar;

/// <summary><c>aten::lerp.Scalar_out</c>: self + weight * (end - self).</summary>
[Operator("aten::lerp.Scalar_out(Tensor self, Tensor end, Scalar weight, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class LerpScalarOut;

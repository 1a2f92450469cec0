using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Products of matrices and vectors. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::mm</c>: The product of two matrices.</summary>
[Operator("aten::mm(Tensor self, Tensor mat2) -> Tensor")]
public static partial class Mm;

/// <summary><c>aten::mm.out</c>: The product of two matrices.</summary>
[Operator("aten::mm.out(Tensor self, Tensor mat2, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class MmOut;

/// <summary><c>aten::addmm</c>: beta * self + alpha * (mat1 @ mat2).</summary>
[Operator("aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor")]
public static partial class Addmm;

/// <summary><c>aten::addmm_</c>: beta * self + alpha * (mat1 @ mat2).</summary>
[Operator("aten::addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)")]
public static partial class AddmmInPlace;

/// <summary><c>aten::addmm.out</c>: beta * self + alpha * (mat1 @ mat2).</summary>
[Operator("aten::addmm.out(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)")]
public static partial class AddmmOut;

/// <summary><c>aten::bmm</c>: Products of two batches of matrices.</summary>
[Operator("aten::bmm(Tensor self, Tensor mat2) -> Tensor")]
public static partial class Bmm;

/// <summary><c>aten::bmm.out</c>: Products of two batches of matrices.</summary>
[Operator("aten::bmm.out(Tensor self, Tensor mat2, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class BmmOut;

/// <summary><c>aten::dot</c>: The inner product of two vectors.</summary>
[Operator("aten::dot(Tensor self, Tensor tensor) -> Tensor")]
public static partial class Dot;

/// <summary><c>aten::mv</c>: A matrix times a vector.</summary>
[Operator("aten::mv(Tensor self, Tensor vec) -> Tensor")]
public static partial class Mv;

/// <summary><c>aten::matmul</c>: The matrix product of any two tensors, batches broadcast.</summary>
[Operator("aten::matmul(Tensor self, Tensor other) -> Tensor")]
public static partial class Matmul;

/// <summary><c>aten::linear</c>: input @ weight.t() + bias.</summary>
[Operator("aten::linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor")]
public static partial class Linear;

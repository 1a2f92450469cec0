using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Operators that overwrite every element. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::fill_.Scalar</c>: Fills with one number.</summary>
[Operator("aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)")]
public static partial class FillInPlaceScalar;

/// <summary><c>aten::fill_.Tensor</c>: Fills with one number.</summary>
[Operator("aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)")]
public static partial class FillInPlaceTensor;

/// <summary><c>aten::zero_</c>: Fills with zeros.</summary>
[Operator("aten::zero_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class ZeroInPlace;

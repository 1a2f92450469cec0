using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Conjugate and negative bits. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::_conj</c>: The conjugate as a bit: the key Conjugate.</summary>
[Operator("aten::_conj(Tensor(a) self) -> Tensor(a)")]
public static partial class InternalConj;

/// <summary><c>aten::conj</c>: The conjugate; self where it is not complex.</summary>
[Operator("aten::conj(Tensor(a) self) -> Tensor(a)")]
public static partial class Conj;

/// <summary><c>aten::_conj_physical</c>: The conjugate, computed.</summary>
[Operator("aten::_conj_physical(Tensor self) -> Tensor")]
public static partial class InternalConjPhysical;

/// <summary><c>aten::resolve_conj</c>: self without the conjugate bit.</summary>
[Operator("aten::resolve_conj(Tensor(a) self) -> Tensor(a)")]
public static partial class ResolveConj;

/// <summary><c>aten::_neg_view</c>: The negative as a bit: the key Negative.</summary>
[Operator("aten::_neg_view(Tensor(a) self) -> Tensor(a)")]
public static partial class InternalNegView;

/// <summary><c>aten::resolve_neg</c>: self without the negative bit.</summary>
[Operator("aten::resolve_neg(Tensor(a) self) -> Tensor(a)")]
public static partial class ResolveNeg;

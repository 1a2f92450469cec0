using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Operators whose result shares memory with their argument. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::view</c>: The same elements in another shape.</summary>
[Operator("aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)")]
public static partial class View;

/// <summary><c>aten::reshape</c>: The same elements in another shape, copied if need be.</summary>
[Operator("aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)")]
public static partial class Reshape;

/// <summary><c>aten::transpose.int</c>: Two dimensions swapped.</summary>
[Operator("aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)")]
public static partial class Transpose;

/// <summary><c>aten::t</c>: A matrix transposed.</summary>
[Operator("aten::t(Tensor(a) self) -> Tensor(a)")]
public static partial class T;

/// <summary><c>aten::permute</c>: Dimensions in another order.</summary>
[Operator("aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)")]
public static partial class Permute;

/// <summary><c>aten::expand</c>: Dimensions of size 1 repeated without copying.</summary>
[Operator("aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)")]
public static partial class Expand;

/// <summary><c>aten::expand_as</c>: Expands to the size of another tensor.</summary>
[Operator("aten::expand_as(Tensor(a) self, Tensor other) -> Tensor(a)")]
public static partial class ExpandAs;

/// <summary><c>aten::slice.Tensor</c>: Elements from start to end in steps.</summary>
[Operator("aten::slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)")]
public static partial class Slice;

/// <summary><c>aten::select.int</c>: One index of a dimension.</summary>
[Operator("aten::select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)")]
public static partial class Select;

/// <summary><c>aten::squeeze</c>: Without dimensions of size 1.</summary>
[Operator("aten::squeeze(Tensor(a) self) -> Tensor(a)")]
public static partial class Squeeze;

/// <summary><c>aten::squeeze.dim</c>: Without dimensions of size 1.</summary>
[Operator("aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)")]
public static partial class SqueezeDim;

/// <summary><c>aten::unsqueeze</c>: With a dimension of size 1 put in.</summary>
[Operator("aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)")]
public static partial class Unsqueeze;

/// <summary><c>aten::as_strided</c>: Any view of the memory.</summary>
[Operator("aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)")]
public static partial class AsStrided;

/// <summary><c>aten::flatten.using_ints</c>: Neighbouring dimensions made one.</summary>
[Operator("aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)")]
public static partial class Flatten;

/// <summary><c>aten::detach</c>: The same elements without history.</summary>
[Operator("aten::detach(Tensor(a) self) -> Tensor(a)")]
public static partial class Detach;

/// <summary><c>aten::detach_</c>: The same elements without history.</summary>
[Operator("aten::detach_(Tensor(a!) self) -> Tensor(a!)")]
public static partial class DetachInPlace;

/// <summary><c>aten::alias</c>: The same elements.</summary>
[Operator("aten::alias(Tensor(a) self) -> Tensor(a)")]
public static partial class Alias;

/// <summary><c>aten::_unsafe_view</c>: view of a tensor that nobody else has: the result counts as a new tensor.</summary>
[Operator("aten::_unsafe_view(Tensor self, SymInt[] size) -> Tensor")]
public static partial class InternalUnsafeView;

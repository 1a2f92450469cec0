using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Operators that copy elements, between types and devices too. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::clone</c>: A copy.</summary>
[Operator("aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor")]
public static partial class Clone;

/// <summary><c>aten::contiguous</c>: self, or a copy in row-major order.</summary>
[Operator("aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)")]
public static partial class Contiguous;

/// <summary><c>aten::copy_</c>: Overwrites with the elements of src.</summary>
[Operator("aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)")]
public static partial class CopyInPlace;

/// <summary><c>aten::_to_copy</c>: A copy of another type or on another device.</summary>
[Operator("aten::_to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor")]
public static partial class InternalToCopy;

/// <summary><c>aten::to.dtype</c>: self, or a copy of another type or on another device.</summary>
[Operator("aten::to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)")]
public static partial class ToDtype;

/// <summary><c>aten::to.dtype_layout</c>: self, or a copy of another type or on another device.</summary>
[Operator("aten::to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)")]
public static partial class ToDtypeLayout;

/// <summary><c>aten::cat</c>: Tensors joined along a dimension.</summary>
[Operator("aten::cat(Tensor[] tensors, int dim=0) -> Tensor")]
public static partial class Cat;

/// <summary><c>aten::cat.out</c>: Tensors joined along a dimension.</summary>
[Operator("aten::cat.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class CatOut;

/// <summary><c>aten::stack</c>: Tensors joined along a new dimension.</summary>
[Operator("aten::stack(Tensor[] tensors, int dim=0) -> Tensor")]
public static partial class Stack;

/// <summary><c>aten::item</c>: The one element as a number.</summary>
[Operator("aten::item(Tensor self) -> Scalar")]
public static partial class Item;

/// <summary><c>aten::_local_scalar_dense</c>: The one element as a number, on its device.</summary>
[Operator("aten::_local_scalar_dense(Tensor self) -> Scalar")]
public static partial class InternalLocalScalarDense;

/// <summary><c>aten::resize_</c>: Changes the size in place.</summary>
[Operator("aten::resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)")]
public static partial class ResizeInPlace;

using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Operators that make tensors. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::empty.memory_format</c>: An uninitialised tensor.</summary>
[Operator("aten::empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor")]
public static partial class Empty;

/// <summary><c>aten::empty_strided</c>: An uninitialised tensor of given strides.</summary>
[Operator("aten::empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class EmptyStrided;

/// <summary><c>aten::empty_like</c>: An uninitialised tensor shaped like another.</summary>
[Operator("aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor")]
public static partial class EmptyLike;

/// <summary><c>aten::zeros</c>: A tensor of zeros.</summary>
[Operator("aten::zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class Zeros;

/// <summary><c>aten::zeros_like</c>: Zeros shaped like another tensor.</summary>
[Operator("aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor")]
public static partial class ZerosLike;

/// <summary><c>aten::ones</c>: A tensor of ones.</summary>
[Operator("aten::ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class Ones;

/// <summary><c>aten::ones_like</c>: Ones shaped like another tensor.</summary>
[Operator("aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor")]
public static partial class OnesLike;

/// <summary><c>aten::full</c>: A tensor filled with one number.</summary>
[Operator("aten::full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class Full;

/// <summary><c>aten::full_like</c>: One number, shaped like another tensor.</summary>
[Operator("aten::full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor")]
public static partial class FullLike;

/// <summary><c>aten::scalar_tensor</c>: A tensor of no dimensions that holds a number.</summary>
[Operator("aten::scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class ScalarTensor;

/// <summary><c>aten::arange</c>: Numbers in equal steps.</summary>
[Operator("aten::arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class Arange;

/// <summary><c>aten::arange.start</c>: Numbers in equal steps.</summary>
[Operator("aten::arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class ArangeStart;

/// <summary><c>aten::arange.start_step</c>: Numbers in equal steps.</summary>
[Operator("aten::arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class ArangeStartStep;

/// <summary><c>aten::arange.start_out</c>: Numbers in equal steps.</summary>
[Operator("aten::arange.start_out(Scalar start, Scalar end, Scalar step=1, *, Tensor(a!) out) -> Tensor(a!)")]
public static partial class ArangeStartOut;

/// <summary><c>aten::_efficientzerotensor</c>: Zeros that take no memory: the key ZeroTensor.</summary>
[Operator("aten::_efficientzerotensor(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class InternalEfficientzerotensor;

using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

// Operators that draw random numbers. Schemas are those of PyTorch 2.14.1.

/// <summary><c>aten::rand</c>: Uniform numbers in [0, 1).</summary>
[Operator("aten::rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class Rand;

/// <summary><c>aten::randn</c>: Standard normal numbers.</summary>
[Operator("aten::randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor")]
public static partial class Randn;

/// <summary><c>aten::uniform_</c>: Fills with uniform numbers.</summary>
[Operator("aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)")]
public static partial class UniformInPlace;

/// <summary><c>aten::normal_</c>: Fills with normal numbers.</summary>
[Operator("aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)")]
public static partial class NormalInPlace;

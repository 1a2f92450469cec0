using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Operators;

/// <summary>
/// The operators of this library as one dispatcher has them, ready to call: a property for each, named like its class. Kernels that call other
/// operators (composite ones, derivatives) do so through one of these, so that every such call is dispatched.
/// </summary>
[OperatorSet]
public sealed partial class AtenOperators;

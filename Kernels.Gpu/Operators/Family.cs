using System.Collections.Immutable;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>Operators that share a computation: an operator's functional, in-place and out forms, mostly.</summary>
/// <param name="Compute">The computation.</param>
/// <param name="Schemas">The operators.</param>
/// <param name="TakesNumbers">Whether CPU tensors of no dimensions may stand beside device tensors.</param>
/// <param name="IsPointwise">Whether it computes each element of the result of the elements in its place, by one operation: then it can be taken down and fused.</param>
internal sealed record Family(Computation Compute, ImmutableArray<FunctionSchema> Schemas, bool TakesNumbers = false, bool IsPointwise = false);

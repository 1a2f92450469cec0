using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Routing;

/// <summary>How a hop was entered.</summary>
public enum HopKind
{
    /// <summary>A call: thread state and fallthrough mask were applied.</summary>
    Call,

    /// <summary>A redispatch: the set was used as it is.</summary>
    Redispatch,
}

/// <summary>One kernel on the way of a call.</summary>
/// <param name="Depth">0 for the call itself, one more for every call or redispatch that a kernel makes.</param>
/// <param name="Kind">How it was entered.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Keys">The keys the kernel receives.</param>
/// <param name="State">The thread's state when it is entered.</param>
/// <param name="Slot">The slot chosen.</param>
/// <param name="Content">What the slot holds; its rule is never null here.</param>
public sealed record Hop(int Depth, HopKind Kind, OperatorName Operator, DispatchKeySet Keys, ThreadState State, int Slot, TableSlot Content)
{
    /// <summary>The key of the slot.</summary>
    public DispatchKey Key => KeyLayout.KeyAt(Slot);

    /// <summary>The registration that serves the hop.</summary>
    public KernelRule Rule => Content.Rule!;

    /// <summary>Whether what happens after this hop is presumed from the kernel's key and origin.</summary>
    public bool IsNextPresumed => Rule.Kernel.IsNextPresumed;

    /// <summary>Whether this is a built-in backend fallback rather than a kernel somebody wrote for the operator or key.</summary>
    public bool IsBuiltIn => Rule.Kernel.Next is KernelNext.BuiltIn;
}

/// <summary>How a call ends.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The call returned.</summary>
    public sealed record Returned : Outcome;

    /// <summary>No kernel serves the key.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Key">The highest key of the set; a marker when the set has a per-backend functionality and no backend.</param>
    public sealed record NoKernel(OperatorName Operator, DispatchKey Key) : Outcome;

    /// <summary>Nothing remained after masking and slot 0 is empty: no tensor argument says where to go.</summary>
    /// <param name="Operator">The operator.</param>
    public sealed record NoTensorArguments(OperatorName Operator) : Outcome;

    /// <summary>A set that was not masked selected a fallthrough slot.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Key">The key of the slot.</param>
    public sealed record FallthroughCalled(OperatorName Operator, DispatchKey Key) : Outcome;

    /// <summary>AutogradOther is ambiguous for the operator.</summary>
    /// <param name="Operator">The operator.</param>
    public sealed record Ambiguous(OperatorName Operator) : Outcome;

    /// <summary>A built-in fallback refused, for example Meta's.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Key">The key whose fallback it was.</param>
    /// <param name="Failure">Why.</param>
    public sealed record FallbackFailed(OperatorName Operator, DispatchKey Key, DispatchError Failure) : Outcome;

    /// <summary>A missing kernel was met on a table that differs from the rules; PyTorch's consistency check fires first. Only in a stepped table.</summary>
    /// <param name="Operator">The operator.</param>
    public sealed record InvariantViolation(OperatorName Operator) : Outcome;

    /// <summary>A kernel calls itself with the same keys, thread state and arguments: it would never end.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Key">The key it comes back to.</param>
    public sealed record Cycle(OperatorName Operator, DispatchKey Key) : Outcome;

    /// <summary>More kernels than the limit ran.</summary>
    /// <param name="Limit">The limit.</param>
    public sealed record DepthLimit(int Limit) : Outcome;

    /// <summary>What happens next cannot be known from the rules. Nothing is invented.</summary>
    /// <param name="Why">Why, lower case.</param>
    public sealed record NotPredictable(string Why) : Outcome;

    /// <summary>The operator is not in the rule set, or has no schema to find tensors by.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="HasKernels">Whether kernels are there without a definition.</param>
    public sealed record UnknownOperator(OperatorName Operator, bool HasKernels) : Outcome;
}

/// <summary>A predicted chain of kernels.</summary>
/// <param name="Hops">Every kernel and built-in fallback, in the order in which they are entered.</param>
/// <param name="Outcome">How the call ends.</param>
public sealed record Route(ImmutableArray<Hop> Hops, Outcome Outcome)
{
    /// <summary>Whether any step is presumed rather than given.</summary>
    public bool IsPresumed => Hops.Any(h => h.IsNextPresumed);
}

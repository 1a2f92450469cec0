using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Rules;

/// <summary>
/// What a kernel does about dispatch once it runs: a property of the kernel, not of the table (section 6 of the dispatch model). It is what
/// lets a whole chain of kernels be predicted without running one.
/// </summary>
public abstract record KernelNext
{
    private KernelNext()
    {
    }

    /// <summary>Computes and returns; no operator is called.</summary>
    public sealed record Leaf : KernelNext;

    /// <summary>Continues the same operator with a set of its own making; neither thread state nor the fallthrough mask is read.</summary>
    /// <param name="Keys">The set to continue with.</param>
    /// <param name="Under">A guard held meanwhile, or null.</param>
    public sealed record Redispatch(RedispatchKeys Keys, Guard? Under = null) : KernelNext;

    /// <summary>Calls the same operator from scratch, through thread state and mask, under a guard.</summary>
    /// <param name="Under">The guard held meanwhile.</param>
    public sealed record CallAgain(Guard Under) : KernelNext;

    /// <summary>
    /// Calls another operator with the tensors among the arguments, in order, lists flattened (a tensor-list parameter takes all that are left,
    /// a tensor parameter the next or none), then goes on.
    /// </summary>
    /// <param name="Other">The operator called.</param>
    /// <param name="Under">A guard held during that call only, or null.</param>
    /// <param name="Then">What follows, outside the guard.</param>
    public sealed record CallOther(OperatorName Other, Guard? Under, KernelNext Then) : KernelNext;

    /// <summary>Recomputes the keys from the device arguments, then continues below BackendSelect.</summary>
    public sealed record SelectBackend : KernelNext;

    /// <summary>The built-in fallback of a key, which decides by the situation (see the Fallbacks floor).</summary>
    /// <param name="Key">The key whose fallback it is.</param>
    public sealed record BuiltIn(DispatchKey Key) : KernelNext;

    /// <summary>Is written in terms of other operators, which are not known here.</summary>
    public sealed record Composite : KernelNext;

    /// <summary>Nothing is known.</summary>
    /// <param name="Why">What is known about why not, lower case.</param>
    public sealed record Unknown(string Why) : KernelNext;
}

/// <summary>The set a kernel redispatches with, as a function of the set it received.</summary>
public abstract record RedispatchKeys
{
    private RedispatchKeys()
    {
    }

    /// <summary>The set for a kernel that received <paramref name="received"/>.</summary>
    /// <param name="received">The keys the kernel was chosen with.</param>
    /// <returns>The keys to continue with.</returns>
    public abstract DispatchKeySet From(DispatchKeySet received);

    /// <summary>Everything below the highest key of the received set: <c>keys &amp; FULL_AFTER(own key)</c>.</summary>
    public sealed record BelowOwn : RedispatchKeys
    {
        /// <inheritdoc />
        public override DispatchKeySet From(DispatchKeySet received) => received & DispatchKeySet.FullAfter(received.HighestFunctionality);
    }

    /// <summary>As <see cref="BelowOwn"/>, with keys put in.</summary>
    /// <param name="Keys">The keys put in.</param>
    public sealed record BelowOwnAnd(DispatchKeySet Keys) : RedispatchKeys
    {
        /// <inheritdoc />
        public override DispatchKeySet From(DispatchKeySet received) => new BelowOwn().From(received) | Keys;
    }

    /// <summary>The received set under a fixed mask, such as after_autograd_keyset.</summary>
    /// <param name="Mask">The mask.</param>
    public sealed record Masked(DispatchKeySet Mask) : RedispatchKeys
    {
        /// <inheritdoc />
        public override DispatchKeySet From(DispatchKeySet received) => received & Mask;
    }

    /// <summary>A fixed set, whatever was received.</summary>
    /// <param name="Keys">The set.</param>
    public sealed record Exactly(DispatchKeySet Keys) : RedispatchKeys
    {
        /// <inheritdoc />
        public override DispatchKeySet From(DispatchKeySet received) => Keys;
    }
}

namespace Functional.Dispatch.Shell.Registry;

/// <summary>
/// The code of a kernel in the forms it was given in. The registry stores it opaquely beside the rule it belongs to
/// (<see cref="Rules.Kernel.Code"/>); the Calls floor knows how to run it.
/// </summary>
public abstract class KernelFunction
{
    /// <summary>The kernel in typed form, which a typed call of the very same types calls without boxing; null when there is none.</summary>
    public Delegate? Unboxed { get; protected init; }

    /// <summary>
    /// Whether the kernel, run through a stack, takes its arguments off even when it throws, and checks how many results are left: a call then need not. Only
    /// kernels that the Calls floor can run say so.
    /// </summary>
    internal bool PutsRight { get; private protected init; }

    /// <summary>Whether calls pass the kernel over.</summary>
    public virtual bool IsFallthrough => false;
}

/// <summary>The kernel that is none: the key is passed over.</summary>
public sealed class FallthroughFunction : KernelFunction
{
    private FallthroughFunction()
    {
    }

    /// <summary>The one instance.</summary>
    public static FallthroughFunction Instance { get; } = new();

    /// <inheritdoc />
    public override bool IsFallthrough => true;
}

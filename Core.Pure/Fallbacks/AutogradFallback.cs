using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Fallbacks;

/// <summary>What the autograd fallback does for an operator without an autograd kernel.</summary>
public enum AutogradFallbackMode
{
    /// <summary>Runs the kernel and adds nothing; history that the kernel itself recorded stays.</summary>
    Nothing,

    /// <summary>Runs the kernel and makes outputs warn when a backward pass goes through them. PyTorch's default.</summary>
    Warn,

    /// <summary>Declared, and refused when set.</summary>
    Error,
}

/// <summary>How PyTorch's autograd was built and started.</summary>
public enum AutogradEngine
{
    /// <summary>An engine is attached through the variable hooks.</summary>
    Attached,

    /// <summary>No engine: the fallback redispatches below autograd.</summary>
    Absent,

    /// <summary>A small build, in which the fallback is a plain fallthrough.</summary>
    SmallBuild,
}

/// <summary>What becomes of one output of an operator whose autograd formula is missing.</summary>
public enum OutputMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A hook on the output that warns during backward.</summary>
    WarningHook,

    /// <summary>The same hook on the output and on its base.</summary>
    WarningHookOnOutputAndBase,

    /// <summary>A graph node that warns when backward passes through it.</summary>
    WarningNode,
}

/// <summary>What the fallback looks at in an output.</summary>
/// <param name="IsDifferentiable">Whether its dtype can have gradients; integer outputs cannot.</param>
/// <param name="RequiresGrad">Whether it requires grad already, through history the kernel recorded.</param>
/// <param name="IsMutable">Whether the schema marks the output as a mutated argument.</param>
/// <param name="IsViewOfBaseThatRequiresGrad">Whether it is a view whose base requires grad.</param>
public readonly record struct OutputFacts(bool IsDifferentiable, bool RequiresGrad, bool IsMutable, bool IsViewOfBaseThatRequiresGrad);

/// <summary>
/// The fallback of the autograd keys (VariableFallbackKernel.cpp and the basic not-implemented fallback of the engine), as decisions.
/// </summary>
public static class AutogradFallback
{
    /// <summary>The keys at which PyTorch 2.14.1 registers it.</summary>
    public static ReadOnlySpan<DispatchKey> Keys =>
    [
        DispatchKey.AutogradOther, DispatchKey.AutogradCPU, DispatchKey.AutogradXPU, DispatchKey.AutogradCUDA, DispatchKey.AutogradMTIA,
        DispatchKey.AutogradMAIA, DispatchKey.AutogradXLA, DispatchKey.AutogradLazy, DispatchKey.AutogradMPS, DispatchKey.AutogradMeta,
        DispatchKey.AutogradHPU, DispatchKey.AutogradPrivateUse1,
    ];

    /// <summary>Checks a mode before it is set.</summary>
    /// <param name="mode">The mode asked for.</param>
    /// <returns>The mode, or <see cref="FallbackFailure.ErrorModeRefused"/>.</returns>
    public static Either<DispatchError, AutogradFallbackMode> SetMode(AutogradFallbackMode mode) =>
        mode == AutogradFallbackMode.Error ? new FallbackFailure.ErrorModeRefused() : mode;

    /// <summary>What happens to the call.</summary>
    /// <param name="engine">Whether an engine is there.</param>
    /// <param name="mode">The mode set.</param>
    /// <param name="keys">The keys the fallback was chosen with.</param>
    /// <param name="state">The thread's state.</param>
    /// <param name="anyInputRequiresGrad">Whether any tensor argument requires grad.</param>
    /// <returns>Always the kernel below autograd; in mode Warn, when gradients are recorded, outputs are marked afterwards.</returns>
    public static FallbackStep OnCall(
        AutogradEngine engine, AutogradFallbackMode mode, DispatchKeySet keys, ThreadState state, bool anyInputRequiresGrad) => engine switch
    {
        AutogradEngine.SmallBuild => new FallbackStep.PassOver(),
        AutogradEngine.Absent => new FallbackStep.Redispatch(Below(keys), state),
        AutogradEngine.Attached => MarksOutputs(mode, state.GradientsEnabled, anyInputRequiresGrad)
            ? new FallbackStep.RedispatchThenMarkOutputs(Below(keys), state)
            : new FallbackStep.Redispatch(Below(keys), state),
    };

    /// <summary>The keys that the fallback continues with; what a caller on the hot path asks instead of <see cref="OnCall"/>.</summary>
    /// <param name="keys">The keys it was chosen with.</param>
    /// <returns>Everything below autograd.</returns>
    public static DispatchKeySet Below(DispatchKeySet keys) => keys & KeySets.AfterAutograd;

    /// <summary>Whether outputs are marked after the kernel, when an engine is attached.</summary>
    /// <param name="mode">The mode set.</param>
    /// <param name="gradientsEnabled">Whether the thread records gradients.</param>
    /// <param name="anyInputRequiresGrad">Whether any tensor argument requires grad.</param>
    /// <returns>True only in mode Warn, with gradients recorded, for an input that requires grad.</returns>
    public static bool MarksOutputs(AutogradFallbackMode mode, bool gradientsEnabled, bool anyInputRequiresGrad) =>
        mode == AutogradFallbackMode.Warn && gradientsEnabled && anyInputRequiresGrad;

    /// <summary>What becomes of an output after <see cref="FallbackStep.RedispatchThenMarkOutputs"/>.</summary>
    /// <param name="output">The output.</param>
    /// <returns>The mark.</returns>
    public static OutputMark OnOutput(OutputFacts output) => output switch
    {
        { IsDifferentiable: false } => OutputMark.None,
        { RequiresGrad: true, IsMutable: true, IsViewOfBaseThatRequiresGrad: true } => OutputMark.WarningHookOnOutputAndBase,
        { RequiresGrad: true } => OutputMark.WarningHook,
        { IsMutable: true } => OutputMark.None,
        _ => OutputMark.WarningNode,
    };
}

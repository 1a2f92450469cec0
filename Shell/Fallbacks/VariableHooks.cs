using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>
/// What an autograd engine does for operators that have no autograd kernel: the seam through which an engine comes to a dispatcher
/// (<see cref="AutogradSettings.AttachEngine"/>). Without hooks the fallback of the autograd keys redispatches below autograd.
/// </summary>
public abstract class VariableHooks
{
    /// <summary>
    /// The basic not-implemented fallback (section 7 of the dispatch model): runs the kernel below autograd, then, in mode Warn, with gradients
    /// recorded and an input that requires grad, marks the outputs. An engine may do otherwise.
    /// </summary>
    /// <param name="op">The operator.</param>
    /// <param name="keys">The keys with which the fallback was chosen.</param>
    /// <param name="stack">The stack, arguments on top.</param>
    public virtual void BasicAutogradNotImplementedFallback(OperatorEntry op, DispatchKeySet keys, Stack stack) =>
        AutogradFallbackKernel.RunAndMark(this, op, keys, stack);

    /// <summary>Makes an output warn during backward.</summary>
    /// <param name="op">The operator without an autograd kernel.</param>
    /// <param name="inputs">The tensors it was called with, in order, lists flattened.</param>
    /// <param name="output">The output.</param>
    /// <param name="mark">What to do; never <see cref="OutputMark.None"/>.</param>
    public abstract void Mark(OperatorEntry op, IReadOnlyList<Tensor> inputs, Tensor output, OutputMark mark);
}

/// <summary>The settings of the autograd fallback.</summary>
public static class AutogradSettings
{
    /// <summary>Attaches an autograd engine.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="hooks">The engine's hooks.</param>
    /// <returns>Dispose it to detach the engine.</returns>
    /// <exception cref="EngineAttachedException">An engine is attached.</exception>
    public static IDisposable AttachEngine(this Dispatcher dispatcher, VariableHooks hooks)
    {
        dispatcher.Change(s => s.VariableHooks is { } attached
            ? throw new EngineAttachedException(new EngineAttachedError(attached.GetType().Name))
            : s with { VariableHooks = hooks });
        return new Attachment(dispatcher, hooks);
    }

    /// <summary>The hooks of the engine attached.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <returns>The hooks, or null.</returns>
    public static VariableHooks? Engine(this Dispatcher dispatcher) => dispatcher.Settings.VariableHooks as VariableHooks;

    /// <summary>Sets what the autograd fallback does.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="mode">The mode.</param>
    /// <exception cref="FallbackModeException">Mode Error, which is declared and refused as in PyTorch.</exception>
    public static void SetFallbackMode(this Dispatcher dispatcher, AutogradFallbackMode mode)
    {
        var allowed = AutogradFallback.SetMode(mode).Match(Right: m => m, Left: error => throw new FallbackModeException(error));
        dispatcher.Change(s => s with { FallbackMode = allowed });
    }

    /// <summary>Sets what the autograd fallback does, by PyTorch's name of the mode.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="name"><c>nothing</c> or <c>warn</c>.</param>
    /// <exception cref="FallbackModeException">The name is <c>error</c>, or no mode's.</exception>
    public static void SetFallbackMode(this Dispatcher dispatcher, string name) => dispatcher.SetFallbackMode(name switch
    {
        "nothing" => AutogradFallbackMode.Nothing,
        "warn" => AutogradFallbackMode.Warn,
        "error" => AutogradFallbackMode.Error,
        _ => throw new FallbackModeException(new UnknownFallbackModeError(name, NearestName.Of(name, ["nothing", "warn"]))),
    });

    private sealed class Attachment(Dispatcher dispatcher, VariableHooks hooks) : IDisposable
    {
        public void Dispose() => dispatcher.Change(s => ReferenceEquals(s.VariableHooks, hooks) ? s with { VariableHooks = null } : s);
    }
}

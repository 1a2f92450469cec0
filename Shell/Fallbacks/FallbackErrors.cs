using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>An engine is attached already.</summary>
/// <param name="Attached">The engine attached.</param>
public sealed record EngineAttachedError(string Attached) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"an autograd engine is attached already: `{Attached}`";

    /// <inheritdoc />
    public override string Hint => "dispose what attaching it returned";
}

/// <summary>Text that names no autograd fallback mode.</summary>
/// <param name="Text">The text.</param>
/// <param name="Nearest">The nearest mode, or null.</param>
public sealed record UnknownFallbackModeError(string Text, string? Nearest) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Quoted.Short(Text)}` is no autograd fallback mode";

    /// <inheritdoc />
    public override string Hint => Nearest is null ? "use `nothing` or `warn`" : $"did you mean `{Nearest}`?";
}

/// <summary>A fallback that materialises a property cannot serve the operator.</summary>
/// <param name="Operator">The operator, printed.</param>
/// <param name="Property">The key that stands for the property.</param>
/// <param name="Problem">Why not, lower case.</param>
public sealed record CannotMaterialiseError(string Operator, DispatchKey Property, string Problem) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"the fallback of `{Property}` cannot serve `{Operator}`: {Problem}";

    /// <inheritdoc />
    public override string Hint => $"materialise the arguments first, or register a kernel at {Property}";
}

/// <summary>Autocast cannot find one element type for the arguments, or the operator must not run under it.</summary>
/// <param name="Operator">The operator, printed.</param>
/// <param name="Problem">What is wrong, lower case.</param>
public sealed record AutocastError(string Operator, string Problem) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Operator}` cannot run under autocast: {Problem}";
}

/// <summary>A device without autocast, or an element type it cannot cast to.</summary>
/// <param name="Device">The device.</param>
/// <param name="ScalarType">The element type asked for.</param>
public sealed record NoAutocastError(DeviceType Device, ScalarType ScalarType) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"device `{Devices.Name(Device)}` has no autocast to {ScalarType}";

    /// <inheritdoc />
    public override string Hint => "autocast is to Half or BFloat16, on a device with an Autocast key";
}

/// <summary>The key Python was reached and nobody interprets the call.</summary>
/// <param name="error">The failure.</param>
public sealed class NoInterpreterException(DispatchError error) : DispatchException(error);

/// <summary>The key PythonDispatcher was reached without a dispatcher object.</summary>
/// <param name="error">The failure.</param>
public sealed class NoDispatcherObjectException(DispatchError error) : DispatchException(error);

/// <summary>The operator has no Meta kernel.</summary>
/// <param name="error">The failure.</param>
public sealed class MetaKernelMissingException(DispatchError error) : DispatchException(error);

/// <summary>The operator's Meta kernel is in a module that is not loaded.</summary>
/// <param name="error">The failure.</param>
public sealed class FakeImplementationMissingException(DispatchError error) : DispatchException(error);

/// <summary>The key's built-in fallback needs a system that is not here.</summary>
/// <param name="error">The failure.</param>
public sealed class FallbackNotSupportedException(DispatchError error) : DispatchException(error);

/// <summary>A setting of the autograd fallback was refused.</summary>
/// <param name="error">The failure.</param>
public sealed class FallbackModeException(DispatchError error) : DispatchException(error);

/// <summary>A second engine was to be attached.</summary>
/// <param name="error">The failure.</param>
public sealed class EngineAttachedException(DispatchError error) : DispatchException(error);

/// <summary>A property of tensors cannot be carried out for the operator.</summary>
/// <param name="error">The failure.</param>
public sealed class CannotMaterialiseException(DispatchError error) : DispatchException(error);

/// <summary>Autocast cannot serve the call.</summary>
/// <param name="error">The failure.</param>
public sealed class AutocastException(DispatchError error) : DispatchException(error);

/// <summary>From the decisions' failures to the shell's exceptions.</summary>
internal static class FallbackFailures
{
    public static DispatchException Of(FallbackFailure failure) => failure switch
    {
        FallbackFailure.NoMetaKernel => new MetaKernelMissingException(failure),
        FallbackFailure.FakeImplementationNotLoaded => new FakeImplementationMissingException(failure),
        FallbackFailure.NoSnapshot or FallbackFailure.NothingToRestore => new SnapshotMisuseException(failure),
        FallbackFailure.NoInterpreter => new NoInterpreterException(failure),
        FallbackFailure.NoDispatcherObject => new NoDispatcherObjectException(failure),
        FallbackFailure.ErrorModeRefused => new FallbackModeException(failure),
        FallbackFailure.NotSupported or FallbackFailure.NoBuiltIn => new FallbackNotSupportedException(failure),
        _ => throw new System.Diagnostics.UnreachableException($"a failure of an unknown kind: {failure.Message}"),
    };
}

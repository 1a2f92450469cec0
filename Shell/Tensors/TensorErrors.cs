using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>What inference tensors do not do outside inference mode (or at all).</summary>
public enum InferenceTensorUse
{
    /// <summary>Reading the version.</summary>
    ReadVersion,

    /// <summary>An in-place update outside inference mode.</summary>
    UpdateInPlace,

    /// <summary>Being made to require grad outside inference mode.</summary>
    RequireGrad,
}

/// <summary>An inference tensor was used as a normal one.</summary>
/// <param name="Use">How.</param>
public sealed record InferenceTensorError(InferenceTensorUse Use) : DispatchError
{
    /// <inheritdoc />
    public override string Message => Use switch
    {
        InferenceTensorUse.ReadVersion => "inference tensors do not track a version",
        InferenceTensorUse.UpdateInPlace => "an inference tensor cannot be updated in place outside inference mode",
        InferenceTensorUse.RequireGrad => "an inference tensor cannot be made to require grad outside inference mode",
    };

    /// <inheritdoc />
    public override string Hint => "clone it outside inference mode to get a normal tensor";
}

/// <summary>A property that a tensor of this element type cannot have.</summary>
/// <param name="Property">The property.</param>
/// <param name="ScalarType">The element type.</param>
/// <param name="Allowed">Which element types can have it.</param>
public sealed record TensorPropertyError(string Property, ScalarType ScalarType, string Allowed) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"a tensor of {ScalarType} cannot have {Property}: only {Allowed} tensors can";
}

/// <summary>The undefined tensor has no properties to read or set.</summary>
/// <param name="Operation">What was asked.</param>
public sealed record UndefinedTensorError(string Operation) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"an undefined tensor has no {Operation}";
}

/// <summary>A tensor that was computed from tensors that require grad requires grad too.</summary>
public sealed record HistoryError : DispatchError
{
    /// <inheritdoc />
    public override string Message => "you can only change requires_grad flags of leaf variables";

    /// <inheritdoc />
    public override string Hint => "detach the tensor to use it without gradients";
}

/// <summary>Sizes and strides that describe no tensor.</summary>
/// <param name="Problem">What is wrong, lower case.</param>
public sealed record TensorShapeError(string Problem) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"no tensor can be made: {Problem}";
}

/// <summary>No handler of a mode or tensor took the call: PyTorch's TypeError.</summary>
/// <param name="Operator">The operator, printed.</param>
/// <param name="Asked">Who was asked, in order; none when no argument had a handler.</param>
public sealed record DeclinedError(string Operator, ImmutableArray<string> Asked) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"no handler took the call of `{Operator}`: {(Asked.IsEmpty ? "no argument has one" : $"{string.Join(", ", Asked)} declined")}";

    /// <inheritdoc />
    public override string Hint => "a handler that does not want a call for itself calls the operator again";
}

/// <summary>A handler said that it handled a call but left another number of results than the operator has.</summary>
/// <param name="Operator">The operator, printed.</param>
/// <param name="Handler">The handler.</param>
/// <param name="Expected">How many results the schema has.</param>
/// <param name="Left">How many values were left.</param>
public sealed record HandlerResultError(string Operator, string Handler, int Expected, int Left) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Handler}` handled `{Operator}` and left {Left} results, the operator has {Expected}";
}

/// <summary>An inference tensor was used as a normal one.</summary>
/// <param name="error">The failure.</param>
public sealed class InferenceTensorException(DispatchError error) : DispatchException(error);

/// <summary>A tensor cannot be, have or do what was asked.</summary>
/// <param name="error">The failure.</param>
public sealed class TensorPropertyException(DispatchError error) : DispatchException(error);

/// <summary>Every handler asked declined the call.</summary>
/// <param name="error">The failure.</param>
public sealed class CallDeclinedException(DispatchError error) : DispatchException(error);

/// <summary>A handler broke the stack's rules.</summary>
/// <param name="error">The failure.</param>
public sealed class HandlerResultException(DispatchError error) : DispatchException(error);

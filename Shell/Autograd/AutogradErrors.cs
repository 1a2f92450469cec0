using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>A saved tensor was updated in place after it was saved and before the backward pass came to use it.</summary>
/// <param name="ScalarType">Its element type.</param>
/// <param name="Sizes">Its sizes.</param>
/// <param name="Function">The node it came from, or null.</param>
/// <param name="Output">Which of that node's results it is.</param>
/// <param name="Version">Its version now.</param>
/// <param name="Expected">The version it was saved with.</param>
public sealed record SavedTensorUpdatedError(ScalarType ScalarType, ImmutableArray<long> Sizes, string? Function, int Output, int Version, int Expected) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        "one of the variables needed for gradient computation has been modified by an inplace operation: "
        + $"[{ScalarType} [{string.Join(", ", Sizes)}]]{(Function is null ? "" : $", which is output {Output} of {Function},")} is at version {Version}; expected version {Expected} instead";

    /// <inheritdoc />
    public override string Hint => "update a clone instead, or move the update behind the backward pass";
}

/// <summary>The graph was passed before and what it saved was given back.</summary>
/// <param name="Node">The node that needs what it saved.</param>
public sealed record ReleasedGraphError(string Node) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        $"trying to backward through the graph a second time (or directly access saved tensors after they have already been freed): `{Node}` has nothing saved any more";

    /// <inheritdoc />
    public override string Hint => "pass retainGraph: true to the first backward pass";
}

/// <summary>A tensor made in inference mode is needed for the backward pass.</summary>
public sealed record SavedInferenceTensorError : DispatchError
{
    /// <inheritdoc />
    public override string Message => "inference tensors cannot be saved for backward";

    /// <inheritdoc />
    public override string Hint => "make a clone outside inference mode to get a normal tensor";
}

/// <summary>A leaf that requires grad, or a view of one, is to be updated in place with gradients recorded.</summary>
/// <param name="IsView">Whether it is a view of the leaf.</param>
public sealed record LeafUpdateError(bool IsView) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        IsView ? "a view of a leaf Variable that requires grad is being used in an in-place operation" : "a leaf Variable that requires grad is being used in an in-place operation";

    /// <inheritdoc />
    public override string Hint => "update it with gradients switched off, or update a clone";
}

/// <summary>A view that must not be updated in place, or whose base must not, was.</summary>
/// <param name="Function">The node it came from, or null.</param>
/// <param name="Creation">How it came about.</param>
/// <param name="Indirectly">Whether it was the base, or another view of it, that was updated.</param>
public sealed record ViewUpdateError(string? Function, ViewCreation Creation, bool Indirectly) : DispatchError
{
    /// <inheritdoc />
    public override string Message
    {
        get
        {
            var modified = Indirectly ? "its base or another view of its base has been modified inplace" : "is being modified inplace";
            var view = Function is null ? "a view" : $"the output of {Function}, a view,";
            return Creation switch
            {
                ViewCreation.NoGrad => $"{view} was created in no_grad mode and {modified} with grad mode enabled",
                ViewCreation.InferenceMode => $"{view} was created in inference mode and {modified} in normal mode",
                ViewCreation.MultipleOutputs => $"{view} is one of several that one function returns and {modified}",
                ViewCreation.NoDerivative or ViewCreation.Default => $"{view} comes from an operator without derivative and {modified}",
            };
        }
    }

    /// <inheritdoc />
    public override string Hint => Creation switch
    {
        ViewCreation.NoGrad => "make the view and update it both with gradients switched off, or both with gradients recorded",
        ViewCreation.InferenceMode => "make the view outside inference mode",
        ViewCreation.MultipleOutputs or ViewCreation.NoDerivative or ViewCreation.Default => "use an operator that does not work in place",
    };
}

/// <summary>An operator with <c>out</c> arguments does not record gradients.</summary>
/// <param name="Operator">The operator's name.</param>
public sealed record OutArgumentError(string Operator) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        $"{Operator}(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad";

    /// <inheritdoc />
    public override string Hint => "use the operator without out, or switch gradients off";
}

/// <summary>What was asked of the engine cannot be done.</summary>
/// <param name="Problem">What is wrong, lower case.</param>
/// <param name="Remedy">What to do about it, or null.</param>
public sealed record BackwardError(string Problem, string? Remedy = null) : DispatchError
{
    /// <inheritdoc />
    public override string Message => Problem;

    /// <inheritdoc />
    public override string? Hint => Remedy;
}

/// <summary>A node gave a gradient that cannot belong to its argument.</summary>
/// <param name="Node">The node.</param>
/// <param name="Edge">Which gradient.</param>
/// <param name="Got">Its sizes.</param>
/// <param name="Expected">The argument's sizes.</param>
public sealed record InvalidGradientError(string Node, int Edge, ImmutableArray<long> Got, ImmutableArray<long> Expected) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        $"function {Node} returned an invalid gradient at index {Edge}: got [{string.Join(", ", Got)}] but expected shape compatible with [{string.Join(", ", Expected)}]";
}

/// <summary>A hook returned another number of gradients than it got.</summary>
/// <param name="Node">The node.</param>
/// <param name="Expected">How many it got.</param>
/// <param name="Got">How many it returned.</param>
public sealed record HookCountError(string Node, int Expected, int Got) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"a hook of {Node} returned {Got} gradients and got {Expected}";
}

/// <summary>A backward pass came to an operator whose derivative is not implemented.</summary>
/// <param name="Operator">The operator.</param>
public sealed record NoDerivativeError(string Operator) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"derivative for {Operator} is not implemented";
}

/// <summary>What automatic differentiation refuses: PyTorch's RuntimeError.</summary>
/// <param name="error">The failure.</param>
public sealed class AutogradException(DispatchError error) : DispatchException(error);

/// <summary>A derivative that is needed is not implemented: PyTorch's NotImplementedError, which leaves a backward pass as RuntimeError.</summary>
/// <param name="error">The failure.</param>
public sealed class DerivativeNotImplementedException(DispatchError error) : TensorException(error, ErrorCategory.Runtime);

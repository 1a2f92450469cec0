using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>An operation cannot be done for a reason that has no record of its own.</summary>
/// <param name="Operation">What was to be done: usually an operator's name without namespace.</param>
/// <param name="Problem">Why not, lower case.</param>
/// <param name="Remedy">What would work, or null.</param>
public sealed record OperationError(string Operation, string Problem, string? Remedy = null) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"{Operation}: {Problem}";

    /// <inheritdoc />
    public override string? Hint => Remedy;
}

/// <summary>Sizes that do not broadcast together.</summary>
/// <param name="Left">Sizes.</param>
/// <param name="Right">Sizes.</param>
/// <param name="Dimension">The first dimension from the right at which they differ, counted in the longer one.</param>
public sealed record BroadcastError(ImmutableArray<long> Left, ImmutableArray<long> Right, int Dimension) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        $"sizes [{string.Join(", ", Left)}] and [{string.Join(", ", Right)}] do not broadcast together: they differ at dimension {Dimension}, and neither is 1 there";
}

/// <summary>A dimension that a tensor does not have.</summary>
/// <param name="Dimension">The dimension asked for.</param>
/// <param name="Rank">How many there are to choose from; a tensor of none counts as one.</param>
public sealed record DimensionError(long Dimension, long Rank) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"dimension {Dimension} is out of range: expected {-Rank} to {Rank - 1}";
}

/// <summary>An operator does not compute in an element type.</summary>
/// <param name="Operator">The operator, as PyTorch names it here.</param>
/// <param name="ScalarType">The element type.</param>
public sealed record TypeNotServedError(string Operator, ScalarType ScalarType) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"\"{Operator}\" is not implemented for '{ScalarType}'";
}

/// <summary>A result does not fit the element type of the tensor that it is to be written to.</summary>
/// <param name="Result">The type of the result.</param>
/// <param name="Output">The type of the tensor.</param>
public sealed record ResultCastError(ScalarType Result, ScalarType Output) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"result type {Result} cannot be cast to the desired output type {Output}";
}

/// <summary>A tensor that is written to has another shape than the result.</summary>
/// <param name="Output">Its sizes.</param>
/// <param name="Result">The result's sizes.</param>
public sealed record OutputShapeError(ImmutableArray<long> Output, ImmutableArray<long> Result) : DispatchError
{
    /// <inheritdoc />
    public override string Message =>
        $"the output with shape [{string.Join(", ", Output)}] does not match the broadcast shape [{string.Join(", ", Result)}]";
}

/// <summary>Tensors that are to be worked on together live on different devices.</summary>
/// <param name="Expected">The device of the first one.</param>
/// <param name="Found">Another one's.</param>
public sealed record DeviceMismatchError(Device Expected, Device Found) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"expected all tensors to be on the same device, but found at least two devices, {Expected} and {Found}";
}

/// <summary>A tensor that is written to shares memory where it must not.</summary>
/// <param name="IsInternal">Whether two of its own elements do; else it is with an input.</param>
public sealed record MemoryOverlapError(bool IsInternal) : DispatchError
{
    /// <inheritdoc />
    public override string Message => IsInternal
        ? "unsupported operation: more than one element of the written-to tensor refers to a single memory location"
        : "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location";

    /// <inheritdoc />
    public override string Hint => "clone() the tensor before the operation";
}

/// <summary>Host data was asked of a tensor in a form that it has not.</summary>
/// <param name="Problem">Why there is none, lower case.</param>
public sealed record HostDataError(string Problem) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"no host data: {Problem}";
}

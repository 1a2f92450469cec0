using System.Runtime.CompilerServices;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>A tensor that a node needs for the backward pass, with the version it had when it was saved. The default value is none.</summary>
public readonly struct SavedTensor
{
    // The tensor itself, results too: the cycle that a saved result makes is nothing to a garbage collector.
    private readonly Tensor? _tensor;
    private readonly int _version;

    // Which of the node's results it is, or NotAResult.
    private readonly int _result;

    private const int NotAResult = -1;

    private SavedTensor(Tensor tensor, int result)
    {
        _tensor = tensor;
        _version = tensor.Version;
        _result = result;
    }

    /// <summary>Saves a tensor.</summary>
    /// <param name="tensor">The tensor; null and undefined ones are saved as none.</param>
    /// <returns>The saved tensor.</returns>
    /// <exception cref="AutogradException">The tensor was made in inference mode.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SavedTensor Save(Tensor? tensor) => Save(tensor, NotAResult);

    /// <summary>Saves a result of the node itself: an update of it gives it another history, but not this node another name.</summary>
    /// <param name="tensor">The tensor; null and undefined ones are saved as none.</param>
    /// <param name="result">Which of the node's results it is, from 0.</param>
    /// <returns>The saved tensor.</returns>
    /// <exception cref="AutogradException">The tensor was made in inference mode.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SavedTensor SaveResult(Tensor? tensor, int result) => Save(tensor, result);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SavedTensor Save(Tensor? tensor, int result)
    {
        if (tensor is not { IsDefined: true }) return default;
        if (tensor.IsInference) throw new AutogradException(new SavedInferenceTensorError());
        return new SavedTensor(tensor, result);
    }

    /// <summary>The tensor, which must not have been updated since.</summary>
    /// <param name="node">The node that saved it.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="AutogradException">It was updated in place, or given back by an earlier backward pass.</exception>
    public Tensor Unpack(Node node)
    {
        node.RequireSaved();
        return UnpackOptional(node) ?? Tensor.Undefined;
    }

    /// <summary>The tensor, which must not have been updated since; null when none was saved.</summary>
    /// <param name="node">The node that saved it.</param>
    /// <returns>The tensor, or null.</returns>
    /// <exception cref="AutogradException">It was updated in place, or given back by an earlier backward pass.</exception>
    public Tensor? UnpackOptional(Node node)
    {
        node.RequireSaved();
        if (_tensor is not null && _tensor.Version != _version) throw Updated(_tensor, node);
        return _tensor;
    }

    private AutogradException Updated(Tensor tensor, Node node)
    {
        var (function, output) = _result != NotAResult ? (node, _result) : (TensorHistory.FunctionOf(tensor), (tensor.Autograd as TensorHistory)?.OutputNumber ?? 0);
        return new(new SavedTensorUpdatedError(tensor.ScalarType, tensor.Sizes, function?.Name, output, tensor.Version, _version));
    }
}

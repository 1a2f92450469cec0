using System.Runtime.CompilerServices;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>
/// The autograd engine. Autograd kernels record what was computed as a graph of nodes (<see cref="Recording"/> here is what they are written
/// with); a backward pass runs it from the results to the leaves. Attach it with <see cref="AutogradSettings.AttachEngine"/>, so that operators
/// without an autograd kernel get the basic not-implemented fallback. Safe on any thread; each pass runs on the thread that asks for it.
/// </summary>
/// <param name="operators">The arithmetic of gradients.</param>
public sealed partial class GradientEngine(GradientOperators operators) : VariableHooks
{
    /// <summary>The arithmetic of gradients.</summary>
    public GradientOperators Operators { get; } = operators;

    /// <summary>Where warnings of backward passes go, one line each; the process's sink unless set.</summary>
    public Action<string> Warn { get; set; } = static text => WarningSink.Current.Warn(text);

    /// <summary>Whether the thread records gradients: with a tensor that requires grad, an autograd kernel then makes a node.</summary>
    public static bool Recording
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ThreadContext.GradientsEnabled;
    }

    /// <summary>Computes the gradients of tensors and accumulates them in the leaves they were computed from.</summary>
    /// <param name="tensors">The tensors, each of which requires grad.</param>
    /// <param name="gradients">A gradient for each; null, or a null entry, stands for ones and needs a tensor of one real element.</param>
    /// <param name="retainGraph">Whether the graph can be passed again; as <paramref name="createGraph"/> when null.</param>
    /// <param name="createGraph">Whether the pass is recorded, so that the gradients can be differentiated.</param>
    /// <param name="inputs">The tensors to accumulate in; null for all leaves.</param>
    /// <exception cref="AutogradException">A tensor does not require grad, a gradient is missing or does not fit, or the graph was released.</exception>
    public void Backward(
        IReadOnlyList<Tensor> tensors, IReadOnlyList<Tensor?>? gradients = null, bool? retainGraph = null, bool createGraph = false, IReadOnlyList<Tensor>? inputs = null)
    {
        var roots = Roots(tensors, gradients);
        if (inputs is { Count: 0 }) throw Wrong("`inputs` of a backward pass cannot be empty");
        var targets = inputs?.Select(input =>
        {
            input.RetainGrad();
            return TargetOf(input);
        }).ToArray();
        new GradientTask(this, retainGraph ?? createGraph, createGraph).Run(roots, targets, capture: false);
    }

    /// <summary>Computes the gradients of tensors with respect to others and returns them; nothing is accumulated.</summary>
    /// <param name="outputs">The tensors, each of which requires grad.</param>
    /// <param name="inputs">The tensors with respect to which.</param>
    /// <param name="gradients">A gradient for each output; null, or a null entry, stands for ones and needs a tensor of one real element.</param>
    /// <param name="retainGraph">Whether the graph can be passed again; as <paramref name="createGraph"/> when null.</param>
    /// <param name="createGraph">Whether the pass is recorded, so that the gradients can be differentiated.</param>
    /// <param name="allowUnused">Whether an input may have no part in the outputs; its gradient is null then.</param>
    /// <returns>One gradient for each input.</returns>
    /// <exception cref="AutogradException">A tensor does not require grad, a gradient is missing or does not fit, an input has no part, or the graph was released.</exception>
    public IReadOnlyList<Tensor?> Gradients(
        IReadOnlyList<Tensor> outputs, IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor?>? gradients = null, bool? retainGraph = null, bool createGraph = false,
        bool allowUnused = false)
    {
        if (inputs.Count == 0) throw Wrong("`inputs` of a backward pass cannot be empty");
        var roots = Roots(outputs, gradients);
        var captured = new GradientTask(this, retainGraph ?? createGraph, createGraph).Run(roots, [.. inputs.Select(TargetOf)], capture: true);
        if (!allowUnused && Array.IndexOf(captured, null) is >= 0 and var unused)
            throw Wrong($"one of the differentiated Tensors appears to not have been used in the graph: input {unused}", "pass allowUnused: true if this is the desired behaviour");
        return captured;
    }

    internal void Validate(Node node, Span<Tensor?> results)
    {
        var edges = node.Edges;
        for (var i = 0; i < edges.Length; i++)
        {
            if (results[i] is not { } gradient || edges[i].Function is not { } next) continue;
            if (!gradient.IsDefined)
            {
                results[i] = null;
                continue;
            }

            var expected = next.Input(edges[i].Input);
            if (expected.Shape.Sizes.IsDefault) continue;
            results[i] = Fitted(node, i, gradient, expected);
        }
    }

    private Tensor Fitted(Node node, int edge, Tensor gradient, in GradientShape expected)
    {
        if (!gradient.Sizes.AsSpan().SequenceEqual(expected.Shape.Sizes.AsSpan()))
        {
            if (!expected.IsExpandableTo(gradient.Sizes.AsSpan()))
                throw new AutogradException(new InvalidGradientError(node.Name, edge, gradient.Sizes, expected.Shape.Sizes));
            gradient = Operators.SumToSize(gradient, expected.Shape.Sizes.AsSpan());
        }

        return gradient.ScalarType == expected.ScalarType ? gradient : Operators.To(gradient, expected.ScalarType);
    }

    private (Edge, Tensor)[] Roots(IReadOnlyList<Tensor> tensors, IReadOnlyList<Tensor?>? gradients)
    {
        if (gradients is not null && gradients.Count != tensors.Count)
            throw Wrong($"got {tensors.Count} tensors and {gradients.Count} gradients");
        var roots = new List<(Edge, Tensor)>(tensors.Count);
        for (var i = 0; i < tensors.Count; i++)
        {
            var tensor = tensors[i];
            if (!tensor.RequiresGrad) throw Wrong($"element {i} of tensors does not require grad and does not have a grad_fn");
            var gradient = gradients?[i] ?? Implicit(tensor);
            if (!gradient.Sizes.AsSpan().SequenceEqual(tensor.Sizes.AsSpan()))
                throw Wrong($"mismatch in shape: gradient {i} has a shape of [{string.Join(", ", gradient.Sizes)}] and tensor {i} has a shape of [{string.Join(", ", tensor.Sizes)}]");
            // A view made below autograd of what requires grad leads nowhere.
            if (TensorHistory.EdgeOf(tensor, this) is { IsValid: true } edge)
                roots.Add((edge, gradient.ScalarType == tensor.ScalarType ? gradient : Operators.To(gradient, tensor.ScalarType)));
        }

        return [.. roots];
    }

    private Tensor Implicit(Tensor tensor)
    {
        if (tensor.Shape.ElementCount != 1) throw Wrong("grad can be implicitly created only for scalar outputs", "pass a gradient of the tensor's shape");
        if (!ScalarTypes.IsFloatingPoint(tensor.ScalarType)) throw Wrong($"grad can be implicitly created only for real scalar outputs but got {tensor.ScalarType}");
        using var below = Guards.NoGrad();
        return Operators.OnesLike(tensor);
    }

    private Edge TargetOf(Tensor input) =>
        input.RequiresGrad ? TensorHistory.EdgeOf(input, this) : throw Wrong("one of the differentiated Tensors does not require grad");

    private static AutogradException Wrong(string problem, string? remedy = null) => new(new BackwardError(problem, remedy));
}

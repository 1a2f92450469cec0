using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>One run of a node: the gradients of the results come in, those of the arguments go out. A gradient that is null is zero.</summary>
public readonly ref struct BackwardPass
{
    // The edges that are asked: the node's own, or those of the node that stands for it.
    private readonly Edge[] _edges;
    private readonly GradientTask? _limited;

    internal BackwardPass(Node node, ReadOnlySpan<Tensor?> gradients, Span<Tensor?> results, GradientTask? limited)
    {
        (_edges, _limited) = (node.Edges, limited);
        Gradients = gradients;
        Results = results;
    }

    /// <summary>The gradients of the operator's differentiable results; null for a result that does not matter.</summary>
    public ReadOnlySpan<Tensor?> Gradients { get; }

    /// <summary>The place for the gradients of the arguments, one for each edge; what is left null is zero.</summary>
    public Span<Tensor?> Results { get; }

    /// <summary>Whether the gradient of an argument is wanted in this pass.</summary>
    /// <param name="edge">The number of its edge.</param>
    /// <returns>False when nobody would look at it.</returns>
    public bool Needs(int edge) => _edges[edge].Function is { } next && (_limited is null || _limited.Runs(next));

    /// <summary>Whether the gradient of one of several arguments is wanted in this pass.</summary>
    /// <param name="first">The number of the first one's edge.</param>
    /// <param name="count">How many edges.</param>
    /// <returns>False when nobody would look at any of them.</returns>
    public bool Needs(int first, int count)
    {
        for (var i = first; i < first + count; i++)
            if (Needs(i)) return true;
        return false;
    }

    /// <summary>The pass of a node that runs inside another one, which has its edges.</summary>
    internal BackwardPass Inside(ReadOnlySpan<Tensor?> gradients, Span<Tensor?> results, Node outer) => new(outer, gradients, results, _limited);
}

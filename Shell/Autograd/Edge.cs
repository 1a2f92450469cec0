namespace Functional.Dispatch.Shell.Autograd;

/// <summary>Where a gradient goes: one input of a node. The default value goes nowhere.</summary>
/// <param name="Function">The node, or null.</param>
/// <param name="Input">Which of its inputs: the number of the result that the gradient belongs to.</param>
public readonly record struct Edge(Node? Function, int Input)
{
    /// <summary>Whether it goes somewhere.</summary>
    public bool IsValid => Function is not null;
}

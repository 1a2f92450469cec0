namespace Functional.Dispatch.Shell.Autograd;

/// <summary>The base of the nodes that the generator makes from a derivative table: their formulas give new tensors or aliases of what they got.</summary>
/// <param name="engine">The engine.</param>
public abstract class DerivativeNode(GradientEngine engine) : Node(engine)
{
    /// <inheritdoc />
    protected internal override bool GivesFreshTensors => true;
}

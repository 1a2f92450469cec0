using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>The end of the graph at a leaf: adds what arrives to the leaf's gradient.</summary>
internal sealed class AccumulateGrad : Node
{
    private readonly Tensor _leaf;

    public AccumulateGrad(GradientEngine engine, Tensor leaf)
        : base(engine, Last)
    {
        _leaf = leaf;
        AddInput(leaf);
    }

    public override string Name => "AccumulateGrad";

    protected internal override void Run(in BackwardPass pass) => throw new InvalidOperationException("an accumulator is run by its task");

    public void Accumulate(Tensor?[] gradients, bool mayKeep)
    {
        var history = TensorHistory.Materialise(_leaf);
        if (history.LeafHooks is { } hooks)
        {
            hooks.OnGradients(gradients);
            // A hook may have kept it.
            mayKeep = false;
        }

        if (gradients[0] is not { } gradient) return;

        // Two threads may pass one leaf.
        lock (this)
        {
            var recording = ThreadContext.GradientsEnabled;
            if (history.Grad is not { } sum) history.Grad = !recording && mayKeep && LiesLike(gradient) ? gradient : Engine.Operators.CloneLike(gradient, _leaf);
            else if (recording || sum.RequiresGrad) history.Grad = Engine.Operators.Add(sum, gradient);
            else Engine.Operators.AddInPlace(sum, gradient);
        }

        history.AfterAccumulation?.Invoke(_leaf);
    }

    private bool LiesLike(Tensor gradient) => gradient.Shape.Equals(_leaf.Shape) && GradientShape.IsContiguous(gradient.Shape);
}

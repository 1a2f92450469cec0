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

    /// <summary>The hooks on the leaf, which see the gradient before it is captured or accumulated.</summary>
    public NodeHooks? LeafHooks => (_leaf.Autograd as TensorHistory)?.LeafHooks;

    /// <summary>Adds a gradient to the leaf's.</summary>
    /// <param name="gradient">The gradient, or null for none.</param>
    /// <param name="mayKeep">Whether nobody else holds it.</param>
    public void Accumulate(Tensor? gradient, bool mayKeep)
    {
        if (gradient is null) return;
        var history = TensorHistory.Materialise(_leaf);

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

    // A gradient that is kept as it is lies like the leaf, dimensions of size 1 aside, or row-major when the leaf is not whole.
    private bool LiesLike(Tensor gradient)
    {
        if (!GradientShape.IsDense(_leaf.Shape)) return GradientShape.IsContiguous(gradient.Shape);
        for (var i = 0; i < gradient.Sizes.Length; i++)
        {
            var (stride, own) = (gradient.Shape.Strides[i], _leaf.Shape.Strides[i]);
            if (gradient.Sizes[i] == 1 ? stride == 0 : stride != own) return false;
        }

        return true;
    }
}

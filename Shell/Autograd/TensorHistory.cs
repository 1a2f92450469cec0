using System.Threading;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>What the engine keeps with a tensor: the node it came from, its gradient, hooks, and if it is a view, of what.</summary>
internal sealed class TensorHistory : AutogradMeta
{
    private AccumulateGrad? _accumulator;

    /// <summary>The node that the tensor came from, as it was last set; see <see cref="FunctionOf"/> for views.</summary>
    public Node? Function { get; set; }

    /// <summary>Which of the node's inputs the tensor's gradient is.</summary>
    public int OutputNumber { get; set; }

    /// <summary>The gradient accumulated in a leaf, or kept by <see cref="TensorGradients"/>' RetainGrad.</summary>
    public Tensor? Grad { get; set; }

    /// <summary>Whether a tensor that is no leaf keeps its gradient.</summary>
    public bool RetainsGrad { get; set; }

    /// <summary>Hooks on a leaf.</summary>
    public NodeHooks? LeafHooks { get; set; }

    /// <summary>What is called when a gradient was accumulated in a leaf.</summary>
    public Action<Tensor>? AfterAccumulation { get; set; }

    /// <summary>Of what the tensor is a differentiable view, or null.</summary>
    public ViewHistory? View { get; set; }

    // A view requires grad when its base does, also before its own history is made anew.
    public override bool HasHistory => Function is not null || View is { Base.RequiresGrad: true };

    public override string? FunctionName(Tensor tensor) => FunctionOf(tensor)?.Name;

    public static TensorHistory Materialise(Tensor tensor)
    {
        if (tensor.Autograd is TensorHistory history) return history;
        history = new TensorHistory();
        tensor.Autograd = history;
        return history;
    }

    /// <summary>
    /// The node that a tensor came from. A view whose base was updated in place since gets its history anew: from the base, through the view
    /// (note "View + in-place" in docs/autograd.md).
    /// </summary>
    public static Node? FunctionOf(Tensor tensor)
    {
        if (tensor.Autograd is not TensorHistory history) return null;
        if (history.View is not { } view) return history.Function;
        lock (view)
        {
            if (history.Function is null && !view.Base.RequiresGrad) return null;
            if (view.Version == tensor.Version) return history.Function;
            view.Creation.RequireUpdatable(history.Function, indirectly: true);
            var replayed = view.ReplayOn(view.Base, tensor);
            (history.Function, history.OutputNumber) = (FunctionOf(replayed), 0);
            view.Version = tensor.Version;
            if (history is { RetainsGrad: true, Function: { } function }) (function.Hooks ??= new NodeHooks()).Retain(0, tensor);
            return history.Function;
        }
    }

    /// <summary>Where the gradient of a tensor goes: to the node it came from, to its accumulator, or nowhere.</summary>
    public static Edge EdgeOf(Tensor tensor, GradientEngine engine)
    {
        var history = tensor.Autograd as TensorHistory;
        if (history is not null && (history.View is null ? history.Function : FunctionOf(tensor)) is { } function) return new(function, history.OutputNumber);
        // A view of what requires grad, made below autograd, has neither history nor a gradient of its own.
        if (!tensor.RequiresGrad || history is { View.Base.RequiresGrad: true } && !tensor.RequiresGradItself) return default;
        history ??= Materialise(tensor);
        return new(history._accumulator ?? Interlocked.CompareExchange(ref history._accumulator, new AccumulateGrad(engine, tensor), null) ?? history._accumulator, 0);
    }

    /// <summary>Makes the node the one that the tensor came from.</summary>
    public static void SetEdge(Tensor tensor, Node function, int output)
    {
        var history = Materialise(tensor);
        (history.Function, history.OutputNumber) = (function, output);
        if (history.View is { } view) view.Version = tensor.Version;
    }
}

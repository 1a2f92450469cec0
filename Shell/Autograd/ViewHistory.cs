using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>Of what a tensor is a differentiable view, and how the view is made again of a base with another history.</summary>
/// <param name="engine">The engine whose kernel made the view.</param>
/// <param name="base">The tensor viewed, never itself a view.</param>
/// <param name="replay">Makes the view of a base; null when sizes, strides and offset say it all.</param>
/// <param name="creation">How the view came about.</param>
internal sealed class ViewHistory(GradientEngine engine, Tensor @base, Func<Tensor, Tensor>? replay, ViewCreation creation)
{
    public GradientEngine Engine { get; } = engine;

    public Tensor Base { get; } = @base;

    public Func<Tensor, Tensor>? Replay { get; } = replay;

    public ViewCreation Creation { get; } = creation;

    /// <summary>The version of the base at which the view's own history is right.</summary>
    public int Version { get; set; }

    /// <summary>The same view of another tensor that lies as the base does.</summary>
    public Tensor ReplayOn(Tensor @base, Tensor view)
    {
        // Also reached with gradients switched off, while the engine runs.
        using var grad = Guards.EnableGrad();
        return Replay is not null ? Replay(@base) : Engine.Operators.AsStrided(@base, view.Shape, view.StorageOffset);
    }

    /// <summary>What a view of a view is replayed by.</summary>
    public static Func<Tensor, Tensor>? Chain(TensorHistory? viewed, Tensor viewedTensor, Tensor view, Func<Tensor, Tensor>? replay)
    {
        if (viewed?.View is not { } first) return replay;
        if (first.Replay is null && replay is null) return null;
        var (shape, offset) = (viewedTensor.Shape, viewedTensor.StorageOffset);
        var (own, ownOffset) = (view.Shape, view.StorageOffset);
        return root =>
        {
            var middle = first.Replay is not null ? first.Replay(root) : first.Engine.Operators.AsStrided(root, shape, offset);
            return replay is not null ? replay(middle) : first.Engine.Operators.AsStrided(middle, own, ownOffset);
        };
    }
}

/// <summary>How a view came about: views made in some ways must not be updated in place with gradients recorded.</summary>
public enum ViewCreation
{
    /// <summary>By a view operator, with gradients recorded.</summary>
    Default,

    /// <summary>With gradients switched off.</summary>
    NoGrad,

    /// <summary>In inference mode.</summary>
    InferenceMode,

    /// <summary>As one of several views that one operator returns.</summary>
    MultipleOutputs,

    /// <summary>By an operator without derivative.</summary>
    NoDerivative,
}

/// <summary>What the ways in which views come about mean.</summary>
internal static class ViewCreations
{
    /// <summary>The way in which a view operator called now makes views.</summary>
    public static ViewCreation Now => ThreadContext.InferenceMode ? ViewCreation.InferenceMode : ThreadContext.GradientsEnabled ? ViewCreation.Default : ViewCreation.NoGrad;

    public static ViewCreation Then(this ViewCreation viewed, ViewCreation view) => view == ViewCreation.Default ? viewed : view;

    /// <exception cref="AutogradException">The view must not be updated.</exception>
    public static void RequireUpdatable(this ViewCreation creation, Node? function, bool indirectly)
    {
        if (creation == ViewCreation.Default) return;
        throw new AutogradException(new ViewUpdateError(function?.Name, creation, indirectly));
    }
}

using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>
/// The history of a tensor of which a view was updated in place: outside the view the gradient passes unchanged, inside it goes through the
/// node of the update. Note "View + in-place" in docs/autograd.md.
/// </summary>
internal sealed class CopySlices : Node
{
    private readonly GradientShape _base;
    private readonly TensorShape _viewShape;
    private readonly long _viewOffset;
    private readonly Func<Tensor, Tensor>? _replay;
    private Node? _update;

    public CopySlices(GradientEngine engine, Tensor @base, Tensor updated, ViewHistory view, Node update)
        : base(engine)
    {
        (_base, _viewShape, _replay, _update) = (GradientShape.Of(@base), updated.Shape, view.Replay, update);
        _viewOffset = updated.StorageOffset - @base.StorageOffset;
        AddInput(@base);
        // The update's edges, but what went to the view before goes to the base.
        var edges = update.NextEdges.ToArray();
        edges[0] = TensorHistory.EdgeOf(@base, engine);
        SetEdges(edges);
    }

    public override string Name => "CopySlices";

    protected internal override void Run(in BackwardPass pass)
    {
        if (pass.Gradients[0] is not { } gradient) return;
        RequireSaved();
        var operators = Engine.Operators;
        var whole = operators.Empty(_base with { StorageOffset = 0 });
        operators.CopyInto(whole, gradient);
        var part = _replay is not null ? _replay(whole) : operators.AsStrided(whole, _viewShape, _viewOffset);
        var update = _update!;
        var results = new Tensor?[Edges.Length];
        // A copy: the part is written below, and the update's node may save what it gets.
        Tensor?[] into = [operators.CloneContiguous(part)];
        update.Hooks?.OnGradients(into);
        update.Run(pass.Inside(into, results, this));
        Engine.Validate(update, results);
        for (var i = 0; i < results.Length; i++)
        {
            if (!pass.Needs(i)) continue;
            if (i > 0) pass.Results[i] = results[i];
            else
            {
                if (results[0] is { } inner) operators.CopyInto(part, inner);
                else operators.CopyInto(part, operators.Zeros(GradientShape.Of(part)));
                pass.Results[0] = whole;
            }
        }
    }

    protected override void ReleaseSaved()
    {
        _update?.Release();
        _update = null;
    }
}

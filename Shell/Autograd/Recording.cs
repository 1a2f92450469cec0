using System.Runtime.CompilerServices;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>What autograd kernels are written with.</summary>
public sealed partial class GradientEngine
{
    /// <summary>Where the gradient of an argument goes.</summary>
    /// <param name="argument">A tensor argument; null is none.</param>
    /// <returns>An edge, which leads nowhere unless the argument requires grad.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Edge EdgeOf(Tensor? argument) => argument is { RequiresGrad: true } ? TensorHistory.EdgeOf(argument, this) : default;

    /// <summary>Whether a tensor of a list requires grad.</summary>
    /// <param name="tensors">The list.</param>
    /// <returns>True when one does.</returns>
    public static bool AnyRequiresGrad(IReadOnlyList<Tensor> tensors)
    {
        for (var i = 0; i < tensors.Count; i++)
            if (tensors[i].RequiresGrad) return true;
        return false;
    }

    /// <summary>Says that a new tensor came from a node; one of a type without gradients only counts as an input.</summary>
    /// <param name="result">A result of the operator.</param>
    /// <param name="node">The node.</param>
    public static void SetHistory(Tensor result, Node node)
    {
        var input = node.AddInput(result);
        if (result.IsDefined && ScalarTypes.IsDifferentiable(result.ScalarType)) TensorHistory.SetEdge(result, node, input);
    }

    /// <summary>Refuses an in-place update that would falsify gradients, before it happens.</summary>
    /// <param name="tensor">The tensor to update.</param>
    /// <param name="records">Whether the update is recorded: gradients are, and an argument requires grad.</param>
    /// <exception cref="AutogradException">The tensor is a leaf that requires grad or a view of one, or a view that must not be updated.</exception>
    public static void CheckInPlace(Tensor tensor, bool records)
    {
        if (!records) return;
        if (tensor.Autograd is TensorHistory { View: { } view } history)
        {
            view.Creation.RequireUpdatable(history.Function, indirectly: false);
            if (tensor.RequiresGrad && view.Base.IsLeaf) throw new AutogradException(new LeafUpdateError(IsView: true));
        }

        if (tensor.RequiresGrad && tensor.IsLeaf) throw new AutogradException(new LeafUpdateError(IsView: false));
    }

    /// <summary>Refuses a recorded call of an operator that writes to <c>out</c> arguments.</summary>
    /// <param name="operator">The operator's name without namespace and overload.</param>
    /// <exception cref="AutogradException">Always.</exception>
    public static void RefuseOut(string @operator) => throw new AutogradException(new OutArgumentError(@operator));

    /// <summary>
    /// Says that a tensor was updated in place by a node's operator. Of a view it is the base that gets a new history: what the node does happens
    /// to a part of it.
    /// </summary>
    /// <param name="tensor">The tensor, whose version was counted up already.</param>
    /// <param name="node">The node; its first edge is the tensor's as it was before.</param>
    public void RebaseHistory(Tensor tensor, Node node)
    {
        var input = node.AddInput(tensor);
        if (!ScalarTypes.IsDifferentiable(tensor.ScalarType)) return;
        var history = tensor.Autograd as TensorHistory;
        if (history?.View is { } view)
        {
            if (node.InputCount != 1) throw new AutogradException(new BackwardError("functions which modify views in-place must return a single Variable"));
            var before = TensorHistory.FunctionOf(view.Base);
            var slices = new CopySlices(this, view.Base, tensor, view, node);
            TensorHistory.SetEdge(view.Base, slices, 0);
            MoveRetained(view.Base, before, slices);
            _ = TensorHistory.FunctionOf(tensor);
            return;
        }

        var old = history?.Function;
        TensorHistory.SetEdge(tensor, node, input);
        MoveRetained(tensor, old, node);
    }

    /// <summary>Makes an alias a differentiable view, as kernels of view operators at ADInplaceOrView do.</summary>
    /// <param name="viewed">The tensor viewed.</param>
    /// <param name="alias">What the kernel below returned: a new alias of it.</param>
    /// <param name="replay">Makes the view again of another tensor that lies as the viewed one; null when sizes, strides and offset say it all.</param>
    /// <param name="creation">How the view comes about; null for a view operator called now.</param>
    /// <returns>The alias.</returns>
    public Tensor AsView(Tensor viewed, Tensor alias, Func<Tensor, Tensor>? replay = null, ViewCreation? creation = null)
    {
        // An inference tensor counts no versions, and nothing is tracked.
        if (viewed.IsInference) return alias;
        if (alias.Autograd is not null) throw new AutogradException(new BackwardError("a tensor with history cannot be made a view"));
        var parent = viewed.Autograd as TensorHistory;
        alias.BecomeViewOf(viewed);
        var kind = creation ?? ViewCreations.Now;
        if (parent?.View is { } above) kind = above.Creation.Then(kind);
        alias.Autograd = new TensorHistory
        {
            View = new ViewHistory(this, parent?.View?.Base ?? viewed, ViewHistory.Chain(parent, viewed, alias, replay), kind) { Version = alias.Version },
        };
        return alias;
    }

    /// <summary>Makes an alias a detached tensor: it counts versions with the other and has no history.</summary>
    /// <param name="tensor">The tensor detached from.</param>
    /// <param name="alias">What the kernel below returned: a new alias of it.</param>
    /// <returns>The alias.</returns>
    public static Tensor AsDetached(Tensor tensor, Tensor alias)
    {
        if (!tensor.IsInference) alias.ShareVersionWith(tensor);
        return alias;
    }

    // A gradient that is kept with the tensor is that of its newest history; hooks stay where they were registered.
    private static void MoveRetained(Tensor tensor, Node? from, Node to)
    {
        if (tensor.Autograd is not TensorHistory { RetainsGrad: true } history) return;
        from?.Hooks?.StopRetaining(tensor);
        (to.Hooks ??= new NodeHooks()).Retain(history.OutputNumber, tensor);
    }
}

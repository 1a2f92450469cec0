using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>
/// Kernels that a backend registers for operators of its own whose derivative it does not have: the loud way, where the fallback of the autograd
/// keys only warns. Register <see cref="Autograd"/> at the alias key Autograd, and for operators that update or view an argument
/// <see cref="ADInplaceOrView"/> at that key.
/// </summary>
public static class NotImplementedKernels
{
    /// <summary>The kernel whose results make a backward pass throw.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="debug">Who registers it.</param>
    /// <returns>A boxed kernel for any operator.</returns>
    public static Kernel Autograd(GradientEngine engine, string debug) => Kernels.Boxed(
        (op, keys, stack) => RunAutograd(engine, op, keys, stack), debug,
        // Which of two guards it holds depends on the operator; both lead to the same kernel, which is registered below ADInplaceOrView only for the other kind.
        new KernelNext.Redispatch(new RedispatchKeys.Masked(KeySets.AfterAutograd), new Guard.BelowAutograd()));

    /// <summary>The companion for operators that update or view an argument: counts the update, or makes a view that must not be updated.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="debug">Who registers it.</param>
    /// <returns>A boxed kernel for any operator.</returns>
    public static Kernel ADInplaceOrView(GradientEngine engine, string debug) => Kernels.Boxed(
        (op, keys, stack) => RunInplaceOrView(engine, op, keys, stack), debug,
        new KernelNext.Redispatch(new RedispatchKeys.Masked(KeySets.AfterADInplaceOrView), new Guard.BelowADInplaceOrView()));

    private static void RunAutograd(GradientEngine engine, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var schema = op.Table.Signature!.Schema;
        _ = Aliased(op, schema.Returns, "output");
        var isView = Aliased(op, schema.Arguments, "input") >= 0;
        var isUpdate = schema.Returns.Any(r => r.Alias is { IsWrite: true });
        var arguments = stack.Last(schema.Arguments.Count);
        var requiring = ThreadContext.GradientsEnabled ? TensorArguments.Of(arguments).Where(t => t.RequiresGrad).ToList() : [];
        for (var i = 0; i < schema.Arguments.Count; i++)
            if (schema.Arguments[i].Alias is { IsWrite: true } && arguments[i].AsTensor is Tensor written) GradientEngine.CheckInPlace(written, requiring.Count > 0);

        NotImplementedNode? node = null;
        if (requiring.Count > 0)
        {
            node = new NotImplementedNode(engine, op.Name.Name);
            node.SetEdges([.. requiring.Select(t => engine.EdgeOf(t))]);
        }

        if (isView || isUpdate)
        {
            using var guard = Guards.BelowAutograd();
            op.RedispatchBoxed(keys & KeySets.AfterAutograd, stack);
        }
        else
        {
            using var guard = Guards.BelowADInplaceOrView();
            op.RedispatchBoxed(keys & KeySets.AfterAutograd, stack);
        }

        if (node is null) return;
        var results = stack.Last(schema.Returns.Count).ToArray();
        for (var i = 0; i < results.Length; i++)
        {
            foreach (var output in TensorArguments.Of(results.AsSpan(i, 1)))
            {
                if (!output.IsDefined || !ScalarTypes.IsDifferentiable(output.ScalarType)) continue;
                if (schema.Returns[i].Alias is { IsWrite: true }) engine.RebaseHistory(output, node);
                else GradientEngine.SetHistory(output, node);
            }
        }
    }

    private static void RunInplaceOrView(GradientEngine engine, OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var schema = op.Table.Signature!.Schema;
        var output = Aliased(op, schema.Returns, "output");
        var input = Aliased(op, schema.Arguments, "input");
        if (output > 0 || output == 0 && input != 0)
            throw Wrong(op, "can only make the first output a view of the first input");
        var viewed = output == 0 ? stack.Last(schema.Arguments.Count)[0].AsTensor as Tensor : null;
        using (Guards.BelowADInplaceOrView()) op.RedispatchBoxed(keys & KeySets.AfterADInplaceOrView, stack);
        var results = stack.Last(schema.Returns.Count);
        for (var i = 0; i < results.Length; i++)
            if (schema.Returns[i].Alias is { IsWrite: true } && results[i].AsTensor is Tensor written) written.BumpVersion();
        if (viewed is null) return;
        // A list of views, or one.
        var creation = results[0].Kind == ValueKind.List ? ViewCreation.MultipleOutputs : ViewCreation.NoDerivative;
        foreach (var view in TensorArguments.Of(results[..1]))
        {
            // The input itself is no view of it.
            if (!ReferenceEquals(view, viewed)) engine.AsView(viewed, view, null, creation);
        }
    }

    // Which of them is aliased without being written to, or -1; more than one cannot be followed.
    private static int Aliased(OperatorEntry op, EquatableArray<Argument> places, string what)
    {
        var found = -1;
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i].Alias is not { IsWrite: false }) continue;
            if (found >= 0) throw Wrong(op, $"can follow a single {what} that is aliased and not written to");
            found = i;
        }

        return found;
    }

    private static AutogradException Wrong(OperatorEntry op, string problem) =>
        new(new BackwardError($"the not-implemented kernels {problem}: `{op.Name}`", "write the operator as a composite of others"));
}

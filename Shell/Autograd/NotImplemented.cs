using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>The basic not-implemented fallback (section 7 of the dispatch model; autograd_not_implemented_fallback.cpp).</summary>
public sealed partial class GradientEngine
{
    /// <inheritdoc />
    public override void BasicAutogradNotImplementedFallback(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var signature = op.Table.Signature!;
        var arguments = stack.Last(signature.ArgumentCount);
        if (!AutogradFallbackKernel.MarksOutputs(op, arguments))
        {
            op.RedispatchBoxed(AutogradFallback.Below(keys), stack);
            return;
        }

        // Made before the kernel runs: it may change the histories of its arguments. One node for all outputs, so that it warns once.
        var node = new WarnNotImplemented(this, op.Name, [.. TensorArguments.Of(arguments).Select(t => EdgeOf(t))]);
        op.RedispatchBoxed(AutogradFallback.Below(keys), stack);
        var results = stack.Last(signature.ReturnCount).ToArray();
        for (var i = 0; i < results.Length; i++)
        {
            var isMutable = signature.Schema.Returns[i].Alias is { IsWrite: true };
            foreach (var output in TensorArguments.Of(results.AsSpan(i, 1))) Apply(AutogradFallback.OnOutput(AutogradFallbackKernel.Facts(output, isMutable)), output, node);
        }
    }

    /// <inheritdoc />
    public override void Mark(OperatorEntry op, IReadOnlyList<Tensor> inputs, Tensor output, OutputMark mark) =>
        Apply(mark, output, new WarnNotImplemented(this, op.Name, [.. inputs.Select(t => EdgeOf(t))]));

    private static void Apply(OutputMark mark, Tensor output, WarnNotImplemented node)
    {
        switch (mark)
        {
            case OutputMark.None: break;
            case OutputMark.WarningNode: SetHistory(output, node); break;
            case OutputMark.WarningHook: Warn(output); break;
            case OutputMark.WarningHookOnOutputAndBase:
                Warn(output);
                Warn(output.ViewedBase!);
                break;
        }

        void Warn(Tensor tensor) => tensor.RegisterHook(_ =>
        {
            node.Warn();
            return null;
        });
    }
}

/// <summary>Warns when a backward pass goes through an operator without autograd kernel, and ends it there.</summary>
internal sealed class WarnNotImplemented : Node
{
    private readonly string _operator;

    public WarnNotImplemented(GradientEngine engine, Schemas.OperatorName op, Edge[] edges)
        : base(engine)
    {
        _operator = op.Name;
        SetEdges(edges);
    }

    public override string Name => "WarnNotImplemented";

    public void Warn() => Engine.Warn(
        $"{_operator}: an autograd kernel was not registered to the Autograd key(s) but we are trying to backprop through it. This may lead to silently incorrect behavior. "
        + "If the operator is differentiable, register an autograd kernel to the Autograd key (or a composite kernel to CompositeImplicitAutograd). "
        + "If it is not, or to squash this warning, register a fallthrough to the Autograd key");

    protected internal override void Run(in BackwardPass pass) => Warn();
}

/// <summary>Throws when a backward pass comes to an operator whose derivative is not implemented.</summary>
/// <param name="engine">The engine.</param>
/// <param name="operator">The operator's name.</param>
public sealed class NotImplementedNode(GradientEngine engine, string @operator) : Node(engine)
{
    /// <inheritdoc />
    public override string Name => "NotImplemented";

    /// <inheritdoc />
    protected internal override void Run(in BackwardPass pass) => throw new DerivativeNotImplementedException(new NoDerivativeError(@operator));
}

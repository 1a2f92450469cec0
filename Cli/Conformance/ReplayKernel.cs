using System.Collections.Immutable;
using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>The twelfth kernel of a chain gives up, as in the recording program.</summary>
internal sealed class DepthLimitException : Exception
{
    public DepthLimitException()
    {
    }

    public DepthLimitException(string message)
        : base(message)
    {
    }

    public DepthLimitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>What the kernels of one chain have in common: the log they write and the operator they call besides their own.</summary>
/// <param name="other">The other operator.</param>
internal sealed class ReplayChain(OperatorEntry other)
{
    private readonly List<string> _log = [];

    public OperatorEntry Other => other;

    public string Log => JsonList(_log);

    public void Enter(string id, DispatchKeySet keys)
    {
        _log.Add(ChainsCheck.Log(id, keys, ThreadContext.Keys));
        if (_log.Count >= ChainsCheck.LogLimit) throw new DepthLimitException($"{ChainsCheck.LogLimit} kernels have run");
    }
}

/// <summary>A recorded kernel, really run: logs, then does as its kind says with the guards and calls that programs use.</summary>
internal sealed class ReplayKernel(string id, string kind, DispatchKeySet p, ReplayChain chain)
{
    public static BoxedKernel Of(JsonElement impl, ReplayChain chain) => new ReplayKernel(
        impl.GetProperty("id").Text(), impl.GetProperty("kind").Text(),
        impl.TryGetProperty("p", out var p) ? p.Set() : DispatchKeySet.Empty, chain).Run;

    public void Run(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        chain.Enter(id, keys);
        var below = keys & DispatchKeySet.FullAfter(keys.HighestFunctionality);
        switch (kind)
        {
            case "leaf": Return(op, stack); break;
            case "redispatch": op.RedispatchBoxed(below, stack); break;
            case "redispatch_const": op.RedispatchBoxed(p, stack); break;
            case "redispatch_add": op.RedispatchBoxed(below | p, stack); break;
            case "variable_type": { using var guard = Guards.BelowADInplaceOrView(); op.RedispatchBoxed(keys & KeySets.AfterAutograd, stack); break; }
            case "guard_exclude": { using var guard = Guards.Exclude(p); op.CallBoxed(stack); break; }
            case "guard_below_autograd": { using var guard = Guards.BelowAutograd(); op.CallBoxed(stack); break; }
            case "guard_below_adinplaceorview": { using var guard = Guards.BelowADInplaceOrView(); op.CallBoxed(stack); break; }
            case "other": CallOther(op, stack); Return(op, stack); break;
            case "other_then_redispatch": CallOther(op, stack); op.RedispatchBoxed(below, stack); break;
            case "include_other": { using (Guards.Include(p)) CallOther(op, stack); op.RedispatchBoxed(below, stack); break; }
            case "exclude_other": { using (Guards.Exclude(p)) CallOther(op, stack); Return(op, stack); break; }
            case "inference_call": { using (Guards.InferenceMode()) CallOther(op, stack); Return(op, stack); break; }
            default: throw new RowShapeException($"unknown kind `{Quoted.Short(kind)}`");
        }
    }

    private static void Return(OperatorEntry op, Stack stack)
    {
        var schema = op.Schema!;
        stack.Drop(schema.Arguments.Count);
        for (var i = 0; i < schema.Returns.Count; i++) stack.Push(Value.From(new ReplayTensor(KeySets.UndefinedTensor)));
    }

    // All tensors among the caller's arguments, in order, lists flattened: a list parameter takes all, a tensor parameter the first.
    private void CallOther(OperatorEntry op, Stack stack)
    {
        var tensors = stack.Last(op.Schema!.Arguments.Count).ToArray().SelectMany(Tensors).ToImmutableArray();
        var arguments = new Stack();
        foreach (var parameter in chain.Other.Schema!.Arguments)
            arguments.Push(parameter.Type is SchemaType.List ? Value.FromList(tensors) : tensors.FirstOrDefault());
        chain.Other.CallBoxed(arguments);
    }

    private static IEnumerable<Value> Tensors(Value value) =>
        value.AsTensor is not null ? [value] : value.Kind == ValueKind.List ? value.Items.SelectMany(Tensors) : [];
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Cli.Output;

/// <summary>The words for keysets, guards, kernels, outcomes and remedies, under the names in use.</summary>
/// <param name="names">The names in use.</param>
public sealed class Wording(KeyNames names)
{
    /// <summary>The names in use.</summary>
    public KeyNames Names => names;

    /// <summary>A set, with the groups that are always long written short.</summary>
    /// <param name="set">The set.</param>
    /// <returns>For example <c>CPU, AutogradCPU</c> or <c>every Autocast key</c>.</returns>
    public string Set(DispatchKeySet set)
    {
        var parts = new List<string>();
        var rest = set;
        if (set.HasAll(KeySets.Autocast)) rest -= KeySets.Autocast;
        if (rest.Backends == KeySets.BackendBits) parts.Add($"{names.PrintExact(rest.Functionalities)} on every backend".TrimStart());
        else if (!rest.IsEmpty) parts.Add(names.PrintExact(rest));
        if (rest != set) parts.Add("every Autocast key");
        return parts.Count == 0 ? "nothing" : string.Join(", ", parts);
    }

    /// <summary>A text of Core's that names keys by PyTorch's own names.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text under the names in use.</returns>
    public string Renamed(string text) => text.Replace("PrivateUse1", names.PrivateUse1Name, StringComparison.Ordinal);

    /// <summary>A key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Its name.</returns>
    public string Key(RegistrationKey key) => names.Print(key);

    /// <summary>What a kernel does next.</summary>
    /// <param name="next">What it does.</param>
    /// <returns>Words.</returns>
    public string Next(KernelNext next) => next switch
    {
        KernelNext.Leaf => "computes and returns",
        KernelNext.Redispatch redispatch => $"redispatches {Keys(redispatch.Keys)}" + (redispatch.Under is { } guard ? $" under {Guard(guard)}" : ""),
        KernelNext.CallAgain again => $"calls the operator again under {Guard(again.Under)}",
        KernelNext.CallOther other => $"calls `{other.Other}`" + (other.Under is { } guard ? $" under {Guard(guard)}" : "") + $", then {Next(other.Then)}",
        KernelNext.SelectBackend => "takes the backend from the device argument and redispatches",
        KernelNext.BuiltIn builtIn => $"built-in fallback of {Key(builtIn.Key)}",
        KernelNext.Composite => "calls other operators",
        KernelNext.Unknown unknown => $"not known: {Renamed(unknown.Why)}",
        _ => throw new InvalidOperationException($"unknown kind of kernel {next.GetType().Name}"),
    };

    private string Keys(RedispatchKeys keys) => keys switch
    {
        RedispatchKeys.BelowOwn => "below itself",
        RedispatchKeys.BelowOwnAnd and => $"below itself and with {Set(and.Keys)}",
        RedispatchKeys.Masked masked when masked.Mask == KeySets.AfterAutograd => "below autograd",
        RedispatchKeys.Masked masked => KeyLayout.RuntimeKeys.ToArray().Where(k => DispatchKeySet.FullAfter(k) == masked.Mask).Select(k => $"below {Key(k)}")
            .FirstOrDefault($"with those of its keys that are in {Set(masked.Mask)}"),
        RedispatchKeys.Exactly exactly => $"with {Set(exactly.Keys)}",
        _ => throw new InvalidOperationException($"unknown kind of redispatch {keys.GetType().Name}"),
    };

    /// <summary>One word for what a kernel does next, for machines.</summary>
    /// <param name="next">What it does.</param>
    /// <returns>The word.</returns>
    public static string Kind(KernelNext next) => next switch
    {
        KernelNext.Leaf => "leaf",
        KernelNext.Redispatch => "redispatch",
        KernelNext.CallAgain => "call_again",
        KernelNext.CallOther => "call_other",
        KernelNext.SelectBackend => "select_backend",
        KernelNext.BuiltIn => "built_in",
        KernelNext.Composite => "composite",
        KernelNext.Unknown => "unknown",
        _ => throw new InvalidOperationException($"unknown kind of kernel {next.GetType().Name}"),
    };

    private string Guard(Guard guard) => guard switch
    {
        Dispatch.Keys.Guard.Include include => $"Include({names.PrintExact(include.Keys)})",
        Dispatch.Keys.Guard.Exclude exclude => $"Exclude({names.PrintExact(exclude.Keys)})",
        Dispatch.Keys.Guard.Force force => $"Force({names.PrintExact(force.Keys.Included)}; {names.PrintExact(force.Keys.Excluded)})",
        Dispatch.Keys.Guard.Inference inference => inference.Enabled ? "InferenceMode" : "InferenceMode(false)",
        Dispatch.Keys.Guard.Gradients gradients => gradients.Enabled ? "grad" : "no-grad",
        _ => guard.GetType().Name,
    };

    /// <summary>How a call ends: one word for machines and a sentence for people.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Both.</returns>
    public (string Kind, string Text) Outcome(Outcome outcome) => outcome switch
    {
        Routing.Outcome.Returned => ("returned", "the call returns"),
        Routing.Outcome.NoKernel o => ("no_kernel", $"error: `{o.Operator}` has no kernel at {Key(o.Key)}"),
        Routing.Outcome.NoTensorArguments o => ("no_tensor_arguments", $"error: no keys remain and `{o.Operator}` has nothing at Undefined"),
        Routing.Outcome.FallthroughCalled o => ("fallthrough_called", $"error: `{o.Operator}` was redispatched to {Key(o.Key)}, which holds a fallthrough"),
        Routing.Outcome.Ambiguous o => ("ambiguous_autogradother",
            $"error: `{o.Operator}` is ambiguous at AutogradOther: it has a CompositeImplicitAutograd kernel, and a kernel at a backend whose autograd is AutogradOther"),
        Routing.Outcome.FallbackFailed o => ("fallback_failed", $"error: {Renamed(o.Failure.Message)}"),
        Routing.Outcome.InvariantViolation o => ("invariant_violation", $"error: the live table of `{o.Operator}` is stale"),
        Routing.Outcome.Cycle o => ("cycle", $"never ends: `{o.Operator}` comes back to its kernel at {Key(o.Key)} with the same keys"),
        Routing.Outcome.DepthLimit o => ("depth_limit", $"given up after {o.Limit} kernels"),
        Routing.Outcome.NotPredictable o => ("not_predictable", $"not predictable further: {Renamed(o.Why)}"),
        Routing.Outcome.UnknownOperator o => ("unknown_operator", $"error: a kernel calls `{o.Operator}`, which is not there or has no schema"),
        _ => throw new InvalidOperationException($"unknown outcome {outcome.GetType().Name}"),
    };

    /// <summary>A remedy: one word for machines, the key it leads to or registers at, and a sentence for people.</summary>
    /// <param name="remedy">The remedy.</param>
    /// <returns>All three.</returns>
    public (string Kind, string Key, string Text) Remedy(Remedy remedy)
    {
        var (kind, key) = remedy switch
        {
            Routing.Remedy.MakeDense r => ("make_dense", (RegistrationKey)r.Key),
            Routing.Remedy.Move r => ("move", r.Key),
            Routing.Remedy.GiveDefined r => ("give_defined", r.Key),
            Routing.Remedy.Register r => ("register", r.At),
            Routing.Remedy.RegisterFallback r => ("register_fallback", r.At),
            _ => throw new InvalidOperationException($"unknown remedy {remedy.GetType().Name}"),
        };
        return (kind, Key(key), remedy.Advice(names));
    }
}

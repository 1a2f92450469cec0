using Functional.Dispatch.Keys;

namespace Functional.Dispatch.PropertyTests.Models;

/// <summary>What a thread holds, without any cleverness.</summary>
internal sealed record NaiveState(NaiveKeys Included, NaiveKeys Excluded, bool Gradients, bool Inference, (NaiveKeys Included, NaiveKeys Excluded)? Snapshot)
{
    private static readonly NaiveKeys Autograd =
        NaiveKeys.Functionality(DispatchKey.AutogradOther, DispatchKey.AutogradFunctionality, DispatchKey.AutogradNestedTensor);

    private static readonly NaiveKeys View = NaiveKeys.Functionality(DispatchKey.ADInplaceOrView);

    /// <summary>Section 3: BackendSelect and ADInplaceOrView included, every Autocast key excluded.</summary>
    public static NaiveState Default { get; } = new(
        NaiveKeys.Functionality(DispatchKey.BackendSelect, DispatchKey.ADInplaceOrView),
        NaiveKeys.Functionality([.. Enum.GetValues<DispatchKey>().Where(k => $"{k}".StartsWith("Autocast", StringComparison.Ordinal))]),
        true, false, null);

    public static NaiveState Of(ThreadState state) => new(
        NaiveKeys.Of(state.Keys.Included), NaiveKeys.Of(state.Keys.Excluded), state.GradientsEnabled, state.InferenceMode,
        state.SnapshotOnEntry is { } keys ? (NaiveKeys.Of(keys.Included), NaiveKeys.Of(keys.Excluded)) : null);

    public NaiveState Enter(Guard guard) => guard switch
    {
        Guard.Include g => this with { Included = Included.And(NaiveKeys.Of(g.Keys)) },
        Guard.Exclude g => this with { Excluded = Excluded.And(NaiveKeys.Of(g.Keys)) },
        Guard.Force g => this with { Included = NaiveKeys.Of(g.Keys.Included), Excluded = NaiveKeys.Of(g.Keys.Excluded) },
        Guard.BelowAutograd or Guard.NonVariableTypeMode => this with { Excluded = Excluded.And(Autograd) },
        Guard.BelowADInplaceOrView => this with { Excluded = Excluded.And(Autograd).And(View) },
        Guard.SkipFunctionalize => this with { Excluded = Excluded.And(NaiveKeys.Functionality(DispatchKey.Functionalize)) },
        Guard.Inference { Enabled: true } => this with { Included = Included.Without(View), Excluded = Excluded.And(Autograd), Gradients = false, Inference = true },
        Guard.Inference => this with { Included = Included.And(View), Excluded = Excluded.Without(Autograd), Gradients = true, Inference = false },
        Guard.Gradients g => this with { Gradients = g.Enabled },
        Guard.Restore g => Of(g.Captured),
        Guard.Preserve => this,
        _ => throw new ArgumentOutOfRangeException(nameof(guard)),
    };

    /// <summary>Section 3: what a guard restores is what it owns.</summary>
    public NaiveState Leave(Guard guard, NaiveState entry) => guard switch
    {
        Guard.Include => this with { Included = entry.Included },
        Guard.Exclude or Guard.BelowAutograd or Guard.BelowADInplaceOrView or Guard.SkipFunctionalize or Guard.NonVariableTypeMode =>
            this with { Excluded = entry.Excluded },
        Guard.Force or Guard.Preserve => this with { Included = entry.Included, Excluded = entry.Excluded },
        Guard.Inference => this with { Included = entry.Included, Excluded = entry.Excluded, Gradients = entry.Gradients, Inference = entry.Inference },
        Guard.Gradients => this with { Gradients = entry.Gradients },
        Guard.Restore => entry,
        _ => throw new ArgumentOutOfRangeException(nameof(guard)),
    };

    /// <summary>Everything held, as numbers to compare.</summary>
    public string Content => Text(Included.Raw, Excluded.Raw, Gradients, Inference, Snapshot is { } s ? (s.Included.Raw, s.Excluded.Raw) : null);

    public static string ContentOf(ThreadState state) => Text(
        state.Keys.Included.Raw, state.Keys.Excluded.Raw, state.GradientsEnabled, state.InferenceMode,
        state.SnapshotOnEntry is { } s ? (s.Included.Raw, s.Excluded.Raw) : null);

    private static string Text(ulong included, ulong excluded, bool gradients, bool inference, (ulong, ulong)? snapshot) =>
        $"included {included:x}, excluded {excluded:x}, gradients {gradients}, inference {inference}, snapshot {snapshot}";
}

using System.Text.Json;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Cli.Matrix;

/// <summary>
/// What the page's script needs to follow a call, as data. Every number is got from the core by asking it: a change of a keyset is recorded as
/// the pair (and, or) that the core's function makes of the full and of the empty set, which says all of a function that treats each bit by
/// itself, as guards and redispatches do.
/// </summary>
internal static class MachineData
{
    private const string OperatorPlace = "{op}";

    private const string KeyPlace = "{key}";

    private static readonly OperatorName AnyOperator = new(OperatorPlace, "");

    /// <summary>Guards that can be put around a call.</summary>
    private static readonly string[] Guards =
        ["BelowAutograd", "BelowADInplaceOrView", "SkipFunctionalize", "NonVariableTypeMode", "InferenceMode", "InferenceMode(false)", "no-grad", "grad"];

    /// <summary>Writes tensor words, devices, guards, the thread's default state, limits and the words of outcomes.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="words">The words in use.</param>
    public static void Write(Utf8JsonWriter json, Wording words)
    {
        json.WriteString("full", Hex(DispatchKeySet.Full));
        json.Array("fullAfter", Enumerable.Range(0, KeyLayout.FunctionalityCount), f => json.WriteStringValue(Hex(DispatchKeySet.FullAfter((DispatchKey)f))));
        json.WriteString("included", Hex(LocalKeys.Default.Included));
        json.WriteString("excluded", Hex(LocalKeys.Default.Excluded));
        json.WriteString("autocast", Hex(KeySets.Autocast));
        json.WriteString("python", Hex(DispatchKeySet.Of(DispatchKey.Python)));
        json.WriteNumber("kernelLimit", RouteSettings.Over(RuleSet.Empty).KernelLimit);
        WriteTensors(json, words);
        json.WriteStartObject("devices");
        foreach (var device in Enum.GetValues<DeviceType>())
            Devices.KeyOf(device, TensorLayout.Strided, false).Match(
                Right: key => json.WriteString(Devices.Name(device), Hex(DispatchKeySet.Of(key))),
                Left: error => json.WriteString(Devices.Name(device), words.Outcome(new Outcome.FallbackFailed(AnyOperator, DispatchKey.BackendSelect, error)).Text));
        json.WriteEndObject();
        json.WriteStartObject("guards");
        foreach (var guard in Guards) State(json, guard, GuardWords.Parse(guard, words.Names).OrFail().Enter);
        json.WriteEndObject();
        WriteOutcomes(json, words);
    }

    private static void WriteTensors(Utf8JsonWriter json, Wording words)
    {
        json.WriteStartObject("words");
        foreach (var word in TensorWords.All(words.Names).Where(w => w != TensorWords.Undefined))
        {
            json.WriteStartArray(word);
            json.WriteStringValue(Hex(Keys(word)));
            json.WriteStringValue(Hex(Keys($"{word}+inference")));
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteString("undefined", Hex(Keys(TensorWords.Undefined)));
        // What a suffix adds to any tensor is what it adds to one: grad and inference, which add nothing, are the script's to know.
        json.WriteStartObject("suffixes");
        foreach (var suffix in TensorWords.Suffixes.Where(s => s is not ("grad" or "inference")))
            json.WriteString(suffix, Hex(DispatchKeySet.FromRawMasked(Keys($"cpu+{suffix}").Raw & ~Keys("cpu").Raw)));
        json.WriteEndObject();

        DispatchKeySet Keys(string word) => TensorWords.Parse(word, words.Names)!.Value.OrFail().Keys;
    }

    // The core's own sentences, with places for operator and key.
    private static void WriteOutcomes(Utf8JsonWriter json, Wording words)
    {
        json.WriteStartObject("outcomes");
        foreach (var outcome in new Outcome[]
        {
            new Outcome.Returned(), new Outcome.NoKernel(AnyOperator, DispatchKey.Vulkan), new Outcome.NoTensorArguments(AnyOperator),
            new Outcome.FallthroughCalled(AnyOperator, DispatchKey.Vulkan), new Outcome.Ambiguous(AnyOperator), new Outcome.Cycle(AnyOperator, DispatchKey.Vulkan),
            new Outcome.DepthLimit(RouteSettings.Over(RuleSet.Empty).KernelLimit), new Outcome.UnknownOperator(AnyOperator, false),
            new Outcome.NotPredictable("{why}"),
        })
        {
            var (kind, text) = words.Outcome(outcome);
            json.WriteString(kind, text.Replace(words.Key(DispatchKey.Vulkan), KeyPlace, StringComparison.Ordinal));
        }

        json.WriteEndObject();
    }

    /// <summary>Writes what a kernel does next.</summary>
    /// <param name="json">The writer, where a value is expected.</param>
    /// <param name="next">What it does.</param>
    /// <param name="words">The words in use.</param>
    public static void Next(Utf8JsonWriter json, KernelNext next, Wording words)
    {
        json.WriteStartObject();
        json.WriteString("text", words.Next(next));
        Step(json, next, words);
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, KernelNext next, Wording words)
    {
        json.WriteString("kind", Wording.Kind(next));
        switch (next)
        {
            case KernelNext.Redispatch redispatch:
                // What lies below the kernel's own key depends on the highest bit, so it is no function of single bits.
                if (redispatch.Keys is RedispatchKeys.BelowOwn or RedispatchKeys.BelowOwnAnd) json.WriteBoolean("own", true);
                else Keys(json, "keys", redispatch.Keys.From);
                if (redispatch.Keys is RedispatchKeys.BelowOwnAnd and) json.WriteString("add", Hex(and.Keys));
                if (redispatch.Under is { } under) State(json, "under", under.Enter);
                break;
            case KernelNext.CallAgain again:
                State(json, "under", again.Under.Enter);
                break;
            case KernelNext.CallOther other:
                json.WriteString("operator", other.Other.ToString());
                if (other.Under is { } guard) State(json, "under", guard.Enter);
                json.WriteStartObject("then");
                Step(json, other.Then, words);
                json.WriteEndObject();
                break;
            case KernelNext.BuiltIn builtIn:
                BuiltIn(json, builtIn.Key, words);
                break;
            case KernelNext.Composite:
                json.WriteString("why", $"a composite kernel of `{OperatorPlace}` calls other operators");
                break;
            case KernelNext.Unknown unknown:
                json.WriteString("why", words.Renamed(unknown.Why));
                break;
        }
    }

    // The step that the fallback decides on, asked for with the situations that matter to it.
    private static void BuiltIn(Utf8JsonWriter json, DispatchKey key, Wording words)
    {
        FallbackStep Decide(DispatchKeySet keys, ThreadState state, params ArgumentFacts[] arguments) =>
            BuiltInFallbacks.Decide(key, new FallbackSituation(OperatorPlace, keys, state) { Arguments = [.. arguments] });

        json.WriteString("key", words.Key(key));
        if (key == DispatchKey.Python)
        {
            var entered = ThreadState.Default with { SnapshotOnEntry = LocalKeys.Default };
            json.WriteString("step", "python");
            json.WriteString("withoutSnapshot", Failure(Decide(default, default)));
            json.WriteString("withoutTensors", Failure(Decide(default, entered)));
            json.WriteString("interpreted", "an interpreter handles the call");
            Redispatch((keys, state) => Decide(keys, state with { SnapshotOnEntry = LocalKeys.Default }, new ArgumentFacts(false, true)));
            return;
        }

        switch (Decide(DispatchKeySet.Full, default))
        {
            case FallbackStep.PassOver:
                json.WriteString("step", "pass_over");
                break;
            case FallbackStep.Raise:
                json.WriteString("step", "raise");
                json.WriteString("failure", Failure(Decide(default, default)));
                break;
            case FallbackStep.HandToDispatcher:
                json.WriteString("step", "dispatcher");
                break;
            default:
                json.WriteString("step", "redispatch");
                Redispatch((keys, state) => Decide(keys, state));
                break;
        }

        string Failure(FallbackStep step) => words.Outcome(new Outcome.FallbackFailed(AnyOperator, key, ((FallbackStep.Raise)step).Failure)).Text;

        void Redispatch(Func<DispatchKeySet, ThreadState, FallbackStep> decide)
        {
            Keys(json, "keys", keys => Continued(decide(keys, default)).Keys);
            State(json, "under", state => Continued(decide(DispatchKeySet.Full, state)).State, snapshotMayStay: key == DispatchKey.Python);
        }
    }

    private static (DispatchKeySet Keys, ThreadState State) Continued(FallbackStep step) => step switch
    {
        FallbackStep.Redispatch r => (r.Keys, r.State),
        FallbackStep.RedispatchThenMarkOutputs r => (r.Keys, r.State),
        FallbackStep.MaterialiseThenRedispatch m => (m.Keys, m.State),
        _ => throw new InvalidOperationException($"{step.GetType().Name} continues with no keys"),
    };

    private static void Keys(Utf8JsonWriter json, string property, Func<DispatchKeySet, DispatchKeySet> change)
    {
        json.WriteStartArray(property);
        json.WriteStringValue(Hex(change(DispatchKeySet.Full)));
        json.WriteStringValue(Hex(change(DispatchKeySet.Empty)));
        json.WriteEndArray();
    }

    // Included and excluded as (and, or), the flags where they are set, and the snapshot on entry when it is taken, dropped or given.
    private static void State(Utf8JsonWriter json, string property, Func<ThreadState, ThreadState> change, bool snapshotMayStay = false)
    {
        json.WriteStartObject(property);
        Keys(json, "included", set => change(ThreadState.Default.WithKeys(new LocalKeys(set, default))).Keys.Included);
        Keys(json, "excluded", set => change(ThreadState.Default.WithKeys(new LocalKeys(default, set))).Keys.Excluded);
        Flag("gradients", change(new ThreadState { GradientsEnabled = true }).GradientsEnabled, change(new ThreadState { GradientsEnabled = false }).GradientsEnabled);
        Flag("inference", change(new ThreadState { InferenceMode = true }).InferenceMode, change(new ThreadState { InferenceMode = false }).InferenceMode);
        var without = change(default).SnapshotOnEntry;
        var with = change(ThreadState.Default with { SnapshotOnEntry = new LocalKeys(default, default) }).SnapshotOnEntry;
        if (!snapshotMayStay && without is { } taken)
            json.WriteString("snapshot", with == without ? $"{Hex(taken.Included)} {Hex(taken.Excluded)}" : "take");
        else if (with is null)
            json.WriteString("snapshot", "drop");
        json.WriteEndObject();

        void Flag(string name, bool fromTrue, bool fromFalse)
        {
            if (fromTrue == fromFalse) json.WriteBoolean(name, fromTrue);
        }
    }

    /// <summary>A set as the script reads it.</summary>
    /// <param name="set">The set.</param>
    /// <returns>For example <c>0x10001</c>.</returns>
    public static string Hex(DispatchKeySet set) => $"0x{set.Raw:x}";
}

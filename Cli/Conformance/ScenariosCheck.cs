using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>scenarios: programs of def, impl, fallback and release on one fresh operator, with everything PyTorch says after each step.</summary>
internal static class ScenariosCheck
{
    public static void Run(JsonElement row, RuleSet fallbacks, FileResult result)
    {
        var c = new RowComparison($"scenario {row.GetProperty("i")}");
        var replay = new Replay(fallbacks, Schema(row.GetProperty("schema").Text()));
        c.Same("name", row.GetProperty("name"), Json(replay.Name.Name));
        c.Same("overload", row.GetProperty("overload"), Json(replay.Name.Overload));
        var number = 0;
        foreach (var step in row.GetProperty("steps").EnumerateArray())
        {
            var at = $"step {number++}";
            var error = replay.Step(step);
            c.SameOptional($"error", step, error is null ? null : Json(error));
            Compare(step, replay, c, at);
        }

        result.Add(c);
    }

    private static void Compare(JsonElement step, Replay replay, RowComparison c, string at)
    {
        var rules = replay.Rules.Find(replay.Name).IfNoneUnsafe(() => null!);
        c.SameOptional("exists", step, rules is null ? Json(false) : null);
        if (rules is null || replay.Live is not { } live) return;
        var computed = DispatchTable.Compute(replay.Rules, rules);
        c.Same($"{at} has_schema", step.GetProperty("has_schema"), Json(rules.Definition is not null));
        c.Same($"{at} dispatch_args", step.GetProperty("dispatch_args"), JsonList(rules.DispatchArguments.AsSpan().ToArray().Select(Json)));
        c.Same($"{at} kernels", step.GetProperty("kernels"), Kernels(rules));
        c.Same($"{at} table", step.GetProperty("table"), Runs(computed));
        c.Same($"{at} mask", step.GetProperty("mask"), Mask(live.Table.Mask));
        c.SameOptional("stale", step, StaleView.Json(live, computed));
        c.SameOptional("invariants", step, StaleView.InvariantsHold(live, computed) ? null : Json(false));
    }

    /// <summary>The kernels of an operator as recorded.</summary>
    internal static string Kernels(OperatorRules rules) => JsonList(rules.Kernels.Select(k => JsonList(
    [
        Json(KeyNames.Default.Print(k.Key)), Json(k.Kernel.Debug), rules.IsActive(k) ? "1" : "0", k.Kernel.IsFallthrough ? "1" : "0",
    ])));

    /// <summary>A table as recorded: runs of slots that hold the same.</summary>
    internal static string Runs(DispatchTable table)
    {
        var runs = new List<string>();
        for (var first = 0; first < KeyLayout.SlotCount;)
        {
            if (table[first].IsMissing)
            {
                first++;
                continue;
            }

            var text = Content(table[first]);
            var last = first;
            while (last + 1 < KeyLayout.SlotCount && !table[last + 1].IsMissing && Content(table[last + 1]) == text) last++;
            runs.Add($"[{first},{last},{text}]");
            first = last + 1;
        }

        return JsonList(runs);
    }

    private static string Content(TableSlot slot) => $"{Json(StaleView.Id(slot))},{Json(Letter(slot.Reason))},{(slot.IsFallthrough ? 1 : 0)}";

    private static string Letter(SlotReason reason) => reason switch
    {
        SlotReason.Missing => "",
        SlotReason.Kernel => "K",
        SlotReason.DefaultBackendKernel => "D",
        SlotReason.NestedKernel => "N",
        SlotReason.AmbiguousAutogradOther => "X",
        SlotReason.MathKernel => "M",
        SlotReason.AutogradKernel => "A",
        SlotReason.BatchedKernel => "B",
        SlotReason.BackendFallback => "F",
    };

    private static string Mask(FallthroughMask mask) => Mask(keys => mask.For(keys) & keys);

    /// <summary>A mask as recorded, from what it keeps of a set.</summary>
    internal static string Mask(Func<DispatchKeySet, DispatchKeySet> kept)
    {
        var all = DispatchKeySet.Full.Functionalities;
        var masks = KeyLayout.AllBackends().Select(b => Json((kept(all | DispatchKeySet.Of(b)) & all).Functionalities)).ToList();
        return masks.Distinct().Count() == 1 ? masks[0] : JsonList(masks);
    }

    /// <summary>
    /// The replay of one operator: our rule set, PyTorch's stepwise table beside it, and the one thing PyTorch remembers that ours does not: the
    /// first native signature it saw, until the operator dies (section 8 of the dispatch model).
    /// </summary>
    private sealed class Replay(RuleSet fallbacks, FunctionSchema schema)
    {
        private readonly Dictionary<string, (RegistrationId Id, RegistrationKey? Key, bool IsDef)> _live = new(StringComparer.Ordinal);
        private string? _stickySignature;

        public OperatorName Name => schema.Name;

        public RuleSet Rules { get; private set; } = fallbacks;

        public SteppedTable? Live { get; private set; }

        /// <summary>Takes a step.</summary>
        /// <returns>Null, or the recording's category for the refusal.</returns>
        public string? Step(JsonElement step)
        {
            var id = step.GetProperty("id").Text();
            var before = Rules;
            switch (step.GetProperty("op").Text())
            {
                case "def":
                    return Rules.Define(schema, id).MatchUnsafe(Right: r => Registered(r, id, before, null, true), Left: Category);
                case "impl":
                    RegistrationKey? key = step.GetProperty("key").ValueKind == JsonValueKind.Null ? null : step.GetProperty("key").Key();
                    var kernel = KernelOf(step, id);
                    if (Refused(kernel.Signature)) return "cpp_signature_mismatch";
                    return Rules.Implement(Name, key, kernel).MatchUnsafe(Right: r => Registered(r, id, before, key, false), Left: Category);
                case "fallback":
                    var fallbackKey = step.GetProperty("key").RuntimeKey();
                    return Rules.Fallback(fallbackKey, KernelOf(step, id)).MatchUnsafe(
                        Right: r =>
                        {
                            _live[id] = (r.Id, fallbackKey, false);
                            Update(r.Rules, fallbackKey);
                            return null;
                        },
                        Left: Category)!;
                case "release":
                    if (!_live.Remove(id, out var released)) throw new RowShapeException("a release of what is not there");
                    var rules = Of(Rules.Release(released.Id));
                    if (released.IsDef) Rules = rules;
                    else Update(rules, released.Key ?? AliasKey.CompositeImplicitAutograd);
                    if (Rules.Find(Name).IsNone) (Live, _stickySignature) = (null, null);
                    return null;
                default:
                    throw new RowShapeException("an unknown step");
            }
        }

        private string? Registered(Registered registered, string id, RuleSet before, RegistrationKey? key, bool isDef)
        {
            _live[id] = (registered.Id, key, isDef);
            Live ??= SteppedTable.Create(before, Name);
            if (isDef) Rules = registered.Rules;
            else Update(registered.Rules, key);
            return null;
        }

        private void Update(RuleSet rules, RegistrationKey? key)
        {
            Rules = rules;
            if (Live is { } live) Live = rules.Find(Name).Match(r => live.After(rules, r, key), () => live);
        }

        private bool Refused(NativeSignature? signature)
        {
            if (signature is null) return false;
            if (_stickySignature is { } sticky && sticky != signature.Comparable) return true;
            _stickySignature = signature.Comparable;
            return false;
        }
    }

    /// <summary>A recorded kernel.</summary>
    internal static Kernel KernelOf(JsonElement step, string id) => new(id)
    {
        IsFallthrough = step.GetProperty("kind").Text() == "fallthrough",
        Signature = step.TryGetProperty("cpp_signature", out var signature) ? new NativeSignature(signature.Text()) : null,
        Inferred = step.TryGetProperty("inferred", out var inferred) ? Signature(inferred.Text()) : null,
    };

    /// <summary>The recording's word for a refusal.</summary>
    internal static string Category(DispatchError error) => error switch
    {
        DuplicateDefinitionError => "duplicate_def",
        DuplicateFallbackError => "duplicate_fallback",
        SchemaMismatchError => "schema_mismatch",
        SignatureMismatchError => "cpp_signature_mismatch",
        _ => error.ToString(),
    };
}

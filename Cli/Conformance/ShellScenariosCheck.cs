using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Tables;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>
/// scenarios, really run: every step through a dispatcher, every release by disposing the registration's handle. What is recorded of PyTorch's
/// stepwise table (<c>stale</c>, <c>invariants</c>, and the mask while it is stale) is not compared: this dispatcher has no such table.
/// </summary>
internal static class ShellScenariosCheck
{
    public static void Run(JsonElement row, RuleSet fallbacks, FileResult result)
    {
        var c = new RowComparison($"scenario {row.GetProperty("i")}");
        var replay = new Replay(fallbacks, Schema(row.GetProperty("schema").Text()));
        c.Same("name", row.GetProperty("name"), Json(replay.Entry.Name.Name));
        c.Same("overload", row.GetProperty("overload"), Json(replay.Entry.Name.Overload));
        var number = 0;
        foreach (var step in row.GetProperty("steps").EnumerateArray())
        {
            var at = $"step {number++}";
            var error = replay.Step(step);
            c.SameOptional("error", step, error is null ? null : Json(error));
            Compare(step, replay, c, at);
        }

        replay.ReleaseAll();
        c.Same("kernels and definition after everything is released", "none", replay.Entry.Exists || replay.ListenerSeesIt ? "some" : "none");
        result.Add(c);
    }

    private static void Compare(JsonElement step, Replay replay, RowComparison c, string at)
    {
        var (entry, calls) = (replay.Entry, replay.Entry.Table);
        c.SameOptional("exists", step, entry.Exists ? null : Json(false));
        if (!entry.Exists) return;
        var computed = calls.Compute();
        c.Same($"{at} has_schema", step.GetProperty("has_schema"), Json(entry.Schema is not null));
        c.Same($"{at} has_schema, as listeners know it", step.GetProperty("has_schema"), Json(replay.ListenerSeesIt));
        c.Same($"{at} dispatch_args", step.GetProperty("dispatch_args"),
            JsonList((calls.Signature is { } signature ? signature.DispatchArguments.ToArray() : []).Select(Json)));
        c.Same($"{at} kernels", step.GetProperty("kernels"), ScenariosCheck.Kernels(calls.Rules));
        c.Same($"{at} table", step.GetProperty("table"), ScenariosCheck.Runs(computed));
        var none = new LocalKeys(DispatchKeySet.Empty, DispatchKeySet.Empty);
        var mask = ScenariosCheck.Mask(keys =>
        {
            calls.Choose(keys, none, out var kept);
            return kept;
        });
        c.Same($"{at} mask", ScenariosCheck.Mask(keys => computed.Mask.For(keys) & keys), mask);
        if (!step.TryGetProperty("stale", out _)) c.Same($"{at} mask", step.GetProperty("mask"), mask);
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            c.Same($"{at} code at {KeyLayout.KeyAt(slot)}", Code(computed[slot]), calls.At(DispatchKeySet.Of(KeyLayout.KeyAt(slot))) switch
            {
                null => "nothing",
                Named named => named.Id,
                { IsFallthrough: true } => "fallthrough",
                var other => other.GetType().Name,
            });
    }

    private static string Code(TableSlot slot) =>
        slot.IsFallthrough ? "fallthrough" : slot.Rule is { } rule ? rule.Kernel.Debug : "nothing";

    /// <summary>Code that is never run here; it only has to be found where it belongs.</summary>
    private sealed class Named(string id) : KernelFunction
    {
        public string Id => id;
    }

    /// <summary>The replay of one operator, and the one thing PyTorch remembers that ours does not (section 8 of the dispatch model).</summary>
    private sealed class Replay : IRegistrationListener
    {
        private readonly Dispatcher _dispatcher = new();
        private readonly FunctionSchema _schema;
        private readonly Dictionary<string, Registration> _live = new(StringComparer.Ordinal);
        private string? _stickySignature;

        public Replay(RuleSet fallbacks, FunctionSchema schema)
        {
            _schema = schema;
            foreach (var rule in fallbacks.Fallbacks) _dispatcher.Fallback(rule.Key.Runtime, WithCode(rule.Kernel), rule.IsBuiltInFallback);
            Entry = _dispatcher.Entry(schema.Name);
            _dispatcher.Listen(this);
        }

        public OperatorEntry Entry { get; }

        public bool ListenerSeesIt { get; private set; }

        public void OnRegistered(OperatorEntry entry) => ListenerSeesIt = true;

        public void OnDeregistered(OperatorEntry entry) => ListenerSeesIt = false;

        public void ReleaseAll()
        {
            foreach (var registration in _live.Values) registration.Dispose();
        }

        /// <summary>Takes a step.</summary>
        /// <returns>Null, or the recording's category for the refusal.</returns>
        public string? Step(JsonElement step)
        {
            var id = step.GetProperty("id").Text();
            try
            {
                switch (step.GetProperty("op").Text())
                {
                    case "def":
                        _live[id] = _dispatcher.Define(_schema, id);
                        return null;
                    case "impl":
                        RegistrationKey? key = step.GetProperty("key").ValueKind == JsonValueKind.Null ? null : step.GetProperty("key").Key();
                        var kernel = WithCode(ScenariosCheck.KernelOf(step, id));
                        if (Refused(kernel.Signature)) return "cpp_signature_mismatch";
                        _live[id] = _dispatcher.Implement(Entry.Name, key, kernel);
                        return null;
                    case "fallback":
                        _live[id] = _dispatcher.Fallback(step.GetProperty("key").RuntimeKey(), WithCode(ScenariosCheck.KernelOf(step, id)));
                        return null;
                    case "release":
                        if (!_live.Remove(id, out var released)) throw new RowShapeException("a release of what is not there");
                        released.Dispose();
                        released.Dispose();
                        if (!Entry.Exists) _stickySignature = null;
                        return null;
                    default:
                        throw new RowShapeException("an unknown step");
                }
            }
            catch (RegistrationException refused)
            {
                return ScenariosCheck.Category(refused.Error);
            }
        }

        private bool Refused(NativeSignature? signature)
        {
            if (signature is null) return false;
            if (_stickySignature is { } sticky && sticky != signature.Comparable) return true;
            _stickySignature = signature.Comparable;
            return false;
        }

        private static Kernel WithCode(Kernel kernel) => kernel with { Code = kernel.IsFallthrough ? null : new Named(kernel.Debug) };
    }
}

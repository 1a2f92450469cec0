using System.Text.Json;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>chains: calls of an operator whose kernels redispatch, guard and call another operator; predicted on PyTorch's live tables.</summary>
internal static class ChainsCheck
{
    internal const int LogLimit = 12;

    public static void Run(JsonElement row, RuleSet fallbacks, FileResult result)
    {
        var c = new RowComparison($"chain {row.GetProperty("i")}");
        var setup = Setup(row, fallbacks);
        var (f, g) = (setup[0], setup[1]);
        c.SameOptional("stale", row, f.Stale is null && g.Stale is null ? null : JsonList([f.Stale ?? "[]", g.Stale ?? "[]"]));

        var call = new Call(f.Schema.Name, [.. row.GetProperty("args").EnumerateArray().Select(Argument)]);
        var tls = row.GetProperty("tls");
        var state = ThreadState.Default.WithKeys(new LocalKeys(tls[0].Set(), tls[1].Set()));
        var choice = Router.Choose(f.Routed.Table, call.Keys(f.Schema.DispatchArguments), state.Keys);
        c.Same("ks", row.GetProperty("ks"), Json(choice.Keys));
        c.Same("key", row.GetProperty("key"), Json(KeyNames.Default.Print(choice.Keys.HighestPriorityKey)));
        c.Same("idx", row.GetProperty("idx"), Json(choice.Slot));

        var route = Prediction.Of(call, state, new RouteSettings(n => n == f.Schema.Name ? f.Routed : n == g.Schema.Name ? g.Routed : null)
        {
            FallbackMode = Mode(row.GetProperty("fallback_mode").Text()),
            KernelLimit = LogLimit,
            DetectCycles = false,
        });
        c.Same("log", row.GetProperty("log"), Log(route));
        var (outcome, errorKey) = OutcomeOf(route.Outcome);
        c.Same("outcome", row.GetProperty("outcome"), Json(outcome));
        c.SameOptional("error_key", row, errorKey is { } key ? Json(KeyNames.Default.Print(key)) : null);
        result.Add(c);
    }

    /// <summary>What the kernels of a predicted chain would log.</summary>
    internal static string Log(Route route) => JsonList(route.Hops.Where(h => !h.IsBuiltIn).Select(h => Log(h.Rule.Kernel.Debug, h.Keys, h.State.Keys)));

    /// <summary>A line of the log: who ran, the set received, the thread's sets.</summary>
    internal static string Log(string kernel, DispatchKeySet keys, LocalKeys locals) =>
        JsonList([Json(kernel), Json(keys), Json(locals.Included), Json(locals.Excluded)]);

    private sealed record Prepared(FunctionSchema Schema, RoutedOperator Routed, string? Stale);

    private static List<Prepared> Setup(JsonElement row, RuleSet rules)
    {
        var schemas = row.GetProperty("ops").EnumerateArray().Select(o => Schema(o.GetProperty("schema").Text())).ToList();
        if (schemas.Count != 2) throw new RowShapeException("a chain has two operators");
        var live = new List<SteppedTable>();
        foreach (var (op, schema) in row.GetProperty("ops").EnumerateArray().Zip(schemas))
        {
            var table = SteppedTable.Create(rules, schema.Name);
            rules = Of(rules.Define(schema, "d")).Rules;
            foreach (var impl in op.GetProperty("impls").EnumerateArray())
            {
                var key = impl.GetProperty("key").Key();
                rules = Of(rules.Implement(schema.Name, key, KernelOf(impl, schemas[1].Name))).Rules;
                table = table.After(rules, rules.Find(schema.Name).IfNone(OperatorRules.None(schema.Name)), key);
            }

            live.Add(table);
        }

        foreach (var fallback in row.GetProperty("fallbacks").EnumerateArray())
        {
            var key = fallback.GetProperty("key").RuntimeKey();
            rules = Of(rules.Fallback(key, KernelOf(fallback, schemas[1].Name))).Rules;
            for (var i = 0; i < live.Count; i++)
                live[i] = live[i].After(rules, rules.Find(schemas[i].Name).IfNone(OperatorRules.None(schemas[i].Name)), key);
        }

        return
        [
            .. schemas.Zip(live, (schema, table) =>
            {
                var computed = DispatchTable.Compute(rules, rules.Find(schema.Name).IfNone(OperatorRules.None(schema.Name)));
                var routed = new RoutedOperator(table.Table, schema) { IsConsistent = StaleView.InvariantsHold(table, computed) };
                return new Prepared(schema, routed, StaleView.Json(table, computed));
            }),
        ];
    }

    /// <summary>A recorded kernel: its kind says what it does next.</summary>
    internal static Kernel KernelOf(JsonElement impl, OperatorName other)
    {
        var keys = impl.TryGetProperty("p", out var p) ? p.Set() : DispatchKeySet.Empty;
        var below = new KernelNext.Redispatch(new RedispatchKeys.BelowOwn());
        var leaf = new KernelNext.Leaf();
        var kind = impl.GetProperty("kind").Text();
        return new Kernel(impl.GetProperty("id").Text())
        {
            IsFallthrough = kind == "fallthrough",
            Next = kind switch
            {
                "leaf" or "fallthrough" => leaf,
                "redispatch" => below,
                "redispatch_const" => new KernelNext.Redispatch(new RedispatchKeys.Exactly(keys)),
                "redispatch_add" => new KernelNext.Redispatch(new RedispatchKeys.BelowOwnAnd(keys)),
                "variable_type" => new KernelNext.Redispatch(new RedispatchKeys.Masked(KeySets.AfterAutograd), new Guard.BelowADInplaceOrView()),
                "guard_exclude" => new KernelNext.CallAgain(new Guard.Exclude(keys)),
                "guard_below_autograd" => new KernelNext.CallAgain(new Guard.BelowAutograd()),
                "guard_below_adinplaceorview" => new KernelNext.CallAgain(new Guard.BelowADInplaceOrView()),
                "other" => new KernelNext.CallOther(other, null, leaf),
                "other_then_redispatch" => new KernelNext.CallOther(other, null, below),
                "include_other" => new KernelNext.CallOther(other, new Guard.Include(keys), below),
                "exclude_other" => new KernelNext.CallOther(other, new Guard.Exclude(keys), leaf),
                "inference_call" => new KernelNext.CallOther(other, new Guard.Inference(true), leaf),
                _ => throw new RowShapeException($"unknown kind `{Quoted.Short(kind)}`"),
            },
        };
    }

    internal static CallArgument Argument(JsonElement argument) => argument.GetProperty("t").Text() switch
    {
        "tensor" or "undefined" => new CallArgument.Tensor(argument.GetProperty("ks").Set()),
        "list" or "optlist" => new CallArgument.List([.. argument.GetProperty("v").EnumerateArray().Select(Argument)]),
        "none" => new CallArgument.None(),
        "other" => new CallArgument.Other(),
        var other => throw new RowShapeException($"unknown argument `{Quoted.Short(other)}`"),
    };

    internal static AutogradFallbackMode Mode(string text) => text switch
    {
        "nothing" => AutogradFallbackMode.Nothing,
        "warn" => AutogradFallbackMode.Warn,
        _ => throw new RowShapeException($"unknown fallback mode `{Quoted.Short(text)}`"),
    };

    internal static (string Outcome, DispatchKey? Key) OutcomeOf(Outcome outcome) => outcome switch
    {
        Outcome.Returned => ("returned", null),
        Outcome.NoKernel missing => ("no_kernel", missing.Key),
        Outcome.NoTensorArguments => ("no_tensor_args", null),
        Outcome.FallthroughCalled => ("fallthrough_called", null),
        Outcome.Ambiguous => ("ambiguous_autogradother", null),
        Outcome.FallbackFailed { Failure: FallbackFailure.NoMetaKernel } => ("meta_fallback", null),
        Outcome.InvariantViolation => ("invariant_violation", null),
        Outcome.DepthLimit => ("depth_limit", null),
        _ => (outcome.ToString(), null),
    };
}

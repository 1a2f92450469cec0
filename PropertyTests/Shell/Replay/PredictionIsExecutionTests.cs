using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Replay;

/// <summary>The project's main property: what the core predicts over the exported rules is what the shell runs.</summary>
public sealed class PredictionIsExecutionTests
{
    private const int FirstSeed = 20_261_120;

    [Fact]
    public void The_executed_chain_is_the_predicted_one_for_random_registries_calls_guards_and_kernels()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = FirstSeed; seed < FirstSeed + 10_000; seed++)
        {
            var source = CaseGen.Of(seed);
            if (Difference(source, seen) is { } difference) Assert.Fail(Report(Shrunk(source), difference));
        }

        // The cases are worth something only if they come everywhere.
        string[] outcomes =
        [
            nameof(Outcome.Returned), nameof(Outcome.NoKernel), nameof(Outcome.NoTensorArguments), nameof(Outcome.FallthroughCalled), nameof(Outcome.Ambiguous),
            nameof(Outcome.FallbackFailed), nameof(Outcome.DepthLimit), nameof(Outcome.NotPredictable), nameof(Outcome.UnknownOperator),
        ];
        string[] kernels =
        [
            nameof(KernelNext.Leaf), nameof(KernelNext.Redispatch), nameof(KernelNext.CallAgain), nameof(KernelNext.CallOther), nameof(KernelNext.SelectBackend),
            nameof(KernelNext.BuiltIn), nameof(KernelNext.Composite), nameof(KernelNext.Unknown),
        ];
        Assert.All([.. outcomes, .. kernels], what => Assert.True(seen.GetValueOrDefault(what) >= 20, $"{what}: {seen.GetValueOrDefault(what)} times"));
        Assert.True(seen["hops"] > 10_000, $"{seen["hops"]} hops");
    }

    [Fact]
    public void The_exported_registry_survives_a_rule_file_and_predicts_the_same()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var source = CaseGen.Of(seed);
            var run = new CaseRun(source);
            var text = RuleFile.Write(run.Dispatcher.Export(), RuleFileHeader.Default);
            var read = RuleFile.Read(text).IfLeft(e => throw new InvalidOperationException($"seed {seed}: {e}"));
            Assert.Equal(text, RuleFile.Write(read.Rules, RuleFileHeader.Default));
            var over = RouteSettings.Over(read.Rules);
            var settings = run.Settings with { Find = over.Find, HasKernels = over.HasKernels };
            Assert.Equal(
                CaseRun.Predict(source, run.Settings).Hops.Select(Hop), CaseRun.Predict(source, settings).Hops.Select(Hop));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_case() => Assert.Equal(Report(CaseGen.Of(7), ""), Report(CaseGen.Of(7), ""));

    private static string? Difference(Case source, Dictionary<string, int>? seen = null)
    {
        var run = new CaseRun(source);
        var route = CaseRun.Predict(source, run.Settings);
        var (outcome, unsound) = run.Call();
        var predicted = route.Hops.Select(Hop).ToImmutableArray();
        // Beyond a kernel of which nobody says what it does, only what came before can be compared.
        var isOpen = route.Outcome is Outcome.NotPredictable;
        var ran = isOpen ? run.Log.Take(predicted.Length).ToImmutableArray() : run.Log;
        if (seen is not null) Count(route, seen);
        for (var i = 0; i < Math.Max(predicted.Length, ran.Length); i++)
            if (predicted.ElementAtOrDefault(i) != ran.ElementAtOrDefault(i))
                return $"hop {i}: predicted {predicted.ElementAtOrDefault(i)}, ran {ran.ElementAtOrDefault(i)}";
        if (!isOpen && !Same(route.Outcome, outcome)) return $"predicted {route.Outcome}, ended {outcome}";
        return unsound is null ? null : $"not left as it was found: {unsound}";
    }

    // The exception does not say whose fallback it was; its failure says enough.
    private static bool Same(Outcome predicted, Outcome ended) =>
        predicted is Outcome.FallbackFailed p && ended is Outcome.FallbackFailed e ? p.Failure == e.Failure : predicted == ended;

    private static Ran Hop(Hop hop) => new(hop.Rule.Kernel.Debug, hop.Operator, hop.Keys, hop.State);

    private static void Count(Route route, Dictionary<string, int> seen)
    {
        foreach (var what in route.Hops.Select(h => h.Rule.Kernel.Next.GetType().Name).Append(route.Outcome.GetType().Name))
            seen[what] = seen.GetValueOrDefault(what) + 1;
        seen["hops"] = seen.GetValueOrDefault("hops") + route.Hops.Length;
    }

    // Leaves out one registration after another while the case still fails. Releases name steps by number, so a step is replaced, not removed.
    private static Case Shrunk(Case source)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < source.Steps.Length; i++)
            {
                if (source.Steps[i] is CaseStep.Release { Step: var own } && own == i) continue;
                var smaller = source with { Steps = source.Steps.SetItem(i, new CaseStep.Release(i)) };
                if (Difference(smaller) is null) continue;
                (source, changed) = (smaller, true);
            }
        }

        return source;
    }

    // The rule file can be given to `fdispatch explain --rules`.
    private static string Report(Case source, string difference)
    {
        var run = new CaseRun(source);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"seed {source.Seed} (CaseGen.Of({source.Seed})), shrunk; before shrinking: {difference}");
        text.AppendLine(CultureInfo.InvariantCulture, $"now: {Difference(source)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"call {source.Call.Operator} with {string.Join("; ", source.Call.Arguments.Select(Word))}");
        text.AppendLine(CultureInfo.InvariantCulture, $"thread state {source.State.Keys}, {source.State}; mode {source.Mode}, engine {source.HasEngine}");
        return text.Append(Encoding.UTF8.GetString(RuleFile.Write(run.Dispatcher.Export(), RuleFileHeader.Default))).ToString();
    }

    private static string Word(CallArgument argument) => argument switch
    {
        CallArgument.Tensor tensor => $"tensor 0x{tensor.Keys.Raw:x}{(tensor.RequiresGrad ? " requiring grad" : "")}",
        CallArgument.List list => $"[{string.Join("; ", list.Items.Select(Word))}]",
        var other => other.ToString(),
    };
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.PropertyTests.Rules;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Tables;

public sealed class TableModelTests
{
    [Fact]
    public void Every_slot_holds_what_the_model_says() =>
        Claim.Checks(ProgramGen.Programs, program =>
        {
            var (run, model) = Run(program);
            for (var op = 0; op < ProgramGen.Operators; op++)
            {
                var table = run.Table(op);
                foreach (var key in KeyLayout.RuntimeKeys)
                {
                    var (at, reason) = model.Slot(op, key);
                    Assert.Equal((at?.ToString(System.Globalization.CultureInfo.InvariantCulture), reason), (table.At(key).Rule?.Kernel.Debug, table.At(key).Reason));
                }
            }
        });

    [Fact]
    public void Programs_meet_every_reason()
    {
        var met = ProgramGen.Programs.Generator.Sample(600, 10).SelectMany(p => ProgramRun.Content(ProgramRun.Of(p).Rules)).Select(s => s.Reason).ToHashSet();
        Assert.Equal(Enum.GetValues<SlotReason>(), met.Order());
    }

    [Fact]
    public void The_mask_leaves_out_exactly_the_fallthroughs_of_the_highest_backend() =>
        Claim.Checks(ProgramGen.Programs, program =>
        {
            var (run, model) = Run(program);
            var mask = run.Table(0).Mask;
            for (var b = BackendComponent.Invalid; b <= BackendComponent.Meta; b++)
                Assert.Equal(model.Kept(0, b).Aggregate(KeySets.BackendBits, (set, k) => set.Add(k)), mask.For(DispatchKeySet.Of(b)));
        }, 150);

    [Fact]
    public void The_mask_looks_at_nothing_but_the_highest_backend() =>
        Claim.Holds(ProgramGen.Programs, KeyGen.Sets, (program, set) =>
            ProgramRun.Of(program).Table(0).Mask is var mask && mask.For(set) == mask.For(DispatchKeySet.Of(set.HighestBackend)));

    [Fact]
    public void The_mask_is_per_backend_only_where_backends_differ() =>
        Claim.Holds(ProgramGen.Programs, program =>
            ProgramRun.Of(program).Table(0).Mask is var mask
            && mask.IsPerBackend == (KeyLayout.AllBackends().Select(b => mask.For(DispatchKeySet.Of(b))).Distinct().Count() > 1));

    [Fact]
    public void The_order_of_registrations_makes_no_difference_to_a_table() =>
        Claim.Checks(Arb.From(ProgramGen.Registrations.Generator.Zip(Gen.Shuffle(Enumerable.Range(0, 24).ToArray()))), t =>
        {
            var accepted = Accepted(t.Item1);
            var shuffled = Shuffled(accepted, t.Item2);
            Assert.Equal(ProgramRun.Content(Register(accepted)), ProgramRun.Content(Register(shuffled)));
        });

    [Fact]
    public void Every_explanation_ends_in_the_rule_that_filled_the_slot() =>
        Claim.Checks(ProgramGen.Programs, program =>
        {
            var run = ProgramRun.Of(program);
            var table = run.Table(0);
            foreach (var key in KeyLayout.RuntimeKeys)
            {
                var (slot, steps) = Precedence.Explain(run.Operator(0), run.Rules.FallbackAt(key), key);
                Assert.Equal(table.At(key), slot);
                Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(s => s.Number));
                Assert.All(steps.SkipLast(1), s => Assert.False(s.Applies));
                Assert.All(steps, s => Assert.False(string.IsNullOrWhiteSpace(s.Why)));
                Assert.Equal(!slot.IsMissing, steps[^1].Applies);
                Assert.Contains(steps[^1].Number, RulesOf(slot.Reason));
                if (slot is { Rule: { } rule, Reason: not SlotReason.AmbiguousAutogradOther })
                    Assert.Contains($"{rule.Key}", steps[^1].Why, StringComparison.Ordinal);
            }
        }, 100);

    [Fact]
    public void The_active_kernels_are_those_that_precedence_sees() =>
        Claim.Checks(ProgramGen.Programs, program =>
        {
            var (run, model) = Run(program);
            var active = new ActiveKernels(run.Operator(0));
            for (var value = 0; value <= KeyLayout.EndOfAliasKeys; value++)
            {
                var key = value >= KeyLayout.StartOfAliasKeys ? (RegistrationKey)(AliasKey)value : (DispatchKey)value;
                Assert.Equal($"{model.Active(0, key)}", active.At(key)?.Kernel.Debug ?? "");
            }
        });

    private static int[] RulesOf(SlotReason reason) => reason switch
    {
        SlotReason.Kernel => [1],
        SlotReason.DefaultBackendKernel => [2, 3],
        SlotReason.NestedKernel => [4],
        SlotReason.AmbiguousAutogradOther or SlotReason.MathKernel => [5],
        SlotReason.AutogradKernel => [6],
        SlotReason.BatchedKernel => [7],
        SlotReason.BackendFallback or SlotReason.Missing => [8],
    };

    private static (ProgramRun Run, ReferenceModel Model) Run(Step[] program)
    {
        var model = new ReferenceModel();
        for (var at = 0; at < program.Length; at++) model.Apply(at, program[at]);
        return (ProgramRun.Of(program), model);
    }

    private static List<(int At, Step Step)> Accepted(Step[] program)
    {
        var model = new ReferenceModel();
        return [.. program.Select((step, at) => (at, step)).Where(s => model.Apply(s.at, s.step) is null)];
    }

    // Kernels at one key form a stack, so registrations for one operator and key keep their order among themselves; all else may move.
    private static IEnumerable<(int At, Step Step)> Shuffled(List<(int At, Step Step)> steps, int[] order)
    {
        var queues = steps.GroupBy(s => Place(s.Step)).ToDictionary(g => g.Key, g => new Queue<(int, Step)>(g));
        return [.. order.Where(i => i < steps.Count).Select(i => queues[Place(steps[i].Step)].Dequeue())];
    }

    private static (int, int) Place(Step step) => step switch
    {
        Step.Define d => (d.Operator, -1),
        Step.Implement i => (i.Operator, (i.Key ?? AliasKey.CompositeImplicitAutograd).Value),
        Step.Fallback f => (-1, (int)f.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static RuleSet Register(IEnumerable<(int At, Step Step)> steps) =>
        steps.Aggregate(RuleSet.Empty, (rules, s) => ProgramRun.Register(rules, s.At, s.Step).IfLeft(e => throw new InvalidOperationException(e.ToString())).Rules);
}

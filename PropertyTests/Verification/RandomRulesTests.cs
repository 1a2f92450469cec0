using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Verification;
using Xunit;
using static Functional.Dispatch.PropertyTests.Verification.Given;

namespace Functional.Dispatch.PropertyTests.Verification;

/// <summary>Verification of rule sets that nobody thought of.</summary>
public sealed class RandomRulesTests
{
    private static readonly OperatorName F = new("t::f", "");

    private static readonly RegistrationKey[] Keys =
    [
        DispatchKey.CPU, DispatchKey.CUDA, DispatchKey.HIP, DispatchKey.Meta, DispatchKey.MTIA, DispatchKey.PrivateUse2, DispatchKey.SparseCPU, DispatchKey.QuantizedCPU,
        DispatchKey.MkldnnCPU, DispatchKey.NestedTensorCPU, DispatchKey.AutogradCPU, DispatchKey.AutogradOther, DispatchKey.AutogradNestedTensor, DispatchKey.AutogradHIP,
        DispatchKey.ADInplaceOrView, DispatchKey.BackendSelect, DispatchKey.AutocastCPU, DispatchKey.Tracer, DispatchKey.Undefined, .. AliasKeys.All.ToArray().Select(RegistrationKey.FromAliasKey),
    ];

    private static readonly Kernel[] Kernels =
    [
        Leaf, Leaf, Derivative, Composite, Fallthrough, Does(new KernelNext.Unknown("nobody knows")), Does(new KernelNext.Redispatch(new RedispatchKeys.BelowOwn())),
        Does(new KernelNext.Redispatch(new RedispatchKeys.Exactly(DispatchKeySet.Of(DispatchKey.CPU, DispatchKey.AutogradCPU)))),
        Does(new KernelNext.CallAgain(new Guard.BelowAutograd())), Does(new KernelNext.CallAgain(new Guard.Gradients(false))),
        Does(new KernelNext.CallOther(new OperatorName("t::f_", ""), new Guard.BelowADInplaceOrView(), new KernelNext.Leaf())),
    ];

    private static readonly Gen<(RegistrationKey, Kernel)[]> Registrations =
        from count in Gen.Choose(0, 6)
        from all in Gen.Elements(Keys).Zip(Gen.Elements(Kernels)).ArrayOf(count)
        select all.Select(t => (t.Item1, t.Item2)).ToArray();

    private static readonly Arbitrary<RuleSet> RuleSets = Arb.From(
        from first in Registrations
        from second in Registrations
        from fallbacks in Gen.Elements(true, true, false)
        select (fallbacks ? PyTorchFallbacks : RuleSet.Empty).With("t::f(Tensor x, Tensor[] y) -> Tensor", first).With("t::f_(Tensor(a!) x, Tensor[] y) -> Tensor(a!)", second),
        RuleGen.Smaller);

    [Fact]
    public void Every_finding_is_borne_out() => Claim.Checks(RuleSets, rules =>
    {
        var found = Found(rules, DispatchKey.CUDA);
        Assert.True(Faults(rules, found, DispatchKey.CUDA).ToList() is var faults && faults.Count == 0, $"{string.Join('\n', faults)}\nin\n{Printed(rules)}");
        Assert.All(found, f => Assert.Contains(Verifier.Checks([DispatchKey.CUDA]), c => c.Info == f.Check));
    }, runs: 150);

    [Fact]
    public void Generated_rule_sets_of_every_kind_are_verified_and_the_evidence_explains() => Claim.Checks(RuleGen.RuleSets, rules =>
        Assert.All(Found(rules), f => Assert.Null(EvidenceCheck.Fault(rules, f))), runs: 60);

    [Fact]
    public void No_call_chooses_a_kernel_that_is_said_to_be_dead() => Claim.Checks(RuleSets, KeyGen.Sets, (rules, keys) =>
    {
        foreach (var dead in Found(rules).Where(f => f.Check.Id is "dead-kernel" or "shadowed-kernel"))
        {
            var op = rules.Find(dead.Operator!.Value).Match(o => o, () => throw new InvalidOperationException());
            var table = DispatchTable.Compute(rules, op);
            Assert.NotEqual(dead.About!.Id, table[Router.Choose(table, keys, LocalKeys.Default).Slot].Rule?.Id);
            Assert.NotEqual(dead.About!.Id, table[Router.Redispatch(keys).Slot].Rule?.Id);
        }
    }, runs: 150);

    [Fact]
    public void An_operator_is_order_sensitive_exactly_when_some_permutation_leaves_its_table_stale() => Claim.Checks(
        Arb.From(Gen.SubListOf(Keys).Select(k => k.Take(4).ToArray()).Zip(Gen.Elements(Kernels).ArrayOf(4))), drawn =>
        {
            var rules = PyTorchFallbacks.With("t::f(Tensor x) -> Tensor", [.. drawn.Item1.Select((k, i) => (k, drawn.Item2[i]))]);
            var op = rules.Find(F).Match(o => o, () => throw new InvalidOperationException());
            var computed = DispatchTable.Compute(rules, op);
            var isStale = Permutations([.. op.Kernels]).Any(order =>
            {
                var (live, there) = (SteppedTable.Create(rules, F), op with { Kernels = [] });
                foreach (var rule in order)
                {
                    there = there with { Kernels = [.. there.Kernels.Append(rule).OrderBy(k => k.Key)] };
                    live = live.After(rules, there, rule.Key);
                }

                return live.Stale(computed).Any();
            });
            Assert.Equal(isStale, Found(rules).Exists(f => f.Check.Id == "order-sensitive"));
        }, runs: 200);

    [Fact]
    public void A_certificate_with_a_slot_less_or_another_owner_is_refused() => Claim.Checks(RuleSets, rules =>
    {
        foreach (var proof in Found(rules).Select(f => f.Evidence).OfType<Evidence.Proof>().Select(p => p.Certificate).OfType<Certificate.HoldsNoSlot>())
        {
            Assert.Null(proof.Check(rules));
            Assert.NotNull((proof with { Slots = [.. proof.Slots.Skip(1)] }).Check(rules));
            Assert.NotNull((proof with { Slots = [.. proof.Slots.Select(s => (s.Slot, (SlotHeld)new SlotHeld.ByKernel(proof.Dead)))] }).Check(rules));
            Assert.NotNull((proof with { Dead = new RegistrationId(long.MaxValue) }).Check(rules));
        }
    }, runs: 100);

    [Fact]
    public void A_living_kernel_has_no_certificate()
    {
        var rules = PyTorchFallbacks.With("t::f(Tensor x) -> Tensor", (DispatchKey.CPU, Leaf), (AliasKey.Autograd, Derivative));
        var (cpu, autograd) = (rules.Operators.Single().Kernels[0], rules.Operators.Single().Kernels[1]);
        Assert.NotNull(new Certificate.HoldsNoSlot(F, cpu.Id, [(KeyLayout.SlotOf(DispatchKey.CPU), new SlotHeld.ByKernel(autograd.Id))]).Check(rules));
        Assert.NotNull(new Certificate.IsOnNoTensor(F, cpu.Id, [DispatchKey.CPU]).Check(rules));
        Assert.NotNull(new Certificate.IsNotDefined(F).Check(rules));
    }

    [Fact]
    public void Evidence_that_shows_nothing_is_refused()
    {
        var rules = PyTorchFallbacks.With("t::f(Tensor x) -> Tensor", (DispatchKey.CPU, Leaf));
        var found = Found(rules).First(f => f.Check.Id == "gradient-loss");
        var shown = ((Evidence.Calls)found.Evidence).Shown[0];
        Assert.NotNull(EvidenceCheck.Fault(rules, found with { Evidence = new Evidence.Calls([]) }));
        Assert.NotNull(EvidenceCheck.Fault(rules, found with { Evidence = new Evidence.Calls([shown with { Claim = new CallClaim.Fails(new Dispatch.Routing.Outcome.NoKernel(F, DispatchKey.CPU)) }]) }));
        Assert.NotEmpty(Faults(rules, [found with { Mends = [new Mend.Register(F, DispatchKey.CUDA, new KernelNext.Leaf())] }]));
    }

    private static string Printed(RuleSet rules) =>
        System.Text.Encoding.UTF8.GetString(Dispatch.Interchange.RuleFile.Write(rules.Fallbacks.Aggregate(rules, (all, f) => all.Release(f.Id).IfLeft(all)), Dispatch.Interchange.RuleFileHeader.Default));

    private static IEnumerable<KernelRule[]> Permutations(KernelRule[] rules) =>
        rules.Length == 0 ? [[]] : rules.SelectMany(first => Permutations([.. rules.Where(r => r.Id != first.Id)]).Select(rest => (KernelRule[])[first, .. rest]));
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Rules;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Rules;

public sealed class RuleSetModelTests
{
    [Fact]
    public void Every_step_is_accepted_or_refused_as_in_the_model() =>
        Claim.Checks(ProgramGen.Programs, program =>
        {
            var (run, model) = (new ProgramRun(), new ReferenceModel());
            for (var at = 0; at < program.Length; at++)
            {
                var before = run.Rules;
                var error = run.Apply(at, program[at]);
                Assert.Equal(model.Apply(at, program[at]), error?.GetType());
                Assert.Equal(error is not null, ReferenceEquals(before, run.Rules));
                Agree(run, model);
            }
        });

    [Fact]
    public void Programs_meet_every_kind_of_refusal()
    {
        var refused = ProgramGen.Programs.Generator.Sample(600, 10)
            .SelectMany(program =>
            {
                var run = new ProgramRun();
                return program.Select((step, at) => run.Apply(at, step)?.GetType()).ToArray();
            })
            .OfType<Type>().ToHashSet();
        Assert.Equal(
            [
                typeof(DuplicateDefinitionError), typeof(DuplicateFallbackError), typeof(NotARegistrationKeyError), typeof(SchemaMismatchError),
                typeof(SignatureMismatchError), typeof(UnknownRegistrationError),
            ],
            refused.OrderBy(t => t.Name));
    }

    [Fact]
    public void A_refused_step_changes_nothing() =>
        Claim.Holds(ProgramGen.Programs, ProgramGen.Programs, (program, more) =>
        {
            var run = ProgramRun.Of(program);
            var before = ProgramRun.Content(run.Rules);
            foreach (var step in more.Where(s => s is not Step.Release))
                if (ProgramRun.Register(run.Rules, 99, step).IsLeft && !ProgramRun.Content(run.Rules).SequenceEqual(before)) return false;
            return true;
        }, 60);

    [Fact]
    public void Registering_and_releasing_is_the_identity_on_tables() =>
        Claim.Checks(Arb.From(ProgramGen.Programs.Generator.Two()), two =>
        {
            var run = ProgramRun.Of(two.Item1);
            var before = ProgramRun.Content(run.Rules);
            foreach (var step in two.Item2.Where(s => s is not Step.Release))
            {
                var after = ProgramRun.Register(run.Rules, 99, step).Bind(r => r.Rules.Release(r.Id)).IfLeft(_ => run.Rules);
                Assert.Equal(before, ProgramRun.Content(after));
                Assert.Equal(run.Rules.OperatorCount, after.OperatorCount);
            }
        }, 60);

    [Fact]
    public void Releasing_everything_in_any_order_leaves_nothing() =>
        Claim.Checks(Arb.From(ProgramGen.Programs.Generator.Zip(Gen.Shuffle(Enumerable.Range(0, 24).ToArray()))), t =>
        {
            var run = ProgramRun.Of(t.Item1);
            var ids = t.Item2.Select(run.Id).Where(id => run.Rules.PlaceOf(id).IsSome).ToArray();
            foreach (var id in ids)
                run.Rules.Release(id).Match(
                    rules =>
                    {
                        Assert.True(rules.PlaceOf(id).IsNone);
                        Assert.Equal(new UnknownRegistrationError(id), rules.Release(id).Match(_ => null!, e => e));
                    },
                    e => Assert.Fail(e.ToString()));
            var left = ids.Aggregate(run.Rules, (rules, id) => rules.Release(id).IfLeft(e => throw new InvalidOperationException(e.ToString())));
            Assert.Equal(0, left.OperatorCount);
            Assert.Empty(left.Fallbacks);
            Assert.Equal(ProgramRun.Content(RuleSet.Empty), ProgramRun.Content(left));
        }, 100);

    private static void Agree(ProgramRun run, ReferenceModel model)
    {
        Assert.Equal(Enumerable.Range(0, ProgramGen.Operators).Count(model.Exists), run.Rules.OperatorCount);
        for (var op = 0; op < ProgramGen.Operators; op++)
        {
            var rules = run.Operator(op);
            Assert.Equal(model.Exists(op), !rules.IsEmpty);
            Assert.Equal(model.Definition(op) is { } schema ? ProgramGen.Schema(op, schema) : null, rules.Definition?.Schema);
            // Ascending by key, newest first for one key; the first of each key is the active one.
            var expected = model.Kernels(op).Reverse().OrderBy(k => k.Kernel.Key ?? AliasKey.CompositeImplicitAutograd).Select(k => $"{k.At}");
            Assert.Equal(expected, rules.Kernels.Select(k => k.Kernel.Debug));
            foreach (var rule in rules.Kernels)
            {
                Assert.Equal($"{model.Active(op, rule.Key)}", rules.Active(rule.Key)?.Kernel.Debug);
                Assert.Equal(model.Active(op, rule.Key) == int.Parse(rule.Kernel.Debug, null), rules.IsActive(rule));
            }
        }

        foreach (var key in KeyLayout.RuntimeKeys) Assert.Equal($"{model.ActiveFallback(key)}", run.Rules.FallbackAt(key)?.Kernel.Debug ?? "");
    }
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Testing;

/// <summary>Rule sets, and the registration programs of the law catalogue.</summary>
public static class RuleGen
{
    private static readonly string[] Texts = ["", "registered at ./torch/csrc/autograd/generated/VariableType_2.cpp:1", "a\n\"b\" \\ é \u2028", "x :: y [ z ]"];

    private static readonly Sample<RegistrationProgram> Program = RuleSamples.Program;

    /// <summary>The registration programs that the laws of the catalogue are sampled on: three operators, refused steps and releases among them. They shrink by leaving out a step.</summary>
    public static Arbitrary<RegistrationProgram> Programs { get; } = Arb.From(Program.ToGen(), program => program.Smaller());

    private static Gen<bool> Coin => Gen.Elements(true, false);

    private static Gen<DispatchKeySet> Set => Gen.Frequency((1, KeyGen.Raw), (1, KeyGen.Sets.Generator));

    private static Gen<Guard?> Under => Gen.OneOf(Gen.Constant<Guard?>(null), StateGen.Guards.Generator.Select(Guard? (g) => g));

    private static Gen<RedispatchKeys> Keys => Gen.OneOf(
        Gen.Constant<RedispatchKeys>(new RedispatchKeys.BelowOwn()),
        Set.Select(RedispatchKeys (s) => new RedispatchKeys.BelowOwnAnd(s)),
        Set.Select(RedispatchKeys (s) => new RedispatchKeys.Masked(s)),
        Set.Select(RedispatchKeys (s) => new RedispatchKeys.Exactly(s)));

    /// <summary>What a kernel does next, of every kind.</summary>
    /// <param name="depth">How many operators a kernel may call one after the other.</param>
    /// <returns>The generator.</returns>
    public static Gen<KernelNext> Next(int depth) => Gen.OneOf(
        Gen.Elements<KernelNext>(new KernelNext.Leaf(), new KernelNext.SelectBackend(), new KernelNext.Composite()),
        Keys.Zip(Under).Select(KernelNext (t) => new KernelNext.Redispatch(t.Item1, t.Item2)),
        StateGen.Guards.Generator.Select(KernelNext (g) => new KernelNext.CallAgain(g)),
        KeyGen.RuntimeKey.Select(KernelNext (k) => new KernelNext.BuiltIn(k)),
        Gen.Elements(Texts).Select(KernelNext (t) => new KernelNext.Unknown(t)),
        depth == 0 ? Gen.Constant<KernelNext>(new KernelNext.Leaf())
            : Under.Zip(Next(depth - 1)).Select(KernelNext (t) => new KernelNext.CallOther(new OperatorName("t::other", "x"), t.Item1, t.Item2)));

    // Changes a kernel's description, or leaves it; a kernel of which nothing is said is presumed to do what its key says.
    private static Gen<Func<RegistrationKey, bool, Kernel, Kernel>> Describe =>
        from debug in Gen.Elements(Texts)
        from boxed in Coin
        from unboxed in Coin
        from next in Next(3)
        from presumed in Gen.Elements(0, 1, 2)
        select (Func<RegistrationKey, bool, Kernel, Kernel>)((key, isFallback, kernel) => kernel with
        {
            Debug = debug,
            IsBoxed = boxed,
            IsUnboxed = unboxed,
            Next = presumed == 0 ? isFallback ? PresumedNext.OfFallback(key.Runtime, debug) : PresumedNext.OfKernel(key, debug) : next,
            IsNextPresumed = presumed != 2,
        });

    private static Gen<Func<OperatorDefinition, OperatorDefinition>> Define =>
        from alias in Gen.Elements(AliasAnalysis.Default, AliasAnalysis.Conservative, AliasAnalysis.FromSchema, AliasAnalysis.PureFunction)
        from tags in Gen.Elements<string[]>([], ["pointwise"], ["a", "b", ""])
        from stub in Gen.Elements<(string, string)?>(null, ("module.é", ""))
        select (Func<OperatorDefinition, OperatorDefinition>)(d => d with { AliasAnalysis = alias, Tags = [.. tags], FakeImplementation = stub });

    /// <summary>What generated programs leave, every registration described anew (texts to escape, tags, every kind of next step). They shrink by releasing a registration.</summary>
    public static Arbitrary<RuleSet> RuleSets { get; } = Arb.From(
        from program in ProgramGen.Programs.Generator
        from kernels in Describe.ArrayOf(program.Length)
        from definitions in Define.ArrayOf(program.Length)
        select program.Select((step, at) => (step, at)).Aggregate(RuleSet.Empty, (rules, s) => (s.step switch
        {
            Step.Define d => rules.Define(ProgramGen.Schema(d.Operator, d.Schema), Texts[s.at % Texts.Length], definitions[s.at]),
            Step.Implement i => rules.Implement(ProgramGen.Name(i.Operator), i.Key, kernels[s.at](
                i.Key ?? AliasKey.CompositeImplicitAutograd, false,
                new Kernel("") { IsFallthrough = i.IsFallthrough, Signature = i.Signature, Inferred = Inferred(i) })),
            Step.Fallback f => rules.Fallback(f.Key, kernels[s.at](f.Key, true, new Kernel("") { IsFallthrough = f.IsFallthrough }), f.IsBuiltIn),
            _ => new UnknownRegistrationError(new RegistrationId(s.at)),
        }).Match(registered => registered.Rules, _ => rules)),
        Smaller);

    /// <summary>Rule sets with one registration less.</summary>
    /// <param name="rules">A rule set.</param>
    /// <returns>The smaller ones: without a definition, without a kernel, without a fallback.</returns>
    public static IEnumerable<RuleSet> Smaller(RuleSet rules) =>
        rules.Operators.SelectMany(op => op.Kernels.Select(k => k.Id).Concat(op.Definition is { Id: var id } ? [id] : []))
            .Concat(rules.AllFallbacks.Select(f => f.Id))
            .SelectMany(id => rules.Release(id).Match(r => new[] { r }, _ => []));

    private static FunctionSchema? Inferred(Step.Implement step) =>
        step.Inferred is { } number ? ProgramGen.Schema(step.Operator, number) with { Name = new OperatorName("", "") } : null;
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.PropertyTests.Rules;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.PropertyTests.Interchange;

/// <summary>Small rule sets with kernels of every description.</summary>
internal static class RuleGen
{
    private static readonly string[] Texts = ["", "registered at ./torch/csrc/autograd/generated/VariableType_2.cpp:1", "a\n\"b\" \\ é \u2028", "x :: y [ z ]"];

    private static Gen<DispatchKeySet> Set => ArbMap.Default.GeneratorFor<ulong>().Select(DispatchKeySet.FromRawMasked);

    private static Gen<LocalKeys> Locals => Set.Two().Select(t => new LocalKeys(t.Item1, t.Item2));

    private static Gen<bool> Coin => Gen.Elements(true, false);

    public static Gen<Guard> Guard => Gen.OneOf(
        Set.Select(Guard (s) => new Guard.Include(s)), Set.Select(Guard (s) => new Guard.Exclude(s)), Locals.Select(Guard (l) => new Guard.Force(l)),
        Gen.Elements<Guard>(
            new Guard.Preserve(), new Guard.BelowAutograd(), new Guard.BelowADInplaceOrView(), new Guard.SkipFunctionalize(),
            Recorded.Value(Functional.Dispatch.Keys.Guard.NonVariableType())),
        Coin.Select(Guard (b) => new Guard.Inference(b)), Coin.Select(Guard (b) => new Guard.Gradients(b)),
        from keys in Locals
        from gradients in Coin
        from inference in Coin
        from snapshot in Gen.OneOf(Gen.Constant<LocalKeys?>(null), Locals.Select(LocalKeys? (l) => l))
        select (Guard)new Guard.Restore(new ThreadState
        {
            Keys = keys, GradientsEnabled = gradients, InferenceMode = inference, SnapshotOnEntry = snapshot,
        }));

    private static Gen<Guard?> Under => Gen.OneOf(Gen.Constant<Guard?>(null), Guard.Select(Guard? (g) => g));

    private static Gen<RedispatchKeys> Keys => Gen.OneOf(
        Gen.Constant<RedispatchKeys>(new RedispatchKeys.BelowOwn()),
        Set.Select(RedispatchKeys (s) => new RedispatchKeys.BelowOwnAnd(s)),
        Set.Select(RedispatchKeys (s) => new RedispatchKeys.Masked(s)),
        Set.Select(RedispatchKeys (s) => new RedispatchKeys.Exactly(s)));

    private static Gen<KernelNext> Next(int depth) => Gen.OneOf(
        Gen.Elements<KernelNext>(new KernelNext.Leaf(), new KernelNext.SelectBackend(), new KernelNext.Composite()),
        Keys.Zip(Under).Select(KernelNext (t) => new KernelNext.Redispatch(t.Item1, t.Item2)),
        Guard.Select(KernelNext (g) => new KernelNext.CallAgain(g)),
        KeyGen.RuntimeKey.Select(KernelNext (k) => new KernelNext.BuiltIn(k)),
        Gen.Elements(Texts).Select(KernelNext (t) => new KernelNext.Unknown(t)),
        depth == 0 ? Gen.Constant<KernelNext>(new KernelNext.Leaf())
            : Under.Zip(Next(depth - 1)).Select(KernelNext (t) => new KernelNext.CallOther(new OperatorName("t::other", "x"), t.Item1, t.Item2)));

    /// <summary>Changes a kernel's description, or leaves it; a kernel of which nothing is said is presumed to do what its key says.</summary>
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

    /// <summary>What generated programs leave, every registration described anew; refused steps are left out.</summary>
    public static Arbitrary<RuleSet> RuleSets { get; } = Arb.From(
        from program in ProgramGen.Programs.Generator
        from kernels in Describe.ArrayOf(program.Length)
        from definitions in Define.ArrayOf(program.Length)
        select program.Select((step, at) => (step, at)).Aggregate(RuleSet.Empty, (rules, s) => (s.step switch
        {
            Step.Define d => rules.Define(ProgramGen.Schema(d.Operator, d.Schema), Texts[s.at % Texts.Length], definitions[s.at]),
            Step.Implement i => rules.Implement(ProgramGen.Name(i.Operator), i.Key, kernels[s.at](
                i.Key ?? AliasKey.CompositeImplicitAutograd, false,
                new Kernel("") { IsFallthrough = i.IsFallthrough, Signature = i.Signature, Inferred = Inferred(i.Inferred) })),
            Step.Fallback f => rules.Fallback(f.Key, kernels[s.at](f.Key, true, new Kernel("") { IsFallthrough = f.IsFallthrough }), f.IsBuiltIn),
            _ => new UnknownRegistrationError(new RegistrationId(s.at)),
        }).Match(registered => registered.Rules, _ => rules)));

    private static FunctionSchema? Inferred(int? schema) =>
        schema is { } number ? ProgramGen.Schema(0, number) with { Name = new OperatorName("", "") } : null;
}

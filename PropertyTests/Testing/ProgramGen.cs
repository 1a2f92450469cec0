using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Testing;

/// <summary>Programs in which keys, signatures, schemas and releases meet often, refused steps among them.</summary>
public static class ProgramGen
{
    /// <summary>The operators of every program.</summary>
    public const int Operators = 2;

    /// <summary>The threads of every session.</summary>
    public const int Threads = 3;

    /// <summary>The longest program.</summary>
    public const int LongestProgram = 24;

    // Keys that the precedence rules treat differently from each other, so that few steps make them meet.
    private static readonly RegistrationKey[] Interesting =
    [
        DispatchKey.CPU, DispatchKey.CUDA, DispatchKey.XLA, DispatchKey.HIP, DispatchKey.MTIA, DispatchKey.Meta, DispatchKey.SparseCPU,
        DispatchKey.QuantizedCPU, DispatchKey.SparseCsrXLA, DispatchKey.NestedTensorCPU, DispatchKey.FPGA, DispatchKey.AutogradCPU, DispatchKey.AutogradHIP,
        DispatchKey.AutogradOther, DispatchKey.AutogradNestedTensor, DispatchKey.FuncTorchBatched, DispatchKey.BackendSelect,
        DispatchKey.ADInplaceOrView, DispatchKey.AutogradPrivateUse1, DispatchKey.Undefined,
    ];

    private static readonly NativeSignature?[] Signatures =
        [new("void(Tensor)"), new("void(DispatchKeySet,Tensor)"), new("void(Tensor,int64)"), new("void(Tensor,SymInt)", true), new("void(Tensor)", true)];

    /// <summary>Keys to register at: those where precedence rules meet and alias keys more often than others.</summary>
    public static Gen<RegistrationKey> RegistrationKeys { get; } = Gen.Frequency(
        (3, Gen.Elements(Interesting)),
        (3, Gen.Elements(AliasKeys.All.ToArray()).Select(RegistrationKey (k) => k)),
        (1, KeyGen.RuntimeKey.Select(RegistrationKey (k) => k)));

    private static Gen<RegistrationKey?> Key { get; } = Gen.Frequency(
        (14, RegistrationKeys.Select(RegistrationKey? (k) => k)),
        (1, Gen.Elements(DispatchKey.Dense, DispatchKey.AutogradFunctionality, DispatchKey.StartOfDenseBackends).Select(RegistrationKey? (k) => k)),
        (1, Gen.Constant<RegistrationKey?>(null)));

    private static Gen<bool> Rarely { get; } = Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)));

    private static Gen<Step> Implement { get; } =
        from op in Gen.Choose(0, Operators - 1)
        from key in Key
        from fallthrough in Rarely
        from signature in Gen.Frequency((4, Gen.Constant<NativeSignature?>(null)), (3, Gen.Elements(Signatures)))
        from inferred in Gen.Frequency((4, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 2).Select(int? (i) => i)))
        select (Step)new Step.Implement(op, key, fallthrough, signature, inferred);

    private static Gen<Step> Fallback { get; } =
        from key in Gen.Frequency(
            (3, Gen.Constant(DispatchKey.AutogradPrivateUse1)), // the one key whose fallback can be replaced
            (3, Gen.Elements(DispatchKey.CPU, DispatchKey.AutogradCPU, DispatchKey.BackendSelect, DispatchKey.Undefined, DispatchKey.Dense)),
            (1, KeyGen.RuntimeKey))
        from fallthrough in Rarely
        from builtIn in Gen.Elements(true, false)
        select (Step)new Step.Fallback(key, fallthrough, builtIn);

    private static Gen<Step> Define { get; } =
        from op in Gen.Choose(0, Operators - 1)
        from schema in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        select (Step)new Step.Define(op, schema);

    private static Gen<Step> Release { get; } = Gen.Choose(0, LongestProgram - 1).Select(Step (target) => new Step.Release(target));

    /// <summary>Programs of up to 24 steps, shrinking by leaving out a step.</summary>
    public static Arbitrary<Step[]> Programs { get; } = Of(Gen.Frequency((1, Define), (7, Implement), (2, Fallback), (3, Release)));

    /// <summary>Programs without releases, signatures and inferred schemas: refused are only second definitions, second fallbacks and wrong keys.</summary>
    public static Arbitrary<Step[]> Registrations { get; } = Of(Gen.Frequency(
        (1, Define),
        (7, Implement.Select(s => s is Step.Implement i ? (Step)(i with { Signature = null, Inferred = null }) : s)),
        (2, Fallback)));

    // What a kernel can do without leaving its operator; the mask and the exact set can lead back up, so that calls also end at the limit.
    private static Gen<KernelNext> Next { get; } =
        from set in KeyGen.Sets.Generator
        from under in Gen.OneOf(Gen.Constant<Guard?>(null), StateGen.WritableGuards.Generator.Select(Guard? (g) => g))
        from guard in StateGen.WritableGuards.Generator
        from next in Gen.Frequency(
            (3, Gen.Constant<KernelNext>(new KernelNext.Leaf())),
            (5, Gen.Constant<KernelNext>(new KernelNext.Redispatch(new RedispatchKeys.BelowOwn(), under))),
            (1, Gen.Constant<KernelNext>(new KernelNext.Redispatch(new RedispatchKeys.BelowOwnAnd(set), under))),
            (1, Gen.Constant<KernelNext>(new KernelNext.Redispatch(new RedispatchKeys.Masked(set), under))),
            (1, Gen.Constant<KernelNext>(new KernelNext.Redispatch(new RedispatchKeys.Exactly(set), under))),
            (1, Gen.Constant<KernelNext>(new KernelNext.CallAgain(guard))),
            (2, KeyGen.Functionality.Select(KernelNext (k) => new KernelNext.CallAgain(new Guard.Exclude(DispatchKeySet.Of(k))))))
        select next;

    private static Gen<int> Thread { get; } = Gen.Choose(0, Threads - 1);

    private static Gen<CallArgument> Tensor { get; } = CallGen.Tensors.Generator.Select(CallArgument (t) => t);

    private static Gen<Step> Called { get; } =
        from thread in Thread
        from op in Gen.Choose(0, Operators - 1)
        from first in Tensor
        from list in Gen.Frequency((3, Tensor), (1, Gen.Constant<CallArgument>(new CallArgument.None()))).ListOf()
        from second in Gen.OneOf(Tensor, Gen.Constant<CallArgument>(new CallArgument.None()))
        select (Step)new Step.Call(thread, op, op == 0 ? [first] : [new CallArgument.List([.. list.Take(3)]), second, new CallArgument.List([first])]);

    /// <summary>Programs that also enter and leave guards and call operators, on up to three threads; kernels say what they do next. They shrink by leaving out a step.</summary>
    public static Arbitrary<Step[]> Sessions { get; } = Of(Gen.Frequency(
        (2, Define.Select(s => s is Step.Define d ? (Step)(d with { Schema = 0 }) : s)),
        (8, from step in Implement
            from next in Next
            select step is Step.Implement i ? (Step)(i with { Signature = null, Inferred = null, Next = next }) : step),
        (3, from step in Fallback
            from next in Next
            select step is Step.Fallback f ? (Step)(f with { Next = next }) : step),
        (2, Release),
        (3, from thread in Thread
            from guard in StateGen.Guards.Generator
            select (Step)new Step.Enter(thread, guard)),
        (2, Thread.Select(Step (t) => new Step.Leave(t))),
        (8, Called)), 2 * LongestProgram);

    /// <summary>The name of an operator.</summary>
    /// <param name="op">Its number.</param>
    /// <returns>The name.</returns>
    public static OperatorName Name(int op) => new($"t::op{op}", "");

    /// <summary>A schema of an operator.</summary>
    /// <param name="op">The operator's number.</param>
    /// <param name="schema">The schema's number, 0 to 2.</param>
    /// <returns>The schema.</returns>
    public static FunctionSchema Schema(int op, int schema)
    {
        // The second operator takes tensors in every way there is, and in one that takes no part in dispatch.
        var tensors = op == 0 ? "Tensor self" : "Tensor?[] list, Tensor? other, Tensor[]? apart";
        var text = Name(op) + schema switch { 0 => $"({tensors}) -> Tensor", 1 => $"({tensors}, int n) -> Tensor", _ => $"({tensors}) -> ()" };
        return SchemaParser.Parse(text).IfLeft(e => throw new InvalidOperationException(e.ToString()));
    }

    /// <summary>Programs with one step less; releases of the step go with it, and later ones follow what they release.</summary>
    /// <param name="program">A program.</param>
    /// <returns>The smaller programs.</returns>
    public static IEnumerable<Step[]> Smaller(Step[] program) => Enumerable.Range(0, program.Length).Where(_ => program.Length > 1).Select(gone => program
        .Where((step, at) => at != gone && !(step is Step.Release release && release.Target == gone))
        .Select(step => step is Step.Release { Target: var target } && target > gone ? new Step.Release(target - 1) : step).ToArray());

    private static Arbitrary<Step[]> Of(Gen<Step> step, int longest = LongestProgram) => Arb.From(
        from length in Gen.Choose(1, longest)
        from steps in step.ArrayOf(length)
        select steps,
        Smaller);
}

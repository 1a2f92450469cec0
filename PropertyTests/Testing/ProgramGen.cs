using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Testing;

/// <summary>One step of a registration program.</summary>
public abstract record Step
{
    private Step()
    {
    }

    /// <summary>Defines an operator.</summary>
    /// <param name="Operator">Which of <see cref="ProgramGen.Operators"/>.</param>
    /// <param name="Schema">Which of its schemas, 0 to 2; no two fit each other.</param>
    public sealed record Define(int Operator, int Schema) : Step;

    /// <summary>Registers a kernel.</summary>
    /// <param name="Operator">Which of <see cref="ProgramGen.Operators"/>.</param>
    /// <param name="Key">The key, or null when none is given.</param>
    /// <param name="IsFallthrough">Whether it is a fallthrough.</param>
    /// <param name="Signature">Its native signature, or null.</param>
    /// <param name="Inferred">Which schema was inferred, or null.</param>
    public sealed record Implement(int Operator, RegistrationKey? Key, bool IsFallthrough, NativeSignature? Signature = null, int? Inferred = null) : Step;

    /// <summary>Registers a backend fallback.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="IsFallthrough">Whether it is a fallthrough.</param>
    /// <param name="IsBuiltIn">Whether it is PyTorch's own.</param>
    public sealed record Fallback(DispatchKey Key, bool IsFallthrough, bool IsBuiltIn) : Step;

    /// <summary>Releases what an earlier step registered; refused when that step did not, or was released already.</summary>
    /// <param name="Target">The position of that step.</param>
    public sealed record Release(int Target) : Step;
}

/// <summary>Registration programs in which keys, signatures, schemas and releases meet often, refused steps among them.</summary>
public static class ProgramGen
{
    /// <summary>The operators of every program.</summary>
    public const int Operators = 2;

    private const int LongestProgram = 24;

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

    private static Gen<RegistrationKey?> Key { get; } = Gen.Frequency(
        (6, Gen.Elements(Interesting).Select(RegistrationKey? (k) => k)),
        (6, Gen.Elements(AliasKeys.All.ToArray()).Select(RegistrationKey? (k) => k)),
        (2, KeyGen.RuntimeKey.Select(RegistrationKey? (k) => k)),
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
        var text = Name(op) + schema switch { 0 => "(Tensor self) -> Tensor", 1 => "(Tensor self, int n) -> Tensor", _ => "(Tensor self) -> ()" };
        return SchemaParser.Parse(text).IfLeft(e => throw new InvalidOperationException(e.ToString()));
    }

    private static Arbitrary<Step[]> Of(Gen<Step> step) => Arb.From(
        from length in Gen.Choose(1, LongestProgram)
        from steps in step.ArrayOf(length)
        select steps,
        program => Enumerable.Range(0, program.Length).Where(_ => program.Length > 1).Select(i => program.Where((_, at) => at != i).ToArray()));
}

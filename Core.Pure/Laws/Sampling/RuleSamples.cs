using System.Collections.Immutable;
using System.Globalization;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Laws.Sampling;

/// <summary>Registrations: keys, kernels, programs, and the rule sets they make. Every kernel's text is unique in its program.</summary>
public static class RuleSamples
{
    private static readonly DispatchKey[] Dense =
        [.. KeyLayout.RuntimeKeys.ToArray().Where(k => KeyLayout.FunctionalityOf(k) == DispatchKey.Dense)];

    private static readonly DispatchKey[] OtherBackends =
        [.. KeyLayout.RuntimeKeys.ToArray().Where(k => k != DispatchKey.Undefined && (KeySets.AutogradOtherBackends | DispatchKeySet.Of(DispatchKey.NestedTensor)).Has(k))];

    private static readonly DispatchKey[] Autograd = [.. (KeySets.Autograd | KeySets.BackendBits)];

    private static readonly FunctionSchema[] Schemas =
    [
        Schema("test::f", ["a", "b"], SchemaTypeOf(BaseType.Tensor)),
        Schema("test::g", ["ts"], new SchemaType.List(SchemaTypeOf(BaseType.Tensor))),
        Schema("test::h", [], SchemaTypeOf(BaseType.Tensor)),
    ];

    /// <summary>The operators of the samples: two tensors, a list, nothing.</summary>
    public static ReadOnlySpan<FunctionSchema> Operators => Schemas;

    /// <summary>A key to register at: alias keys and backends more often than others.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The key.</returns>
    public static RegistrationKey RegistrationKey(ref SplitMix64 random) => random.Below(10) switch
    {
        0 or 1 or 2 => random.Pick(AliasKeys.All),
        3 or 4 => random.Pick<DispatchKey>(Dense),
        5 or 6 => random.Pick<DispatchKey>(OtherBackends),
        7 => random.Pick<DispatchKey>(Autograd),
        8 => KeySamples.RuntimeKey(ref random),
        _ => random.OneIn(4) ? DispatchKey.Undefined : KeySamples.RuntimeKey(ref random),
    };

    /// <summary>A program of up to a dozen steps on three operators, refused steps included.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The program.</returns>
    public static RegistrationProgram Program(ref SplitMix64 random)
    {
        var steps = ImmutableArray.CreateBuilder<RegistrationStep>();
        var length = 1 + random.Below(12);
        // Few keys, so that steps meet.
        RegistrationKey[] keys = [RegistrationKey(ref random), RegistrationKey(ref random), RegistrationKey(ref random)];
        DispatchKey[] fallbacks = [KeySamples.RuntimeKey(ref random), DispatchKey.AutogradPrivateUse1];
        for (var i = 0; i < length; i++)
        {
            var schema = random.Pick<FunctionSchema>(Schemas);
            var debug = string.Create(CultureInfo.InvariantCulture, $"s{i}");
            steps.Add(random.Below(10) switch
            {
                0 or 1 => new RegistrationStep.Define(schema, debug),
                2 => new RegistrationStep.Fallback(random.Pick<DispatchKey>(fallbacks), Kernel(ref random, debug), random.OneIn(2)),
                3 or 4 when i > 0 => new RegistrationStep.Release(random.Below(i)),
                _ => new RegistrationStep.Implement(schema.Name, random.OneIn(8) ? null : random.Pick<RegistrationKey>(keys), Kernel(ref random, debug)),
            });
        }

        return new(steps.ToImmutable());
    }

    /// <summary>A rule set with backend fallbacks and one defined operator, <c>test::f</c>, of up to nine kernels.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The rule set.</returns>
    public static RuleSet OneOperator(ref SplitMix64 random)
    {
        var steps = ImmutableArray.CreateBuilder<RegistrationStep>();
        var number = 0;
        for (var i = random.Below(24); i > 0; i--)
            steps.Add(new RegistrationStep.Fallback(KeySamples.RuntimeKey(ref random), Kernel(ref random, $"b{++number}"), false));
        steps.Add(new RegistrationStep.Define(Schemas[0], "d"));
        for (var i = random.Below(10); i > 0; i--)
            steps.Add(new RegistrationStep.Implement(
                Schemas[0].Name, RegistrationKey(ref random), Kernel(ref random, $"k{++number}") with { Signature = null }));
        return new RegistrationProgram(steps.ToImmutable()).Run(RuleSet.Empty).End;
    }

    /// <summary>A kernel that computes and returns, or a fallthrough; sometimes with a native signature.</summary>
    /// <param name="random">The generator.</param>
    /// <param name="debug">Who registers it.</param>
    /// <returns>The kernel.</returns>
    public static Kernel Kernel(ref SplitMix64 random, string debug) => new(debug)
    {
        IsFallthrough = random.OneIn(5),
        Next = new KernelNext.Leaf(),
        Signature = random.OneIn(6) ? new NativeSignature(random.OneIn(2) ? "void(Tensor)" : "void(Tensor,int64)", random.OneIn(3)) : null,
    };

    private static FunctionSchema Schema(string name, string[] arguments, SchemaType type) =>
        new(new OperatorName(name, ""), [.. arguments.Select(a => new Argument(type, a))], [new Argument(SchemaTypeOf(BaseType.Tensor))]);

    private static SchemaType.Base SchemaTypeOf(BaseType kind) => new(kind);
}

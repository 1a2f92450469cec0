using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Laws.Sampling;

/// <summary>A call to predict: registrations, the call, the thread's state.</summary>
/// <param name="Program">The registrations, which no step refuses.</param>
/// <param name="Call">The call.</param>
/// <param name="State">The thread's state.</param>
public sealed record RouteCase(RegistrationProgram Program, Call Call, ThreadState State)
{
    /// <summary>The rule set of the registrations.</summary>
    /// <returns>The rule set.</returns>
    public RuleSet Rules() => Program.Run(RuleSet.Empty).End;

    /// <summary>The chain predicted.</summary>
    /// <param name="kernelLimit">How many kernels may run.</param>
    /// <returns>The route.</returns>
    public Route Route(int kernelLimit) => Prediction.Of(Call, State, RouteSettings.Over(Rules()) with { KernelLimit = kernelLimit });

    /// <summary>Cases with one registration less.</summary>
    /// <returns>The cases.</returns>
    public IEnumerable<RouteCase> Smaller() =>
        Program.Smaller().Where(p => p.Steps.OfType<RegistrationStep.Define>().Count() == RuleSamples.Operators.Length).Select(p => this with { Program = p });

    /// <summary>The case in words.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Call.Operator} of {string.Join(", ", Call.Tensors().Select(t => $"0x{t.Keys.Raw:x}"))} under {State.Keys}, with {string.Join("; ", Program.Steps.Select(Show))}";

    private static string Show(RegistrationStep step) => step is RegistrationStep.Implement i ? $"{i} {i.Kernel.Next}" : step.ToString();
}

/// <summary>Calls of operators whose kernels keep to section 6 of the dispatch model.</summary>
public static class RouteSamples
{
    // Every key above the backends, except the dispatcher object's.
    private static readonly DispatchKey[] Layers =
        [.. KeyLayout.RuntimeKeys.ToArray().Where(k => KeyLayout.FunctionalityOf(k) is > DispatchKey.NestedTensor and < DispatchKey.PythonDispatcher)];

    /// <summary>A call of <c>test::f</c>, mostly of tensors as they occur, whose kernels may call <c>test::g</c>, whose kernels may call <c>test::h</c>.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The case; every kernel descends under no guard or one that un-excludes nothing, calls again under a guard that excludes its key, or is a leaf.</returns>
    public static RouteCase WellBehaved(ref SplitMix64 random) => Draw(ref random, isGuarded: false);

    /// <summary>As <see cref="WellBehaved"/>, and every kernel that descends holds a guard that excludes its key.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The case.</returns>
    public static RouteCase Guarded(ref SplitMix64 random) => Draw(ref random, isGuarded: true);

    private static RouteCase Draw(ref SplitMix64 random, bool isGuarded)
    {
        var steps = ImmutableArray.CreateBuilder<RegistrationStep>();
        foreach (var schema in RuleSamples.Operators) steps.Add(new RegistrationStep.Define(schema, "d"));
        foreach (var key in Layers)
            if (!random.OneIn(20)) steps.Add(new RegistrationStep.Fallback(key, Passing(key, isGuarded), false));
        foreach (var schema in RuleSamples.Operators)
            if (!random.OneIn(4)) steps.Add(new RegistrationStep.Implement(schema.Name, AliasKey.CompositeExplicitAutograd, new Kernel($"k{steps.Count}") { Next = new KernelNext.Leaf() }));
        for (var o = 0; o < RuleSamples.Operators.Length; o++)
            for (var i = 2 + random.Below(8); i > 0; i--)
            {
                var key = RuleSamples.RegistrationKey(ref random);
                var next = Next(ref random, key, isGuarded);
                if (o + 1 < RuleSamples.Operators.Length && random.OneIn(3)) next = new KernelNext.CallOther(RuleSamples.Operators[o + 1].Name, random.OneIn(3) ? KeySamples.Guard(ref random) : null, next);
                steps.Add(new RegistrationStep.Implement(RuleSamples.Operators[o].Name, key, new Kernel($"k{steps.Count}") { Next = next, IsFallthrough = random.OneIn(8) }));
            }

        var call = new Call(RuleSamples.Operators[0].Name, [Tensor(ref random), Tensor(ref random)]);
        return new RouteCase(new(steps.ToImmutable()), call, KeySamples.State(ref random));
    }

    // As PyTorch's own fallbacks: some layers are passed over, the others redispatch below themselves. Without them most calls would end at once.
    private static Kernel Passing(DispatchKey key, bool isGuarded) => new($"fallback of {key}")
    {
        IsFallthrough = key is DispatchKey.BackendSelect or DispatchKey.ADInplaceOrView || KeySets.Autocast.Has(key),
        Next = new KernelNext.Redispatch(new RedispatchKeys.BelowOwn(), isGuarded ? new Guard.Exclude(DispatchKeySet.Of(key)) : null),
    };

    private static CallArgument.Tensor Tensor(ref SplitMix64 random) => new CallArgument.Tensor(random.OneIn(6) ? KeySamples.KeySet(ref random) : KeySamples.Tensor(ref random));

    // At Undefined nothing is below and nothing can be excluded, so whatever may stand there computes and returns.
    private static KernelNext Next(ref SplitMix64 random, RegistrationKey key, bool isGuarded)
    {
        if (key == (RegistrationKey)DispatchKey.Undefined || (key.IsAlias && AliasKeys.CoversUndefined(key.Alias)) || random.OneIn(4)) return new KernelNext.Leaf();
        var guard = isGuarded ? new Guard.Exclude(key.RuntimeKeys) : Excluding(ref random);
        if (key == (RegistrationKey)DispatchKey.PythonDispatcher)
            return new KernelNext.Redispatch(new RedispatchKeys.Masked(DispatchKeySet.Full.Remove(DispatchKey.PythonDispatcher)), guard);
        return random.Below(4) switch
        {
            0 => new KernelNext.CallAgain(new Guard.Exclude(key.RuntimeKeys)),
            1 when !key.IsAlias => new KernelNext.Redispatch(new RedispatchKeys.Masked(DispatchKeySet.FullAfter(key.Runtime)), guard),
            _ => new KernelNext.Redispatch(new RedispatchKeys.BelowOwn(), guard),
        };
    }

    // Nothing that a kernel below excluded may come back: Force, Restore and InferenceMode(false) are left out.
    private static Guard? Excluding(ref SplitMix64 random) => random.Below(6) switch
    {
        0 => new Guard.Include(KeySamples.KeySet(ref random)),
        1 => new Guard.Exclude(KeySamples.KeySet(ref random)),
        2 => new Guard.BelowADInplaceOrView(),
        3 => new Guard.SkipFunctionalize(),
        _ => null,
    };
}

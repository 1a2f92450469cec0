using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Testing;

/// <summary>Thread states, and guards of every kind.</summary>
public static class StateGen
{
    private static Gen<bool> Bool { get; } = Gen.Elements(true, false);

    private static Gen<LocalKeys> Local { get; } = Gen.Frequency(
        (2, Gen.Constant(LocalKeys.Default)),
        (3, KeyGen.Sets.Generator.Two().Select(t => new LocalKeys(t.Item1, t.Item2))));

    private static Gen<ThreadState> State { get; } =
        from keys in Local
        from gradients in Bool
        from inference in Bool
        from snapshot in Gen.OneOf(Gen.Constant<LocalKeys?>(null), Local.Select(LocalKeys? (k) => k))
        select new ThreadState { Keys = keys, GradientsEnabled = gradients, InferenceMode = inference, SnapshotOnEntry = snapshot };

    /// <summary>The two sets of a thread.</summary>
    public static Arbitrary<LocalKeys> Locals { get; } = Arb.From(Local);

    /// <summary>Thread states, the default among them.</summary>
    public static Arbitrary<ThreadState> States { get; } = Arb.From(Gen.Frequency((1, Gen.Constant(ThreadState.Default)), (5, State)));

    /// <summary>Guards of every kind.</summary>
    public static Arbitrary<Guard> Guards { get; } = Arb.From(Gen.OneOf(
        KeyGen.Sets.Generator.Select(Guard (s) => new Guard.Include(s)),
        KeyGen.Sets.Generator.Select(Guard (s) => new Guard.Exclude(s)),
        Local.Select(Guard (k) => new Guard.Force(k)),
        Gen.Elements<Guard>(
            new Guard.Preserve(), new Guard.BelowAutograd(), new Guard.BelowADInplaceOrView(), new Guard.SkipFunctionalize(),
            new Guard.Inference(true), new Guard.Inference(false), new Guard.Gradients(true), new Guard.Gradients(false),
            Guard.NonVariableType().IfLeft(e => throw new InvalidOperationException(e.ToString()))),
        State.Select(Guard (s) => new Guard.Restore(s))));
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Testing;

/// <summary>Every generator of this package by type, for FsCheck's own ways to find one: <c>ArbMap.Default.MergeArb…</c>, <c>[Properties(Arbitrary = …)]</c>, <see cref="Map"/>.</summary>
public static class DispatchArbitraries
{
    /// <summary>FsCheck's map with the types of the core added.</summary>
    public static IArbMap Map { get; } = ArbMap.Default.Merge(typeof(DispatchArbitraries));

    /// <summary>Runtime keys.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<DispatchKey> DispatchKey() => KeyGen.RuntimeKey.ToArbitrary();

    /// <summary>Backends.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<BackendComponent> BackendComponent() => KeyGen.Backend.ToArbitrary();

    /// <summary>Alias keys.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<AliasKey> AliasKey() => Gen.Elements(AliasKeys.All.ToArray()).ToArbitrary();

    /// <summary>Keys to register at.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<RegistrationKey> RegistrationKey() => ProgramGen.RegistrationKeys.ToArbitrary();

    /// <summary>Keysets.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<DispatchKeySet> DispatchKeySet() => KeyGen.Sets;

    /// <summary>A thread's two sets.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<LocalKeys> LocalKeys() => StateGen.Locals;

    /// <summary>Thread states.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<ThreadState> ThreadState() => StateGen.States;

    /// <summary>Guards.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<Guard> Guard() => StateGen.Guards;

    /// <summary>Guard programs.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<EquatableArray<Guard>> GuardProgram() => StateGen.GuardPrograms;

    /// <summary>Schemas.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<FunctionSchema> FunctionSchema() => SchemaGen.Schemas;

    /// <summary>What kernels do next.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<KernelNext> KernelNext() => RuleGen.Next(2).ToArbitrary();

    /// <summary>Rule sets.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<RuleSet> RuleSet() => RuleGen.RuleSets;

    /// <summary>Registration programs.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<RegistrationProgram> RegistrationProgram() => RuleGen.Programs;

    /// <summary>Programs of registrations, guards and calls.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<Step[]> Session() => ProgramGen.Sessions;

    /// <summary>Tensors.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<CallArgument.Tensor> Tensor() => CallGen.Tensors;

    /// <summary>Scenarios.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<Scenario> Scenario() => ScenarioGen.Any;
}

using System.Collections.Immutable;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.PropertyTests.Shell.Replay;

/// <summary>One step of the registrations before a call.</summary>
internal abstract record CaseStep
{
    public sealed record Define(FunctionSchema Schema) : CaseStep;

    public sealed record Implement(OperatorName Operator, RegistrationKey Key, Kernel Kernel) : CaseStep;

    public sealed record Fallback(DispatchKey Key, Kernel Kernel) : CaseStep;

    /// <summary>Takes back what the step with this number registered, if it did.</summary>
    public sealed record Release(int Step) : CaseStep;
}

/// <summary>A registry, a thread state and a call: everything a chain of kernels depends on, as data.</summary>
internal sealed record Case(int Seed, ImmutableArray<CaseStep> Steps, Call Call, ThreadState State, AutogradFallbackMode Mode, bool HasEngine)
{
    public static readonly OperatorName F = new("t::f", "");

    public static readonly OperatorName G = new("t::g", "");

    public static readonly OperatorName H = new("t::h", "over");
}

/// <summary>Random cases; the same seed gives the same case.</summary>
internal sealed class CaseGen(int seed)
{
    // Keys whose fallback runs; the others' are fallthroughs.
    private static readonly DispatchKey[] BuiltIn =
    [
        DispatchKey.AutogradCPU, DispatchKey.Meta, DispatchKey.PythonTLSSnapshot, DispatchKey.PreDispatch, DispatchKey.Python, DispatchKey.PythonDispatcher,
        DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor, DispatchKey.Functionalize, DispatchKey.Tracer, DispatchKey.FuncTorchBatched,
    ];

    private static readonly DispatchKey[] Tops =
    [
        DispatchKey.PreDispatch, DispatchKey.PythonTLSSnapshot, DispatchKey.FuncTorchBatched, DispatchKey.Tracer, DispatchKey.Functionalize,
        DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor, DispatchKey.BackendSelect, DispatchKey.Python, DispatchKey.PythonDispatcher,
        DispatchKey.AutogradOther, DispatchKey.FPGA,
    ];

    private static readonly DispatchKey[] Runtime = KeyLayout.RuntimeKeys.ToArray();

    private static readonly string[] Types = ["Tensor", "Tensor", "Tensor", "Tensor", "Tensor?", "Tensor[]", "Tensor?[]", "Tensor[]?", "int", "Device?"];

    private readonly Random _random = new(seed);
    private int _kernels;

    public static Case Of(int seed) => new CaseGen(seed).Case();

    private Case Case()
    {
        FunctionSchema[] schemas = [Schema(Replay.Case.F), Schema(Replay.Case.G), Schema(Replay.Case.H)];
        Call call = new(Replay.Case.F, [.. schemas[0].Arguments.Select(a => Argument(a.Type, a.Type.IsWritten))]);
        var locals = Chance(55) ? LocalKeys.Default : Locals();
        var reached = locals.Apply(call.Keys(schemas[0].DispatchArguments)).ToArray();
        var steps = ImmutableArray.CreateBuilder<CaseStep>();
        foreach (var schema in schemas)
        {
            if (!Chance(schema.Name == Replay.Case.F ? 2 : 10)) steps.Add(new CaseStep.Define(schema));
            var count = _random.Next(schema.Name == Replay.Case.F ? 7 : 5);
            for (var i = 0; i < count; i++) steps.Add(Implement(schema.Name, reached));
        }

        while (Chance(25)) steps.Add(Fallback());
        while (Chance(30)) steps.Add(new CaseStep.Release(_random.Next(steps.Count)));
        while (Chance(20)) steps.Add(Implement(Replay.Case.F, reached));
        var state = new ThreadState
        {
            Keys = locals, GradientsEnabled = !Chance(20), InferenceMode = Chance(10), SnapshotOnEntry = Chance(10) ? Locals() : null,
        };
        return new Case(seed, steps.ToImmutable(), call, state, Chance(50) ? AutogradFallbackMode.Warn : AutogradFallbackMode.Nothing, Chance(40));
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(params ReadOnlySpan<T> from) => from[_random.Next(from.Length)];

    private FunctionSchema Schema(OperatorName name)
    {
        var arguments = string.Join(", ", Enumerable.Range(0, _random.Next(name == Replay.Case.F ? 1 : 0, 4))
            .Select(i => $"{(name == Replay.Case.F && i == 0 && Chance(15) ? "Tensor(a!)" : Pick<string>(Types))} a{i}"));
        return SchemaParser.Parse($"{name}({arguments}) -> {(Chance(50) ? "Tensor" : "()")}").IfLeft(e => throw new InvalidOperationException(e.ToString()));
    }

    private CaseStep.Implement Implement(OperatorName op, DispatchKey[] reached)
    {
        RegistrationKey key = _random.Next(10) switch
        {
            < 5 when reached.Length > 0 => Pick<DispatchKey>(reached),
            5 => Chance(50) ? DispatchKey.FPGA : AliasKey.CompositeImplicitAutograd,
            < 8 => Pick(AliasKeys.All),
            _ => Pick<DispatchKey>(Runtime),
        };
        var kernel = Kernel();
        return new CaseStep.Implement(op, OwnKey(kernel) ?? key, kernel);
    }

    // What a built-in fallback does ends only at its own key.
    private static DispatchKey? OwnKey(Kernel kernel) => kernel.Next is KernelNext.BuiltIn builtIn ? builtIn.Key : null;

    private CaseStep.Fallback Fallback()
    {
        var kernel = Kernel();
        return new CaseStep.Fallback(OwnKey(kernel) ?? Runtime[_random.Next(1, Runtime.Length)], kernel);
    }

    private Kernel Kernel()
    {
        var id = $"k{_kernels++}";
        return Chance(8) ? new Kernel(id) { IsFallthrough = true, Next = new KernelNext.Leaf() } : new Kernel(id) { Next = Next(2) };
    }

    private KernelNext Next(int depth) => _random.Next(100) switch
    {
        < 22 => new KernelNext.Leaf(),
        < 58 => new KernelNext.Redispatch(RedispatchKeys(), Chance(35) ? Guard() : null),
        < 70 => new KernelNext.CallAgain(Guard()),
        < 86 when depth > 0 => new KernelNext.CallOther(Pick(Replay.Case.F, Replay.Case.G, Replay.Case.H), Chance(50) ? Guard() : null, Next(depth - 1)),
        < 90 => new KernelNext.SelectBackend(),
        < 96 => new KernelNext.BuiltIn(Pick<DispatchKey>(BuiltIn)),
        < 98 => new KernelNext.Composite(),
        _ => new KernelNext.Unknown("nobody says"),
    };

    private RedispatchKeys RedispatchKeys() => _random.Next(10) switch
    {
        < 6 => new RedispatchKeys.BelowOwn(),
        6 => new RedispatchKeys.BelowOwnAnd(Set()),
        < 9 => new RedispatchKeys.Masked(Pick(KeySets.AfterAutograd, KeySets.AfterADInplaceOrView, DispatchKeySet.FullAfter(DispatchKey.Tracer))),
        _ => new RedispatchKeys.Exactly(Set()),
    };

    private Guard Guard() => _random.Next(11) switch
    {
        0 => new Guard.Include(Set()),
        1 or 2 => new Guard.Exclude(Set()),
        3 => new Guard.Force(Locals()),
        4 => new Guard.Preserve(),
        5 => new Guard.BelowAutograd(),
        6 => new Guard.BelowADInplaceOrView(),
        7 => new Guard.SkipFunctionalize(),
        8 => new Guard.Inference(Chance(70)),
        9 => new Guard.Gradients(Chance(50)),
        _ => new Guard.Restore(new ThreadState { Keys = Locals(), InferenceMode = Chance(50), GradientsEnabled = Chance(50), SnapshotOnEntry = Chance(30) ? Locals() : null }),
    };

    private LocalKeys Locals() => Chance(30) ? LocalKeys.Default : new LocalKeys(Chance(50) ? LocalKeys.Default.Included | Set() : Set(), Chance(50) ? LocalKeys.Default.Excluded : Set());

    private CallArgument Argument(SchemaType type, bool isWritten = false) => type switch
    {
        SchemaType.Optional when Chance(40) => new CallArgument.None(),
        SchemaType.Optional optional => Argument(optional.Element),
        SchemaType.List list => new CallArgument.List([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Argument(list.Element))]),
        SchemaType.Base { Kind: BaseType.Tensor } => Tensor(isWritten),
        SchemaType.Base { Kind: BaseType.Device } => new CallArgument.Device(Pick(DeviceType.Cpu, DeviceType.Cuda, DeviceType.Meta, DeviceType.Xla, DeviceType.Vulkan, DeviceType.Fpga)),
        _ => new CallArgument.Other(),
    };

    // What the fallbacks of these do for an argument that is written to depends on more than keys.
    private CallArgument.Tensor Tensor(bool isWritten)
    {
        if (Chance(4)) return new CallArgument.Tensor(KeySets.UndefinedTensor);
        // A subclass is made by device and layout; one kind of it will do.
        var isSubclass = Chance(8);
        var keys = isSubclass ? TensorKeys.Construct(DispatchKeySet.Of(DispatchKey.CPU).Add(Pick<DispatchKey>(Tops)), false) | KeySets.Python : Tensor();
        if (isWritten) keys -= DispatchKeySet.Of(DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor);
        return new CallArgument.Tensor(keys, keys.HasAny(KeySets.Autograd) && Chance(30));
    }

    // Keys that a tensor can have: what its constructor makes of the keys given.
    private DispatchKeySet Tensor()
    {
        var functionality = Chance(75) ? DispatchKey.Dense : Pick(DispatchKey.Sparse, DispatchKey.SparseCsr, DispatchKey.Quantized, DispatchKey.NestedTensor);
        var backend = Chance(60) ? BackendComponent.CPU : Pick(BackendComponent.CUDA, BackendComponent.Meta, BackendComponent.XLA, BackendComponent.HIP, BackendComponent.PrivateUse1);
        var given = DispatchKeySet.Of(KeyLayout.RuntimeKey(functionality, backend));
        return TensorKeys.Construct(Chance(35) ? given.Add(Pick<DispatchKey>(Tops)) : given, Chance(15));
    }

    private DispatchKeySet Set() => _random.Next(6) switch
    {
        0 => DispatchKeySet.FromRawMasked((ulong)_random.NextInt64() & (ulong)_random.NextInt64()),
        1 => Tensor() | Tensor(),
        2 => DispatchKeySet.Of(Pick<DispatchKey>(Runtime)) | DispatchKeySet.Of(Pick<DispatchKey>(Tops)),
        3 => KeySets.Autograd,
        _ => Tensor(),
    };
}

using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>
/// What one would call instead of an operator, over pairs of tensors: each loop calls something that does nothing with both, found the way its name says.
/// </summary>
internal static class CallFloors
{
    /// <summary>The backends that a pair of random devices is drawn from.</summary>
    public static IReadOnlyList<BackendComponent> Backends { get; } =
    [
        BackendComponent.CPU, BackendComponent.CUDA, BackendComponent.XLA, BackendComponent.MPS, BackendComponent.XPU, BackendComponent.PrivateUse1, BackendComponent.Meta,
    ];

    /// <summary>Pairs of tensors of one device.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The same pair over and over.</returns>
    public static Pair[] OneDevice(int count)
    {
        var pair = PairOn(BackendComponent.CPU);
        return [.. Enumerable.Repeat(pair, count)];
    }

    /// <summary>Pairs of tensors, both of one device, which is drawn anew for each pair.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The pairs.</returns>
    public static Pair[] RandomDevices(int count)
    {
        var pairs = Backends.Select(PairOn).ToArray();
        var rng = new MersenneTwister(54321);
        return [.. Enumerable.Range(0, count).Select(_ => pairs[rng.Next() % pairs.Length])];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Direct(Pair[] pairs)
    {
        foreach (var pair in pairs) Target.Direct(pair.A, pair.B);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Delegate(Pair[] pairs, Action<BenchTensor, BenchTensor> target)
    {
        foreach (var pair in pairs) target(pair.A, pair.B);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Virtual(Pair[] pairs)
    {
        foreach (var pair in pairs) pair.Target.Run(pair.A, pair.B);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Dictionary(Pair[] pairs, Dictionary<ulong, Action<BenchTensor, BenchTensor>> targets)
    {
        foreach (var pair in pairs) targets[(pair.A.KeySet | pair.B.KeySet).Raw](pair.A, pair.B);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Frozen(Pair[] pairs, FrozenDictionary<ulong, Action<BenchTensor, BenchTensor>> targets)
    {
        foreach (var pair in pairs) targets[(pair.A.KeySet | pair.B.KeySet).Raw](pair.A, pair.B);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Switch(Pair[] pairs)
    {
        foreach (var pair in pairs)
        {
            switch ((pair.A.KeySet | pair.B.KeySet).HighestBackend)
            {
                case BackendComponent.CPU: Target.Direct(pair.A, pair.B); break;
                case BackendComponent.CUDA: Target.Second(pair.A, pair.B); break;
                case BackendComponent.XLA: Target.Third(pair.A, pair.B); break;
                case BackendComponent.MPS: Target.Fourth(pair.A, pair.B); break;
                case BackendComponent.XPU: Target.Fifth(pair.A, pair.B); break;
                case BackendComponent.PrivateUse1: Target.Sixth(pair.A, pair.B); break;
                default: Target.Seventh(pair.A, pair.B); break;
            }
        }

        return 0;
    }

    /// <summary>A delegate of its own for each device, by the union of a pair's keys.</summary>
    /// <returns>The dictionary.</returns>
    public static Dictionary<ulong, Action<BenchTensor, BenchTensor>> ByKeys() => Backends.ToDictionary(b => PairOn(b).A.KeySet.Raw, b => Target.On(b).Delegate);

    /// <summary>The two tensors of a call, and the object that stands for their device.</summary>
    internal sealed record Pair(BenchTensor A, BenchTensor B, Target Target);

    /// <summary>What a device does: nothing, each by code of its own.</summary>
    internal abstract class Target(Action<BenchTensor, BenchTensor> code)
    {
        /// <summary>The code as a delegate.</summary>
        public Action<BenchTensor, BenchTensor> Delegate => code;

        public static Target On(BackendComponent backend) => backend switch
        {
            BackendComponent.CPU => new OfCpu(),
            BackendComponent.CUDA => new OfCuda(),
            BackendComponent.XLA => new OfXla(),
            BackendComponent.MPS => new OfMps(),
            BackendComponent.XPU => new OfXpu(),
            BackendComponent.PrivateUse1 => new OfPrivateUse1(),
            _ => new OfMeta(),
        };

        public abstract void Run(BenchTensor a, BenchTensor b);

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Direct(BenchTensor a, BenchTensor b)
        {
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Second(BenchTensor a, BenchTensor b)
        {
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Third(BenchTensor a, BenchTensor b)
        {
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Fourth(BenchTensor a, BenchTensor b)
        {
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Fifth(BenchTensor a, BenchTensor b)
        {
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Sixth(BenchTensor a, BenchTensor b)
        {
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Seventh(BenchTensor a, BenchTensor b)
        {
        }
    }

    private sealed class OfCpu() : Target(static (_, _) => { })
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override void Run(BenchTensor a, BenchTensor b)
        {
        }
    }

    private sealed class OfCuda() : Target(static (_, _) => { })
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override void Run(BenchTensor a, BenchTensor b)
        {
        }
    }

    private sealed class OfXla() : Target(static (_, _) => { })
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override void Run(BenchTensor a, BenchTensor b)
        {
        }
    }

    private sealed class OfMps() : Target(static (_, _) => { })
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override void Run(BenchTensor a, BenchTensor b)
        {
        }
    }

    private sealed class OfXpu() : Target(static (_, _) => { })
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override void Run(BenchTensor a, BenchTensor b)
        {
        }
    }

    private sealed class OfPrivateUse1() : Target(static (_, _) => { })
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override void Run(BenchTensor a, BenchTensor b)
        {
        }
    }

    private sealed class OfMeta() : Target(static (_, _) => { })
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override void Run(BenchTensor a, BenchTensor b)
        {
        }
    }

    private static Pair PairOn(BackendComponent backend)
    {
        var keys = DispatchKeySet.Of(KeyLayout.RuntimeKey(DispatchKey.Dense, backend)) | KeyRelations.AutogradRelated(backend);
        return new(new BenchTensor(keys), new BenchTensor(keys), Target.On(backend));
    }
}

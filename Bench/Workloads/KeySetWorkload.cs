using Functional.Dispatch.Keys;
using static Functional.Dispatch.Keys.DispatchKey;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>
/// The keysets that calls are chosen by: the unions of their tensor arguments' keys. The random ones have the mix of the libtorch benchmark
/// (45 % CPU, 33 % CUDA, then Meta, XLA, MPS, XPU, PrivateUse1; mostly dense; 70 % with autograd; one in ten of two tensors; some wrapper keys),
/// from the same generator and seed, so both programs see the same sets.
/// </summary>
internal static class KeySetWorkload
{
    private static readonly BackendComponent[] Backends =
    [
        BackendComponent.CPU, BackendComponent.CUDA, BackendComponent.Meta, BackendComponent.XLA, BackendComponent.MPS,
        BackendComponent.XPU, BackendComponent.PrivateUse1,
    ];

    /// <summary>One keyset over and over, which any branch predictor learns: a CPU tensor that autograd may watch.</summary>
    public static DispatchKeySet[] Predictable(int count)
    {
        var sets = new DispatchKeySet[count];
        Array.Fill(sets, DispatchKeySet.Of(CPU, AutogradCPU, ADInplaceOrView));
        return sets;
    }

    /// <summary>The first keysets over and over, for a harness that wants arrays of one length.</summary>
    public static DispatchKeySet[] Repeated(DispatchKeySet[] period, int count)
    {
        var sets = new DispatchKeySet[count];
        for (var i = 0; i < count; i++) sets[i] = period[i % period.Length];
        return sets;
    }

    /// <summary>Realistic random keysets.</summary>
    public static DispatchKeySet[] Random(int count)
    {
        var rng = new MersenneTwister(12345);
        bool Percent(int percent) => rng.Next() % 100 < percent;
        var sets = new DispatchKeySet[count];
        for (var i = 0; i < count; i++)
        {
            DispatchKeySet set = default;
            var tensors = Percent(10) ? 2 : 1;
            for (var t = 0; t < tensors; t++)
            {
                var backend = Backends[(rng.Next() % 100) switch { < 45 => 0, < 78 => 1, < 84 => 2, < 88 => 3, < 92 => 4, < 96 => 5, _ => 6 }];
                var functionality = (rng.Next() % 100) switch { < 78 => Dense, < 85 => Sparse, < 90 => SparseCsr, < 95 => Quantized, _ => NestedTensor };
                set = set.Add(KeyLayout.RuntimeKey(functionality, backend));
                if (Percent(70)) set = set.Add(KeyLayout.RuntimeKey(AutogradFunctionality, backend)).Add(ADInplaceOrView);
            }

            if (Percent(8)) set |= KeySets.Python;
            if (Percent(4)) set = set.Add(Functionalize);
            if (Percent(3)) set = set.Add(Conjugate);
            if (Percent(2)) set = set.Add(Negative);
            if (Percent(3)) set = set.Add(FuncTorchBatched);
            sets[i] = set;
        }

        return sets;
    }
}

using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Laws.Sampling;

/// <summary>Keys, keysets, thread states and guards: mostly such as occur, some that do not but could.</summary>
public static class KeySamples
{
    private static readonly DispatchKey[] Runtime = KeyLayout.RuntimeKeys[1..].ToArray();

    private static readonly DispatchKey[] All = [.. KeyLayout.AllKeys()];

    private static readonly DispatchKey[] Backends = [.. Runtime.Where(KeyRelations.IsBackendKey)];

    private static readonly DispatchKey[] Wrappers =
        [.. Runtime.Where(k => KeyLayout.BackendOf(k) == BackendComponent.Invalid && !KeyRelations.IsBackendKey(k))];

    private static readonly DispatchKeySet[] Named = [.. KeySets.Named().Select(n => n.Set), KeySets.UndefinedTensor, DispatchKeySet.Full, DispatchKeySet.Empty];

    /// <summary>A runtime key, all 136 equally likely.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The key.</returns>
    public static DispatchKey RuntimeKey(ref SplitMix64 random) => random.Pick<DispatchKey>(Runtime);

    /// <summary>A key a law can range over: mostly runtime keys, also Undefined and building blocks, never a marker.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The key.</returns>
    public static DispatchKey Key(ref SplitMix64 random)
    {
        // A marker has the same one-key set as its building block and would only be a second name for it.
        var key = random.OneIn(8) ? random.Pick<DispatchKey>(All) : RuntimeKey(ref random);
        return KeyLayout.IsMarker(key) ? KeyLayout.FunctionalityOf(key) : key;
    }

    /// <summary>A keyset: of a tensor, of several, a named one, one key, few keys, or any of the 2^62.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The set.</returns>
    public static DispatchKeySet KeySet(ref SplitMix64 random) => random.Below(12) switch
    {
        0 or 1 or 2 => Tensor(ref random),
        3 => Tensor(ref random) | Tensor(ref random),
        4 => random.Pick<DispatchKeySet>(Named),
        5 => DispatchKeySet.FullAfter(Key(ref random)),
        6 => DispatchKeySet.Of(Key(ref random)),
        7 => DispatchKeySet.Of(Key(ref random), Key(ref random), Key(ref random)),
        8 => DispatchKeySet.FromRawMasked(random.Next() & random.Next() & random.Next()),
        9 => DispatchKeySet.FromRawMasked(random.Next() | random.Next()),
        _ => DispatchKeySet.FromRawMasked(random.Next()),
    };

    /// <summary>The keys of a tensor, as its constructor makes them, sometimes with a wrapper key on top.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The set.</returns>
    public static DispatchKeySet Tensor(ref SplitMix64 random)
    {
        if (random.OneIn(12)) return KeySets.UndefinedTensor;
        var set = TensorKeys.Construct(DispatchKeySet.Of(random.Pick<DispatchKey>(Backends)), random.OneIn(5));
        return random.OneIn(3) ? set.Add(random.Pick<DispatchKey>(Wrappers)) : set;
    }

    /// <summary>A thread's two sets: the default, the default after a few changes, or any.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The sets.</returns>
    public static LocalKeys Locals(ref SplitMix64 random) => random.Below(4) switch
    {
        0 => LocalKeys.Default,
        1 => LocalKeys.Default.SetIncluded(Key(ref random), true).SetExcluded(Key(ref random), true),
        2 => Guard(ref random).Enter(ThreadState.Default).Keys,
        _ => new LocalKeys(KeySet(ref random), KeySet(ref random)),
    };

    /// <summary>A thread's state.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The state.</returns>
    public static ThreadState State(ref SplitMix64 random) => new()
    {
        Keys = Locals(ref random),
        GradientsEnabled = !random.OneIn(3),
        InferenceMode = random.OneIn(4),
        SnapshotOnEntry = random.OneIn(3) ? Locals(ref random) : null,
    };

    /// <summary>A guard of any kind.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The guard.</returns>
    public static Guard Guard(ref SplitMix64 random) => random.Below(11) switch
    {
        0 => new Guard.Include(KeySet(ref random)),
        1 => new Guard.Exclude(KeySet(ref random)),
        2 => new Guard.Force(new LocalKeys(KeySet(ref random), KeySet(ref random))),
        3 => new Guard.Preserve(),
        4 => new Guard.BelowAutograd(),
        5 => new Guard.BelowADInplaceOrView(),
        6 => new Guard.SkipFunctionalize(),
        7 => new Guard.NonVariableTypeMode(),
        8 => new Guard.Inference(!random.OneIn(3)),
        9 => new Guard.Gradients(random.OneIn(2)),
        _ => new Guard.Restore(new ThreadState { Keys = new LocalKeys(KeySet(ref random), KeySet(ref random)), InferenceMode = random.OneIn(2) }),
    };
}

using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Shell.Threads;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>
/// The measured loops, one body for both harnesses. Each goes once over an array of keysets and returns a sum, so that nothing is optimised
/// away; every one includes the loop itself, which <see cref="Load"/> is the measure of.
/// </summary>
internal static class ChooseLoops
{
    [ThreadStatic]
    private static ThreadRecord? t_record;

    /// <summary>The state record of this thread, for <see cref="ChooseFromThread"/>.</summary>
    public static ThreadRecord OfThread => t_record ??= new ThreadRecord();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Load(DispatchKeySet[] sets)
    {
        var sum = 0;
        foreach (var set in sets) sum += (int)set.Raw;
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Slot(DispatchKeySet[] sets)
    {
        var sum = 0;
        foreach (var set in sets) sum += set.TableSlot;
        return sum;
    }

    /// <summary>The whole choice, one operator, thread state passed in.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Choose(DispatchTable table, DispatchKeySet[] sets, LocalKeys locals)
    {
        var sum = 0;
        foreach (var set in sets) sum += Router.Choose(table, set, locals).Slot;
        return sum;
    }

    /// <summary>The whole choice with nothing that could be hoisted out of the loop: another operator each time, thread state read from a record.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ChooseFromMemory(DispatchTable[] tables, DispatchKeySet[] sets, ThreadRecord thread)
    {
        var sum = 0;
        for (var i = 0; i < sets.Length; i++) sum += Router.Choose(tables[i & (tables.Length - 1)], sets[i], thread.Locals).Slot;
        return sum;
    }

    /// <summary>As <see cref="ChooseFromMemory"/>, the record looked up in a [ThreadStatic] each time: what the runtime's thread statics add.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ChooseFromThread(DispatchTable[] tables, DispatchKeySet[] sets)
    {
        var sum = 0;
        for (var i = 0; i < sets.Length; i++) sum += Router.Choose(tables[i & (tables.Length - 1)], sets[i], t_record!.Locals).Slot;
        return sum;
    }

    /// <summary>As <see cref="ChooseFromMemory"/>, the state read off the thread each time, as calls do.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ChooseAsCallsDo(DispatchTable[] tables, DispatchKeySet[] sets)
    {
        var sum = 0;
        for (var i = 0; i < sets.Length; i++) sum += Router.Choose(tables[i & (tables.Length - 1)], sets[i], ThreadContext.Keys).Slot;
        return sum;
    }

    /// <summary>As <see cref="Choose"/>, but the next keyset depends on the last slot: latency instead of throughput.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ChooseDependent(DispatchTable table, DispatchKeySet[] sets, LocalKeys locals)
    {
        var last = 0;
        for (var i = 0; i < sets.Length; i++) last = Router.Choose(table, sets[(i + (last & 1)) & (sets.Length - 1)], locals).Slot;
        return last;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int DirectCall(DispatchKeySet[] sets)
    {
        var sum = 0;
        foreach (var set in sets) sum += Target.Static(set);
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int DelegateCall(Func<DispatchKeySet, int> target, DispatchKeySet[] sets)
    {
        var sum = 0;
        foreach (var set in sets) sum += target(set);
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int VirtualCall(Target target, DispatchKeySet[] sets)
    {
        var sum = 0;
        foreach (var set in sets) sum += target.Virtual(set);
        return sum;
    }

    /// <summary>What one would write without a table: a dictionary from keyset to slot, filled beforehand.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int DictionaryLookup(Dictionary<ulong, int> slots, DispatchKeySet[] sets)
    {
        var sum = 0;
        foreach (var set in sets) sum += slots[set.Raw];
        return sum;
    }

    /// <summary>The same with a dictionary made for reading.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int FrozenLookup(FrozenDictionary<ulong, int> slots, DispatchKeySet[] sets)
    {
        var sum = 0;
        foreach (var set in sets) sum += slots[set.Raw];
        return sum;
    }

    /// <summary>A switch over the highest key, as one would write it by hand for a handful of backends: no masks, no thread state.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Switch(DispatchKeySet[] sets)
    {
        var sum = 0;
        foreach (var set in sets)
        {
            sum += set.HighestPriorityKey switch
            {
                DispatchKey.CPU => 1,
                DispatchKey.CUDA => 2,
                DispatchKey.XLA => 3,
                DispatchKey.MPS => 4,
                DispatchKey.XPU => 5,
                DispatchKey.Meta => 6,
                DispatchKey.PrivateUse1 => 7,
                DispatchKey.AutogradCPU => 8,
                DispatchKey.AutogradCUDA => 9,
                DispatchKey.Python => 10,
                _ => 0,
            };
        }

        return sum;
    }

    public static Dictionary<ulong, int> SlotsOf(DispatchTable table, DispatchKeySet[] sets, LocalKeys locals)
    {
        var slots = new Dictionary<ulong, int>();
        foreach (var set in sets) slots[set.Raw] = Router.Choose(table, set, locals).Slot;
        return slots;
    }

    /// <summary>What a thread keeps: here the two keysets alone.</summary>
    internal sealed class ThreadRecord
    {
        public LocalKeys Locals { get; set; }
    }

    /// <summary>Something to call that does next to nothing.</summary>
    internal abstract class Target
    {
        public static Target One { get; } = new First();

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static int Static(DispatchKeySet keys) => (int)keys.Raw;

        public abstract int Virtual(DispatchKeySet keys);

        private sealed class First : Target
        {
            [MethodImpl(MethodImplOptions.NoInlining)]
            public override int Virtual(DispatchKeySet keys) => (int)keys.Raw;
        }
    }
}

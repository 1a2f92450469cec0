using System.Collections.Frozen;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>The choice itself: from a keyset to a slot, beside what one could write instead.</summary>
internal static class ChoiceSuite
{
    /// <summary>How many keysets a run of the first two suites goes over.</summary>
    public const int Few = 1024;

    /// <summary>How many one of the third does: more than a branch predictor learns.</summary>
    public const int Many = 65536;

    private const string Floor = "direct call";

    /// <summary>One keyset, and so branches that are always predicted.</summary>
    public static Suite Predictable { get; } = Over("choice, one keyset", "a keyset to its slot, the same one each time", Few, () => KeySetWorkload.Predictable(Few));

    /// <summary>Keysets as they come in a program, few enough to be learnt.</summary>
    public static Suite Random { get; } = Over("choice, 1,024 keysets", "the same with 1,024 random keysets over and over", Few, () => KeySetWorkload.Random(Few));

    /// <summary>Too many to be learnt.</summary>
    public static Suite Unpredictable { get; } = Over("choice, 65,536 keysets", "the same with 65,536 random keysets: branches are mispredicted", Many, () => KeySetWorkload.Random(Many));

    private static Suite Over(string name, string what, int count, Func<DispatchKeySet[]> draw)
    {
        var (one, each) = (Operators.OneMask, Operators.MaskPerBackend);
        DispatchTable[] tables = [one, Operators.OneMaskToo];
        var locals = LocalKeys.Default;
        Workload Row(string row, Func<DispatchKeySet[], int> loop) => new(row, count, () =>
        {
            var (sets, _) = (draw(), ChooseLoops.OfThread);
            return new Body(() => loop(sets));
        }) { Floor = row == Floor ? null : Floor, AllocatesNothing = true };
        return new(name, what,
        [
            Row(Floor, ChooseLoops.DirectCall),
            Row("the loop alone", ChooseLoops.Load),
            Row("delegate call", sets => ChooseLoops.DelegateCall(ChooseLoops.Target.Static, sets)),
            Row("virtual call", sets => ChooseLoops.VirtualCall(ChooseLoops.Target.One, sets)),
            Row("switch over the highest key", ChooseLoops.Switch),
            Workload.Of("Dictionary<ulong, int>", count, Floor, () =>
            {
                var sets = draw();
                var slots = ChooseLoops.SlotsOf(one, sets, locals);
                return () => ChooseLoops.DictionaryLookup(slots, sets);
            }),
            Workload.Of("FrozenDictionary<ulong, int>", count, Floor, () =>
            {
                var sets = draw();
                var slots = ChooseLoops.SlotsOf(one, sets, locals).ToFrozenDictionary();
                return () => ChooseLoops.FrozenLookup(slots, sets);
            }),
            Row("table slot of a keyset", ChooseLoops.Slot),
            Row("Choose, one mask", sets => ChooseLoops.Choose(one, sets, locals)),
            Row("Choose, one mask, latency", sets => ChooseLoops.ChooseDependent(one, sets, locals)),
            Row("Choose, one mask, another operator and state each time", sets => ChooseLoops.ChooseFromMemory(tables, sets, ChooseLoops.OfThread)),
            Row("Choose, the same, state looked up in [ThreadStatic] each time", sets => ChooseLoops.ChooseFromThread(tables, sets)),
            Row("Choose, the same, state of the thread read as calls read it", sets => ChooseLoops.ChooseAsCallsDo(tables, sets)),
            Row("Choose, mask per backend", sets => ChooseLoops.Choose(each, sets, locals)),
            Row("Choose, mask per backend, latency", sets => ChooseLoops.ChooseDependent(each, sets, locals)),
        ]);
    }
}

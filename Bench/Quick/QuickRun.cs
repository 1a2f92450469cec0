using System.Globalization;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>The small harness: every row in under a minute, minimum and median of eleven rounds after a warm-up, with bytes allocated.</summary>
internal static class QuickRun
{
    public static int Run(TextWriter output)
    {
        output.WriteLine($"{"what",-66} {"min ns",9} {"median",9} {"x floor",8} {"bytes",8}");
        var locals = LocalKeys.Default;
        var thread = ChooseLoops.OfThread;
        var one = Operators.OneMask;
        DispatchTable[] tables = [one, Operators.OneMaskToo];
        var each = Operators.MaskPerBackend;
        foreach (var (name, sets) in new[]
        {
            ("one keyset, predictable", KeySetWorkload.Predictable(1024)),
            ("1,024 random keysets", KeySetWorkload.Random(1024)),
            ("65,536 random keysets", KeySetWorkload.Random(65536)),
        })
        {
            output.WriteLine($"\n{name}");
            var slots = ChooseLoops.SlotsOf(one, sets, locals);
            var floor = Measurement.Of(sets.Length, () => ChooseLoops.DirectCall(sets));
            void Row(string what, Measurement m) => Write(output, what, m, floor.Min);
            Row("floor: direct call, not inlined", floor);
            Row("floor: the loop alone", Measurement.Of(sets.Length, () => ChooseLoops.Load(sets)));
            Row("floor: delegate call", Measurement.Of(sets.Length, () => ChooseLoops.DelegateCall(ChooseLoops.Target.Static, sets)));
            Row("floor: virtual call", Measurement.Of(sets.Length, () => ChooseLoops.VirtualCall(ChooseLoops.Target.One, sets)));
            Row("floor: Dictionary<ulong, int> lookup", Measurement.Of(sets.Length, () => ChooseLoops.DictionaryLookup(slots, sets)));
            Row("table slot of a keyset", Measurement.Of(sets.Length, () => ChooseLoops.Slot(sets)));
            Row("Choose, one mask", Measurement.Of(sets.Length, () => ChooseLoops.Choose(one, sets, locals)));
            Row("Choose, one mask, another operator and state each time", Measurement.Of(sets.Length, () => ChooseLoops.ChooseFromMemory(tables, sets, thread)));
            Row("Choose, the same, state looked up in [ThreadStatic] each time", Measurement.Of(sets.Length, () => ChooseLoops.ChooseFromThread(tables, sets)));
            Row("Choose, one mask, latency", Measurement.Of(sets.Length, () => ChooseLoops.ChooseDependent(one, sets, locals)));
            Row("Choose, mask per backend", Measurement.Of(sets.Length, () => ChooseLoops.Choose(each, sets, locals)));
            Row("Choose, mask per backend, latency", Measurement.Of(sets.Length, () => ChooseLoops.ChooseDependent(each, sets, locals)));
        }

        return 0;
    }

    private static void Write(TextWriter output, string what, Measurement m, double floor) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-66} {m.Min,9:F2} {m.Median,9:F2} {m.Min / floor,8:F2} {m.Bytes,8:F2}"));
}

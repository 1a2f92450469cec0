using System.Globalization;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>The small harness: every row in under a minute, minimum and median of eleven rounds after a warm-up, with bytes allocated.</summary>
internal static class QuickRun
{
    public static void Run(TextWriter output)
    {
        output.WriteLine($"{"ns for one operation",-66} {"min",12} {"median",12} {"x floor",8} {"bytes",12}");
        Choices(output, "one keyset, predictable", KeySetWorkload.Predictable(1024));
        Choices(output, "1,024 random keysets", KeySetWorkload.Random(1024));
        Choices(output, "65,536 random keysets", KeySetWorkload.Random(65536));
        Rules(output);
        Shell(output);
    }

    /// <summary>The shell alone.</summary>
    public static void RunShell(TextWriter output)
    {
        output.WriteLine($"{"ns for one operation",-66} {"min",12} {"median",12} {"x floor",8} {"bytes",12}");
        Shell(output);
    }

    private static void Shell(TextWriter output)
    {
        output.WriteLine("\n== Shell");
        ShellRun.Run((what, m) => Write(output, what, m, null));
        RegistrationRun.Run(output);
    }

    private static void Choices(TextWriter output, string title, DispatchKeySet[] sets)
    {
        output.WriteLine($"\n== Choose: {title}");
        var (one, each, locals, thread) = (Operators.OneMask, Operators.MaskPerBackend, LocalKeys.Default, ChooseLoops.OfThread);
        DispatchTable[] tables = [one, Operators.OneMaskToo];
        var slots = ChooseLoops.SlotsOf(one, sets, locals);
        Measurement Measure(Func<int> body) => Measurement.Of(sets.Length, body);
        var floor = Measure(() => ChooseLoops.DirectCall(sets));
        void Row(string what, Measurement m) => Write(output, what, m, floor.Min);

        Row("floor: direct call, not inlined", floor);
        Row("the loop alone", Measure(() => ChooseLoops.Load(sets)));
        Row("delegate call", Measure(() => ChooseLoops.DelegateCall(ChooseLoops.Target.Static, sets)));
        Row("virtual call", Measure(() => ChooseLoops.VirtualCall(ChooseLoops.Target.One, sets)));
        Row("Dictionary<ulong, int> lookup", Measure(() => ChooseLoops.DictionaryLookup(slots, sets)));
        Row("table slot of a keyset", Measure(() => ChooseLoops.Slot(sets)));
        Row("Choose, one mask", Measure(() => ChooseLoops.Choose(one, sets, locals)));
        Row("Choose, one mask, another operator and state each time", Measure(() => ChooseLoops.ChooseFromMemory(tables, sets, thread)));
        Row("Choose, the same, state looked up in [ThreadStatic] each time", Measure(() => ChooseLoops.ChooseFromThread(tables, sets)));
        Row("Choose, one mask, latency", Measure(() => ChooseLoops.ChooseDependent(one, sets, locals)));
        Row("Choose, mask per backend", Measure(() => ChooseLoops.Choose(each, sets, locals)));
        Row("Choose, mask per backend, latency", Measure(() => ChooseLoops.ChooseDependent(each, sets, locals)));
    }

    private static void Rules(TextWriter output)
    {
        var torch = new PyTorch();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n== PyTorch 2.14.1: {torch.OperatorCount:N0} operators, {torch.SchemaCount:N0} schemas"));
        Write(output, "table computed", Measurement.Of(torch.OperatorCount, torch.ComputeTables), null);
        Write(output, "all tables computed", Measurement.Of(1, torch.ComputeTables), null);
        Write(output, "all tables computed and printed", Measurement.Of(1, torch.ComputeAndPrintTables), null);
        Write(output, "schema parsed", Measurement.Of(torch.SchemaCount, torch.ParseSchemas), null);
        Write(output, "embedded rules loaded, all operators", Measurement.Of(1, () => PyTorch.Load().OperatorCount), null);
        Write(output, "embedded rules loaded, one operator", Measurement.Of(1, () => PyTorch.Load(n => n == "aten::add.Tensor").OperatorCount), null);
    }

    private static void Write(TextWriter output, string what, Measurement m, double? floor) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-66} {m.Min,12:N2} {m.Median,12:N2} {(floor is { } f ? (m.Min / f).ToString("F2", CultureInfo.InvariantCulture) : ""),8} {m.Bytes,12:N2}"));
}

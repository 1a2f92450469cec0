using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Sweep;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>run sweep</c>: every operator of a device against the CPU, with random arguments.</summary>
public static class SweepCommand
{
    private static readonly Option<string?> Device = DeviceOption.Create("The device to sweep", isRequired: true);

    private static readonly Option<int?> Seed = new("--seed") { Description = "Decides the calls (default: another one each time; it is printed).", HelpName = "S" };

    private static readonly Option<int> Cases = new("--cases") { Description = "How many calls of each operator (default 20).", HelpName = "N", DefaultValueFactory = _ => 20 };

    private static readonly Option<string?> Only = new("--operator") { Description = "Only this operator, with the calls that it has in a whole sweep of the seed.", HelpName = "OP" };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("sweep", "Call every operator that a device serves with random arguments, and compare with the CPU in float64.") { Device, Seed, Cases, Only };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var cases = parsed.GetValue(Cases);
        if (cases is < 1 or > 100_000) throw new FailureException(new UsageError($"{cases} is no number of calls", "from 1 to 100000"));
        var seed = parsed.GetValue(Seed) ?? System.Random.Shared.Next();
        using var accelerator = DeviceOption.Open(parsed.GetValue(Device)!);
        var dispatcher = new Dispatcher();
        using var aten = AtenLibrary.Register(dispatcher, withFallbacks: true);
        using var device = DeviceLibrary.Register(dispatcher, aten, accelerator);
        var rows = DeviceSweep.Run(dispatcher, aten, device, seed, cases, parsed.GetValue(Only) is { } only ? Named(only, aten) : null);
        var output = parsed.Output();
        // A random call may well do what one is warned of; that is no news here.
        var sink = WarningSink.Current;
        WarningSink.Current = new WarningSink(_ => { });
        try
        {
            return parsed.GetValue(CommonOptions.Json) ? Json(output, accelerator.Info, seed, [.. rows]) : Table(output, accelerator.Info, seed, rows);
        }
        finally
        {
            WarningSink.Current = sink;
        }
    }

    private static OperatorName Named(string text, AtenLibrary aten)
    {
        var names = DeviceSweep.Operators(aten).Select(s => s.Name).ToList();
        if (names.FindIndex(n => n.ToString() == text) is >= 0 and var at) return names[at];
        throw new FailureException(new UsageError($"`{text}` is not swept", UsageError.DidYouMean(text, names.Select(n => n.ToString()), $"{names.Count} operators are, for example `{names[^1]}`")));
    }

    private static int Table(TextWriter output, AcceleratorInfo info, int seed, IEnumerable<SweepRow> rows)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{info}, seed {seed}"));
        var (operators, failed, worst) = (0, 0, 0.0);
        foreach (var row in rows)
        {
            operators++;
            var isFailed = !row.Failures.IsEmpty;
            if (isFailed) failed++;
            worst = Math.Max(worst, row.WorstShare);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isFailed ? "FAIL" : "ok  ")} {row.Operator,-36} {row.Cases,4} calls  {row.Refused,3} refused by both  worst error {row.WorstError:0.0e+00}"));
            foreach (var failure in row.Failures) output.WriteLine($"     {failure}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{operators} operators, {failed} failed; the worst error is {worst:0.000} of what is allowed"));
        return failed == 0 ? ExitCodes.Ok : ExitCodes.Different;
    }

    private static int Json(TextWriter output, AcceleratorInfo info, int seed, IReadOnlyList<SweepRow> rows)
    {
        JsonOutput.Write(output, json =>
        {
            json.WriteString("device", info.Address.ToString());
            json.WriteString("name", info.Name);
            json.WriteNumber("seed", seed);
            json.Array("operators", rows, row => Write(json, row));
        });
        return rows.All(r => r.Failures.IsEmpty) ? ExitCodes.Ok : ExitCodes.Different;
    }

    private static void Write(Utf8JsonWriter json, SweepRow row)
    {
        json.WriteStartObject();
        json.WriteString("operator", row.Operator);
        json.WriteNumber("cases", row.Cases);
        json.WriteNumber("refused", row.Refused);
        // JSON has no infinity: an error without measure is told by the failure.
        if (double.IsFinite(row.WorstError)) json.WriteNumber("worst_error", row.WorstError);
        if (double.IsFinite(row.WorstShare)) json.WriteNumber("share_of_allowed", row.WorstShare);
        json.Array("failures", row.Failures, json.WriteStringValue);
        json.WriteEndObject();
    }
}

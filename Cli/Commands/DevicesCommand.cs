using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>devices</c>: which accelerators there are.</summary>
public static class DevicesCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("devices", "List the accelerators of this machine, with memory, compute units and versions, and why a provider is absent.");
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var reports = Accelerators.Default.Report();
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Write(parsed.Output(), json =>
            {
                json.Array("devices", reports.SelectMany(r => r.Devices), device => Write(json, device));
                json.Array("absent", reports.Where(r => r.Absent is not null), report =>
                {
                    json.WriteStartObject();
                    json.WriteString("provider", report.Provider);
                    json.WriteString("reason", report.Absent);
                    json.WriteEndObject();
                });
            });
            return ExitCodes.Ok;
        }

        var page = Page.For(parsed.Output());
        string[][] rows = [.. reports.SelectMany(r => r.Devices).Select(Row)];
        if (rows.Length > 0) page.Columns(rows, ["device", "kind", "memory", "units", "doubles", "interface", "driver", "name"]);
        foreach (var report in reports)
            if (report.Absent is { } absent) page.Line($"no {report.Provider}: {absent}");
        return ExitCodes.Ok;
    }

    private static string[] Row(AcceleratorInfo device) =>
    [
        device.Address.ToString(), Word(device.Kind), string.Create(CultureInfo.InvariantCulture, $"{device.MemoryBytes / 1073741824.0:0.0} GiB"),
        device.ComputeUnits.ToString(CultureInfo.InvariantCulture), device.HasDoubles ? "yes" : "no", device.ApiVersion, device.DriverVersion, device.Name,
    ];

    private static void Write(Utf8JsonWriter json, AcceleratorInfo device)
    {
        json.WriteStartObject();
        json.WriteString("device", device.Address.ToString());
        json.WriteString("kind", Word(device.Kind));
        json.WriteString("name", device.Name);
        json.WriteNumber("memory_bytes", device.MemoryBytes);
        json.WriteNumber("compute_units", device.ComputeUnits);
        json.WriteNumber("max_group_size", device.MaxGroupSize);
        json.WriteBoolean("doubles", device.HasDoubles);
        json.WriteBoolean("shares_host_memory", device.SharesHostMemory);
        json.WriteString("interface", device.ApiVersion);
        json.WriteString("driver", device.DriverVersion);
        json.WriteEndObject();
    }

    private static string Word(ProcessorKind kind) => kind switch
    {
        ProcessorKind.Gpu => "gpu",
        ProcessorKind.Cpu => "cpu",
        ProcessorKind.Other => "other",
    };
}

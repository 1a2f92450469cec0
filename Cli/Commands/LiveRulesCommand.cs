using System.CommandLine;
using System.Text;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>run rules</c>: what is registered in a running program, as a rule file for every other command.</summary>
public static class LiveRulesCommand
{
    private static readonly Option<string?> Device = DeviceOption.Create("Also register the kernels of an accelerator");

    private static readonly Option<bool> Fallback = new("--cpu-fallback") { Description = "With --device: also register the fallback to the CPU." };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("rules", "Print the registrations of this tool's own operator library as a rule file (JSON Lines).") { Device, Fallback };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(Fallback) && parsed.GetValue(Device) is null) throw new FailureException(new UsageError("`--cpu-fallback` is of a device", "add `--device DEVICE`"));
        var dispatcher = new Dispatcher();
        using var aten = AtenLibrary.Register(dispatcher, withFallbacks: true);
        using var accelerator = parsed.GetValue(Device) is { } address ? DeviceOption.Open(address) : null;
        using var device = accelerator is null ? null : DeviceLibrary.Register(dispatcher, aten, accelerator, parsed.GetValue(Fallback));
        var header = new RuleFileHeader(device is null ? "fdispatch run rules" : $"fdispatch run rules on {device.Accelerator.Info}", dispatcher.Settings.KeyNames);
        parsed.Output().Write(Encoding.UTF8.GetString(RuleFile.Write(dispatcher.Export(), header)));
        return ExitCodes.Ok;
    }
}

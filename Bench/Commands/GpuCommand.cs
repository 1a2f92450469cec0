using System.CommandLine;
using Functional.Dispatch.Bench.Gpu;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Commands;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>gpu</c>: the operators on a device, beside what the device gives at most and beside PyTorch on it.</summary>
internal static class GpuCommand
{
    private static readonly Option<string?> Device = new("--device")
    {
        Description = "The device to measure: an address such as opencl:0 or cuda:0, or auto (default: the first GPU, or else the first device).",
        HelpName = "DEVICE",
    };

    private static readonly Option<string?> Size = new("--size")
    {
        Description = "How large the tensors of operators bound by memory are: elements as in 16M, or bytes as in 1GiB (default: 1GiB on a GPU, 16M on a processor, less where memory is short).",
        HelpName = "N",
    };

    private static readonly Option<string?> Python = new("--python")
    {
        Description = "Starts a Python that has torch with the device (default: python3; where it has not, the column is left out).",
        HelpName = "COMMAND",
    };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("gpu", "Operators on a device: rates and their share of the device's own copy and product, and what a launch costs in parts, beside PyTorch where it is there.")
        {
            Device, Size, Python, ResultOptions.Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var size = parsed.GetValue(Size) is { } text ? Sizes.Parse(text).OrFail() : (long?)null;
        try
        {
            using var accelerator = parsed.GetValue(Device) is { } device ? Accelerators.Default.Open(device) : GpuRun.OpenDefault();
            using var session = new DeviceSession(accelerator, Effort.Whole);
            var rows = GpuRun.Run(session, size, parsed.GetValue(Python), parsed.Output());
            parsed.WriteJson(rows, session.Description);
            return ExitCodes.Ok;
        }
        catch (GpuException failure)
        {
            throw new FailureException(failure.Error);
        }
    }
}

using System.CommandLine;
using Functional.Dispatch.Bench.Aten;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Commands;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>aten</c>: the operator library beside a real PyTorch.</summary>
internal static class AtenCommand
{
    private static readonly Option<string?> Python = new("--python") { Description = "Starts a Python that has torch, for example python3: large tensors and training.", HelpName = "COMMAND" };
    private static readonly Option<string?> Libtorch = new("--libtorch")
    {
        Description = "Starts the program made of Bench/peers/libtorch/aten_peer.cpp: tensors of one element.",
        HelpName = "COMMAND",
    };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("aten", "The operator library beside a real PyTorch on this machine; FDISPATCH_NUM_THREADS says with how many threads, on both sides.") { Python, Libtorch };
        command.SetAction(parsed =>
        {
            var (python, libtorch) = (parsed.GetValue(Python), parsed.GetValue(Libtorch));
            if ((python ?? libtorch) is null) throw new FailureException(new UsageError("`aten` has nothing to measure beside", "give --python COMMAND or --libtorch COMMAND"));
            AtenRun.Run(parsed.Output(), python, libtorch);
            return ExitCodes.Ok;
        });
        return command;
    }
}

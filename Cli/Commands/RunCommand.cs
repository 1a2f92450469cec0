using System.CommandLine;
using Functional.Dispatch.Cli.Output;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>run</c>: operators for real. <c>run trace</c> prints every call and redispatch of a small program; <c>run train</c> is <see cref="TrainCommand"/>, <c>run sweep</c> <see cref="SweepCommand"/>.</summary>
public static class RunCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var trace = new Command("trace", "Run a small program and print the indented chain of its calls and redispatches with their key sets.");
        trace.SetAction(Trace);
        return new Command("run", "Run operators for real, through the shell.") { trace, TrainCommand.Create(), SweepCommand.Create(), LiveRulesCommand.Create() };
    }

    private static int Trace(ParseResult parsed)
    {
        var output = parsed.Output();
        if (!parsed.GetValue(CommonOptions.Json))
        {
            TraceProgram.Run(output.WriteLine);
            return ExitCodes.Ok;
        }

        var lines = new List<string>();
        TraceProgram.Run(lines.Add);
        JsonOutput.Write(output, json => json.Array("lines", lines, json.WriteStringValue));
        return ExitCodes.Ok;
    }
}

using System.CommandLine;
using Functional.Dispatch.Bench.Commands;
using Functional.Dispatch.Bench.Peers;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;

namespace Functional.Dispatch.Bench;

/// <summary>The benchmarks; docs/bench.md says what each command measures.</summary>
internal static class Program
{
    private const string Tool = "dotnet run -c Release --project Bench --";
    private static readonly ParserConfiguration Parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs a command.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where the one line about bad input goes.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            var parsed = Root().Parse(args, Parsing);
            if (CommandLineErrors.Of(parsed, Tool) is { } wrong) return Fail(error, wrong.ToString());
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (e is FailureException or PeerException)
        {
            return Fail(error, e.Message);
        }
    }

    private static int Fail(TextWriter error, string line)
    {
        error.WriteLine($"error: {line.ReplaceLineEndings(" ")}");
        return ExitCodes.BadInput;
    }

    private static RootCommand Root() => new("What Functional Dispatch costs, beside its floors and its peers.")
    {
        QuickCommand.Create(),
        FullCommand.Create(),
        ScalingCommand.Create(),
        AtenCommand.Create(),
        PeersCommand.Create(),
        InstructionsCommand.Create(),
        CountCommand.Create(),
        GpuCommand.Create(),
        ReportCommand.Create(),
    };
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Text;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Commands;

namespace Functional.Dispatch.Cli;

/// <summary>The <c>fdispatch</c> tool.</summary>
public static class Program
{
    private static readonly ParserConfiguration Parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Runs the tool on the process's own streams.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Main(string[] args)
    {
        if (!Console.IsOutputRedirected) return Run(args, Console.Out, Console.Error);
        // A pipe or file needs no console, which takes a while to set up, and no flush after every write. Run writes out what is left.
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024);
        return Run(args, output, Console.Error);
    }

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where the one line about bad input goes.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            var parsed = Root().Parse(args, Parsing);
            if (CommandLineErrors.Of(parsed) is { } wrong) return Fail(error, wrong.ToString());
            var code = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            output.Flush();
            return code;
        }
        catch (FailureException failure)
        {
            return Fail(error, failure.Error.ToString());
        }
        // Whoever reads or writes a file by name says so with its name; what is left is the output itself: a full disk, a closed descriptor.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(error, $"cannot write the output: {e.Message.TrimEnd('.')}");
        }
#pragma warning disable CA1031 // The one place where the unexpected ends: a person gets a line that can be reported, never a stack trace.
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            return Fail(error, $"internal error: {unexpected.GetType().Name}: {unexpected.Message}; this is a bug of fdispatch, please report it with the command line");
        }
    }

    private static int Fail(TextWriter error, string line)
    {
        error.WriteLine($"fdispatch: {line.ReplaceLineEndings(" ")}");
        return ExitCodes.BadInput;
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Which kernel a PyTorch 2.14.1 operator call reaches, and why. Decides by the rules recorded from a CPU build; runs no kernel.")
        {
            ExplainCommand.Create(),
            TableCommand.Create(),
            DumpCommand.Create(),
            OpsCommand.Create(),
            KeysCommand.Create(),
            MatrixCommand.Create(),
            DiffCommand.Create(),
            EquivalentCommand.Create(),
            ConformCommand.Create(),
            RunCommand.Create(),
            ProveCommand.Create(),
            DevicesCommand.Create(),
            RulesCommand.Create(),
            VerifyCommand.Create(),
            CommonOptions.Json,
            CommonOptions.Rules,
            CommonOptions.MapKeys,
            CommonOptions.PrivateUse1,
        };
        root.Directives.Clear();
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction page }) option.Action = new HelpWithExamples(page);
            if (option is VersionOption) option.Action = new Version();
        }

        root.SetAction(parsed => new HelpWithExamples(new HelpAction()).Invoke(parsed));
        return root;
    }

    private sealed class Version : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var version = typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
            parseResult.InvocationConfiguration.Output.WriteLine($"fdispatch {version} (PyTorch 2.14.1 rules)");
            return ExitCodes.Ok;
        }
    }
}

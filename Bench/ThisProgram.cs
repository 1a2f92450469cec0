using System.Diagnostics;

namespace Functional.Dispatch.Bench;

/// <summary>This program, to be started once more: settings of the runtime hold from the start of a process to its end.</summary>
internal static class ThisProgram
{
    /// <summary>The variable that says whether code is compiled once more for what was seen of a run: the runtime's default, and off in this program (docs/bench.md).</summary>
    public const string ProfileVariable = "DOTNET_TieredPGO";

    /// <summary>The words that start it: the program itself, or <c>dotnet</c> and the assembly.</summary>
    public static IReadOnlyList<string> Command => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet"
        ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "Bench.dll")]
        : [Environment.ProcessPath!];

    /// <summary>Runs it with the runtime's default for <see cref="ProfileVariable"/>.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>Its exit code; null when the variable is set, and so somebody decided: go on in this process.</returns>
    public static int? RunAsByDefault(IEnumerable<string> arguments)
    {
        if (Environment.GetEnvironmentVariable(ProfileVariable) is not null) return null;
        var start = new ProcessStartInfo(Command[0], [.. Command.Skip(1), .. arguments]) { Environment = { [ProfileVariable] = "1" } };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

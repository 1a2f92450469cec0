using System.Diagnostics;

namespace Functional.Dispatch.Bench;

/// <summary>This program, to be started once more: settings of the runtime hold from the start of a process to its end.</summary>
internal static class ThisProgram
{
    /// <summary>The variable that says whether code is compiled once more for what was seen of a run: the runtime's default, and off in this program (docs/bench.md).</summary>
    public const string ProfileVariable = "DOTNET_TieredPGO";

    private const string Name = "Bench";

    /// <summary>The words that start it: the program itself, or <c>dotnet</c> and the assembly, also when another program has loaded that.</summary>
    public static IReadOnlyList<string> Command
    {
        get
        {
            var (process, assembly) = (Environment.ProcessPath ?? "", Path.Combine(AppContext.BaseDirectory, $"{Name}.dll"));
            var host = Path.GetFileNameWithoutExtension(process);
            return host == "dotnet" ? [process, assembly] : host != Name && File.Exists(assembly) ? ["dotnet", assembly] : [process];
        }
    }

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

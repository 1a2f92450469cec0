using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Cli.Arguments;

namespace Functional.Dispatch.Bench.Instructions;

/// <summary>A row of the catalogue by name.</summary>
/// <param name="Suite">Its suite.</param>
/// <param name="Name">Its name.</param>
internal sealed record RowName(string Suite, string Name);

/// <summary>
/// Counts the instructions of rows: this program once more, under callgrind. They do not drift as time does: two runs of one build agree to a fraction of an
/// instruction.
/// </summary>
internal static class InstructionCounter
{
    // Compiled once and for good: no tier to wait for, no profile that could differ. The rest keeps other threads and start-up small.
    private static readonly (string Name, string Value)[] Settings =
    [
        ("DOTNET_TieredCompilation", "0"), (ThisProgram.ProfileVariable, "0"), ("DOTNET_ReadyToRun", "1"), ("DOTNET_gcServer", "0"), ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_EnableDiagnostics", "0"),
    ];

    /// <summary>Counts.</summary>
    /// <param name="rows">The rows; their bodies need nothing done before or after each run.</param>
    /// <returns>Instructions of one operation, in the order of the rows.</returns>
    /// <exception cref="FailureException">There is no valgrind, this is no Linux on x86-64, or the run failed.</exception>
    public static IReadOnlyList<double> Count(IReadOnlyList<RowName> rows)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            throw Failure("instructions are counted on Linux on x86-64 only", $"this is {RuntimeInformation.RuntimeIdentifier}");
        var folder = Directory.CreateTempSubdirectory("fdispatch-count-");
        try
        {
            Run(rows, folder.FullName);
            var totals = folder.EnumerateFiles("out*").Select(f => CallgrindFile.Read(File.ReadLines(f.FullName))).OfType<(string Label, long Total)>()
                .GroupBy(t => t.Label, t => t.Total).ToDictionary(g => g.Key, g => g.Min());
            return [.. rows.Select((row, i) => PerOperation(totals, i, Catalogue.Find(row.Suite, row.Name).Operations))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double PerOperation(Dictionary<string, long> totals, int row, int operations)
    {
        if (!totals.TryGetValue(CountRun.Label(row, CountRun.Short), out var few) || !totals.TryGetValue(CountRun.Label(row, CountRun.Long), out var many))
            throw Failure("valgrind left no counts", "its files have another form than that of 3.19, or there was no room for them");
        return (many - few) / ((double)(CountRun.Long - CountRun.Short) * operations);
    }

    private static void Run(IReadOnlyList<RowName> rows, string folder)
    {
        // Below 4 GiB the JIT cannot encode the jumps that calls at the end of a method become, and compiles such methods anew without optimising: so addresses above.
        var start = new ProcessStartInfo("valgrind",
        [
            "--tool=callgrind", "--instr-atstart=no", "--aspace-minaddr=0x100000000", $"--callgrind-out-file={Path.Combine(folder, "out")}", .. ThisProgram.Command, CommandName,
            .. rows.SelectMany(r => (string[])[r.Suite, r.Name]),
        ]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var complaints = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw Failure($"counting ended with exit code {process.ExitCode}", complaints.Result.Split('\n').LastOrDefault(l => l.Contains("error", StringComparison.Ordinal)));
        }
        catch (Win32Exception)
        {
            throw Failure("there is no valgrind on the PATH", "Debian has it as package `valgrind`");
        }
    }

    /// <summary>The command that <see cref="Run"/> starts.</summary>
    public const string CommandName = "count";

    private static FailureException Failure(string what, string? hint) => new(new UsageError(what, hint));
}

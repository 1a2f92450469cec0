using System.Reflection;
using System.Runtime.InteropServices;

namespace Functional.Dispatch.Bench.Results;

/// <summary>The facts of this run that stand beside its rows: the machine, the commit, the time.</summary>
internal static class ThisRun
{
    private const int CommitLength = 9;

    /// <summary>A result of now, here.</summary>
    /// <param name="command">The command line after <c>--</c>.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="device">The accelerator measured, or null.</param>
    /// <returns>The result.</returns>
    public static BenchResult Result(IEnumerable<string> command, IEnumerable<BenchRow> rows, string? device = null) => new()
    {
        Format = BenchResult.CurrentFormat,
        Command = string.Join(' ', command),
        When = new DateTime(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc),
        Commit = Commit(typeof(ThisRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion),
        Machine = new(Processor(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, device),
        Rows = [.. rows],
    };

    /// <summary>The commit that the SDK writes behind the version.</summary>
    /// <param name="version">Such as <c>0.1.0+193ad95…</c>.</param>
    /// <returns>Its first nine digits, or null.</returns>
    public static string? Commit(string? version) => version?.Split('+') is [_, { Length: >= CommitLength } commit] ? commit[..CommitLength] : null;

    private static string Processor()
    {
        try
        {
            if (OperatingSystem.IsLinux() && File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line)
                return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (IOException)
        {
            // A system without it: what follows says less.
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}

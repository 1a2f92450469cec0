using System.Diagnostics;
using System.Runtime.InteropServices;
using Functional.Dispatch.Bench.Results;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>What a person waits for who asks why.</summary>
internal static class ExplainSuite
{
    private const string Floor = "fdispatch --version, a process";
    private static readonly string[] Question = ["explain", "aten::add.Tensor", "cpu+grad", "cpu"];
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "fdispatch.dll");

    /// <summary>The rows of this process, and where the tool lies beside this program, those that start it.</summary>
    public static Suite Start { get; } = new("explain", $"fdispatch {string.Join(' ', Question)}: from the question to the whole answer",
    [
        new Workload("answered in this process, warm", 1, () => new Body(() =>
        {
            using var output = new StringWriter();
            if (Cli.Program.Run(Question, output, TextWriter.Null) != 0) throw new InvalidOperationException("`explain` failed");
            return output.GetStringBuilder().Length;
        })),
        .. File.Exists(Tool) ? new[]
        {
            Process(Floor, null, "--version"),
            Process("fdispatch explain, a process", Floor, Question),
        }
        : [],
    ]);

    private static Workload Process(string name, string? floor, params string[] arguments) => new(name, 1, () => new Body(() =>
    {
        var start = new ProcessStartInfo(Host()) { RedirectStandardOutput = true };
        foreach (var word in new[] { Tool }.Concat(arguments)) start.ArgumentList.Add(word);
        using var process = System.Diagnostics.Process.Start(start) ?? throw new InvalidOperationException($"`{start.FileName}` did not start");
        var length = process.StandardOutput.ReadToEnd().Length;
        process.WaitForExit();
        return process.ExitCode == 0 ? length : throw new InvalidOperationException($"`fdispatch {arguments[0]}` ended with {process.ExitCode}");
    })) { Unit = BenchUnits.Milliseconds, Floor = floor };

    // The host that runs this program: the runtime lies in shared/<framework>/<version>/ below it.
    private static string Host()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : "dotnet";
    }
}

using Functional.Dispatch.PropertyTests.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

/// <summary>Runs of Bench inside this process.</summary>
internal static class BenchTool
{
    public static ToolRun Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Functional.Dispatch.Bench.Program.Run(args, output, error);
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The line of a run that must be refused.</summary>
    public static string Refusal(params string[] args)
    {
        var run = Run(args);
        Assert.Equal(2, run.Code);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        return run.Error.TrimEnd('\n')["error: ".Length..];
    }
}

using Functional.Dispatch.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

/// <summary><c>run trace</c>: the chain of a small program that really runs.</summary>
public sealed class RunTests
{
    [Fact]
    public void The_trace_shows_calls_redispatches_modes_and_a_refusal()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(ExitCodes.Ok, Program.Run(["run", "trace"], output, error));
        var lines = output.ToString().TrimEnd().Split('\n').Where(l => !l.StartsWith('#')).ToList();
        Assert.Equal(
            ["[call] op=[demo::scale], key=[AutogradCPU], keys=[CPU, AutogradCPU]", "  [redispatch] op=[demo::scale], key=[CPU], keys=[CPU]",
                "[call] op=[demo::scale], key=[CPU], keys=[CPU]"],
            lines.Take(3));
        Assert.Contains("      [PythonDispatchMode] op=[demo::scale], key=[Python], keys=[CPU, Python]", lines);
        Assert.StartsWith("  [error] MetaKernelMissingException: `demo::host` has no Meta", lines[^1], StringComparison.Ordinal);
        Assert.Empty(error.ToString());
    }
}

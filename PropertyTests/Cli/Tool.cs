using System.Text.Json;
using Functional.Dispatch.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

/// <summary>One run of the tool inside this process.</summary>
public sealed record ToolRun(int Code, string Output, string Error);

internal static class Tool
{
    public static ToolRun Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Program.Run(args, output, error);
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The output of a run that must succeed.</summary>
    public static string Text(params string[] args)
    {
        var run = Run(args);
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCodes.Ok, run.Code);
        return run.Output;
    }

    public static JsonElement Json(params string[] args)
    {
        using var document = JsonDocument.Parse(Text([.. args, "--json"]));
        return document.RootElement.Clone();
    }

    /// <summary>The line of a run that must be refused: nothing on standard output, one line on standard error, no trace of an exception.</summary>
    public static string Refusal(params string[] args)
    {
        var run = Run(args);
        AssertRefused(run);
        return run.Error.TrimEnd('\n', '\r')["fdispatch: ".Length..];
    }

    public static void AssertRefused(ToolRun run)
    {
        Assert.Equal(ExitCodes.BadInput, run.Code);
        Assert.Equal("", run.Output);
        Assert.StartsWith("fdispatch: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(Environment.NewLine, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n', '\r').Split('\n'));
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
    }
}

using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Conformance;
using Functional.Dispatch.PropertyTests.Conformance;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Replay;

/// <summary>What was recorded of PyTorch, replayed through the real registry, guards, threads and kernels; and that a falsified row is found.</summary>
public sealed class ShellConformanceTests
{
    private static readonly IReadOnlyList<FileResult> Results = ConformanceRun.Of(RecordedFolder.Original, Through.Shell).OrFail();

    [Theory]
    [InlineData("tensorimpl_ctor.jsonl.gz", 1000, 0)]
    [InlineData("tensor_keysets.json", 220, 13)]
    [InlineData("tls_vectors.jsonl.gz", 2000, 0)]
    [InlineData("fallbacks.json", 39, 0)]
    [InlineData("scenarios.jsonl.gz", 1500, 0)]
    [InlineData("chains.jsonl.gz", 2997, 3)]
    [InlineData("autograd_fallback.jsonl", 142, 0)]
    public void Every_recorded_row_runs_as_recorded(string file, int passed, int skipped)
    {
        var result = Assert.Single(Results, r => r.Name == file);
        Assert.Empty(result.Mismatches);
        Assert.Equal((passed, 0, skipped), (result.Passed, result.Failed, result.SkippedCount));
    }

    [Fact]
    public void Rows_are_skipped_for_a_stated_reason_only() =>
        Assert.Equal(
            [
                "made by what the shell does not have: functorch, functionalisation, forward mode, operators of other layouts",
                "ran on a stale table of PyTorch",
            ],
            Results.SelectMany(r => r.Skipped.Keys).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("tensorimpl_ctor.jsonl.gz", "\"out\":\"0x", "\"out\":\"0x1")]
    [InlineData("tls_vectors.jsonl.gz", "\"grad\":true", "\"grad\":false")]
    [InlineData("scenarios.jsonl.gz", "\"F\",0]", "\"K\",0]")]
    [InlineData("scenarios.jsonl.gz", "\"has_schema\":true", "\"has_schema\":false")]
    [InlineData("chains.jsonl.gz", "\"outcome\":\"returned\"", "\"outcome\":\"no_kernel\"")]
    [InlineData("chains.jsonl.gz", "\"log\":[[\"k", "\"log\":[[\"m")]
    [InlineData("autograd_fallback.jsonl", "\"modes_left\":1", "\"modes_left\":2")]
    [InlineData("autograd_fallback.jsonl", "\"types\":[\"Sub\"]", "\"types\":[\"SubB\"]")]
    [InlineData("autograd_fallback.jsonl", "\"mode_count\":3", "\"mode_count\":2")]
    [InlineData("autograd_fallback.jsonl", "\"base_grad\":[2.0,2.0]", "\"base_grad\":[2.0,1.0]")]
    [InlineData("autograd_fallback.jsonl", "\"backward_warnings\":[\"no_autograd_kernel\"]", "\"backward_warnings\":[]")]
    [InlineData("autograd_fallback.jsonl", "\"is_view\":true", "\"is_view\":false")]
    [InlineData("autograd_fallback.jsonl", "\"grad_fn\":\"MulBackward0\"", "\"grad_fn\":\"MulBackward1\"")]
    [InlineData("autograd_fallback.jsonl", "\"result_requires_grad\":true", "\"result_requires_grad\":false")]
    [InlineData("autograd_fallback.jsonl", "missing_fake_impl_hint\"", "no_kernel\"")]
    public void A_falsified_row_fails(string file, string recorded, string falsified)
    {
        using var folder = RecordedFolder.Falsified(file, recorded, falsified, rows: 1);
        var result = Assert.Single(ConformanceRun.Of(folder.Path, Through.Shell).OrFail(), r => r.Name == file);
        Assert.Equal((0, 1), (result.Passed, result.Failed));
    }

    [Theory]
    [InlineData("\"0x9480010001\"", "\"0x9400010001\"")]
    [InlineData("\"0x8000010001\"", "\"0x9400010001\"")]
    [InlineData("\"exclude\": \"0x1ff0000000000\"", "\"exclude\": \"0x1ff8000000000\"")]
    [InlineData("\"cpu_and_meta\": \"0x9400018001\"", "\"cpu_and_meta\": \"0x9400010001\"")]
    public void A_falsified_tensor_or_thread_fails(string recorded, string falsified)
    {
        var whole = File.ReadAllText(Path.Combine(RecordedFolder.Original, "tensor_keysets.json"));
        using var folder = new RecordedFolder("tensor_keysets.json", whole.Replace(recorded, falsified, StringComparison.Ordinal));
        var result = Assert.Single(ConformanceRun.Of(folder.Path, Through.Shell).OrFail(), r => r.Name == "tensor_keysets.json");
        Assert.Single(result.Mismatches);
        Assert.Equal(1, result.Failed);
    }

    [Fact]
    public void The_way_through_is_core_or_shell()
    {
        var error = new StringWriter();
        Assert.Equal(ExitCodes.BadInput, Program.Run(["conform", RecordedFolder.Original, "--through", "shel"], new StringWriter(), error));
        Assert.Contains("did you mean `shell`?", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().TrimEnd('\n').Split('\n'));
    }
}

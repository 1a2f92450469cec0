using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Conformance;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Conformance;

/// <summary>The recorded behaviour of PyTorch 2.14.1 that travels with the repository, row by row; and that a damaged row is found.</summary>
public sealed class ConformanceTests
{
    private static readonly IReadOnlyList<FileResult> Results = ConformanceRun.Of(RecordedFolder.Original).OrFail();

    [Theory]
    [InlineData("keys.json", 871)]
    [InlineData("keyset_vectors.jsonl.gz", 5000)]
    [InlineData("tensorimpl_ctor.jsonl.gz", 1000)]
    [InlineData("tensor_keysets.json", 233)]
    [InlineData("tls_vectors.jsonl.gz", 2000)]
    [InlineData("fallbacks.json", 38)]
    [InlineData("registrations.jsonl.gz", 3640)]
    [InlineData("dumps.sha256.json", 3642)]
    [InlineData("dumps_sample.jsonl.gz", 40)]
    [InlineData("tables.sha256.json", 3650)]
    [InlineData("tables_sample.jsonl.gz", 40)]
    [InlineData("scenarios.jsonl.gz", 1500)]
    [InlineData("chains.jsonl.gz", 3000)]
    public void Every_recorded_row_is_derived_again(string file, int rows)
    {
        var result = Assert.Single(Results, r => r.Name == file);
        Assert.Empty(result.Mismatches);
        Assert.Equal((rows, 0, 0), (result.Passed, result.Failed, result.SkippedCount));
    }

    [Theory]
    [InlineData("keyset_vectors.jsonl.gz", "\"sub\":\"0x", "\"sub\":\"0x1")]
    [InlineData("tensorimpl_ctor.jsonl.gz", "\"out\":\"0x", "\"out\":\"0x1")]
    [InlineData("tls_vectors.jsonl.gz", "\"grad\":true", "\"grad\":false")]
    [InlineData("scenarios.jsonl.gz", "\"F\",0]", "\"K\",0]")]
    [InlineData("chains.jsonl.gz", "\"outcome\":\"returned\"", "\"outcome\":\"no_kernel\"")]
    [InlineData("chains.jsonl.gz", "\"log\":[[\"k", "\"log\":[[\"m")]
    [InlineData("tables_sample.jsonl.gz", "[kernel]", "[math kernel]")]
    [InlineData("dumps_sample.jsonl.gz", "boxed unboxed", "boxed")]
    public void A_falsified_row_fails(string file, string recorded, string falsified)
    {
        using var folder = RecordedFolder.Falsified(file, recorded, falsified, rows: 20);
        var result = Assert.Single(ConformanceRun.Of(folder.Path).OrFail(), r => r.Name == file);
        Assert.Equal(1, result.Failed);
        Assert.Single(result.Mismatches);
    }

    [Theory]
    [InlineData("chains.jsonl", "{\"i\":0,")]
    [InlineData("chains.jsonl", "{\"i\":0}")]
    [InlineData("tls_vectors.jsonl", "{\"i\":0,\"steps\":[{\"op\":\"pop\"}]}")]
    [InlineData("keyset_vectors.jsonl", "[1,2,3]")]
    [InlineData("keys.json", "nothing like JSON")]
    [InlineData("fallbacks.json", "{\"fallbacks\":7}")]
    [InlineData("another.json", "{}")]
    public void A_damaged_file_is_one_line_and_exit_code_2(string file, string content)
    {
        using var folder = new RecordedFolder(file, content);
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(ExitCodes.BadInput, Program.Run(["conform", folder.Path], output, error));
        Assert.Single(error.ToString().TrimEnd('\n').Split('\n'));
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void A_file_that_is_not_there_is_reported_as_absent()
    {
        using var folder = new RecordedFolder("keyset_vectors.jsonl", RecordedFolder.Lines("keyset_vectors.jsonl.gz")[0]);
        var output = new StringWriter();
        Assert.Equal(ExitCodes.Ok, Program.Run(["conform", folder.Path], output, new StringWriter()));
        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Contains("chains.jsonl.gz: absent", lines);
        Assert.Equal("1 passed, 0 failed", lines[^1]);
    }
}

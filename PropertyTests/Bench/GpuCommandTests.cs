using Functional.Dispatch.Bench.Gpu;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.PropertyTests.Cli;
using Functional.Dispatch.PropertyTests.Gpu;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

public sealed class GpuCommandTests
{
    [Theory]
    [InlineData("16M", 16L << 20)]
    [InlineData("64MiB", 16L << 20)]
    [InlineData("1GiB", 256L << 20)]
    [InlineData("16384B", 4096)]
    [InlineData("4K", 4096)]
    [InlineData("5000", 4096)]
    public void A_size_is_elements_or_bytes_in_whole_rows(string text, long elements) => Assert.Equal(elements, Sizes.Parse(text).OrFail());

    [Theory]
    [InlineData("M", "`M` is no size; elements as in `16M`, or bytes as in `64MiB`")]
    [InlineData("-3", "`-3` is no size; elements as in `16M`, or bytes as in `64MiB`")]
    [InlineData("12Q", "`12Q` is no size; elements as in `16M`, or bytes as in `64MiB`")]
    [InlineData("9999999999999G", "`9999999999999G` is no size; elements as in `16M`, or bytes as in `64MiB`")]
    [InlineData("3", "the size `3` is too small to measure; at least 4096 elements")]
    public void What_is_no_size_is_refused(string text, string line) => Assert.Equal(line, BenchTool.Refusal("gpu", $"--size={text}"));

    [Fact]
    public void What_cannot_be_measured_is_refused_in_a_line()
    {
        Assert.Equal("`tpu:0` names no device; write for example `auto`, `cuda:0`, `opencl:0`, `ilgpu:0`", BenchTool.Refusal("gpu", "--device", "tpu:0"));
        Assert.Contains("did you mean `--size`?", BenchTool.Refusal("gpu", "--sise", "4M"), StringComparison.Ordinal);
        OpenClDevice.Shared();
        Assert.Contains("are too many for opencl:0", BenchTool.Refusal("gpu", "--device", "opencl:0", "--size", "1000G"), StringComparison.Ordinal);
        Assert.StartsWith("`no-such-python` cannot be started", BenchTool.Refusal("gpu", "--device", "opencl:0", "--python", "no-such-python"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_results_is_refused_in_a_line()
    {
        var folder = Directory.CreateTempSubdirectory("fdispatch-bench").FullName;
        var page = Path.Combine(folder, "page.html");
        Assert.Contains("there is no folder", BenchTool.Refusal("report", page, "--from", Path.Combine(folder, "none")), StringComparison.Ordinal);
        Assert.Contains("has no .json file", BenchTool.Refusal("report", page, "--from", folder), StringComparison.Ordinal);
        var file = Path.Combine(folder, "x.json");
        File.WriteAllText(file, "{ \"format\": \"another\" }");
        Assert.Contains("is no result of this program", BenchTool.Refusal("report", page, file), StringComparison.Ordinal);
        var text = File.ReadAllText(file);
        Assert.Contains("would be overwritten", BenchTool.Refusal("report", file), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(file));
        Assert.Contains("there is no such directory", BenchTool.Refusal("scaling", "--json", Path.Combine(folder, "none", "x.json")), StringComparison.Ordinal);
        Assert.False(File.Exists(page));
    }
}

using Functional.Dispatch.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

/// <summary><c>run train</c>: a network that learns, seen from the command line.</summary>
public sealed class TrainTests
{
    [Fact]
    public void An_epoch_is_reported_with_loss_and_accuracies()
    {
        var lines = Tool.Text("run", "train", "--epochs", "2").TrimEnd().Split('\n');
        Assert.Equal("1437 digits to train with, 360 to test with; float32, sgd, batches of 64, seed 1", lines[0].TrimEnd());
        Assert.StartsWith("epoch   1  loss 2.2369", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("epoch   2  loss ", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_and_another_seed_another()
    {
        double Loss(params string[] more) => Tool.Json(["run", "train", "--epochs", "1", .. more]).GetProperty("epochs")[0].GetProperty("loss").GetDouble();
        Assert.Equal(Loss("--seed", "5"), Loss("--seed", "5"));
        Assert.NotEqual(Loss("--seed", "5"), Loss("--seed", "6"));
    }

    [Fact]
    public void Every_call_is_served_without_a_fallback()
    {
        var json = Tool.Json("run", "train", "--epochs", "1", "--mode", "strict", "--optimizer", "adam", "--dtype", "float64");
        Assert.True(json.GetProperty("epochs")[0].GetProperty("test_accuracy").GetDouble() > 0.5);
    }

    [Fact]
    public void The_trace_shows_the_chains_of_the_first_calls()
    {
        var trace = Tool.Json("run", "train", "--epochs", "1", "--trace", "4").GetProperty("trace").EnumerateArray().Select(l => l.GetString()!).ToArray();
        Assert.Equal(4, trace.Count(l => !l.StartsWith(' ')));
        Assert.StartsWith("[call] op=[aten::slice.Tensor]", trace[0], StringComparison.Ordinal);
        var linear = Array.FindIndex(trace, l => l.StartsWith("[call] op=[aten::linear]", StringComparison.Ordinal));
        // linear is composite: it differentiates through its parts.
        Assert.StartsWith("  [call] op=[aten::t], key=[AutogradCPU]", trace[linear + 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`float16` is no element type to train with; did you mean `float32`?", "--dtype", "float16")]
    [InlineData("`sdg` is no optimizer; did you mean `sgd`?", "--optimizer", "sdg")]
    [InlineData("`lax` is no mode; take strict", "--mode", "lax")]
    [InlineData("0 is no number of epochs; from 1 to 10000", "--epochs", "0")]
    [InlineData("2000 is no batch size; from 1 to 1437", "--batch", "2000")]
    [InlineData("cannot parse argument `x` for option `--seed`: a whole number from 0 on is wanted; `fdispatch run train --help` says how to use it", "--seed", "x")]
    [InlineData("-1 is no number of calls; from 0 to 1000000", "--trace", "-1")]
    public void Bad_input_is_one_line(string line, params string[] args) => Assert.Equal(line, Tool.Refusal(["run", "train", .. args]));
}

using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Cli;
using Functional.Dispatch.PropertyTests.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

public sealed class BenchCommandTests
{
    private const string Tool = "dotnet run -c Release --project Bench --";

    [Theory]
    [InlineData("quik", "unknown command `quik`; did you mean `quick`?")]
    [InlineData("quick --jsn x", "unknown option `--jsn`; did you mean `--json`?")]
    [InlineData("quick shell", $"`quick` does not take `shell`; `{Tool} quick --help` says how to use it")]
    [InlineData("quick --json", $"required argument missing for option: `--json`; `{Tool} quick --help` says how to use it")]
    [InlineData("quick --filter gaurds", "no suite or row has `gaurds` in its name; did you mean `guards`?")]
    [InlineData("scaling --filter thread", "no curve has `thread` in its name; did you mean `threads`?")]
    [InlineData("aten", "`aten` has nothing to measure beside; give --python COMMAND or --libtorch COMMAND")]
    [InlineData("aten --libtorch /no/such/program", "`/no/such/program` cannot be started")]
    [InlineData("peers --libtorch /no/such", "`/no/such` has no libtorch: `include/ATen/core/dispatch/Dispatcher.h` is not there; expected a folder with include/ and lib/")]
    [InlineData("peers --libtorch x --libtorch-run y", "--libtorch and --libtorch-run are both given")]
    [InlineData("peers --instructions", "--instructions counts rows beside libtorch, and there is none")]
    [InlineData("peers --libtorch-run y --filter gaurds", "no suite or row has `gaurds` in its name; did you mean `guards`?")]
    [InlineData("instructions --baseline /no/such.json", "cannot read `/no/such.json`")]
    [InlineData("count", "`count` runs under valgrind only")]
    public void A_command_line_that_cannot_be_used_is_one_line(string line, string error)
    {
        var run = Run(line.Split(' '));
        Assert.Equal((ExitCodes.BadInput, 1), (run.Code, run.Error.TrimEnd().Split('\n').Length));
        Assert.StartsWith($"error: {error}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Quick_prints_the_rows_it_writes()
    {
        var path = Path.GetTempFileName();
        try
        {
            var run = Run("quick", "--filter", "no-grad", "--json", path);
            Assert.Equal((ExitCodes.Ok, ""), (run.Code, run.Error));
            var result = ResultFile.Read(path).IfLeft(e => throw new InvalidOperationException(e.ToString()));
            Assert.Equal($"quick --filter no-grad --json {path}", result.Command);
            Assert.Equal(["two thread-static words changed and put back", "no-grad"], result.Rows.Select(r => r.Name));
            Assert.Contains("== guards: a guard entered and left", run.Output, StringComparison.Ordinal);
            // What the runtime allocates once, while it compiles, may fall into a round.
            Assert.All(result.Rows, r => Assert.InRange(r.Bytes ?? -1, 0, 0.01));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_result_that_cannot_be_written_is_one_line()
    {
        var run = Run("quick", "--filter", "no-grad", "--json", Path.Combine(Path.GetTempPath(), "no such directory", "x.json"));
        Assert.Equal(ExitCodes.BadInput, run.Code);
        Assert.Contains("there is no such directory", run.Error, StringComparison.Ordinal);
    }

    private static ToolRun Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Functional.Dispatch.Bench.Program.Run(args, output, error);
        return new ToolRun(code, output.ToString(), error.ToString());
    }
}

using System.Text;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Aten;
using Functional.Dispatch.PropertyTests.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class DeviceCommandTests
{
    [Theory]
    [InlineData("run sweep", "option `--device` is required; `fdispatch run sweep --help` says how to use it")]
    [InlineData("run sweep --device opncl:0", "`opncl:0` names no device; did you mean `opencl`?")]
    [InlineData("run train --device opncl:0", "`opncl:0` names no device; did you mean `opencl`?")]
    [InlineData("run rules --device opncl:0", "`opncl:0` names no device; did you mean `opencl`?")]
    [InlineData("run sweep --device opencl:0 --cases 0", "0 is no number of calls; from 1 to 100000")]
    public void A_device_that_cannot_be_had_is_one_line(string line, string error) => Assert.Equal(error, Tool.Refusal(line.Split(' ')));

    [Fact]
    public void One_operator_can_be_swept_alone_and_a_wrong_name_is_told_the_nearest()
    {
        OpenClDevice.Shared();
        Assert.Equal("`aten::sine` is not swept; did you mean `aten::sin`?", Tool.Refusal("run", "sweep", "--device", "opencl:0", "--operator", "aten::sine"));
        var swept = Tool.Run("run", "sweep", "--device", "opencl:0", "--operator", "aten::sin", "--cases", "5", "--json");
        Assert.Equal("aten::sin", System.Text.Json.JsonDocument.Parse(swept.Output).RootElement.GetProperty("operators").EnumerateArray().Single().GetProperty("operator").GetString());
    }

    [Fact]
    public void The_live_registry_is_a_rule_file_that_reads_back()
    {
        var rules = AtenSession.Shared.Dispatcher.Export();
        var read = RuleFile.Read(RuleFile.Write(rules, RuleFileHeader.Default)).Match(Right: c => c, Left: e => throw new ArgumentException(e.ToString()));
        Assert.Equal(Encoding.UTF8.GetString(RuleFile.Write(rules, RuleFileHeader.Default)), Encoding.UTF8.GetString(RuleFile.Write(read.Rules, RuleFileHeader.Default)));
    }

    [Fact]
    public void Verify_finds_nothing_missing_on_the_device_and_everything_without_it()
    {
        OpenClDevice.Shared();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllText(file, Tool.Run("run", "rules", "--device", "opencl:0").Output);
            var served = Tool.Run("verify", file, "--backend", "PrivateUse1", "--json").Output;
            File.WriteAllText(file, Tool.Run("run", "rules").Output);
            var bare = Tool.Run("verify", file, "--backend", "PrivateUse1", "--json").Output;
            Assert.Empty(Missing(served));
            Assert.Contains("aten::relu", Missing(bare));
        }
        finally
        {
            File.Delete(file);
        }

        static IEnumerable<string?> Missing(string json) =>
            [.. System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("rule").GetString() == "uncovered").Select(i => i.GetProperty("operator").GetString())];
    }
}

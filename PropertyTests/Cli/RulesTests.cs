using Functional.Dispatch.Keys;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

public sealed class RulesTests : IDisposable
{
    private const string Older = """
        {"format":"fdispatch-rules","version":1,"source":"PyTorch 0.9","backends":["CPU","CUDA"],"keys":["CPU","CUDA","Named","Python","Fake","AutogradCPU","AutogradCUDA"],"aliases":[{"alias":"Autograd","keys":["AutogradCPU","AutogradCUDA"]}]}
        {"name":"a::f","schema":"a::f(Tensor x) -> Tensor","kernels":[{"key":"CPU","next":{"kind":"leaf"}},{"key":"Named","fallthrough":true},{"key":"Autograd","next":{"kind":"leaf"}}]}

        """;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_rules_in_use_are_printed_in_either_form_and_every_command_takes_both()
    {
        var text = Tool.Text("rules", Given("def a::f(Tensor x)->Tensor\nimpl a::f CPU  next leaf # c"));
        Assert.Equal("version 1\n\ndef a::f(Tensor x) -> Tensor\nimpl a::f CPU next leaf\n", text);
        var json = Tool.Text("rules", "--rules", _path, "--to", "jsonl");
        Assert.Equal(json, Tool.Text("rules", _path, "--json"));
        foreach (var form in new[] { text, json })
        {
            Given(form);
            Assert.Equal(text, Tool.Text("rules", _path));
            Assert.Contains("CPU -> the call returns", Tool.Text("explain", "a::f", "CPU", "--included", "CPU", "--rules", _path), StringComparison.Ordinal);
            Assert.Contains("impl a::f CPU", Tool.Text("table", "a::f", "--rules", _path), StringComparison.Ordinal);
            Assert.Contains("CPU: impl a::f CPU ::", Tool.Text("dump", "a::f", "--rules", _path), StringComparison.Ordinal);
            Assert.StartsWith("a::f", Tool.Text("ops", "--rules", _path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_name_for_PrivateUse1_is_written_into_the_rules() =>
        Assert.Equal("version 1\nprivate_use1 npu\n\nimpl a::f npu\n", Tool.Text("rules", Given("impl a::f PrivateUse1 debug \"impl a::f npu\""), "--private-use1", "npu"));

    [Theory]
    [InlineData("rules x --rules y", "`rules` takes a file as FILE or by `--rules`, not both")]
    [InlineData("rules --to yaml", "unknown form `yaml`; forms: text, jsonl")]
    [InlineData("rules --to txt", "unknown form `txt`; did you mean `text`?")]
    [InlineData("rules --to text --json", "`--json` prints JSON Lines, so `--to text` cannot stand beside it")]
    [InlineData("rules --ot", "unknown option `--ot`; did you mean `--to`?")]
    public void A_command_line_that_cannot_be_meant_is_refused(string line, string error) => Assert.Equal(error, Tool.Refusal(line.Split(' ')));

    [Fact]
    public void Rules_made_under_other_keys_come_with_one_note_and_the_keys_command_lists_the_differences()
    {
        Given(Older);
        var run = Tool.Run("ops", "--rules", _path);
        Assert.Equal(0, run.Code);
        Assert.StartsWith("a::f", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            "fdispatch: note: the rules were made under other dispatch keys (PyTorch 0.9), and are read by name: 1 key that PyTorch 2.14.1 has not, "
            + $"135 keys missing that it has, 1 key in another order; left out: 1 fallthrough at Named; `fdispatch keys --rules {_path}` lists the differences\n",
            run.Error.ReplaceLineEndings("\n"));
        Assert.Contains("AutogradCPU -> the call returns", Tool.Run("explain", "a::f", "AutogradCPU,CPU", "--included", "CPU", "--rules", _path).Output, StringComparison.Ordinal);
        var keys = Tool.Json("keys", "--rules", _path);
        Assert.Equal(1 + 135 + 1, keys.GetProperty("differences").GetArrayLength());
        Assert.Equal("Named", keys.GetProperty("left_out")[0].GetProperty("key").GetString());
        Assert.Contains("the rule file was made under other keys (PyTorch 0.9)", Tool.Text("keys", "--rules", _path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_at_a_key_that_is_not_here_refuses_the_rules_unless_keys_are_mapped()
    {
        Given(Older.Replace(",\"fallthrough\":true", "", StringComparison.Ordinal));
        Assert.Equal(
            $"`{Quoted.Short(_path)}`, line 2, `key`: `Named` is a key of the enumeration these rules were made under, and PyTorch 2.14.1 has no such key; "
            + "`--map-keys` leaves out what is registered at such keys, and says how much",
            Tool.Refusal("ops", "--rules", _path));
        var run = Tool.Run("ops", "--rules", _path, "--map-keys");
        Assert.Equal(0, run.Code);
        Assert.Contains("left out: 1 kernel at Named", run.Error, StringComparison.Ordinal);
    }

    private string Given(string rules)
    {
        File.WriteAllText(_path, rules);
        return _path;
    }
}

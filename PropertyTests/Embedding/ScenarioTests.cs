using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Cli;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Embedding;

public sealed class ScenarioTests
{
    [Fact]
    public void A_scenario_reads_back_from_its_command_as_the_same_decision() =>
        Claim.Checks(ScenarioGen.Any, scenario =>
        {
            var explanation = scenario.Explain();
            var read = Run(scenario.ToExplain());
            Assert.Equal(Raw(explanation.ArgumentKeys), read.GetProperty("argument_keys").GetProperty("raw").GetString());
            Assert.Equal(Raw(explanation.Merged), read.GetProperty("merged").GetProperty("raw").GetString());
            Assert.Equal(Raw(explanation.Choice.Keys), read.GetProperty("keys").GetProperty("raw").GetString());
            Assert.Equal(explanation.Choice.Slot, read.GetProperty("slot").GetInt32());
            Assert.Equal(explanation.Rule, read.GetProperty("rule").GetInt32());
            Assert.Equal(
                explanation.Route.Hops.Select(h => $"{h.Operator} {h.Slot} {Raw(h.Keys)}"),
                read.GetProperty("chain").EnumerateArray().Select(h => $"{h.GetProperty("operator")} {h.GetProperty("slot")} {h.GetProperty("keys").GetProperty("raw")}"));
        }, 80);

    [Fact]
    public void Scenarios_meet_guards_states_and_chains()
    {
        var sample = ScenarioGen.Any.Generator.Sample(300, 10).ToArray();
        Assert.Contains(sample, s => s.Guards.Count > 1);
        Assert.Contains(sample, s => s.Start != LocalKeys.Default);
        Assert.Contains(sample, s => s.Explain().Route.Hops.Length > 1);
        Assert.Contains(sample, s => s.Explain().Route.Outcome is Outcome.Returned);
    }

    [Fact]
    public void A_counterexample_is_shrunk_and_prints_as_a_command_that_shows_it()
    {
        var schema = ProgramGen.Schema(0, 0);
        var rules = RuleSet.Empty.Define(schema, "def")
            .Bind(r => r.Rules.Implement(schema.Name, DispatchKey.AutogradCUDA, new Kernel("wrong") { Next = new KernelNext.Leaf() }))
            .Bind(r => r.Rules.Implement(schema.Name, DispatchKey.CPU, new Kernel("right") { Next = new KernelNext.Leaf() }))
            .IfLeft(e => throw new InvalidOperationException(e.ToString())).Rules;
        var failure = Assert.ThrowsAny<Exception>(() =>
            Claim.Holds(ScenarioGen.Over(rules), s => s.Explain().Content.Rule?.Kernel.Debug != "wrong", 4000));

        var shrunk = failure.Message[failure.Message.LastIndexOf("fdispatch explain", StringComparison.Ordinal)..];
        var command = shrunk[..(shrunk.IndexOf("\nRULES", StringComparison.Ordinal) + "\nRULES".Length)];
        var read = Run(command);
        Assert.Equal("wrong", read.GetProperty("kernel").GetString());
        // Nothing more than it takes: the key, its backend, and the one kernel.
        Assert.DoesNotContain("--guard", command, StringComparison.Ordinal);
        Assert.DoesNotContain("right", command, StringComparison.Ordinal);
        Assert.Contains($"explain t::op0 {Raw(DispatchKeySet.Of(DispatchKey.AutogradCUDA))} --rules", command, StringComparison.Ordinal);
    }

    private static string Raw(DispatchKeySet set) => $"0x{set.Raw:x}";

    // What a shell does with the command: words, and the here-document as the file.
    private static JsonElement Run(string command)
    {
        var lines = command.Split('\n');
        Assert.Equal("RULES", lines[^1]);
        var words = Words(lines[0]);
        Assert.Equal(["fdispatch"], words[..1]);
        Assert.Equal(["--rules", "/dev/stdin", "<<RULES"], words[^3..]);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, string.Join('\n', lines[1..^1]) + "\n");
            return Tool.Json([.. words[1..^2], file]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string[] Words(string line)
    {
        var (words, word, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '\'') quoted = !quoted;
            else if (c != ' ' || quoted) word.Append(c);
            else
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return [.. words, word.ToString()];
    }
}

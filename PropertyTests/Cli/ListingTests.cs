using System.IO.Compression;
using System.Text.Json;
using Functional.Dispatch.Keys;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

public sealed class ListingTests
{
    [Fact]
    public void The_pytorch_formats_print_the_recorded_texts_byte_for_byte()
    {
        Assert.All(Sample("tables_sample.jsonl.gz", "table").Take(5), s => Assert.Equal(s.Text, Tool.Text("table", s.Operator, "--format", "pytorch")));
        Assert.All(Sample("dumps_sample.jsonl.gz", "dump").Take(5), s => Assert.Equal(s.Text, Tool.Text("dump", s.Operator)));
    }

    [Fact]
    public void The_table_as_JSON_and_as_PyTorch_prints_it_say_the_same()
    {
        var slots = Tool.Json("table", "aten::batch_norm").GetProperty("slots").EnumerateArray().Select(s =>
            $"{s.GetProperty("key").GetString()}: {(s.GetProperty("fallthrough").GetBoolean() ? "fallthrough " : "")}"
            + $"{s.GetProperty("kernel").GetString() ?? "ambiguous_autogradother"} [{s.GetProperty("reason").GetString()}]");
        Assert.Equal(Tool.Text("table", "aten::batch_norm", "--format", "pytorch"), string.Concat(slots.Select(s => s + "\n")));
    }

    [Fact]
    public void The_grid_has_a_row_for_every_backend_and_a_kernel_for_every_number()
    {
        var grid = Tool.Text("table", "aten::relu");
        Assert.All(KeyLayout.AllBackends(), b => Assert.Contains($"\n  {b} ", grid, StringComparison.Ordinal));
        Assert.Contains("  1   CPU   ", grid, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 ", grid.Split("kernels")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hardshrink", "aten::hardshrink aten::hardshrink.out aten::hardshrink_ aten::hardshrink_backward aten::hardshrink_backward.grad_input")]
    [InlineData("ATEN::HARDSHRINK?", "aten::hardshrink_")]
    [InlineData("*hardshrink*.*", "aten::hardshrink.out aten::hardshrink_backward.grad_input")]
    [InlineData("no such operator", "")]
    public void Operators_are_found_by_part_or_pattern(string pattern, string found)
    {
        var json = Tool.Json("ops", pattern);
        Assert.Equal(found, string.Join(' ', json.GetProperty("operators").EnumerateArray().Select(o => o.GetString())));
        Assert.EndsWith($"{json.GetProperty("count").GetInt32()} of 3640 operators{Environment.NewLine}", Tool.Text("ops", pattern), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_is_listed_once_with_its_slot()
    {
        var keys = Tool.Json("keys").GetProperty("keys").EnumerateArray().ToArray();
        var slots = keys.Where(k => k.GetProperty("slot").ValueKind == JsonValueKind.Number).Select(k => k.GetProperty("slot").GetInt32());
        Assert.Equal(Enumerable.Range(0, KeyLayout.SlotCount), slots.Order());
        Assert.Equal(keys.Length, keys.Select(k => k.GetProperty("value").GetInt32()).Distinct().Count());
        Assert.Equal(KeyLayout.SlotCount + 6 + 6, keys.Length);
    }

    [Fact]
    public void Help_has_examples_and_every_example_runs()
    {
        foreach (var command in new[] { "explain", "table", "dump", "ops", "keys" })
        {
            var help = Tool.Text(command, "--help");
            var examples = help[(help.IndexOf("Examples:", StringComparison.Ordinal) + 9)..].Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Trim()).Where(l => l.StartsWith("fdispatch ", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(examples);
            Assert.All(examples, e => Assert.NotEmpty(Tool.Text([.. e["fdispatch ".Length..].Split(' ').Select(a => a.Trim('\''))])));
        }

        Assert.Contains("Examples:", Tool.Text(), StringComparison.Ordinal);
        Assert.Equal($"fdispatch 0.1.0 (PyTorch 2.14.1 rules){Environment.NewLine}", Tool.Text("--version"));
    }

    private static IEnumerable<(string Operator, string Text)> Sample(string file, string property)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", "pytorch-2.14.1", file);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return (row.RootElement.GetProperty("op").GetString()!, row.RootElement.GetProperty(property).GetString()!);
        }
    }
}

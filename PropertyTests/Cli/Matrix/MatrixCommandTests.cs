using System.Xml.Linq;
using Functional.Dispatch.Keys;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli.Matrix;

public sealed class MatrixCommandTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_column_counts_every_operator_once()
    {
        var json = Tool.Json("matrix");
        Assert.Equal(3640, json.GetProperty("operators").GetInt32());
        var columns = json.GetProperty("columns").EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(0, KeyLayout.SlotCount), columns.Select(c => c.GetProperty("slot").GetInt32()));
        Assert.All(columns, c => Assert.Equal(3640, c.GetProperty("reasons").EnumerateObject().Sum(r => r.Value.GetInt32())));
        // As recorded from PyTorch: 331,734 filled slots, nine of them ambiguous.
        Assert.Equal(331_734, columns.Sum(c => c.GetProperty("reasons").EnumerateObject().Where(r => r.Name != "missing").Sum(r => r.Value.GetInt32())));
        Assert.Equal(9, columns.Sum(c => c.GetProperty("reasons").TryGetProperty("ambiguous autogradother", out var n) ? n.GetInt32() : 0));
    }

    [Theory]
    [InlineData("CPU", "CPU")]
    [InlineData("Sparse", "SparseCPU SparseCUDA SparseHIP SparseXLA SparseMPS SparseIPU SparseXPU SparseHPU SparseVE SparseLazy SparseMTIA SparseMAIA SparsePrivateUse1 SparsePrivateUse2 SparsePrivateUse3 SparseMeta")]
    [InlineData("*CUDA,CPU", "CPU CUDA QuantizedCUDA SparseCUDA SparseCsrCUDA NestedTensorCUDA AutogradCUDA AutocastCUDA")]
    [InlineData("Undefined", "Undefined")]
    public void Columns_are_keys_families_and_patterns_in_slot_order(string columns, string keys)
    {
        var json = Tool.Json("matrix", "--rows", "aten::add.Tensor", "--columns", columns);
        Assert.Equal(keys, string.Join(' ', json.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("key").GetString())));
    }

    [Fact]
    public void Autograd_stands_for_the_keys_of_the_alias() =>
        Assert.Equal(18, Tool.Json("matrix", "--columns", "Autograd").GetProperty("columns").GetArrayLength());

    [Theory]
    [InlineData("no operator fits `aten::ad.Tensor`; did you mean `aten::add.Tensor`?", "--rows", "aten::ad.Tensor")]
    [InlineData("no dispatch key fits `Spars?y*`; `fdispatch keys` lists them", "--columns", "Spars?y*")]
    [InlineData("unknown dispatch key `CPUU`; did you mean `CPU`?", "--columns", "CPUU")]
    [InlineData("cannot write `no-such-folder/x.svg`: there is no such directory", "--rows", "aten::add.Tensor", "--svg", "no-such-folder/x.svg")]
    [InlineData("cannot write `.`: it is a directory", "--rows", "aten::add.Tensor", "--html", ".")]
    public void Bad_input_is_one_line(string line, params string[] arguments) => Assert.Equal(line, Tool.Refusal(["matrix", .. arguments]));

    [Fact]
    public void The_picture_paints_every_cell_once()
    {
        var picture = Draw("--rows", "aten::add*", "--columns", "Dense,Autograd");
        var names = Tool.Json("ops", "aten::add*").GetProperty("count").GetInt32();
        Assert.Equal("img", picture.Attribute("role")?.Value);
        Assert.Contains($"{names} operators in {names} rows, 34 dispatch keys in columns", picture.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        var painted = picture.Elements(Svg + "path").Where(p => p.Attribute("style") is not null).SelectMany(Cells).ToArray();
        Assert.Equal(painted.Length, painted.Distinct().Count());
        Assert.Equal(names * 34, painted.Length);
    }

    [Fact]
    public void Many_operators_share_rows_and_none_is_lost()
    {
        var picture = Draw("--columns", "CPU,AutogradCPU");
        var rows = picture.Elements(Svg + "text").Where(t => t.Attribute("text-anchor")?.Value == "end").ToArray();
        Assert.InRange(rows.Length, 5, 30);
        Assert.Equal(3640, rows.Sum(r => 1 + (r.Element(Svg + "tspan")!.Value is { Length: > 0 } more ? int.Parse(more.Trim().TrimStart('+'), System.Globalization.CultureInfo.InvariantCulture) : 0)));
    }

    [Fact]
    public void The_page_is_one_small_file_with_a_policy_against_the_network()
    {
        using var folder = new Folder();
        var path = folder.At("m.html");
        var line = Tool.Text("matrix", "--html", path).TrimEnd();
        Assert.Equal($"{path}: 3640 operators, 137 keys, {new FileInfo(path).Length} bytes", line);
        var text = File.ReadAllText(path);
        Assert.InRange(text.Length, 500_000, 5_000_000);
        Assert.Contains("default-src 'none'", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", text[..text.IndexOf("id=\"data\"", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("src=", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_cannot_break_out_of_the_page()
    {
        using var folder = new Folder();
        var rules = folder.At("r.jsonl");
        File.WriteAllText(rules, """
            {"format":"fdispatch-rules","version":1,"source":"</title><script>alert(1)</script>{{data}}"}
            {"name":"my::add","schema":"my::add(Tensor a) -> Tensor","kernels":[{"key":"CPU","debug":"</script><script>alert(2)</script>{{data}}"}]}
            """);
        Tool.Text("matrix", "--rules", rules, "--html", folder.At("m.html"));
        var text = File.ReadAllText(folder.At("m.html"));
        Assert.Equal(2, text.Split("<script>").Length + text.Split("<script ").Length - 2);
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
        Assert.Contains("<title>Dispatch of &lt;/title&gt;", text, StringComparison.Ordinal);
    }

    private static XElement Draw(params string[] arguments)
    {
        using var folder = new Folder();
        Tool.Text(["matrix", .. arguments, "--svg", folder.At("m.svg")]);
        return XDocument.Load(folder.At("m.svg")).Root!;
    }

    // A path is a row of rectangles "Mx yhwvhh-wz"; a cell is as wide as the narrowest of them and one more.
    private static IEnumerable<(int X, int Y)> Cells(XElement path)
    {
        foreach (var rectangle in path.Attribute("d")!.Value.Split('z', StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = rectangle[1..].Split(' ', 'h', 'v').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            for (var x = 0; x < numbers[2]; x += 18) yield return (numbers[0] + x, numbers[1]);
        }
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fdispatch-matrix");

        public string At(string name) => Path.Combine(_folder.FullName, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}

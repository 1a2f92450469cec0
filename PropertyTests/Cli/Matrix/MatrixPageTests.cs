using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Matrix;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli.Matrix;

/// <summary>The page in a real browser, loaded from a file.</summary>
public sealed class MatrixPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly RuleFileContents PyTorch = RuleSource.Embedded().OrFail();

    private static readonly Lazy<Uri> Page = new(() => Written(PyTorch.Rules, KeyNames.Default));

    [Fact]
    public async Task The_page_loads_from_a_file_without_errors_and_without_the_network()
    {
        await using var tab = await chromium.Open(Page.Value);
        Assert.Equal("Dispatch of PyTorch 2.14.1", await tab.Text("h1"));
        Assert.Equal("3640 of 3640 operators", await tab.Text("#count"));
        Assert.Equal(137, (int)(await tab.Evaluate("document.querySelectorAll('[data-slot]').length"))!);
        Assert.Empty(tab.Errors);
    }

    [Theory]
    [InlineData("aten::add.Tensor", "cpu+grad;cpu", "", "AutogradCPU → CPU → the call returns")]
    [InlineData("aten::mm", "sparse-xpu;xpu", "", "AutogradXPU → error: `aten::mm` has no kernel at SparseXPU")]
    [InlineData("aten::batch_norm", "mkldnn;;;;", "", "error: `aten::batch_norm` is ambiguous at AutogradOther: it has a CompositeImplicitAutograd kernel, and a kernel at a backend whose autograd is AutogradOther")]
    [InlineData("aten::add.Tensor", "cpu+grad;cpu", "InferenceMode", "CPU → the call returns")]
    [InlineData("aten::empty.memory_format", "cuda", "", "BackendSelect → error: `aten::empty.memory_format` has no kernel at CUDA")]
    public async Task Known_answers_are_shown(string name, string arguments, string guards, string answer)
    {
        await using var tab = await chromium.Open(new Uri($"{Page.Value}#op={name}&args={Uri.EscapeDataString(arguments)}&guards={guards}"));
        Assert.Equal(answer, await Way(tab));
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task Search_finds_an_operator_and_the_keyboard_chooses_it()
    {
        await using var tab = await chromium.Open(Page.Value);
        await tab.Click("#search");
        await tab.Type("softmax.int");
        Assert.Equal("6 of 3640 operators", await tab.Text("#count"));
        await tab.Press("ArrowDown", 40);
        await tab.Press("ArrowDown", 40);
        await tab.Press("ArrowUp", 38);
        var wanted = await tab.Text(".row.active span");
        await tab.Press("Enter", 13);
        Assert.Equal(wanted, await tab.Text("#name"));
        Assert.Equal(wanted, await tab.Text("[aria-selected=true] span"));
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task A_slot_is_explained_by_mouse_and_by_keyboard_as_the_core_explains_it()
    {
        await using var tab = await chromium.Open(Page.Value);
        await tab.Click($"[data-slot='{KeyLayout.SlotOf(DispatchKey.SparseXPU)}']");
        await AssertExplained(tab, "aten::add.Tensor", DispatchKey.SparseXPU);
        await tab.Press("ArrowDown", 40);
        await tab.Press("Enter", 13);
        await AssertExplained(tab, "aten::add.Tensor", DispatchKey.SparseCsrXPU);
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task A_call_is_composed_by_hand_and_mistakes_are_named()
    {
        await using var tab = await chromium.Open(new Uri($"{Page.Value}#op=aten::add.Tensor"));
        await tab.Click("#arg-1");
        await tab.Evaluate("document.activeElement.select()");
        await tab.Type("cuda+grd");
        Assert.Contains("unknown suffix +grd", await tab.Text("#wrong-1"), StringComparison.Ordinal);
        await tab.Evaluate("document.activeElement.select()");
        await tab.Type("cuda+grad");
        Assert.StartsWith("AutogradCUDA → CUDA → ", await Way(tab), StringComparison.Ordinal);
        await tab.Evaluate("(() => { const s = document.getElementById('guard'); s.value = 'BelowAutograd'; s.dispatchEvent(new Event('change')); })()");
        Assert.StartsWith("CUDA → ", await Way(tab), StringComparison.Ordinal);
        Assert.Equal("fdispatch explain aten::add.Tensor cpu cuda+grad --guard BelowAutograd", (string?)await tab.Evaluate("document.getElementById('line').value"));
        await tab.Click("#guards button");
        Assert.StartsWith("AutogradCUDA → CUDA → ", await Way(tab), StringComparison.Ordinal);
        Assert.Empty(tab.Errors);
    }

    [Theory]
    [InlineData(1400, false)]
    [InlineData(1200, true)]
    [InlineData(420, false)]
    public async Task Nothing_is_wider_than_the_window_and_every_text_can_be_read(int width, bool dark)
    {
        await using var tab = await chromium.Open(Page.Value, width, dark: dark);
        await tab.Evaluate("localStorage.clear()");
        await tab.Go(Page.Value);
        Assert.True((bool)(await tab.Evaluate("document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"))!);
        var background = (string?)await tab.Evaluate("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(dark ? "rgb(17, 20, 24)" : "rgb(250, 251, 252)", background);
        await tab.Click("#theme");
        if (!dark) await tab.Click("#theme");
        Assert.NotEqual(background, (string?)await tab.Evaluate("getComputedStyle(document.body).backgroundColor"));
        Assert.True((bool)(await tab.Evaluate("[...document.querySelectorAll('button, input, select')].every(e => e.innerText || e.labels?.length || e.getAttribute('aria-label'))"))!);
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task Every_slot_of_every_operator_is_explained_as_the_core_explains_it()
    {
        await using var tab = await chromium.Open(Page.Value);
        await tab.Evaluate("window.pageData = JSON.parse(document.getElementById('data').textContent); window.m = machine(pageData); 0");
        // One operator for each set of registration keys, all its slots: the classes that operators share.
        var one = PyTorch.Rules.Operators.OrderBy(o => o.Name).DistinctBy(o => string.Join(' ', o.Kernels.Where(o.IsActive).Select(k => $"{k.Key}{k.Kernel.IsFallthrough}"))).ToArray();
        Assert.InRange(one.Length, 400, 500);
        foreach (var ops in one.Chunk(100))
        {
            var shown = await tab.Evaluate(
                $"{JsonSerializer.Serialize(ops.Select(o => o.Name.ToString()))}.map(n => {{ const op = pageData.ops.find(o => o[0] === n); return pageData.keys.map((_, s) => {{ const k = m.kernel(op, s); "
                + "return [pageData.reasons[m.content(op, s)[0]][0], k && m.origin(k), m.rulesTried(op, s).map(r => `${r.rule} ${r.applies} ${r.why}`)]; }); })");
            for (var i = 0; i < ops.Length; i++)
                for (var s = 0; s < KeyLayout.SlotCount; s++)
                {
                    var (slot, steps) = Precedence.Explain(ops[i], PyTorch.Rules.FallbackAtSlot(s), KeyLayout.KeyAt(s));
                    var tried = steps.Select(t => $"{t.Number} {(t.Applies ? "true" : "false")} {t.Why}");
                    if (slot.IsMissing) tried = tried.Append("9 true nothing serves the key");
                    var expected = new JsonArray(slot.Reason.Text(), slot.Rule?.Kernel.Debug, new JsonArray([.. tried.Select(t => (JsonNode?)t)]));
                    Assert.Equal(expected.ToJsonString(), shown![i]![s]!.ToJsonString());
                }
        }
    }

    [Fact]
    public async Task The_page_and_the_core_follow_every_call_alike()
    {
        await using var tab = await chromium.Open(Page.Value);
        await AssertFollowedAlike(tab, PyTorch.Rules, KeyNames.Default, PyTorch.Rules.Operators.OrderBy(o => o.Name).ToArray(), 4000, 20261126);
    }

    [Fact]
    public async Task The_page_and_the_core_follow_calls_through_rules_of_every_kind_alike()
    {
        var names = KeyNames.WithPrivateUse1("npu").OrFail();
        var rules = KernelsOfEveryKind.Rules;
        await using var tab = await chromium.Open(Written(rules, names));
        await AssertFollowedAlike(tab, rules, names, rules.Operators.OrderBy(o => o.Name).ToArray(), 1500, 7);
    }

    private static async Task AssertFollowedAlike(DevTools tab, RuleSet rules, KeyNames names, OperatorRules[] operators, int cases, int seed)
    {
        var words = new Wording(names);
        var settings = RouteSettings.Over(rules);
        var calls = new RandomCalls(seed, names);
        var drawn = Enumerable.Range(0, cases).Select(_ => calls.Next(operators)).ToArray();
        var answered = await tab.Evaluate(
            $"JSON.stringify({JsonSerializer.Serialize(drawn.Select(d => new object[] { d.Operator, d.Texts, d.Guards }))}.map(([o, t, g]) => {{ const r = followCall(o, t, g); "
            + "return [...r.hops.map(h => [h.kind, h.op, h.slot, h.keys.toString(16), h.state.included.toString(16), h.state.excluded.toString(16), h.state.gradients, h.state.inference, h.state.snapshot !== null].join(' ')), r.outcome.kind, r.outcome.text]; }))");
        using var page = JsonDocument.Parse((string)answered!);
        var ends = new Dictionary<string, int>();
        for (var i = 0; i < cases; i++)
        {
            var route = Prediction.Of(drawn[i].Call, drawn[i].State, settings);
            var (kind, text) = words.Outcome(route.Outcome);
            string[] expected = [.. route.Hops.Select(Shown), kind, text];
            var actual = page.RootElement[i].EnumerateArray().Select(e => e.GetString()).ToArray();
            Assert.True(expected.SequenceEqual(actual), $"{drawn[i]}\ncore: {string.Join("\n      ", expected)}\npage: {string.Join("\n      ", actual)}");
            ends[kind] = ends.GetValueOrDefault(kind) + 1;
        }

        // A sample in which every call ends alike would show little.
        Assert.True(ends.Count >= 4, string.Join(", ", ends));
    }

    private static string Shown(Hop hop) => string.Join(
        ' ', hop.Kind == HopKind.Call ? "call" : "redispatch", hop.Operator, hop.Slot, $"{hop.Keys.Raw:x}", $"{hop.State.Keys.Included.Raw:x}", $"{hop.State.Keys.Excluded.Raw:x}",
        hop.State.GradientsEnabled ? "true" : "false", hop.State.InferenceMode ? "true" : "false", hop.State.SnapshotOnEntry is null ? "false" : "true");

    private static async Task AssertExplained(DevTools tab, string name, DispatchKey key)
    {
        var op = PyTorch.Rules.Operators.Single(o => o.Name.ToString() == name);
        var (slot, steps) = Precedence.Explain(op, PyTorch.Rules.FallbackAt(key), key);
        var shown = await tab.Text("#slot");
        Assert.StartsWith(key.ToString(), shown, StringComparison.Ordinal);
        Assert.Contains(slot.Reason.Text(), shown, StringComparison.Ordinal);
        Assert.All(steps, s => Assert.Contains(s.Why, shown, StringComparison.Ordinal));
    }

    private static async Task<string> Way(DevTools tab) => (await tab.Text("#way")).ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal);

    private static Uri Written(RuleSet rules, KeyNames names)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("fdispatch-matrix").FullName, "matrix.html");
        File.WriteAllText(path, MatrixPage.Make(rules, MatrixSelection.Of(rules, [], [], names), "PyTorch 2.14.1", null, new Wording(names)));
        return new Uri(path);
    }
}

using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Testing;
using LanguageExt;
using Xunit;
using static Functional.Dispatch.PropertyTests.Interchange.Recorded;

namespace Functional.Dispatch.PropertyTests.Interchange;

public sealed class KeyEnumerationTests
{
    private static readonly KeyEnumeration Ours = KeyEnumeration.Ours(KeyNames.Default);

    // As PyTorch 1.13 differs: keys Named and ORT (a backend's) that are gone, Python below Fake, no MTIA, another order of backends, an alias key that stands for less.
    private static readonly KeyEnumeration Older = Changed(
        [.. Swapped(Ours.Backends.Where(b => b != "MTIA"), "MAIA", "PrivateUse1")],
        rows => Swapped(rows.Where(r => r != "AutocastMTIA"), "Fake", "Python").SelectMany(r => r == "Functionalize" ? [r, "Named"] : r == "FPGA" ? [r, "ORT"] : new[] { r }),
        (alias, members) => alias is "CompositeExplicitAutograd" or "CompositeImplicitAutograd" ? [.. members, "ORT"]
            : alias == "Autograd" ? members.Where(m => m != "AutogradNestedTensor") : members);

    [Fact]
    public void The_enumeration_of_PyTorch_2_14_1_differs_in_nothing_from_itself()
    {
        Assert.Equal(16, Ours.Backends.Length);
        Assert.Equal(KeyLayout.SlotCount - 1, Ours.Keys.Length);
        Assert.Equal(KeyLayout.FunctionalityCount - 1, Ours.Functionalities.Length);
        Assert.Equal(6, Ours.Functionalities.Count(row => row.Length == 16));
        Assert.Empty(KeyMapping.From(Ours, KeyNames.Default).Differences);
        Assert.Empty(Value(RuleForms.Read(Json(Ours))).Mapping!.Differences);
        Assert.Empty(Value(RuleForms.Read(Text(Ours))).Mapping!.Differences);
        Assert.Null(Value(RuleForms.Read("def a::f() -> ()"u8)).Mapping);
        var npu = Value(KeyNames.WithPrivateUse1("npu"));
        Assert.Empty(KeyMapping.From(KeyEnumeration.Ours(npu), npu).Differences);
        Assert.Empty(KeyMapping.From(Ours, npu).Differences);
    }

    [Fact]
    public void Two_keys_in_another_order_are_a_difference() =>
        Claim.Checks(Arb.From(Gen.Choose(0, Ours.Functionalities.Length - 1).Two()), pair =>
        {
            var rows = Ours.Functionalities.ToArray();
            // The dense keys come first in every enumeration: they are what backends are told by.
            if (pair.Item1 == 0 || pair.Item2 == 0) return;
            (rows[pair.Item1], rows[pair.Item2]) = (rows[pair.Item2], rows[pair.Item1]);
            var theirs = Value(KeyEnumeration.Of(Ours.Backends, [.. rows.SelectMany(r => r)], Ours.Aliases));
            Assert.Equal(pair.Item1 == pair.Item2, KeyMapping.From(theirs, KeyNames.Default).Differences.IsEmpty);
        }, 300);

    [Fact]
    public void Every_difference_is_told()
    {
        var expected = new[]
        {
            "UnknownHere ORT is there and not here",
            "UnknownHere Named is there and not here",
            "UnknownThere MTIA is here and not there",
            "UnknownThere QuantizedMTIA is here and not there",
            "UnknownThere SparseMTIA is here and not there",
            "UnknownThere SparseCsrMTIA is here and not there",
            "UnknownThere NestedTensorMTIA is here and not there",
            "UnknownThere AutogradMTIA is here and not there",
            "UnknownThere AutocastMTIA is here and not there",
            "BackendOrder MAIA the backend stands above `PrivateUse1` there and above `Lazy` here",
            "Order Fake the key stands above `Python` there and above `BackendSelect` here",
            "AliasMembers Autograd stands here for AutogradNestedTensor as well, and not there",
        };
        Assert.Equal(expected, KeyMapping.From(Older, KeyNames.Default).Differences.Select(d => $"{d.Kind} {d.Key} {d.Text}"));
        foreach (var file in new[] { Json(Older), Text(Older) })
            Assert.Equal(KeyMapping.From(Older, KeyNames.Default).Differences, Value(RuleForms.Read(file)).Mapping!.Differences);
    }

    [Fact]
    public void A_functionality_that_has_become_one_of_every_backend_is_a_difference()
    {
        var single = Changed([.. Ours.Backends], rows => rows.SelectMany(r => r == "SparseCsr*" ? ["SparseCsrCPU", "SparseCsrCUDA"] : new[] { r }), (_, members) => members);
        var layout = KeyMapping.From(single, KeyNames.Default).Differences.Where(d => d.Kind != KeyDifferenceKind.UnknownThere);
        Assert.Equal(["SparseCsrCPU", "SparseCsrCUDA"], layout.Select(d => d.Key));
        Assert.All(layout, d => Assert.Equal(KeyDifferenceKind.Layout, d.Kind));
    }

    [Fact]
    public void Keys_are_read_by_name()
    {
        var contents = Value(RuleText.Read(Text(Older, "impl a::f CPU\nimpl a::f Autograd next redispatch mask(CPU, AutogradCPU) under Exclude(after_autograd_keyset)\nimpl a::f FuncTorchBatched")));
        Assert.Equal(["FuncTorchBatched", "CPU", "Autograd"], contents.Rules.Operators.Single().Kernels.Select(k => k.Key.ToString()));
        Assert.Empty(contents.LeftOut);
    }

    [Theory]
    [InlineData("impl a::f Named", "Named", 0, 1)]
    [InlineData("fallback Named", "Named", 0, 1)]
    [InlineData("impl a::f ORT", "ORT", 0, 1)]
    [InlineData("impl a::f ORT fallthrough", "ORT", 1, 0)]
    public void What_could_be_chosen_at_a_key_that_is_not_here_is_refused_or_left_out_and_counted(string statement, string key, int fallthroughs, int kernels)
    {
        var refusal = $"`{key}` is a key of the enumeration these rules were made under, and PyTorch 2.14.1 has no such key; "
            + "`--map-keys` leaves out what is registered at such keys, and says how much";
        var column = statement.Split(key)[0].Length + 1;
        Assert.Equal($"line {Lines(Older) + 1}, column {column}: {refusal}", Error(RuleText.Read(Text(Older, statement))).ToString());
        Assert.EndsWith(refusal, Error(RuleFile.Read(Json(Older, JsonOf(statement)))).ToString(), StringComparison.Ordinal);
        foreach (var contents in new[] { RuleText.Read(Text(Older, statement), foreign: ForeignKeys.LeaveOut), RuleFile.Read(Json(Older, JsonOf(statement)), foreign: ForeignKeys.LeaveOut) })
        {
            Assert.Equal(new LeftOut(key, kernels, fallthroughs), Assert.Single(Value(contents).LeftOut));
            Assert.Empty(Canonical.Of(Value(contents).Rules));
        }
    }

    [Fact]
    public void A_fallthrough_at_a_key_that_no_call_can_bring_is_left_out_and_counted()
    {
        const string statement = "impl a::f Named fallthrough";
        foreach (var contents in new[] { RuleText.Read(Text(Older, statement)), RuleFile.Read(Json(Older, JsonOf(statement))) })
            Assert.Equal(new LeftOut("Named", 0, 1), Assert.Single(Value(contents).LeftOut));
    }

    [Theory]
    [InlineData("0x10001", "the bits of `0x10001` mean other keys in the enumeration these rules were made under; write the names of keys")]
    [InlineData("Named", "`Named` is a key of the enumeration these rules were made under, and PyTorch 2.14.1 has no such key; `--map-keys` leaves out what is registered at such keys, and says how much")]
    public void A_keyset_that_means_other_keys_is_refused(string set, string error)
    {
        Assert.EndsWith(error, Error(RuleText.Read(Text(Older, $"impl a::f CPU next redispatch exactly({set})"), foreign: ForeignKeys.LeaveOut)).ToString(), StringComparison.Ordinal);
        var kernel = "{\"name\":\"a::f\",\"kernels\":[{\"key\":\"CPU\",\"next\":{\"kind\":\"redispatch\",\"exactly\":\"" + set + "\"}}]}";
        Assert.EndsWith(error, Error(RuleFile.Read(Json(Older, kernel), foreign: ForeignKeys.LeaveOut)).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backends (CPU)", "it needs backends, keys and what the alias keys stand for")]
    [InlineData("backends (CPU)\nkeys (CPU, CPU)\nalias Autograd (CPU)", "`CPU` is listed twice")]
    [InlineData("backends (CPU)\nkeys (CUDA, CPU)\nalias Autograd (CPU)", "the first keys are not the backends")]
    [InlineData("backends (CPU)\nkeys (CPU)\nalias Autograd (CPU, CUDA)", "`Autograd` stands for a key that is not listed")]
    [InlineData("backends (CPU)\nkeys (CPU)\nalias CPU (CPU)", "`CPU` is listed twice")]
    public void An_enumeration_that_cannot_be_one_is_refused(string text, string why) =>
        Assert.Equal($"line 1, column 1: this is no key enumeration: {why}", Error(RuleText.Read(Encoding.UTF8.GetBytes(text))).ToString());

    [Fact]
    public void An_enumeration_of_more_keys_than_a_byte_counts_is_refused()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 300).Select(i => $"K{i}"));
        Assert.Contains("it has 301 keys", Error(RuleText.Read(Encoding.UTF8.GetBytes($"backends (K0)\nkeys ({keys})\nalias A (K0)"))).ToString(), StringComparison.Ordinal);
    }

        // Our enumeration with other backends, rows (`Sparse*` is Sparse of every backend, `FPGA` a key by itself) and members.
    private static KeyEnumeration Changed(
        ImmutableArray<string> backends, Func<IEnumerable<string>, IEnumerable<string>> change, Func<string, IEnumerable<string>, IEnumerable<string>> members)
    {
        var rows = change(Ours.Functionalities.Select(row => row.Length > 1 ? row[0][..^"CPU".Length] + "*" : row[0]));
        ImmutableArray<string> keys = [.. rows.SelectMany(row => row.EndsWith('*') ? backends.Select(b => row[..^1] + b) : [row])];
        return Value(KeyEnumeration.Of(backends, keys, [.. Ours.Aliases.Select(a => new AliasMembers(a.Alias, [.. members(a.Alias, a.Keys).Where(keys.Contains)]))]));
    }

    private static IEnumerable<string> Swapped(IEnumerable<string> keys, string one, string other) => keys.Select(k => k == one ? other : k == other ? one : k);

    private static byte[] Text(KeyEnumeration keys, string rules = "") => Encoding.UTF8.GetBytes(
        $"backends ({string.Join(", ", keys.Backends)})\nkeys ({string.Join(", ", keys.Keys)})\n"
        + string.Concat(keys.Aliases.Select(a => $"alias {a.Alias} ({string.Join(", ", a.Keys)})\n")) + rules);

    private static int Lines(KeyEnumeration keys) => 2 + keys.Aliases.Length;

    private static byte[] Json(KeyEnumeration keys, string rules = "")
    {
        var aliases = keys.Aliases.Select(a => $$"""{"alias":"{{a.Alias}}","keys":{{Array(a.Keys)}} }""");
        var header = $$"""{"format":"fdispatch-rules","version":1,"backends":{{Array(keys.Backends)}},"keys":{{Array(keys.Keys)}},"aliases":[{{string.Join(",", aliases)}}]}""";
        return Encoding.UTF8.GetBytes(header + "\n" + rules);
    }

    private static string Array(IEnumerable<string> names) => "[" + string.Join(",", names.Select(n => $"\"{n}\"")) + "]";

    // The same registration as the statement's, in JSON.
    private static string JsonOf(string statement)
    {
        var words = statement.Split(' ');
        var fallthrough = words[^1] == "fallthrough" ? ",\"fallthrough\":true" : "";
        return words[0] == "fallback" ? $$"""{"fallback":"{{words[1]}}"{{fallthrough}}}""" : $$"""{"name":"{{words[1]}}","kernels":[{"key":"{{words[2]}}"{{fallthrough}}}]}""";
    }
}

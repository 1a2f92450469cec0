using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("explian", "unknown command `explian`; did you mean `explain`?")]
    [InlineData("explain", "required argument missing for command: `explain`; `fdispatch explain --help` says how to use it")]
    [InlineData("explain aten::relu cpu --gaurd BelowAutograd", "unknown option `--gaurd`; did you mean `--guard`?")]
    [InlineData("keys --jsn", "unknown option `--jsn`; did you mean `--json`?")]
    [InlineData("keys surplus", "`keys` does not take `surplus`; `fdispatch keys --help` says how to use it")]
    [InlineData("ops --patern", "unknown option `--patern`; `fdispatch ops --help` says how to use it")]
    [InlineData("table aten::relu --format yaml", "unknown format `yaml`; formats: grid, pytorch, json")]
    [InlineData("table aten::relu --format pytroch", "unknown format `pytroch`; did you mean `pytorch`?")]
    [InlineData("explain aten::relu cpu --fallback-mode error", "autograd fallback mode `error` is declared but not implemented; use `nothing` or `warn`")]
    [InlineData("explain aten::relu cpu --fallback-mode wran", "unknown fallback mode `wran`; did you mean `warn`?")]
    public void A_command_line_that_cannot_be_read(string line, string error) => Assert.Equal(error, Tool.Refusal(line.Split(' ')));

    [Theory]
    [InlineData("aten::rleu", "unknown operator `aten::rleu`; did you mean `aten::relu`?")]
    [InlineData("relu", "unknown operator `relu`; did you mean `aten::relu`?")]
    [InlineData("aten.add.Tensor", "unknown operator `aten.add.Tensor`; did you mean `aten::add.Tensor`?")]
    [InlineData("torch.ops.aten.relu.default", "unknown operator `torch.ops.aten.relu.default`; did you mean `aten::relu`?")]
    [InlineData("aten::add", "operator `aten::add` needs an overload; did you mean `aten::add.Scalar`, `aten::add.Scalar_out`, `aten::add.Tensor`, `aten::add.out`?")]
    [InlineData("aten::mm.nonsense_overload", "unknown operator `aten::mm.nonsense_overload`; did you mean `aten::mm`, `aten::mm.dtype`, `aten::mm.dtype_out`, `aten::mm.out`?")]
    [InlineData("qqqqqqqqqqqqqqqqqqqq", "unknown operator `qqqqqqqqqqqqqqqqqqqq`; `fdispatch ops PATTERN` finds operators")]
    public void An_unknown_operator_gets_the_names_that_were_meant(string name, string error)
    {
        Assert.Equal(error, Tool.Refusal("explain", name, "cpu"));
        Assert.Equal(error, Tool.Refusal("table", name));
        Assert.Equal(error, Tool.Refusal("dump", name));
    }

    [Fact]
    public void An_operator_without_a_schema_cannot_be_explained() => Assert.Equal(
        "`aten::hardshrink_` has kernels but no schema, so it is not known which of its arguments are tensors; its table can be printed all the same",
        Tool.Refusal("explain", "aten::hardshrink_", "cpu"));

    [Theory]
    [InlineData("aten::relu cdua", "unknown tensor or dispatch key `cdua`; did you mean `cuda`?")]
    [InlineData("aten::relu AutogradCPV", "unknown tensor or dispatch key `AutogradCPV`; did you mean `AutogradCPU`?")]
    [InlineData("aten::relu CPU,AutogadCPU", "unknown dispatch key `AutogadCPU`; did you mean `AutogradCPU`?")]
    [InlineData("aten::relu CompositeImplicitAutograd", "alias key `CompositeImplicitAutograd` cannot be a member of a keyset; it stands for runtime keys such as `CPU`")]
    [InlineData("aten::relu cuda:0", "unknown tensor or dispatch key `cuda:0`; device indices take no part in dispatch, write `cuda`")]
    [InlineData("aten::relu cpu+gard", "unknown suffix `+gard` in `cpu+gard`; did you mean `+grad`?")]
    [InlineData("aten::relu cpuu+conj", "unknown tensor `cpuu`; did you mean `cpu`?")]
    [InlineData("aten::relu undefined+grad", "`undefined+grad`: an undefined tensor has no suffixes; write `undefined`")]
    [InlineData("aten::relu sparse-vulkan", "device `vulkan` has no tensors of layout `sparse_coo`")]
    [InlineData("aten::relu nested-vulkan", "device `vulkan` has no nested tensors")]
    [InlineData("aten::relu opencl", "device `opencl` is kept for old files only and has no dispatch key")]
    [InlineData("aten::add.Tensor cpu,cpu", "`cpu,cpu` mixes tensors and keys; `cpu` is a tensor: separate arguments by blanks, write a list as `[cpu,cuda]`")]
    [InlineData("aten::cat [cpu", "list `[cpu` has no closing `]`; write a list as `[cpu,cuda]`, in quotes if it holds blanks")]
    [InlineData("aten::cat [cpu,,cpu]", "list `[cpu,,cpu]` has an empty entry; write `none` for an absent tensor")]
    [InlineData("aten::cat [[cpu]]", "list `[[cpu]]` holds a list; lists of tensors are flat")]
    [InlineData("aten::cat [cpu,none]", "parameter `tensors` is a `Tensor[]`, whose entries cannot be `none`; `undefined` is a tensor without data")]
    [InlineData("aten::cat cpu", "parameter `tensors` is a `Tensor[]`, a list; write `[cpu]`")]
    [InlineData("aten::relu [cpu]", "parameter `self` is a `Tensor`, not a list; separate arguments by blanks")]
    [InlineData("aten::relu none", "parameter `self` is a `Tensor`, which cannot be `none`; `undefined` is a tensor without data")]
    [InlineData("aten::relu 0xffffffffffffffff", "raw keyset `0xffffffffffffffff` has bits outside the layout (expected none above `0x3fffffffffffffff`)")]
    [InlineData("aten::relu 0x1ffffffffffffffff", "`0x1ffffffffffffffff` is not a raw keyset (expected `0x` and 1 to 16 hexadecimal digits)")]
    [InlineData("aten::add.Tensor cpu", "`aten::add.Tensor` needs `Tensor other`; its tensor parameters are `Tensor self`, `Tensor other`")]
    [InlineData("aten::relu cpu cpu", "too many arguments for `aten::relu`: nothing takes `cpu`; its tensor parameters are `Tensor self`")]
    [InlineData("aten::relu cpu BelowAutograd", "unknown tensor or dispatch key `BelowAutograd`; `BelowAutograd` is a guard: write `--guard BelowAutograd`")]
    [InlineData("aten::add.Tensor cpu cpu alpha=cpu", "parameter `alpha` of `aten::add.Tensor` is no tensor and no device, so it takes no part in dispatch; leave it out")]
    [InlineData("aten::add.Tensor cpu othr=cpu", "`aten::add.Tensor` has no parameter `othr`; did you mean `other`?")]
    [InlineData("aten::add.Tensor cpu self=cpu", "parameter `self` is given twice")]
    [InlineData("aten::empty.memory_format device=cudaa", "unknown device `cudaa`; did you mean `cuda`?")]
    [InlineData("aten::relu cpu --guard BelowAutogard", "unknown guard `BelowAutogard`; did you mean `BelowAutograd`?")]
    [InlineData("aten::relu cpu --guard Exclude", "guard `Exclude` names no keys; write keys in parentheses, for example `Exclude(AutogradCPU)`")]
    [InlineData("aten::relu cpu --guard Exclude(AutogradCPV)", "unknown dispatch key `AutogradCPV`; did you mean `AutogradCPU`?")]
    [InlineData("aten::relu cpu --guard Force(CPU)", "guard `Force(CPU)` takes two sets; write `Force(INCLUDED;EXCLUDED)`, either may be empty")]
    [InlineData("aten::relu cpu --guard InferenceMode(maybe)", "guard `InferenceMode(maybe)` takes `true` or `false`")]
    [InlineData("aten::relu cpu --guard BelowAutograd(", "guard `BelowAutograd(` has no closing `)`")]
    [InlineData("aten::relu cpu --guard NonVariableTypeMode(false)", "NonVariableTypeMode(false) is not a mode; use BelowADInplaceOrView in kernels, BelowAutograd for autograd alone, or InferenceMode in user code")]
    [InlineData("aten::relu cpu --included CPV", "unknown dispatch key `CPV`; did you mean `CPU`?")]
    [InlineData("aten::relu cpu --private-use1 9lives", "PrivateUse1 cannot be renamed to `9lives`: a name is a letter followed by letters, digits or underscores")]
    public void A_call_that_cannot_be_meant(string line, string error) => Assert.Equal(error, Tool.Refusal(["explain", .. line.Split(' ')]));

    public static TheoryData<string, string> Files => new()
    {
        { "empty", "" },
        { "noise", Noise(1000) },
        { "ten megabytes of noise", Noise(10_000_000) },
        { "wrong JSON", "{\"hello\": [1, 2, {\"world\": null}]}\n" },
        { "not JSON", "aten::add.Tensor\n" },
        { "cut in the middle", "{\"name\":\"aten::relu\",\"overload\":\"\",\"schema\":\"aten::relu(Tensor self) -> Te" },
        { "deep nesting", new string('[', 100_000) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_rule_file_that_is_none_is_refused_in_one_line(string what, string content)
    {
        Assert.NotEmpty(what);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, content);
            Assert.NotEmpty(Tool.Refusal("explain", "aten::relu", "cpu", "--rules", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_rule_file_that_is_not_there_is_refused_by_name() =>
        Assert.Contains("no-such-file.jsonl", Tool.Refusal("ops", "--rules", "no-such-file.jsonl"), StringComparison.Ordinal);

    [Fact]
    public void Random_words_are_answered_or_refused_in_one_line() =>
        Prop.ForAll(Arb.From(RandomLine), args =>
        {
            var run = Tool.Run(args);
            if (run.Code == ExitCodes.Ok) Assert.Equal("", run.Error);
            else Tool.AssertRefused(run);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Random_text_is_an_argument_and_a_guard_or_an_error_of_one_line() =>
        Prop.ForAll(Arb.From(RandomWord), text =>
        {
            ArgumentText.Parse(text, KeyNames.Default).Match(Right: _ => { }, Left: OneLine);
            GuardWords.Parse(text, KeyNames.Default).Match(Right: _ => { }, Left: OneLine);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static void OneLine(DispatchError error) => Assert.DoesNotContain('\n', error.ToString());

    private static readonly string[] Pieces =
    [
        "cpu", "cuda", "sparse", "-", "--", "+", "grad", "[", "]", "(", ")", ",", ";", ":", "=", ".", "0x", "ff", "none", "undefined", "CPU",
        "AutogradCPU", "Exclude", "Force", "InferenceMode", "aten::", "add", "Tensor", "@", "*", "?", "/", "\n", "\0", "\u2028", "\ud800", "é", " ", "\"",
        "{0}", "device", "self",
    ];

    private static Gen<string> RandomWord =>
        from pieces in Gen.Elements(Pieces).ListOf()
        select string.Concat(pieces.Take(8));

    private static Gen<string[]> RandomLine =>
        from command in Gen.Elements("explain", "table", "dump", "ops", "keys", "explain", "", "[suggest:1]")
        from op in Gen.OneOf(Gen.Elements("aten::add.Tensor", "aten::cat", "aten::empty.memory_format", "aten::index.Tensor", "aten::relu"), RandomWord)
        from rest in Gen.OneOf(RandomWord, Gen.Elements("cpu", "[cpu]", "--guard", "--json", "--rules", "--inference", "none")).ListOf()
        select (string[])[command, op, .. rest.Take(5)];

    private static string Noise(int length)
    {
        var random = new Random(1);
        return string.Create(length, random, static (span, r) =>
        {
            foreach (ref var c in span) c = (char)r.Next(1, 0x250);
        });
    }
}

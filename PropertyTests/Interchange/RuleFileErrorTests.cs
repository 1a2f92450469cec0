using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Testing;
using Xunit;
using static Functional.Dispatch.PropertyTests.Interchange.Recorded;

namespace Functional.Dispatch.PropertyTests.Interchange;

public sealed class RuleFileErrorTests
{
    private const string Good = """{"name":"a::f","schema":"a::f() -> ()"}""";

    [Theory]
    [InlineData("what", "line 1, column 1: expected JSON, found `w`")]
    [InlineData("[]", "line 1, column 1: expected an object, found an array")]
    [InlineData("{}", "line 1, column 2: expected one of the fields `name`, `fallback`, `format`, found the end of the object")]
    [InlineData("""{"nam":"f"}""", "line 1, column 2: expected one of the fields `name`, `fallback`, `format`, found `nam`; did you mean `name`?")]
    [InlineData("""{"name":"a::f","schem":null}""", "line 1, column 16: expected one of the fields `name`, `overload`, `schema`, `schema_debug`, `alias_analysis`, `kernels`, `tags`, `pystub`, found `schem`; did you mean `schema`?")]
    [InlineData("""{"name":"a::f","name":"a::f"}""", "line 1, column 16: expected `name` once, found `name`")]
    [InlineData("""{"name":7}""", "line 1, column 9: expected a text, found the number 7")]
    [InlineData("""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"key":"CPU","boxed":1}]}""", "line 1, column 72: expected `true` or `false`, found the number 1")]
    [InlineData("""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"key":"CPUU"}]}""", "line 1, `key`: unknown dispatch key `CPUU`; did you mean `CPU`?")]
    [InlineData("""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"key":"Dense"}]}""", "line 1, `kernels`: `Dense` is no runtime key, so nothing can be registered for it; name a backend, for example `CPU`")]
    [InlineData("""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"debug":"x"}]}""", "line 1, column 63: expected the field `key`, found the end of the object")]
    [InlineData("""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"key":"CPU","alias":true}]}""", "line 1, column 76: expected `alias` to be false for `CPU`, found the end of the object")]
    [InlineData("""{"name":"a::f","schema":"a::f() -> ()","alias_analysis":"FROM_SCHEME"}""", "line 1, column 57: expected a word for alias analysis, found `FROM_SCHEME`; did you mean `FROM_SCHEMA`?")]
    [InlineData("""{"name":"a::f","schema":"a::f(Tensr x) -> ()"}""", "line 1, `schema`: expected a type at column 6, found `Tensr`; did you mean `Tensor`?")]
    [InlineData("""{"name":"a::f","schema":"a::f() -> ()","pystub":["x"]}""", "line 1, column 53: expected module and context, found the end of the array")]
    [InlineData("""{"name":"a::f","overload":"","schema":null}""", "line 1, column 43: expected a `schema` or `kernels`, found the end of the object")]
    [InlineData("""{"name":"a::f","\udc00":0}""", "line 1, column 16: expected text without half surrogates, found an escape that is half a character")]
    [InlineData("""{"name":"a::f"} x""", "line 1, column 17: expected the end of the line, found `x`")]
    [InlineData("""{"name":"a::f","schema":"\ud800"}""", "line 1, column 25: expected text without half surrogates, found an escape that is half a character")]
    [InlineData(Good + "\n" + Good, "line 2: `a::f` is listed again, first on line 1; put all kernels of an operator on its line")]
    [InlineData(Good + "\n\n{\"format\":\"fdispatch-rules\",\"version\":1}", "line 3, column 1: expected the header on the first line only, found nothing")]
    [InlineData("""{"format":"rules","version":1}""", "line 1, column 11: expected `fdispatch-rules`, found `rules`; did you mean `fdispatch-rules`?")]
    [InlineData("""{"format":"fdispatch-rules","version":2}""", "line 1, column 39: expected version 1, found the number 2")]
    [InlineData("""{"format":"fdispatch-rules"}""", "line 1, column 28: expected the field `version`, found the end of the object")]
    [InlineData("""{"format":"fdispatch-rules","version":1,"private_use1":"CPU"}""", "line 1, `private_use1`: PrivateUse1 cannot be renamed to `CPU`: `AutocastCPU` is already the name of a key or a backend bit")]
    [InlineData("""{"fallback":"Meta","debug":"x"}""" + "\n" + """{"fallback":"Meta","debug":"y"}""", "line 2: `Meta` has a backend fallback already: x, and again y")]
    [InlineData("""{"fallback":"Autograd"}""", "line 1: alias key `Autograd` cannot be a member of a keyset; it stands for runtime keys such as `AutogradOther`")]
    [InlineData("""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"key":"CPU","debug":"k","signature":"(int _0) -> ()","unboxed":true}]}""", "line 1, `kernels`: the kernel of `a::f` k does not fit its schema: the schema has 0 arguments and the kernel 1 (schema `a::f() -> ()`, kernel `(int _0) -> ()`)")]
    public void A_damaged_file_is_an_error_with_its_line(string text, string error) => Assert.Equal(error, Error(Read(text)).ToString());

    [Theory]
    [InlineData("true", "true", "`active` to be false for kernel 2, not the first at `CPU`")]
    [InlineData("false", "false", "`active` to be true for kernel 1, the first at `CPU`")]
    public void A_kernel_that_claims_another_place_in_its_stack_is_an_error(string first, string second, string expected)
    {
        var error = Error(Read($$"""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"key":"CPU","active":{{first}}},{"key":"CPU","active":{{second}}}]}"""));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"leav"}""", "column 79: expected the kind of a step, found `leav`; did you mean `leaf`?")]
    [InlineData("""{"kind":"call_again"}""", "column 91: expected the field `under`, found the end of the object")]
    [InlineData("""{"kind":"leaf","under":{}}""", "column 86: expected no more fields, found `under`")]
    [InlineData("""{"kind":"redispatch","mask":"0x1","add":"0x1"}""", "column 116: expected one of `add`, `mask` and `exactly`, found the end of the object")]
    [InlineData("""{"kind":"redispatch","mask":"0xffffffffffffffff"}""", "bit")]
    [InlineData("""{"kind":"call_again","under":{"guard":"include"}}""", "column 118: expected the field `keys`, found the end of the object")]
    [InlineData("""{"kind":"call_again","under":{"guard":"below_autogard"}}""", "expected a guard, found `below_autogard`; did you mean `below_autograd`?")]
    [InlineData("""[{"kind":"leaf"},{"kind":"leaf"}]""", "expected no step after one that ends the kernel, found an object")]
    [InlineData("""7""", "expected a step or an array of steps, found the number 7")]
    public void A_step_that_is_none_is_an_error(string next, string error) =>
        Assert.Contains(error, Error(Read($$"""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"key":"CPU","next":{{next}}}]}""")).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Noise_nesting_and_cut_lines_are_errors()
    {
        foreach (var unit in new[] { "[", "{\"name\":", "\"", " ", "x", "\0", "{\"name\":\"a::f\",\"kernels\":[", "\n", "ÿ" })
        {
            var noise = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 10_000_000 / unit.Length)));
            Assert.True(Mutation.Answers(RuleFile.Read(noise)));
            Assert.True(Mutation.Answers(RuleFile.Read(noise, _ => false)));
            Assert.True(Mutation.Answers(RuleFile.ReadFallbacks(noise, RuleSet.Empty)));
        }

        Assert.Equal("line 1, column 24: expected UTF-8, found byte 0xff", Error(RuleFile.Read([.. Encoding.UTF8.GetBytes("""{"name":"a::f","debug":"""), 0xff])).ToString());
        for (var length = 1; length < Good.Length; length++) Assert.True(Read(Good[..length]).IsLeft);
    }

    [Fact]
    public void Damaged_recorded_lines_are_read_or_refused_in_one_line()
    {
        string[] lines = [.. Lines.Where((_, i) => i % 40 == 0), .. Encoding.UTF8.GetString(RuleFile.Write(AllRules, RuleFileHeader.Default)).Split('\n')[..39]];
        Prop.ForAll(Arb.From(Mutation.Bytes(lines)), bytes =>
            Mutation.Answers(RuleFile.Read(bytes)) && Mutation.Answers(RuleFile.Read(bytes, _ => false))).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Damaged_steps_are_read_or_refused_in_one_line()
    {
        string[] files = [.. RuleGen.RuleSets.Generator.Sample(60, 10).Select(rules => Encoding.UTF8.GetString(RuleFile.Write(rules, RuleFileHeader.Default)))];
        Prop.ForAll(Arb.From(Mutation.Bytes(files)), bytes => Mutation.Answers(RuleFile.Read(bytes))).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void A_refused_step_is_told_in_one_line_whatever_its_origin_is_called()
    {
        var fallback = "{\"fallback\":\"CPU\",\"fallthrough\":false,\"debug\":\"a\\u0000b\\nc" + new string('x', 5000) + "\"}\n";
        var error = Error(RuleFile.Read(Encoding.UTF8.GetBytes(fallback + fallback))).ToString();
        Assert.Contains("`CPU` has a backend fallback already: a\\u0000b\\u000ac", error, StringComparison.Ordinal);
        Assert.True(error.Length < 1000 && !error.Any(char.IsControl));
    }

    [Fact]
    public void Damaged_fallback_files_are_read_or_refused_in_one_line()
    {
        string[] files = [Encoding.UTF8.GetString(Bytes("fallbacks.json"))];
        Prop.ForAll(Arb.From(Mutation.Bytes(files)), bytes => Mutation.Answers(RuleFile.ReadFallbacks(bytes, RuleSet.Empty))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
        Assert.Equal("line 3, column 9: expected a dispatch key, found the number 7", Error(RuleFile.ReadFallbacks("{\"fallbacks\":[\n{\n \"key\": 7}]}"u8, RuleSet.Empty)).ToString());
        Assert.Equal("line 1, column 2: expected the field `fallbacks`, found the end of the object", Error(RuleFile.ReadFallbacks("{}"u8, RuleSet.Empty)).ToString());
    }
}

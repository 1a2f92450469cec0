using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Xunit;
using static Functional.Dispatch.PropertyTests.Interchange.Recorded;

namespace Functional.Dispatch.PropertyTests.Interchange;

public sealed class RuleTextErrorTests
{
    private const string Statements = "`version`, `source`, `private_use1`, `backends`, `keys`, `alias`, `def`, `impl`, `fallback`";

    private const string KernelWords = "`fallthrough`, `boxed`, `unboxed`, `uncallable`, `debug`, `signature`, `native`, `next`, `presumed`";

    [Theory]
    [InlineData("imp a::f CPU", "line 1, column 1: expected one of the words " + Statements + ", found `imp`; did you mean `impl`?")]
    [InlineData("\"x\"", "line 1, column 1: expected one of the words " + Statements + ", found the text `x`")]
    [InlineData("# c\n\n  impl a::f CPU", "line 3, column 3: expected a statement at the beginning of a line, found one behind a blank")]
    [InlineData("impl", "line 1, column 5: expected an operator, found the end of the statement")]
    [InlineData("impl a:f CPU", "line 1, column 7: expected `::`, `.` or the end of the name, found `:`")]
    [InlineData("impl a::f # and where?", "line 1, column 10: expected a dispatch key, found the end of the statement")]
    [InlineData("impl a::f\n  AutogradCPV", "line 2, column 3: unknown dispatch key `AutogradCPV`; did you mean `AutogradCPU`?")]
    [InlineData("impl a::f Dense", "line 1, column 1: `Dense` is no runtime key, so nothing can be registered for it; name a backend, for example `CPU`")]
    [InlineData("impl a::f CPU falltrough", "line 1, column 15: expected one of the words " + KernelWords + ", found `falltrough`; did you mean `fallthrough`?")]
    [InlineData("impl a::f CPU boxed boxed", "line 1, column 21: expected `boxed` once, found `boxed`")]
    [InlineData("impl a::f CPU built_in", "line 1, column 15: expected one of the words " + KernelWords + ", found `built_in`")]
    [InlineData("impl a::f CPU uncallable boxed", "line 1, column 31: expected `uncallable` without `boxed` and `unboxed`, found the end of the statement")]
    [InlineData("impl a::f CPU next leaf presumed leaf", "line 1, column 38: expected `next` or `presumed`, not both, found the end of the statement")]
    [InlineData("impl a::f CPU debug add.cpp", "line 1, column 21: expected who registered it in quotes, found `add.cpp`")]
    [InlineData("impl a::f CPU debug \"add", "line 1, column 25: expected a closing `\"`, found the end of the line")]
    [InlineData("impl a::f CPU debug \"\\q\"", "line 1, column 23: expected an escape: one of `\\'\"abfnrtv` or three octal digits, found `q`")]
    [InlineData("impl a::f CPU signature \"(Tensr _0) -> ()\"", "line 1, column 27: expected a type, found `Tensr`; did you mean `Tensor`?")]
    [InlineData("impl a::f CPU native", "line 1, column 21: expected its native signature in quotes, found the end of the statement")]
    [InlineData("impl a::f CPU next leav", "line 1, column 20: expected what the kernel does next, found `leav`; did you mean `leaf`?")]
    [InlineData("impl a::f CPU next leaf then leaf", "line 1, column 25: expected one of the words " + KernelWords + ", found `then`")]
    [InlineData("impl a::f CPU next call_again", "line 1, column 30: expected `under` and a guard, found the end of the statement")]
    [InlineData("impl a::f CPU next redispatch under BelowAutogard", "line 1, column 37: expected a guard, found `BelowAutogard`; did you mean `BelowAutograd`?")]
    [InlineData("impl a::f CPU next redispatch mask CPU", "line 1, column 36: expected `(`, found `CPU`")]
    [InlineData("impl a::f CPU next redispatch mask(CPU", "line 1, column 39: expected `)`, found the end of the statement")]
    [InlineData("impl a::f CPU next redispatch mask(after_autograd)", "line 1, column 36: expected a dispatch key, the name of a keyset or a raw keyset, found `after_autograd`; did you mean `after_autograd_keyset`?")]
    [InlineData("impl a::f CPU next redispatch mask(Autograd)", "line 1, column 36: alias key `Autograd` cannot be a member of a keyset; it stands for runtime keys such as `AutogradOther`")]
    [InlineData("impl a::f CPU next redispatch under Force(CPU)", "line 1, column 46: expected `;`, found `)`")]
    [InlineData("impl a::f CPU next redispatch under InferenceMode(maybe)", "line 1, column 51: expected `true` or `false`, found `maybe`")]
    [InlineData("def", "line 1, column 4: expected an operator name, found the end of the text")]
    [InlineData("def\"x\"", "line 1, column 4: expected a blank and a schema, found the text `x`")]
    [InlineData("def a::f(Tensr x) -> ()  # c", "line 1, column 10: expected a type, found `Tensr`; did you mean `Tensor`?")]
    [InlineData("def a::f() -> () tags (x)", "line 1, column 18: expected the end of the schema, found `tags`")]
    [InlineData("def a::f() -> ()\n tag (x)", "line 2, column 2: expected one of the words `debug`, `alias_analysis`, `tags`, `pystub`, found `tag`; did you mean `tags`?")]
    [InlineData("def a::f() -> ()\n alias_analysis FROM_SCHEME", "line 2, column 17: expected a word for alias analysis, found `FROM_SCHEME`; did you mean `FROM_SCHEMA`?")]
    [InlineData("def a::f() -> ()\n tags (x", "line 2, column 9: expected `)`, found the end of the statement")]
    [InlineData("def a::f() -> ()\n\n#\ndef a::f() -> ()", "line 4, column 1: `a::f` is defined twice: def a::f, and again def a::f")]
    [InlineData("def a::f() -> ()\nimpl a::f CPU unboxed signature \"(int _0) -> ()\"", "line 2, column 1: the kernel of `a::f` impl a::f CPU does not fit its schema: the schema has 0 arguments and the kernel 1 (schema `a::f() -> ()`, kernel `(int _0) -> ()`)")]
    [InlineData("fallback Autograd", "line 1, column 10: alias key `Autograd` cannot be a member of a keyset; it stands for runtime keys such as `AutogradOther`")]
    [InlineData("fallback Meta\nfallback Meta", "line 2, column 1: `Meta` has a backend fallback already: fallback Meta, and again fallback Meta")]
    [InlineData("version 2", "line 1, column 9: expected version 1, found `2`")]
    [InlineData("version 1 2", "line 1, column 11: expected the end of the statement, found `2`")]
    [InlineData("source here", "line 1, column 8: expected where the rules come from in quotes, found `here`")]
    [InlineData("source \"a\"\nsource \"b\"", "line 2, column 1: `source` is said twice")]
    [InlineData("fallback Meta\nversion 1", "line 2, column 1: `version` is about the whole text and stands before every `def`, `impl` and `fallback`")]
    [InlineData("private_use1 CPU", "line 1, column 14: PrivateUse1 cannot be renamed to `CPU`: `AutocastCPU` is already the name of a key or a backend bit")]
    [InlineData("impl a::f CPUU\n\"open", "line 1, column 11: unknown dispatch key `CPUU`; did you mean `CPU`?")]
    [InlineData("impl a::f CPU\n\"open", "line 2, column 6: expected a closing `\"`, found the end of the line")]
    [InlineData("source \"é\"x", "line 1, column 11: expected the end of the statement, found `x`")]
    public void A_damaged_text_is_an_error_with_its_place(string text, string error) =>
        Assert.Equal(error, Error(RuleText.Read(Encoding.UTF8.GetBytes(text))).ToString());

    [Fact]
    public void What_is_not_UTF8_is_an_error_with_its_character() =>
        Assert.Equal("line 2, column 4: expected UTF-8, found byte 0xff", Error(RuleText.Read([.. Encoding.UTF8.GetBytes("# a\n# é"), 0xff])).ToString());

    [Fact]
    public void A_statement_longer_than_the_limit_is_an_error()
    {
        var line = "impl a::f CPU debug \"" + new string('x', RuleText.LongestStatement) + "\"";
        Assert.Equal("line 1, column 1: expected a statement of at most 1048576 characters, found a longer one", Error(RuleText.Read(Encoding.UTF8.GetBytes(line))).ToString());
        var lines = "impl a::f CPU\n" + string.Concat(Enumerable.Repeat(" " + new string('x', 99) + "\n", 11_000));
        Assert.StartsWith("line 10487, column 1: expected a statement of at most", Error(RuleText.Read(Encoding.UTF8.GetBytes(lines))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_is_an_error()
    {
        foreach (var unit in new[] { "[", "def ", "\"", " ", "x", "\0", "impl a::f CPU next (", "\n", "ÿ", "'", "#", "def a::f(Tensor x\n", " (\n", "\\" })
        {
            var noise = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 3_000_000 / unit.Length)));
            Assert.True(Mutation.Answers(RuleText.Read(noise)));
            Assert.True(Mutation.Answers(RuleText.Read(noise, _ => false)));
        }
    }

    [Fact]
    public void Damaged_texts_are_read_or_refused_in_one_line()
    {
        string[] files = [.. RuleGen.RuleSets.Generator.Sample(60, 10).Select(rules => Encoding.UTF8.GetString(RuleText.Write(rules, RuleFileHeader.Default)))];
        Prop.ForAll(Arb.From(Mutation.Bytes(files)), bytes => Mutation.Answers(RuleText.Read(bytes)) && Mutation.Answers(RuleText.Read(bytes, _ => false)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Schemas;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Schemas;

public sealed class SchemaErrorTests
{
    [Theory]
    [InlineData("f(Tensr x) -> ()", 3, "expected a type at column 3, found `Tensr`; did you mean `Tensor`?")]
    [InlineData("f(Tensor x, symint n) -> ()", 13, "expected a type at column 13, found `symint`; did you mean `SymInt`?")]
    [InlineData("f(Tensor x) -> Tensors", 16, "expected a type at column 16, found `Tensors`; did you mean `Tensor`?")]
    [InlineData("f(bool x=Flase) -> ()", 10, "expected a default value at column 10, found `Flase`; did you mean `False`?")]
    [InlineData("f(int x=99999999999999999999) -> ()", 9, "expected an integer of 64 bits at column 9, found `9`")]
    [InlineData("f(Tensor) -> ()", 9, "expected an argument name at column 9, found `)`")]
    [InlineData("f(Tensor x", 11, "expected `,` or `)` at column 11, found the end of the text")]
    [InlineData("f(Tensor x)", 12, "expected `->` at column 12, found the end of the text")]
    [InlineData("f(Tensor x) -> Tensor y z", 25, "expected the end of the schema at column 25, found `z`")]
    [InlineData("f(..., Tensor x) -> ()", 6, "expected `)` after `...` at column 6, found `,`")]
    [InlineData("f(int x=1, int y) -> ()", 17, "expected `=` and a default value, as an argument before has one at column 17, found `)`")]
    [InlineData("f(str s=\"abc) -> ()", 20, "expected a closing `\"` at column 20, found the end of the text")]
    [InlineData("f(Tensor(a! x) -> ()", 13, "expected `)` after the alias annotation at column 13, found `x`")]
    [InlineData("f(int[x] y) -> ()", 7, "expected a list size or `]` at column 7, found `x`")]
    [InlineData("f.default() -> ()", 3, "expected an overload name other than `default` or `__...` at column 3, found `default`")]
    [InlineData("", 1, "expected an operator name at column 1, found the end of the text")]
    [InlineData("f(\u0007) -> ()", 3, "expected a type at column 3, found `\\u0007`")]
    public void An_error_names_the_column_what_was_expected_and_the_nearest_word(string text, int column, string line)
    {
        var error = Parsed.Error(SchemaParser.Parse(text));
        Assert.Equal(column, error.Column);
        Assert.Equal(line, error.ToString());
    }

    [Theory]
    [InlineData("aten::add.Tensor", "aten::add", "Tensor")]
    [InlineData("add", "add", "")]
    [InlineData(" aten::add ", "aten::add", "")]
    public void An_operator_name_is_read_in_parts(string text, string name, string overload) =>
        Assert.Equal(new OperatorName(name, overload), OperatorName.Parse(text).IfLeft(default(OperatorName)));

    [Theory]
    [InlineData("aten::", 7)]
    [InlineData("aten:add", 5)]
    [InlineData("a.b.c", 4)]
    [InlineData("a.", 3)]
    [InlineData("a b", 3)]
    public void A_malformed_operator_name_is_an_error(string text, int column) =>
        Assert.Equal(column, Parsed.Error(OperatorName.Parse(text)).Column);

    [Fact]
    public void Operator_names_are_ordered_as_their_printed_text()
    {
        OperatorName[] names = [.. RecordedOperator.Schemas.Select(text => Parsed.Schema(text).Name)];
        Assert.Equal(
            names.Select(name => name.ToString()).Order(StringComparer.Ordinal),
            names.Order().Select(name => name.ToString()));
    }

    [Fact]
    public void Any_text_gives_a_schema_or_an_error_inside_the_text() =>
        Prop.ForAll<string>(text => Answers(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void A_changed_recorded_schema_gives_a_schema_or_an_error_inside_the_text()
    {
        var mutants =
            from text in Gen.Elements(RecordedOperator.Schemas.AsEnumerable())
            from at in Gen.Choose(0, text.Length)
            from cut in Gen.Choose(0, Math.Min(3, text.Length - at))
            from put in Gen.OneOf(
                Gen.Elements("", "(", ")", "[", "]", "?", "!", "*", "->", "...", "=", "\"", "\\", ".", ",", "-", "1", "Tensor ", "\0", "é"),
                ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""))
            select text[..at] + put + text[(at + cut)..];
        Prop.ForAll(Arb.From(mutants), Answers).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("?")]
    [InlineData("Future(")]
    [InlineData("Dict(int, ")]
    [InlineData("(a|")]
    [InlineData("\"")]
    [InlineData("x")]
    [InlineData(" ")]
    [InlineData("\\")]
    [InlineData("-")]
    [InlineData("1")]
    [InlineData("Tensor x,")]
    public void Long_repetitions_give_a_short_error(string unit)
    {
        var noise = string.Concat(Enumerable.Repeat(unit, 300_000));
        foreach (var text in new[] { noise, "f(" + noise, "f(Tensor" + noise, "f(int x=" + noise, "f(str x=\"" + noise, "f() -> " + noise })
        {
            Assert.True(Answers(text));
            SchemaParser.Parse(text).IfLeft(error => Assert.InRange(error.ToString().Length, 1, 200));
        }
    }

    [Fact]
    public void A_type_nested_beyond_the_bound_is_an_error_and_one_within_it_is_not()
    {
        static string Nested(int depth) => $"f({string.Concat(Enumerable.Repeat("Future(", depth))}int{new string(')', depth)} x) -> ()";
        Assert.Equal(Nested(32), Parsed.Schema(Nested(32)).ToString());
        Assert.Contains("nested", Parsed.Error(SchemaParser.Parse(Nested(33))).Message);
    }

    private static bool Answers(string text) =>
        new[] { SchemaParser.Parse(text), SchemaParser.ParseSignature(text) }.All(answer => answer.Match(
            schema => schema.Name.Name.Length == 0 || Parsed.Schema(schema.ToString()).Equals(schema),
            error => error.Column >= 1 && error.Column <= text.Length + 1 && !error.ToString().Any(char.IsControl)));
}

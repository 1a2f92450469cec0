using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class FusedSourceTests
{
    // What to apply, in which type, to which of the values there are; equal recipes give equal expressions.
    private sealed record Recipe(ImmutableArray<(int Operation, int Kind, int First)> Steps);

    private static Arbitrary<Recipe> Recipes { get; } = Arb.From(
        from count in Gen.Choose(1, 6)
        from steps in Gen.ArrayOf(
            from operation in Gen.Choose(0, PointwiseOperation.All.Length - 1)
            from kind in Gen.Choose(0, ElementKind.All.Length - 1)
            from first in Gen.Choose(0, 20)
            select (operation, kind, first), count)
        select new Recipe([.. steps]));

    private static PointwiseExpression Made(Recipe recipe)
    {
        var expression = PointwiseExpression.Over(ElementKind.All[4], ElementKind.All[0]);
        var terms = new List<Term> { expression.Operand(0), expression.Operand(1) };
        foreach (var (index, kind, first) in recipe.Steps)
        {
            var operation = PointwiseOperation.All[index];
            var type = operation.Takes(ElementKind.All[kind]) ? ElementKind.All[kind] : ElementKind.All[4];
            expression = expression.WithParameter(type, out var number);
            terms.Add(number);
            expression = expression.Apply(operation, type, [.. Enumerable.Range(0, operation.Operands).Select(i => terms[(first + i) % terms.Count])]);
            terms.Add(expression.Last());
        }

        return expression;
    }

    private static string Text(PointwiseExpression expression, FusedForm form) => FusedSource.Of(expression, form, PointwiseTile.Wide);

    [Fact]
    public void Equal_expressions_have_equal_hashes_and_equal_source() => Claim.Checks(Recipes, recipe =>
    {
        var (one, other) = (Made(recipe), Made(recipe));
        Assert.NotSame(one, other);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        foreach (var form in new FusedForm[] { new(0, 0), new(0, 2), new(3, 0) }) Assert.Equal(Text(one, form), Text(other, form));
    });

    [Fact]
    public void Expressions_of_different_source_are_not_equal() => Claim.Checks(Recipes, Recipes, (first, second) =>
    {
        var (one, other) = (Made(first), Made(second));
        if (Text(one, default) != Text(other, default)) Assert.NotEqual(one, other);
        // A longer one has another source.
        Assert.NotEqual(one, one.Apply(PointwiseOperation.Named("neg"), ElementKind.All[4], one.Last()));
        Assert.NotEqual(one, one.WithParameter(ElementKind.All[4], out _));
    });

    [Fact]
    public void A_step_is_a_statement_of_its_own_rounded_to_its_type() => Claim.Checks(Recipes, recipe =>
    {
        var expression = Made(recipe);
        var lines = Text(expression, new(2, 0)).Split('\n').Select(l => l.Trim()).ToArray();
        for (var i = 0; i < recipe.Steps.Length; i++) Assert.Single(lines, l => l.Contains($" v{i} = (", StringComparison.Ordinal));
        Assert.Single(lines, $"out[at0] = v{recipe.Steps.Length - 1};");
    });

    [Theory]
    [InlineData(1, 0, 0, 3)]
    [InlineData(3, 2, 2, 17)]
    [InlineData(14, 4, 1, 36)]
    public void The_structure_has_as_many_words_as_are_sent(int operands, int parameters, int dims, int words)
    {
        Assert.Equal(words, FusedSource.Words(operands, parameters, dims));
        var expression = PointwiseExpression.Over([.. Enumerable.Repeat(ElementKind.All[4], operands)]);
        for (var i = 0; i < parameters; i++) expression = expression.WithParameter(ElementKind.All[4], out _);
        var text = Text(expression.Apply(PointwiseOperation.Named("neg"), ElementKind.All[4], expression.Operand(0)), new(dims, 0));
        var structure = text[text.LastIndexOf("typedef struct {", StringComparison.Ordinal)..text.IndexOf("} Fused;", StringComparison.Ordinal)];
        var declared = structure.Split('\n').Where(l => l.Contains("long", StringComparison.Ordinal))
            .Sum(l => Regex.Matches(l, @"\[(\d+)\]").Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Aggregate(1, (a, b) => a * b));
        Assert.Equal(words, declared);
    }
}

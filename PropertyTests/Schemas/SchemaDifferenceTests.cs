using Functional.Dispatch.Schemas;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Schemas;

public sealed class SchemaDifferenceTests
{
    [Fact]
    public void Every_recorded_kernel_fits_the_schema_of_its_operator()
    {
        var pairs = RecordedOperator.All.Where(o => o.Schema is not null).SelectMany(o => o.Signatures, (o, s) => (o.Schema, Signature: s)).ToArray();
        Assert.True(pairs.Length > 3000, $"only {pairs.Length} pairs");
        Assert.All(pairs, pair => Assert.Equal("", Between(pair.Schema!, pair.Signature, pair.Signature.Split("->")[0].Contains("SymInt"))));
    }

    // The first group is the dispatcher's own verdict, as PyTorch 2.14.1 gave it in the recorded scenarios (kernels without unboxed SymInt).
    [Theory]
    [InlineData("f(Tensor x, SymInt n) -> ()", "(Tensor _0, int _1) -> ()", false, "")]
    [InlineData("f(Tensor x, SymInt n) -> ()", "(Tensor _0, SymInt _1) -> ()", false, "argument 1 (`n`) is `int` in the schema and `SymInt` in the kernel")]
    [InlineData("f(Tensor x, int n) -> ()", "(Tensor _0, SymInt _1) -> ()", false, "argument 1 (`n`) is `int` in the schema and `SymInt` in the kernel")]
    [InlineData("f(Tensor x) -> ()", "(Tensor? _0) -> ()", false, "argument 0 (`x`) is `Tensor` in the schema and `Tensor?` in the kernel")]
    [InlineData("f(Tensor x) -> ()", "() -> ()", false, "the schema has 1 argument and the kernel 0")]
    [InlineData("f(Tensor x) -> ()", "(Tensor _0) -> Tensor _0", false, "the schema has 0 returns and the kernel 1")]
    [InlineData("f(SymInt n) -> ()", "(SymInt _0) -> ()", true, "")]
    [InlineData("f(SymInt n) -> ()", "(int _0) -> ()", true, "argument 0 (`n`) is `SymInt` in the schema and `int` in the kernel")]
    [InlineData("f(SymInt[2] n, SymInt? m, SymInt[1]? k) -> ()", "(int[] _0, int? _1, int[]? _2) -> ()", false, "")]
    [InlineData("f(SymInt?[] n) -> ()", "(int?[] _0) -> ()", false, "argument 0 (`n`) is `SymInt?[]` in the schema and `int?[]` in the kernel")]
    [InlineData("f() -> SymInt", "() -> int _0", false, "return 0 is `SymInt` in the schema and `int` in the kernel")]
    [InlineData("f(Tensor(a!)[] x, *, int[3] n=1) -> Tensor(a)", "(Tensor[] _0, int[] _1) -> Tensor _0", false, "")]
    [InlineData("f(Dimname n) -> ()", "(str _0) -> ()", false, "")]
    [InlineData("f((int, str) n) -> ()", "((int, int) _0) -> ()", false, "argument 0 (`n`) is `(int, str)` in the schema and `(int, int)` in the kernel")]
    public void The_first_difference_of_types_or_counts_is_named(string schema, string signature, bool symbolic, string difference) =>
        Assert.Equal(difference, Between(schema, signature, symbolic));

    private static string Between(string schema, string signature, bool symbolic) =>
        SchemaDifference.Between(Parsed.Schema(schema), Parsed.Signature(signature), symbolic).IfNone("");
}

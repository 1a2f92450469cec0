using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Schemas;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Schemas;

public sealed class SchemaRoundTripTests
{
    [Fact]
    public void Every_recorded_schema_prints_as_it_was_parsed()
    {
        Assert.Equal(3639, RecordedOperator.Schemas.Count);
        Assert.All(RecordedOperator.Schemas, text => Assert.Equal(text, Parsed.Schema(text).ToString()));
    }

    [Fact]
    public void Every_recorded_kernel_signature_prints_as_it_was_parsed()
    {
        Assert.Equal(1250, RecordedOperator.AllSignatures.Count);
        Assert.All(RecordedOperator.AllSignatures, text => Assert.Equal(text, Parsed.Signature(text).ToString()));
    }

    [Theory]
    [InlineData("aten::items.str(Dict(str, t) self) -> ((str, t)[])")]
    [InlineData("f(Tensor! x, Tensor(a! -> b)?[](c) y, Tensor(*) z) -> Tensor(a|b)")]
    [InlineData("f(Future(t) a, RRef(t1) b, Await((int, str?)) c, ...) -> (int x, ...)")]
    [InlineData("f(*, int[3]? size=[], float p=-1e-08, str s=\"\\\"\\'\\\\\\n\\001\", int r=Mean) -> ()")]
    [InlineData("f() -> ((int, int))")]
    [InlineData("f(...) -> ...")]
    public void Rare_constructs_print_as_they_were_parsed(string text) => Assert.Equal(text, Parsed.Schema(text).ToString());

    [Theory]
    [InlineData(" f ( Tensor  self,int dim = 1 )->( Tensor )\n", "f(Tensor self, int dim=1) -> Tensor")]
    [InlineData("f(str s='a\"b') -> Tuple(int, int)[]", "f(str s=\"a\\\"b\") -> ((int, int)[])")]
    public void Other_spellings_print_canonically(string text, string canonical) => Assert.Equal(canonical, Parsed.Schema(text).ToString());

    [Fact]
    public void Printing_then_parsing_gives_an_equal_schema() =>
        Prop.ForAll(SchemaGen.Schemas, schema => Parsed.Schema(schema.ToString()).Equals(schema)).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_schemas_have_equal_hashes_and_a_changed_part_makes_them_unequal()
    {
        const string text = "f(Tensor(a!)[] x, int[2] y=[0, 1]) -> (Tensor, int)";
        Assert.Equal(Parsed.Schema(text), Parsed.Schema(text));
        Assert.Equal(Parsed.Schema(text).GetHashCode(), Parsed.Schema(text).GetHashCode());
        Assert.NotEqual(Parsed.Schema(text), Parsed.Schema(text.Replace("a!", "b!")));
        Assert.NotEqual(Parsed.Schema(text), Parsed.Schema(text.Replace("[2]", "[3]")));
        Assert.NotEqual(Parsed.Schema(text), Parsed.Schema(text.Replace("[0, 1]", "[0, 2]")));
    }

    [Fact]
    public void The_parts_of_a_schema_are_found()
    {
        var schema = Parsed.Schema("aten::add_.Tensor(Tensor(a!) self, *, Scalar alpha=1.) -> Tensor(a!)");
        Assert.Equal(new OperatorName("aten::add_", "Tensor"), schema.Name);
        Assert.Equal("aten", schema.Name.Namespace);
        Assert.Equal(new AliasAnnotation(["a"], true), schema.Arguments[0].Alias);
        Assert.False(schema.Arguments[0].IsKeywordOnly);
        Assert.True(schema.Arguments[1].IsKeywordOnly);
        Assert.Equal(1.0, Assert.IsType<DefaultValue.Float>(schema.Arguments[1].Default).Value);
        Assert.True(schema.IsMutable);
        Assert.False(Parsed.Schema("f(Tensor(a) x) -> Tensor(a!)").IsMutable);
        Assert.True(Parsed.Schema("f(Tensor(a!)[] x) -> ()").IsMutable);
        Assert.Equal("(a!)", Parsed.Schema("f(Tensor(a!)[] x) -> ()").Arguments[0].Alias?.ToString());
    }
}

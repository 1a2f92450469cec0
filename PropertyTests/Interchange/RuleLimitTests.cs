using System.Text;
using Functional.Dispatch.Interchange;
using Xunit;
using static Functional.Dispatch.PropertyTests.Interchange.Recorded;

namespace Functional.Dispatch.PropertyTests.Interchange;

/// <summary>A rule set that is too much of something is refused, in both forms, before it costs more than it may.</summary>
public sealed class RuleLimitTests
{
    [Fact]
    public void One_operator_has_a_bounded_number_of_kernels()
    {
        Assert.Equal(RuleLimits.KernelsOfOperator, Value(Text(Times("impl a::f CPU\n", 1000))).Rules.Operators.Single().Kernels.Length);
        Assert.Equal("line 1001, column 1: there are more than 1000 kernels of one operator", Error(Text(Times("impl a::f CPU\n", 1001))).ToString());
        Assert.Equal(RuleLimits.KernelsOfOperator, Value(Json(Kernels(1000))).Rules.Operators.Single().Kernels.Length);
        Assert.Equal("line 1, `kernels`: there are more than 1000 kernels of one operator", Error(Json(Kernels(1001))).ToString());
    }

    [Fact]
    public void One_kernel_has_a_bounded_number_of_steps()
    {
        Assert.Single(Value(Text("impl a::f CPU next " + Times("call_other a::g then ", 99) + "leaf")).Rules.Operators);
        Assert.EndsWith("there are more than 100 steps of one kernel", Error(Text("impl a::f CPU next " + Times("call_other a::g then ", 100) + "leaf")).ToString(), StringComparison.Ordinal);
        Assert.Single(Value(Json(Steps(99))).Rules.Operators);
        Assert.EndsWith("there are more than 100 steps of one kernel", Error(Json(Steps(100))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_has_a_bounded_number_of_texts()
    {
        Assert.Equal(1000, Value(Text("def a::f() -> ()\n tags (" + Times("x,", 999) + "x)")).Rules.Operators.Single().Definition!.Tags.Length);
        Assert.EndsWith("there are more than 1000 texts in a list", Error(Text("def a::f() -> ()\n tags (" + Times("x,", 1000) + "x)")).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("there are more than 1000 texts in a list", Error(Json("{\"name\":\"a::f\",\"schema\":\"a::f() -> ()\",\"tags\":[" + Times("\"x\",", 1000) + "\"x\"]}")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_set_has_a_bounded_number_of_registrations()
    {
        var text = new StringBuilder();
        for (var i = 0; i <= RuleLimits.Registrations / 1000; i++)
            for (var k = 0; k < 1000; k++) text.Append("impl a::f").Append(i).Append(" CPU\n");
        Assert.Equal("line 1000001, column 1: there are more than 1000000 registrations", Error(Text(text.ToString())).ToString());
    }

    private static string Times(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));

    private static string Kernels(int count) => "{\"name\":\"a::f\",\"kernels\":[" + string.Join(',', Enumerable.Repeat("{\"key\":\"CPU\"}", count)) + "]}";

    private static string Steps(int calls) =>
        "{\"name\":\"a::f\",\"kernels\":[{\"key\":\"CPU\",\"next\":[" + Times("{\"kind\":\"call_other\",\"operator\":\"a::g\"},", calls) + "{\"kind\":\"leaf\"}]}]}";

    private static LanguageExt.Either<Functional.Dispatch.Keys.DispatchError, RuleFileContents> Text(string text) => RuleText.Read(Encoding.UTF8.GetBytes(text));

    private static LanguageExt.Either<Functional.Dispatch.Keys.DispatchError, RuleFileContents> Json(string text) => RuleFile.Read(Encoding.UTF8.GetBytes(text));
}

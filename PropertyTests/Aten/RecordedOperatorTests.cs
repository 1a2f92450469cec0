using Functional.Dispatch.PropertyTests.Aten.Recorded;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>
/// Every recorded call of PyTorch's operators, made once more: equal numbers (1e-6 relative in float32, 1e-12 in float64), element types, sizes, strides,
/// offsets, sharing of storage, versions, gradients, and errors of the same kind.
/// </summary>
public sealed class RecordedOperatorTests
{
    private static readonly Lazy<TypedCaller> Typed = new(() => new TypedCaller(AtenSession.Shared.Ops));

    public static TheoryData<string> Operators => [.. Recording.Operators];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Boxed_calls_equal_those_of_PyTorch(string op) => Check(op, AtenSession.Call);

    [Theory]
    [MemberData(nameof(Operators))]
    public void Typed_calls_equal_those_of_PyTorch(string op) => Check(op, Typed.Value.Call);

    [Fact]
    public void Every_operator_of_the_library_has_recorded_calls() => Assert.Equal(
        AtenSession.Shared.Dispatcher.Entries().Select(e => e.Name.ToString()).Order(StringComparer.Ordinal), Recording.Operators.Order(StringComparer.Ordinal));

    private static void Check(string op, Caller caller)
    {
        var calls = Recording.Of(op);
        var differences = calls.Select(call => (call.Case, Difference: Replay.Difference(AtenSession.Shared, call, caller))).Where(d => d.Difference is not null).ToArray();
        Assert.True(
            differences.Length == 0,
            $"{op}: {differences.Length} of {calls.Count} calls differ\n{string.Join('\n', differences.Take(12).Select(d => $"  [{d.Case}] {d.Difference}"))}");
    }
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Bench.Report;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

public sealed class AxisTests
{
    private static readonly Arbitrary<double[]> Numbers = Arb.From(
        Gen.NonEmptyListOf(Gen.Choose(-12, 12).SelectMany(e => Gen.Choose(0, 999).Select(m => m * Math.Pow(10, e)))).Select(l => l.ToArray()));

    [Fact]
    public void Every_number_lies_on_it_and_greater_ones_further_on() => Prop.ForAll(Numbers, numbers =>
    {
        var axis = Axis.For("", numbers);
        var shares = numbers.Order().Select(axis.Share).ToArray();
        return axis.Max > axis.Min && shares.All(s => s is >= 0 and <= 1) && shares.Zip(shares.Skip(1)).All(p => p.Item1 <= p.Item2);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Without_ratios_lengths_are_proportional_to_numbers() => Prop.ForAll(Numbers, numbers =>
    {
        var axis = Axis.For("", numbers, isLog: false);
        var most = numbers.Max();
        return most == 0 || numbers.All(n => Math.Abs((axis.Share(n) * most) - (axis.Share(most) * n)) < 1e-9 * most);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void It_has_some_ticks_but_not_many_within_it_and_ascending() => Prop.ForAll(Numbers, numbers =>
    {
        var axis = Axis.For("", numbers);
        return axis.Ticks.Count is >= 1 and <= 12 && axis.Ticks.All(t => t >= axis.Min && t <= axis.Max) && axis.Ticks.Zip(axis.Ticks.Skip(1)).All(p => p.Item1 < p.Item2);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}

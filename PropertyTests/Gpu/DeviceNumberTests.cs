using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>Numbers that random ones seldom are.</summary>
public sealed class DeviceNumberTests
{
    // As long as groups of work items share a row, and the rest of an uneven division.
    private const int Long = 1037;

    [Theory, EveryDevice]
    public void A_long_row_of_infinities_has_an_infinite_extreme(string device)
    {
        using var session = new DeviceSession(device);
        foreach (var type in new[] { ScalarType.Float, ScalarType.Double })
        {
            var least = session.To(Row(type, _ => double.NegativeInfinity));
            Assert.Equal(double.NegativeInfinity, Number(session, session.Ops.Amax.Call(least, [0])));
            Assert.Equal(0, Number(session, session.Ops.Argmax.Call(least)));
            var greatest = session.To(Row(type, _ => double.PositiveInfinity));
            Assert.Equal(double.PositiveInfinity, Number(session, session.Ops.Amin.Call(greatest, [0])));
            Assert.Equal(0, Number(session, session.Ops.Argmin.Call(greatest)));
        }
    }

    [Theory, EveryDevice]
    public void The_first_NaN_of_a_long_row_is_its_greatest_and_its_least(string device)
    {
        using var session = new DeviceSession(device);
        foreach (var type in new[] { ScalarType.Float, ScalarType.Double })
        {
            var row = session.To(Row(type, i => i is 700 or 701 or 1001 ? double.NaN : i == 3 ? double.PositiveInfinity : -i));
            Assert.Equal(double.NaN, Number(session, session.Ops.Amax.Call(row, [0])));
            Assert.Equal(double.NaN, Number(session, session.Ops.Amin.Call(row, [0])));
            Assert.Equal(700, Number(session, session.Ops.Argmax.Call(row)));
            Assert.Equal(700, Number(session, session.Ops.Argmin.Call(row)));
        }
    }

    [Theory, EveryDevice]
    public void The_first_of_equal_extremes_is_found(string device)
    {
        using var session = new DeviceSession(device);
        foreach (var type in new[] { ScalarType.Byte, ScalarType.Int, ScalarType.Long, ScalarType.Float, ScalarType.Double })
        {
            var row = session.To(Row(type, i => i is 600 or 900 ? 200 : i is 601 or 1000 ? 0 : 1 + (i % 100)));
            Assert.Equal(600, Number(session, session.Ops.Argmax.Call(row)));
            Assert.Equal(601, Number(session, session.Ops.Argmin.Call(row)));
        }
    }

    [Theory, EveryDevice]
    public void A_long_row_with_NaN_or_both_infinities_has_NaN_for_its_sum_and_its_softmax(string device)
    {
        using var session = new DeviceSession(device);
        foreach (var type in new[] { ScalarType.Float, ScalarType.Double })
        {
            foreach (var values in new Func<int, double>[]
                { i => i == 500 ? double.NaN : 1, i => i == 500 ? double.PositiveInfinity : i == 20 ? double.NegativeInfinity : 1 })
            {
                var row = session.To(Row(type, values));
                Assert.Equal(double.NaN, Number(session, session.Ops.SumDim.Call(row, [0])));
                // An infinite element leaves finite ones nothing of a finite sum: all of the softmax is NaN, as on the CPU.
                Assert.All(Numbers(session, session.Ops.InternalSoftmax.Call(row, 0, false)), x => Assert.Equal(double.NaN, x));
            }
        }
    }

    [Theory, EveryDevice]
    public void Powers_of_integers_wrap_around_and_negative_ones_are_whole(string device)
    {
        using var session = new DeviceSession(device);
        foreach (var type in new[] { ScalarType.Byte, ScalarType.Int, ScalarType.Long })
        {
            // The CPU refuses negative powers given as a number only.
            var bases = As(type, [-2, -1, 0, 1, 2, 3, 7, -5, 255, -1, 1, -1, 2, 0]);
            var powers = As(type, [3, 7, 0, 100, 40, 20, 9, 5, 3, -3, -3, -4, -1, 2]);
            if (type == ScalarType.Byte) (bases, powers) = (As(type, [2, 3, 255, 1, 0]), As(type, [7, 6, 2, 255, 0]));
            Assert.Equal(
                Numbers(session, session.Ops.PowTensorTensor.Call(bases, powers)), Numbers(session, session.Ops.PowTensorTensor.Call(session.To(bases), session.To(powers))));
        }
    }

    [Theory]
    [EveryDevice("none")]
    [EveryDevice("tanh")]
    public void Gelu_and_its_derivative_are_the_CPUs_from_tail_to_tail(string device, string approximate)
    {
        using var session = new DeviceSession(device);
        var here = Row(ScalarType.Double, i => (i - (Long / 2)) / 64.0);
        var (ones, there) = (session.Ops.OnesLike.Call(here), session.To(here));
        Close(session, session.Ops.Gelu.Call(here, approximate), session.Ops.Gelu.Call(there, approximate));
        Close(session, session.Ops.GeluBackward.Call(ones, here, approximate), session.Ops.GeluBackward.Call(session.To(ones), there, approximate));
    }

    private static void Close(DeviceSession session, Tensor expected, Tensor found)
    {
        foreach (var (e, f) in Numbers(session, expected).Zip(Numbers(session, found))) Assert.Equal(e, f, 1e-14);
    }

    private static Tensor Row(ScalarType type, Func<int, double> element) => As(type, [.. Enumerable.Range(0, Long).Select(element)]);

    private static Tensor As(ScalarType type, double[] numbers) => Functional.Dispatch.Aten.Elements.Casts.To(HostTensors.From(numbers, numbers.Length), type);

    private static double Number(DeviceSession session, Tensor tensor) => Numbers(session, tensor).Single();

    private static double[] Numbers(DeviceSession session, Tensor tensor) => Functional.Dispatch.Aten.Elements.Casts.To(session.Back(tensor), ScalarType.Double).ToArray<double>();
}

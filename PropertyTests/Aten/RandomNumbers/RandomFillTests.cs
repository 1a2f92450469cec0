using Functional.Dispatch.Aten.Random;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten.RandomNumbers;

public sealed class RandomFillTests
{
    [Fact]
    public void Elements_follow_from_seed_and_offset_and_their_row_major_position_alone()
    {
        const int Count = 50 * 403;
        var expected = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            var block = Philox.Block(11, 5 + (ulong)(i / 4));
            expected[i] = Draws.Uniform((i % 4) switch { 0 => block.W0, 1 => block.W1, 2 => block.W2, _ => block.W3 });
        }

        foreach (var order in Strided.Orders)
        {
            var generator = new Generator { State = (11, 5) };
            var self = Strided.Make([50, 403], order, _ => 0f);
            RandomFills.Uniform(self, generator, 0, 1);
            Assert.Equal(expected, self.ToArray<float>());
            Assert.Equal((11UL, 5UL + ((Count + 3) / 4)), generator.State);
        }
    }

    [Fact]
    public void Doubles_take_two_words_each()
    {
        var generator = new Generator(3);
        var self = HostTensors.From(new double[3], 3);
        RandomFills.Uniform(self, generator, 0, 1);
        var (first, second) = (Philox.Block(3, 0), Philox.Block(3, 1));
        Assert.Equal([Draws.Uniform(first.W0, first.W1), Draws.Uniform(first.W2, first.W3), Draws.Uniform(second.W0, second.W1)], self.ToArray<double>());
        Assert.Equal((3UL, 2UL), generator.State);
    }

    [Theory]
    [InlineData(-3, 5)]
    [InlineData(2, 2)]
    [InlineData(1e6, 1000000.0625)]
    public void Uniform_numbers_stay_within_their_bounds(double from, double to)
    {
        var single = HostTensors.From(new float[4001], 4001);
        var half = HostTensors.From(new Half[4001], 4001);
        RandomFills.Uniform(single, new Generator(1), from, to);
        Assert.All(single.ToArray<float>(), x => Assert.True(x >= (float)from && (x < (float)to || from == to)));
        if (to > 60000) return;
        RandomFills.Uniform(half, new Generator(1), from, to);
        Assert.All(half.ToArray<Half>(), x => Assert.True((double)x >= from && (double)x <= to));
    }

    [Fact]
    public void Sixteen_bit_uniform_numbers_below_one_do_not_round_to_one()
    {
        var (half, brain) = (HostTensors.From(new Half[100000], 100000), HostTensors.From(new BFloat16[100000], 100000));
        RandomFills.Uniform(half, new Generator(1), 0, 1);
        RandomFills.Uniform(brain, new Generator(1), 0, 1);
        Assert.All(half.ToArray<Half>(), x => Assert.True(x < (Half)1));
        Assert.All(brain.ToArray<BFloat16>(), x => Assert.True((float)x < 1));
    }

    [Fact]
    public void Normal_numbers_have_the_mean_and_deviation_asked_for()
    {
        var self = HostTensors.From(new float[200_000], 200_000);
        RandomFills.Normal(self, new Generator(9), 3, 0.5);
        var values = self.ToArray<float>();
        var mean = values.Average(x => (double)x);
        Assert.Equal(3, mean, 0.006);
        Assert.Equal(0.25, values.Average(x => (x - mean) * (x - mean)), 0.004);
    }
}

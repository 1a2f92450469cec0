using Xunit;
using Functional.Dispatch.Aten.Random;

namespace Functional.Dispatch.PropertyTests.Aten.RandomNumbers;

public sealed class PhiloxTests
{
    // The known answers published with Random123 (kat_vectors, philox4x32 with 10 rounds).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Known_answers(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1, uint w0, uint w1, uint w2, uint w3) =>
        Assert.Equal(new Philox(w0, w1, w2, w3), Philox.Of(new(c0, c1, c2, c3), key0, key1));

    [Fact]
    public void A_block_is_keyed_by_the_seed_and_counted_by_the_offset() =>
        Assert.Equal(Philox.Of(new(2, 1, 0, 0), 4, 3), Philox.Block(0x3_0000_0004, 0x1_0000_0002));

    [Fact]
    public void Uniform_numbers_are_the_upper_bits_of_their_words_and_below_one()
    {
        Assert.Equal(0f, Draws.Uniform(0xFFu));
        Assert.Equal(1f - MathF.Pow(2, -24), Draws.Uniform(~0u));
        Assert.Equal(1f - MathF.Pow(2, -11), Draws.Uniform(~0u, 11));
        Assert.Equal(0.5f, Draws.Uniform(0x8000_0000u, 8));
        Assert.Equal(0.0, Draws.Uniform(0u, 0x7FFu));
        Assert.Equal(1 - Math.Pow(2, -53), Draws.Uniform(~0u, ~0u));
        Assert.Equal(Math.Pow(2, -32), Draws.Uniform(0u, 0x8000_0000u) * 2);
    }

    [Fact]
    public void Normal_numbers_are_finite_for_every_extreme_word()
    {
        foreach (var radius in new[] { 0u, 1u, 0xFFu, 0x100u, ~0u })
        {
            foreach (var angle in new[] { 0u, 0x4000_0000u, ~0u })
            {
                var (a, b) = Draws.Normal(radius, angle);
                Assert.True(float.IsFinite(a) && float.IsFinite(b));
                var (c, d) = Draws.Normal(new Philox(radius, radius, angle, angle));
                Assert.True(double.IsFinite(c) && double.IsFinite(d));
            }
        }
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_standard_normal_distribution()
    {
        const int Blocks = 50_000;
        double sum = 0, squares = 0, fourth = 0;
        for (ulong block = 0; block < Blocks; block++)
        {
            var words = Philox.Block(7, block);
            var (a, b) = Draws.Normal(words.W0, words.W1);
            var (c, d) = Draws.Normal(words);
            foreach (var x in new[] { a, b, c, d })
            {
                sum += x;
                squares += x * x;
                fourth += x * x * x * x;
            }
        }

        // Five standard errors each, of 200,000 numbers.
        Assert.InRange(sum / (4 * Blocks), -0.012, 0.012);
        Assert.InRange(squares / (4 * Blocks), 1 - 0.016, 1 + 0.016);
        Assert.InRange(fourth / (4 * Blocks), 3 - 0.11, 3 + 0.11);
    }

    [Fact]
    public void A_generator_hands_out_each_block_once()
    {
        var generator = new Generator(5);
        Assert.Equal((5UL, 0UL), generator.Take(3));
        Assert.Equal((5UL, 3UL), generator.Take(1));
        var firsts = new System.Collections.Concurrent.ConcurrentBag<ulong>();
        Parallel.For(0, 1000, _ => firsts.Add(generator.Take(2).Offset));
        Assert.Equal(1000, firsts.Distinct().Count());
        Assert.All(firsts, o => Assert.Equal(0UL, o % 2));
        Assert.Equal((5UL, 2004UL), generator.State);
        generator.ManualSeed(9);
        Assert.Equal((9UL, 0UL), generator.State);
    }
}

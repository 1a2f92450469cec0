using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Aten.Random;

// Random numbers from words. Element i of a call that begins at block b takes words of block b + i / (elements of a block): float32 and the 16-bit
// types one word each, four elements to a block; float64 two words each, two elements to a block. A call advances its generator by
// ceil(elements / elements of a block) blocks.

/// <summary>How the words of a block become numbers.</summary>
public static class Draws
{
    /// <summary>The elements that one block gives to a float32 or 16-bit tensor.</summary>
    public const int FloatsOfBlock = 4;

    /// <summary>The elements that one block gives to a float64 tensor.</summary>
    public const int DoublesOfBlock = 2;

    /// <summary>The upper bits of a word as a number in [0, 1).</summary>
    /// <param name="word">The word.</param>
    /// <param name="bits">How many bits the type holds exactly: 24 for float32, 11 for float16, 8 for bfloat16.</param>
    /// <returns>A multiple of 2^-bits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Uniform(uint word, int bits = 24) => (word >> (32 - bits)) * BitConverter.Int32BitsToSingle((127 - bits) << 23);

    /// <summary>The upper 53 bits of two words as a number in [0, 1).</summary>
    /// <param name="high">The word of the upper bits.</param>
    /// <param name="low">The word of the lower bits.</param>
    /// <returns>A multiple of 2^-53.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(uint high, uint low) => ((((ulong)high << 32) | low) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Two independent standard normal numbers by Box and Muller: radius from the first word, angle from the second.</summary>
    /// <param name="first">A word.</param>
    /// <param name="second">A word.</param>
    /// <returns>The pair.</returns>
    public static (float First, float Second) Normal(uint first, uint second)
    {
        // 1 - u lies in (0, 1], where the logarithm is finite.
        var radius = MathF.Sqrt(-2 * MathF.Log(1 - Uniform(first)));
        var (sine, cosine) = MathF.SinCos(2 * MathF.PI * Uniform(second));
        return (radius * cosine, radius * sine);
    }

    /// <summary>Two independent standard normal numbers of double precision from a block.</summary>
    /// <param name="block">The block: two words for the radius, two for the angle.</param>
    /// <returns>The pair.</returns>
    public static (double First, double Second) Normal(Philox block)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(block.W0, block.W1)));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * Uniform(block.W2, block.W3));
        return (radius * cosine, radius * sine);
    }
}

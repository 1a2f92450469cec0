using Functional.Dispatch.Aten.Random;

namespace Functional.Dispatch.Samples.Training;

/// <summary>In which order an epoch goes through the samples.</summary>
public static class BatchOrder
{
    /// <summary>A random order: Fisher and Yates from the end, a word of the generator for each place.</summary>
    /// <param name="count">How many samples, 0 or more.</param>
    /// <param name="random">The generator; it advances by ⌈count / 4⌉ blocks.</param>
    /// <returns>The numbers from 0 to below <paramref name="count"/>.</returns>
    public static long[] Shuffled(int count, Generator random)
    {
        var (seed, first) = random.Take((ulong)((count + 3) / 4));
        var order = new long[count];
        for (var i = 0; i < count; i++) order[i] = i;
        for (var i = count - 1; i > 0; i--)
        {
            var block = Philox.Block(seed, first + ((ulong)i / 4));
            var word = (i % 4) switch { 0 => block.W0, 1 => block.W1, 2 => block.W2, _ => block.W3 };
            var j = (int)(((ulong)word * (ulong)(i + 1)) >> 32);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}

using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Aten.Threading;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Random;

/// <summary>Fills tensors with random numbers, element by element in row-major order, whatever the strides and the number of threads.</summary>
internal static unsafe class RandomFills
{
    private const long Grain = 1L << 12;

    /// <summary>How the words of a block become two or four numbers.</summary>
    /// <param name="block">The block.</param>
    /// <param name="numbers">Room for them: four of float32 or the 16-bit types, two of float64.</param>
    private delegate void Draw<T>(Philox block, Span<T> numbers);

    /// <summary>Fills with uniform numbers.</summary>
    /// <param name="self">The tensor, floating-point.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="from">The least number.</param>
    /// <param name="to">No number reaches it, unless it is <paramref name="from"/>.</param>
    public static void Uniform(Tensor self, Generator generator, double from, double to)
    {
        if (self.ScalarType == ScalarType.Double)
        {
            var most = Math.Max(from, Math.BitDecrement(to));
            Fill<double>(self, generator, Draws.DoublesOfBlock, (block, numbers) =>
            {
                numbers[0] = Math.Min((Draws.Uniform(block.W0, block.W1) * (to - from)) + from, most);
                numbers[1] = Math.Min((Draws.Uniform(block.W2, block.W3) * (to - from)) + from, most);
            });
            return;
        }

        // A 16-bit type takes as many bits as it holds, so that rounding does not make 1 of a number below it.
        var bits = self.ScalarType switch { ScalarType.Half => 11, ScalarType.BFloat16 => 8, _ => 24 };
        var (low, range) = ((float)from, (float)(to - from));
        var greatest = Math.Max(low, MathF.BitDecrement((float)to));
        Fill<float>(self, generator, Draws.FloatsOfBlock, (block, numbers) =>
        {
            numbers[0] = Math.Min((Draws.Uniform(block.W0, bits) * range) + low, greatest);
            numbers[1] = Math.Min((Draws.Uniform(block.W1, bits) * range) + low, greatest);
            numbers[2] = Math.Min((Draws.Uniform(block.W2, bits) * range) + low, greatest);
            numbers[3] = Math.Min((Draws.Uniform(block.W3, bits) * range) + low, greatest);
        });
    }

    /// <summary>Fills with normal numbers.</summary>
    /// <param name="self">The tensor, floating-point.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="deviation">Their standard deviation.</param>
    public static void Normal(Tensor self, Generator generator, double mean, double deviation)
    {
        if (self.ScalarType == ScalarType.Double)
        {
            Fill<double>(self, generator, Draws.DoublesOfBlock, (block, numbers) =>
            {
                var (first, second) = Draws.Normal(block);
                numbers[0] = (first * deviation) + mean;
                numbers[1] = (second * deviation) + mean;
            });
            return;
        }

        var (middle, width) = ((float)mean, (float)deviation);
        Fill<float>(self, generator, Draws.FloatsOfBlock, (block, numbers) =>
        {
            (numbers[0], numbers[1]) = Draws.Normal(block.W0, block.W1);
            (numbers[2], numbers[3]) = Draws.Normal(block.W2, block.W3);
            foreach (ref var number in numbers) number = (number * width) + middle;
        });
    }

    private static void Fill<T>(Tensor self, Generator generator, int ofBlock, Draw<T> draw)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var count = self.ElementCount;
        var (seed, offset) = generator.Take((ulong)((count + ofBlock - 1) / ofBlock));
        var loops = new LoopDimension[self.Sizes.Length];
        for (var d = 0; d < loops.Length; d++) loops[d] = new(self.Sizes[d], self.Strides[d], 0);
        fixed (byte* target = HostMemory.From(self))
            ParallelLoop.For((count + ofBlock - 1) / ofBlock, Grain / ofBlock, new Blocks<T>(self.IsContiguous ? null : loops, new Runs<T>(self.ScalarType), target, count, seed, offset, ofBlock, draw));
    }

    private readonly struct Blocks<T>(LoopDimension[]? loops, Runs<T> runs, byte* target, long count, ulong seed, ulong offset, int ofBlock, Draw<T> draw) : IRangeWork
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public void Run(long from, long to)
        {
            Span<T> numbers = stackalloc T[ofBlock];
            for (var block = from; block < to; block++)
            {
                draw(Philox.Block(seed, offset + (ulong)block), numbers);
                var first = block * ofBlock;
                var used = numbers[..(int)Math.Min(ofBlock, count - first)];
                if (loops is null)
                {
                    runs.Write(used, target + (first * runs.ElementSize), 1);
                    continue;
                }

                for (var i = 0; i < used.Length; i++) runs.WriteOne(used[i], target + (ReductionPlan.Place(loops, first + i).Source * runs.ElementSize));
            }
        }
    }
}

using System.Threading;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Random;

/// <summary>
/// Where a sequence of random numbers stands: a seed and an offset in blocks of four words (<see cref="Philox.Block"/>). The numbers are the same on
/// every device and for any number of threads; they are not those of PyTorch's CPU generator (a Mersenne twister). Safe from any thread; calls that
/// race get different parts of the sequence.
/// </summary>
[SchemaType("Generator")]
public sealed class Generator
{
    /// <summary>The seed of a new generator, PyTorch's.</summary>
    public const ulong DefaultSeed = 67280421310721;

    private readonly Lock _lock = new();
    private ulong _seed;
    private ulong _offset;

    /// <summary>A generator at the beginning of a seed's sequence.</summary>
    /// <param name="seed">The seed.</param>
    public Generator(ulong seed = DefaultSeed) => _seed = seed;

    /// <summary>The seed, and the offset of the next block.</summary>
    public (ulong Seed, ulong Offset) State
    {
        get
        {
            lock (_lock) return (_seed, _offset);
        }

        set
        {
            lock (_lock) (_seed, _offset) = value;
        }
    }

    /// <summary>Goes to the beginning of a seed's sequence.</summary>
    /// <param name="seed">The seed.</param>
    public void ManualSeed(ulong seed) => State = (seed, 0);

    /// <summary>Takes blocks for one call and advances the offset by as many.</summary>
    /// <param name="blocks">How many blocks of four words.</param>
    /// <returns>The seed, and the offset of the first block taken.</returns>
    public (ulong Seed, ulong Offset) Take(ulong blocks)
    {
        lock (_lock)
        {
            var first = _offset;
            _offset += blocks;
            return (_seed, first);
        }
    }
}

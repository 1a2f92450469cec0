using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Aten.Random;

/// <summary>
/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel random numbers, as easy as 1, 2, 3): four random words as a function of a counter and a key.
/// Any device computes any word without the ones before it, so that all give the same numbers.
/// </summary>
/// <param name="W0">The first word.</param>
/// <param name="W1">The second word.</param>
/// <param name="W2">The third word.</param>
/// <param name="W3">The fourth word.</param>
public readonly record struct Philox(uint W0, uint W1, uint W2, uint W3)
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four words of one counter.</summary>
    /// <param name="counter">The counter, four words.</param>
    /// <param name="key0">The key's first word.</param>
    /// <param name="key1">The key's second word.</param>
    /// <returns>The words.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Philox Of(Philox counter, uint key0, uint key1)
    {
        var (c0, c1, c2, c3) = counter;
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ key1, (uint)product0);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return new(c0, c1, c2, c3);
    }

    /// <summary>The block of four words at an offset of a seed's sequence: the counter is the offset, its upper half 0; the key is the seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="offset">Which block.</param>
    /// <returns>The words.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Philox Block(ulong seed, ulong offset) =>
        Of(new((uint)offset, (uint)(offset >> 32), 0, 0), (uint)seed, (uint)(seed >> 32));
}

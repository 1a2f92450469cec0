using ILGPU;

namespace Functional.Dispatch.Gpu.Ilgpu.RandomNumbers;

/// <summary>A draw by Philox4x32-10, as random.cl makes it: block b from <c>counter = offset + b</c> and <c>key = seed</c>.</summary>
/// <param name="Seed">The generator's seed.</param>
/// <param name="Offset">Its place.</param>
/// <param name="Count">How many numbers are drawn.</param>
internal readonly record struct Draw(ulong Seed, ulong Offset, long Count)
{
    /// <summary>The random words of a block.</summary>
    public PhiloxBlock Block(long b)
    {
        var counter = Offset + (ulong)b;
        var (x, y, z, w) = ((uint)counter, (uint)(counter >> 32), 0u, 0u);
        var (k0, k1) = ((uint)Seed, (uint)(Seed >> 32));
        for (var round = 0; round < 10; round++)
        {
            var (first, second) = (0xD2511F53ul * x, 0xCD9E8D57ul * z);
            (x, y, z, w) = ((uint)(second >> 32) ^ y ^ k0, (uint)second, (uint)(first >> 32) ^ w ^ k1, (uint)first);
            k0 += 0x9E3779B9u;
            k1 += 0xBB67AE85u;
        }

        return new(x, y, z, w);
    }

    // Compilers for devices contract a product and a sum to one operation, which rounds once: the numbers would not be the host's to the last bit. A product that goes
    // through its bits cannot be contracted; that the count is not negative they do not know.

    /// <summary>The same number, which is not taken together with what is done to it.</summary>
    public float Apart(float product) => Interop.IntAsFloat(Interop.FloatAsInt(product) ^ (uint)(Count >> 63));

    /// <summary>The same number, which is not taken together with what is done to it.</summary>
    public double Apart(double product) => Interop.IntAsFloat(Interop.FloatAsInt(product) ^ (ulong)(Count >> 63));
}

/// <summary>Four random words.</summary>
internal readonly record struct PhiloxBlock(uint X, uint Y, uint Z, uint W)
{
    /// <summary>Word i as a number from 0 to below 1. Upper bits count.</summary>
    public float Float(int i) => ((i == 0 ? X : i == 1 ? Y : i == 2 ? Z : W) >> 8) * 5.9604644775390625e-8f;

    /// <summary>Pair i of words as a number from 0 to below 1.</summary>
    public double Double(int i) => ((i == 0 ? ((ulong)X << 32) | Y : ((ulong)Z << 32) | W) >> 11) * 1.1102230246251565e-16;
}

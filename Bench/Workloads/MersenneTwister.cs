namespace Functional.Dispatch.Bench.Workloads;

/// <summary>C++'s std::mt19937, so that the keysets drawn here are bit for bit those that the libtorch benchmark draws from the same seed.</summary>
internal sealed class MersenneTwister
{
    private const int Length = 624;
    private const int Offset = 397;

    private readonly uint[] _state = new uint[Length];
    private int _next = Length;

    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Length; i++) _state[i] = (1812433253u * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
    }

    public uint Next()
    {
        if (_next == Length) Twist();
        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var y = (_state[i] & 0x80000000u) | (_state[(i + 1) % Length] & 0x7fffffffu);
            _state[i] = _state[(i + Offset) % Length] ^ (y >> 1) ^ ((y & 1) * 0x9908b0dfu);
        }

        _next = 0;
    }
}

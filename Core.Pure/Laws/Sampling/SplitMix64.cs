namespace Functional.Dispatch.Laws.Sampling;

/// <summary>A small deterministic generator (Steele, Lea, Flood 2014): the same seed gives the same numbers everywhere. Passed by reference; nothing is hidden.</summary>
/// <param name="seed">Any value; neighbouring seeds give unrelated numbers.</param>
public struct SplitMix64(ulong seed)
{
    private const ulong Gamma = 0x9e3779b97f4a7c15;

    // Mixed once, so that the streams of seed and seed + Gamma do not overlap.
    private ulong _state = Mix(seed ^ 0x6a09e667f3bcc909);

    /// <summary>The next 64 bits.</summary>
    /// <returns>Any value, all equally likely.</returns>
    public ulong Next() => Mix(_state = unchecked(_state + Gamma));

    /// <summary>A number from 0 to <paramref name="limit"/> − 1.</summary>
    /// <param name="limit">At least 1.</param>
    /// <returns>The number; the bias is below limit / 2^64.</returns>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>True once in <paramref name="n"/> times.</summary>
    /// <param name="n">At least 1.</param>
    /// <returns>Whether it is that time.</returns>
    public bool OneIn(int n) => Below(n) == 0;

    /// <summary>One of the items.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="items">At least one.</param>
    /// <returns>The item, all equally likely.</returns>
    public T Pick<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            return z ^ (z >> 31);
        }
    }
}

/// <summary>Draws a value: a pure function of the generator's state.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="random">The generator, moved on by the draw.</param>
/// <returns>The value drawn.</returns>
public delegate T Sample<out T>(ref SplitMix64 random);

/// <summary>Samples from samples.</summary>
public static class Sample
{
    /// <summary>The value of a seed.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="sample">The sample.</param>
    /// <param name="seed">Any value.</param>
    /// <returns>Always the same value for one seed.</returns>
    public static T At<T>(this Sample<T> sample, ulong seed)
    {
        var random = new SplitMix64(seed);
        return sample(ref random);
    }

    /// <summary>A function of the value drawn.</summary>
    /// <typeparam name="T">The value drawn.</typeparam>
    /// <typeparam name="TResult">The result.</typeparam>
    /// <param name="sample">The sample.</param>
    /// <param name="map">The function.</param>
    /// <returns>The sample of results.</returns>
    public static Sample<TResult> Select<T, TResult>(this Sample<T> sample, Func<T, TResult> map) =>
        (ref SplitMix64 random) => map(sample(ref random));

    /// <summary>Two values drawn one after the other.</summary>
    /// <typeparam name="T">The first.</typeparam>
    /// <typeparam name="TOther">The second.</typeparam>
    /// <param name="sample">The first sample.</param>
    /// <param name="other">The second sample.</param>
    /// <returns>The sample of pairs.</returns>
    public static Sample<(T First, TOther Second)> And<T, TOther>(this Sample<T> sample, Sample<TOther> other) =>
        (ref SplitMix64 random) => (sample(ref random), other(ref random));

    /// <summary>A list of values.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="sample">The sample.</param>
    /// <param name="least">The shortest length.</param>
    /// <param name="most">The longest length.</param>
    /// <returns>The sample of lists.</returns>
    public static Sample<T[]> Many<T>(this Sample<T> sample, int least, int most) => (ref SplitMix64 random) =>
    {
        var items = new T[least + random.Below(most - least + 1)];
        for (var i = 0; i < items.Length; i++) items[i] = sample(ref random);
        return items;
    };
}

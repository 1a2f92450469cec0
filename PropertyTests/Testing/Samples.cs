using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Laws.Sampling;

namespace Functional.Dispatch.Testing;

/// <summary>The samples of the core's law catalogue as FsCheck generators, so that both draw the same kind of values.</summary>
public static class Samples
{
    private static Gen<ulong> Seed { get; } = Gen.Choose(0, 0xFFFFFF).Two().Select(t => (ulong)(uint)t.Item1 | ((ulong)(uint)t.Item2 << 24));

    /// <summary>A generator that draws as a sample does.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="sample">The sample.</param>
    /// <returns>The generator; a value follows from FsCheck's own seed, so a failure can be replayed.</returns>
    public static Gen<T> ToGen<T>(this Sample<T> sample) => Seed.Select(seed => sample.At(seed));
}

using FsCheck;
using FsCheck.Fluent;

namespace Functional.Dispatch.Testing;

/// <summary>Checks a law on generated values; a failure prints the seed and the shrunk value.</summary>
public static class Claim
{
    private static Config Runs(int count) => Config.QuickThrowOnFailure.WithMaxTest(count);

    /// <summary>For every value.</summary>
    /// <param name="values">The values.</param>
    /// <param name="law">The law.</param>
    /// <param name="runs">How many values.</param>
    public static void Holds<T>(Arbitrary<T> values, Func<T, bool> law, int runs = 400) => Prop.ForAll(values, law).Check(Runs(runs));

    /// <summary>For every value, by assertions.</summary>
    /// <param name="values">The values.</param>
    /// <param name="check">Throws where the law is broken.</param>
    /// <param name="runs">How many values.</param>
    public static void Checks<T>(Arbitrary<T> values, Action<T> check, int runs = 400) => Prop.ForAll(values, check).Check(Runs(runs));

    /// <summary>For every pair.</summary>
    /// <param name="first">The first values.</param>
    /// <param name="second">The second values.</param>
    /// <param name="law">The law.</param>
    /// <param name="runs">How many pairs.</param>
    public static void Holds<T1, T2>(Arbitrary<T1> first, Arbitrary<T2> second, Func<T1, T2, bool> law, int runs = 400) =>
        Prop.ForAll(first, second, law).Check(Runs(runs));

    /// <summary>For every three.</summary>
    /// <param name="first">The first values.</param>
    /// <param name="second">The second values.</param>
    /// <param name="third">The third values.</param>
    /// <param name="law">The law.</param>
    /// <param name="runs">How many of them.</param>
    public static void Holds<T1, T2, T3>(Arbitrary<T1> first, Arbitrary<T2> second, Arbitrary<T3> third, Func<T1, T2, T3, bool> law, int runs = 400) =>
        Prop.ForAll(first, second, third, law).Check(Runs(runs));
}

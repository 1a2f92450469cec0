using FsCheck;
using FsCheck.Fluent;

namespace Functional.Dispatch.Testing;

/// <summary>Checks a claim on generated values; a failure throws, with the seed and the shrunk value in its message. Works under any test runner.</summary>
public static class Claim
{
    private static Config Runs(int count) => Config.QuickThrowOnFailure.WithMaxTest(count);

    /// <summary>For every value.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="values">The values.</param>
    /// <param name="claim">What is claimed of each.</param>
    /// <param name="runs">How many values.</param>
    public static void Holds<T>(Arbitrary<T> values, Func<T, bool> claim, int runs = 400) => Prop.ForAll(values, claim).Check(Runs(runs));

    /// <summary>For every value, by assertions.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="values">The values.</param>
    /// <param name="check">Throws where the claim is wrong.</param>
    /// <param name="runs">How many values.</param>
    public static void Checks<T>(Arbitrary<T> values, Action<T> check, int runs = 400) => Prop.ForAll(values, check).Check(Runs(runs));

    /// <summary>For every pair, by assertions.</summary>
    /// <param name="first">The first values.</param>
    /// <param name="second">The second values.</param>
    /// <param name="check">Throws where the law is broken.</param>
    /// <param name="runs">How many pairs.</param>
    public static void Checks<T1, T2>(Arbitrary<T1> first, Arbitrary<T2> second, Action<T1, T2> check, int runs = 400) =>
        Prop.ForAll(first, second, check).Check(Runs(runs));

    /// <summary>For every pair.</summary>
    /// <typeparam name="T1">The first values.</typeparam>
    /// <typeparam name="T2">The second values.</typeparam>
    /// <param name="first">The first values.</param>
    /// <param name="second">The second values.</param>
    /// <param name="claim">What is claimed of each pair.</param>
    /// <param name="runs">How many pairs.</param>
    public static void Holds<T1, T2>(Arbitrary<T1> first, Arbitrary<T2> second, Func<T1, T2, bool> claim, int runs = 400) =>
        Prop.ForAll(first, second, claim).Check(Runs(runs));

    /// <summary>For every three.</summary>
    /// <typeparam name="T1">The first values.</typeparam>
    /// <typeparam name="T2">The second values.</typeparam>
    /// <typeparam name="T3">The third values.</typeparam>
    /// <param name="first">The first values.</param>
    /// <param name="second">The second values.</param>
    /// <param name="third">The third values.</param>
    /// <param name="claim">What is claimed of each three.</param>
    /// <param name="runs">How many of them.</param>
    public static void Holds<T1, T2, T3>(Arbitrary<T1> first, Arbitrary<T2> second, Arbitrary<T3> third, Func<T1, T2, T3, bool> claim, int runs = 400) =>
        Prop.ForAll(first, second, third, claim).Check(Runs(runs));
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Functional.Dispatch.Testing;

/// <summary>
/// Checks a claim on generated values; a failure throws, with the seed and the shrunk value in its message. Works under any test runner. Values are other ones every time, unless the
/// environment variable <see cref="SeedVariable"/> says where to begin.
/// </summary>
public static class Claim
{
    /// <summary>The variable: a number, or the pair of a failure's message, as in <c>12345,678901</c>. Anything else is an error.</summary>
    public const string SeedVariable = "FDISPATCH_SEED";

    private static Config Runs(int count)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(count);
        return Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } seed ? config.WithReplay(Begin(seed)) : config;
    }

    // The second number of a pair is odd in FsCheck; a seed by itself leaves it at 1.
    private static Replay Begin(string text)
    {
        var parts = text.Trim('(', ')').Split(',', StringSplitOptions.TrimEntries);
        ulong gamma = 1;
        return parts.Length is 1 or 2 && ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            && (parts.Length == 1 || ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out gamma))
            ? new Replay(new Rnd(seed, gamma), FSharpOption<int>.None)
            : throw new FormatException($"{SeedVariable} is `{text}`: a number is expected, or two with a comma between them, as a failure prints them");
    }

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

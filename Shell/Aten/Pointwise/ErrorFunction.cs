namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>The error function and the density of the normal distribution, to the last digits of a double.</summary>
internal static class ErrorFunction
{
    /// <summary>√½.</summary>
    public const double RootHalf = 0.7071067811865476;

    private const double TwoByRootPi = 1.1283791670955126;
    private const double ByRootTwoPi = 0.3989422804014327;

    /// <summary>erf: 2/√π times the integral of exp(−t²) from 0 to x.</summary>
    /// <param name="x">Any number.</param>
    public static double Erf(double x) => Math.Abs(x) < 2.5 ? Series(x) : x > 0 ? 1 - Complement(x) : Complement(-x) - 1;

    /// <summary>The density of the normal distribution.</summary>
    /// <param name="x">Any number.</param>
    public static double NormalDensity(double x) => ByRootTwoPi * Math.Exp(-0.5 * x * x);

    // exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)): all terms have one sign.
    private static double Series(double x)
    {
        var square = 2 * x * x;
        var (term, sum) = (x, x);
        for (var n = 3; Math.Abs(term) > Math.Abs(sum) * 1e-17; n += 2)
        {
            term *= square / n;
            sum += term;
        }

        return TwoByRootPi * Math.Exp(-x * x) * sum;
    }

    // 1 − erf by its continued fraction, from inside out: forty steps are enough from 2.5 on.
    private static double Complement(double x)
    {
        if (double.IsNaN(x) || x > 27) return double.IsNaN(x) ? x : 0;
        var fraction = x;
        for (var n = 40; n > 0; n--) fraction = x + (0.5 * n / fraction);
        return 0.5 * TwoByRootPi * Math.Exp(-x * x) / fraction;
    }
}

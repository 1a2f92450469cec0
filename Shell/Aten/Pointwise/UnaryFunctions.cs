using System.Numerics;
using System.Numerics.Tensors;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>The loops of functions of one argument.</summary>
internal static class UnaryFunctions
{
    public static UnaryTable Negate { get; } = new UnaryTable("neg").Floats(TensorPrimitives.Negate, TensorPrimitives.Negate)
        .With<long>(TensorPrimitives.Negate).With<int>(TensorPrimitives.Negate).With<short>(TensorPrimitives.Negate).With<sbyte>(TensorPrimitives.Negate)
        .With<byte>(Each.Unary<byte, byte, WrappedNegative>).Complexes(Each.Unary<Complex, Complex, ComplexNegative>);

    public static UnaryTable Abs { get; } = new UnaryTable("abs_cpu").Floats(TensorPrimitives.Abs, TensorPrimitives.Abs)
        .With<long>(Each.Unary<long, long, IntegerAbs<long>>).With<int>(Each.Unary<int, int, IntegerAbs<int>>).With<short>(Each.Unary<short, short, IntegerAbs<short>>)
        .With<sbyte>(Each.Unary<sbyte, sbyte, IntegerAbs<sbyte>>).With<byte>(Copy);

    public static UnaryTable ComplexAbs { get; } = new UnaryTable("abs_cpu").Complexes(Each.Unary<Complex, Complex, Magnitude>);

    public static UnaryTable Exp { get; } = new UnaryTable("exp").Floats(TensorPrimitives.Exp, TensorPrimitives.Exp).Complexes(Each.Unary<Complex, Complex, ComplexExp>);

    public static UnaryTable Log { get; } = new UnaryTable("log_vml_cpu").Floats(TensorPrimitives.Log, TensorPrimitives.Log).Complexes(Each.Unary<Complex, Complex, ComplexLog>);

    public static UnaryTable Sqrt { get; } = new UnaryTable("sqrt_cpu").Floats(TensorPrimitives.Sqrt, TensorPrimitives.Sqrt).Complexes(Each.Unary<Complex, Complex, ComplexSqrt>);

    public static UnaryTable Rsqrt { get; } = new UnaryTable("rsqrt_cpu").Floats(TensorPrimitives.ReciprocalSqrt, TensorPrimitives.ReciprocalSqrt)
        .Complexes(Each.Unary<Complex, Complex, ComplexRsqrt>);

    public static UnaryTable Reciprocal { get; } = new UnaryTable("reciprocal_cpu").Floats(TensorPrimitives.Reciprocal, TensorPrimitives.Reciprocal)
        .Complexes(Each.Unary<Complex, Complex, ComplexReciprocal>);

    public static UnaryTable Sin { get; } = new UnaryTable("sin_vml_cpu").Floats(TensorPrimitives.Sin, TensorPrimitives.Sin).Complexes(Each.Unary<Complex, Complex, ComplexSin>);

    public static UnaryTable Cos { get; } = new UnaryTable("cos_vml_cpu").Floats(TensorPrimitives.Cos, TensorPrimitives.Cos).Complexes(Each.Unary<Complex, Complex, ComplexCos>);

    public static UnaryTable Sign { get; } = new UnaryTable("sign_cpu").Floats(Each.Unary<float, float, SignOf<float>>, Each.Unary<double, double, SignOf<double>>)
        .With<long>(Each.Unary<long, long, SignOf<long>>).With<int>(Each.Unary<int, int, SignOf<int>>).With<short>(Each.Unary<short, short, SignOf<short>>)
        .With<sbyte>(Each.Unary<sbyte, sbyte, SignOf<sbyte>>).With<byte>(Each.Unary<byte, byte, SignOf<byte>>).With<bool>(Copy);

    public static UnaryTable Conjugate { get; } = new UnaryTable("conj_cpu").Complexes(Each.Unary<Complex, Complex, ComplexConjugate>);

    /// <summary>The element nearest to an element between two bounds; NaN stays, and NaN bounds spread.</summary>
    /// <param name="min">The lower bound, or null.</param>
    /// <param name="max">The upper bound, or null; where it is below the lower one it wins.</param>
    public static KernelTable<UnaryKernel> Clamp(Scalar? min, Scalar? max) => new ComputedTable<UnaryKernel>("clamp_scalar_cpu", type => type switch
    {
        ScalarType.Float => new UnaryKernel<float, float>(Between<float>(min, max)),
        ScalarType.Double => new UnaryKernel<double, double>(Between<double>(min, max)),
        ScalarType.Half => new UnaryKernel<Half, Half>(Widening.Unary<Half, float>(Between<float>(min, max))),
        ScalarType.BFloat16 => new UnaryKernel<BFloat16, BFloat16>(Widening.Unary<BFloat16, float>(Between<float>(min, max))),
        ScalarType.Long => new UnaryKernel<long, long>(Between<long>(min, max)),
        ScalarType.Int => new UnaryKernel<int, int>(Between<int>(min, max)),
        ScalarType.Short => new UnaryKernel<short, short>(Between<short>(min, max)),
        ScalarType.Char => new UnaryKernel<sbyte, sbyte>(Between<sbyte>(min, max)),
        ScalarType.Byte => new UnaryKernel<byte, byte>(Between<byte>(min, max)),
        _ => null,
    });

    private static UnaryLoop<T, T> Between<T>(Scalar? min, Scalar? max)
        where T : unmanaged, INumber<T>
    {
        var least = min is { } low ? Numbers.To<T>(low) : T.Zero;
        var most = max is { } high ? Numbers.To<T>(high) : T.Zero;
        var (hasLeast, hasMost) = (min is not null, max is not null);
        return (a, result) =>
        {
            if (hasLeast) TensorPrimitives.Max(a, least, result);
            if (hasMost) TensorPrimitives.Min(hasLeast ? result : a, most, result);
        };
    }

    private static void Copy<T>(ReadOnlySpan<T> a, Span<T> result) => a.CopyTo(result);

    private readonly struct WrappedNegative : IUnary<byte, byte>
    {
        public static byte Of(byte a) => unchecked((byte)-a);
    }

    // The least integer is its own absolute value.
    private readonly struct IntegerAbs<T> : IUnary<T, T>
        where T : IBinaryInteger<T>
    {
        public static T Of(T a) => T.IsNegative(a) ? unchecked(T.Zero - a) : a;
    }

    // NaN has none: 0.
    private readonly struct SignOf<T> : IUnary<T, T>
        where T : INumber<T>
    {
        public static T Of(T a) => a > T.Zero ? T.One : a < T.Zero ? T.Zero - T.One : T.Zero;
    }

    private readonly struct ComplexNegative : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => -a;
    }

    private readonly struct ComplexConjugate : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => Complex.Conjugate(a);
    }

    private readonly struct Magnitude : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => Complex.Abs(a);
    }

    private readonly struct ComplexExp : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => Complex.Exp(a);
    }

    private readonly struct ComplexLog : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => Complex.Log(a);
    }

    private readonly struct ComplexSqrt : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => Complex.Sqrt(a);
    }

    private readonly struct ComplexRsqrt : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => 1 / Complex.Sqrt(a);
    }

    private readonly struct ComplexReciprocal : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => 1 / a;
    }

    private readonly struct ComplexSin : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => Complex.Sin(a);
    }

    private readonly struct ComplexCos : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => Complex.Cos(a);
    }
}

using System.Numerics;
using System.Numerics.Tensors;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>The loops of the four operations, of powers and of the greater and lesser of two. Integers wrap around.</summary>
internal static class ArithmeticFunctions
{
    public static BinaryTable Add { get; } = new BinaryTable("add_stub").Floats(TensorPrimitives.Add, TensorPrimitives.Add)
        .With<long>(TensorPrimitives.Add).With<int>(TensorPrimitives.Add).With<short>(TensorPrimitives.Add).With<sbyte>(TensorPrimitives.Add).With<byte>(TensorPrimitives.Add)
        .With<bool>(Each.Binary<bool, bool, bool, Or>).Complexes(Each.Binary<Complex, Complex, Complex, ComplexAdd>);

    public static BinaryTable Subtract { get; } = new BinaryTable("sub_stub").Floats(TensorPrimitives.Subtract, TensorPrimitives.Subtract)
        .With<long>(TensorPrimitives.Subtract).With<int>(TensorPrimitives.Subtract).With<short>(TensorPrimitives.Subtract).With<sbyte>(TensorPrimitives.Subtract)
        .With<byte>(TensorPrimitives.Subtract).Complexes(Each.Binary<Complex, Complex, Complex, ComplexSubtract>);

    public static BinaryTable Multiply { get; } = new BinaryTable("mul_cpu").Floats(TensorPrimitives.Multiply, TensorPrimitives.Multiply)
        .With<long>(TensorPrimitives.Multiply).With<int>(TensorPrimitives.Multiply).With<short>(TensorPrimitives.Multiply).With<sbyte>(TensorPrimitives.Multiply)
        .With<byte>(TensorPrimitives.Multiply).With<bool>(Each.Binary<bool, bool, bool, And>).Complexes(Each.Binary<Complex, Complex, Complex, ComplexMultiply>);

    public static BinaryTable Divide { get; } = new BinaryTable("div_true_cpu").Floats(TensorPrimitives.Divide, TensorPrimitives.Divide)
        .Complexes(Each.Binary<Complex, Complex, Complex, ComplexDivide>);

    public static BinaryTable Maximum { get; } = new BinaryTable("maximum_cpu").Floats(TensorPrimitives.Max, TensorPrimitives.Max)
        .With<long>(TensorPrimitives.Max).With<int>(TensorPrimitives.Max).With<short>(TensorPrimitives.Max).With<sbyte>(TensorPrimitives.Max).With<byte>(TensorPrimitives.Max)
        .With<bool>(Each.Binary<bool, bool, bool, Or>);

    public static BinaryTable Minimum { get; } = new BinaryTable("minimum_cpu").Floats(TensorPrimitives.Min, TensorPrimitives.Min)
        .With<long>(TensorPrimitives.Min).With<int>(TensorPrimitives.Min).With<short>(TensorPrimitives.Min).With<sbyte>(TensorPrimitives.Min).With<byte>(TensorPrimitives.Min)
        .With<bool>(Each.Binary<bool, bool, bool, And>);

    public static BinaryTable Power { get; } = new BinaryTable("pow").Floats(Each.Binary<float, float, float, FloatPower<float>>, Each.Binary<double, double, double, FloatPower<double>>)
        .With<long>(Each.Binary<long, long, long, IntegerPower<long>>).With<int>(Each.Binary<int, int, int, IntegerPower<int>>)
        .With<short>(Each.Binary<short, short, short, IntegerPower<short>>).With<sbyte>(Each.Binary<sbyte, sbyte, sbyte, IntegerPower<sbyte>>)
        .With<byte>(Each.Binary<byte, byte, byte, IntegerPower<byte>>).Complexes(Each.Binary<Complex, Complex, Complex, ComplexPower>);

    /// <summary>a + alpha · b.</summary>
    /// <param name="alpha">The factor.</param>
    public static KernelTable<BinaryKernel> AddScaled(Scalar alpha) => new ComputedTable<BinaryKernel>("add_stub", type => type switch
    {
        ScalarType.Float => new BinaryKernel<float, float, float>(Fused(Numbers.To<float>(alpha))),
        ScalarType.Double => new BinaryKernel<double, double, double>(Fused(Numbers.To<double>(alpha))),
        ScalarType.Half => new BinaryKernel<Half, Half, Half>(Widening.Binary<Half, float>(Fused(Numbers.To<float>(alpha)))),
        ScalarType.BFloat16 => new BinaryKernel<BFloat16, BFloat16, BFloat16>(Widening.Binary<BFloat16, float>(Fused(Numbers.To<float>(alpha)))),
        ScalarType.Long => new BinaryKernel<long, long, long>(Scaled(Numbers.To<long>(alpha))),
        ScalarType.Int => new BinaryKernel<int, int, int>(Scaled(Numbers.To<int>(alpha))),
        ScalarType.Short => new BinaryKernel<short, short, short>(Scaled(Numbers.To<short>(alpha))),
        ScalarType.Char => new BinaryKernel<sbyte, sbyte, sbyte>(Scaled(Numbers.To<sbyte>(alpha))),
        ScalarType.Byte => new BinaryKernel<byte, byte, byte>(Scaled(Numbers.To<byte>(alpha))),
        ScalarType.Bool => alpha.ToBoolean() ? Add.Of(ScalarType.Bool) : new BinaryKernel<bool, bool, bool>((a, _, result) => a.CopyTo(result)),
        ScalarType.ComplexDouble => new BinaryKernel<Complex, Complex, Complex>(Scaled(alpha.ToComplex())),
        ScalarType.ComplexFloat => new BinaryKernel<Complex64, Complex64, Complex64>(Widening.Binary<Complex64, Complex>(Scaled(alpha.ToComplex()))),
        _ => null,
    });

    /// <summary>a to a power that is one number; the powers that are products or roots are computed as such.</summary>
    /// <param name="exponent">The power.</param>
    public static KernelTable<UnaryKernel> PowerOf(Scalar exponent) => new ComputedTable<UnaryKernel>("pow", type => type switch
    {
        ScalarType.Float => new UnaryKernel<float, float>(FloatPowerOf<float>(exponent)),
        ScalarType.Double => new UnaryKernel<double, double>(FloatPowerOf<double>(exponent)),
        ScalarType.Half => new UnaryKernel<Half, Half>(Widening.Unary<Half, float>(FloatPowerOf<float>(exponent))),
        ScalarType.BFloat16 => new UnaryKernel<BFloat16, BFloat16>(Widening.Unary<BFloat16, float>(FloatPowerOf<float>(exponent))),
        ScalarType.Long => new UnaryKernel<long, long>(IntegerPowerOf<long>(exponent)),
        ScalarType.Int => new UnaryKernel<int, int>(IntegerPowerOf<int>(exponent)),
        ScalarType.Short => new UnaryKernel<short, short>(IntegerPowerOf<short>(exponent)),
        ScalarType.Char => new UnaryKernel<sbyte, sbyte>(IntegerPowerOf<sbyte>(exponent)),
        ScalarType.Byte => new UnaryKernel<byte, byte>(IntegerPowerOf<byte>(exponent)),
        ScalarType.ComplexDouble => new UnaryKernel<Complex, Complex>(ComplexPowerOf(exponent)),
        ScalarType.ComplexFloat => new UnaryKernel<Complex64, Complex64>(Widening.Unary<Complex64, Complex>(ComplexPowerOf(exponent))),
        _ => null,
    });

    private static BinaryLoop<T, T, T> Fused<T>(T alpha)
        where T : IFloatingPointIeee754<T> => (a, b, result) => TensorPrimitives.FusedMultiplyAdd(b, alpha, a, result);

    private static BinaryLoop<T, T, T> Scaled<T>(T alpha)
        where T : INumberBase<T> => (a, b, result) =>
    {
        for (var i = 0; i < result.Length; i++) result[i] = a[i] + (alpha * b[i]);
    };

    private static UnaryLoop<T, T> FloatPowerOf<T>(Scalar exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var power = T.CreateTruncating(exponent.ToDouble());
        return double.CreateTruncating(power) switch
        {
            0.5 => TensorPrimitives.Sqrt,
            2 => static (a, result) => TensorPrimitives.Multiply(a, a, result),
            3 => static (a, result) =>
            {
                for (var i = 0; i < result.Length; i++) result[i] = a[i] * a[i] * a[i];
            },
            -0.5 => TensorPrimitives.ReciprocalSqrt,
            -1 => TensorPrimitives.Reciprocal,
            -2 => static (a, result) =>
            {
                for (var i = 0; i < result.Length; i++) result[i] = T.One / (a[i] * a[i]);
            },
            _ => (a, result) =>
            {
                for (var i = 0; i < result.Length; i++) result[i] = T.Pow(a[i], power);
            },
        };
    }

    private static UnaryLoop<T, T> IntegerPowerOf<T>(Scalar exponent)
        where T : unmanaged, IBinaryInteger<T>
    {
        var power = Numbers.To<T>(exponent);
        return (a, result) =>
        {
            for (var i = 0; i < result.Length; i++) result[i] = IntegerPower<T>.Of(a[i], power);
        };
    }

    private static UnaryLoop<Complex, Complex> ComplexPowerOf(Scalar exponent)
    {
        var power = exponent.ToComplex();
        return (a, result) =>
        {
            for (var i = 0; i < result.Length; i++) result[i] = ComplexPower.Of(a[i], power);
        };
    }

    private readonly struct Or : IBinary<bool, bool, bool>
    {
        public static bool Of(bool a, bool b) => a | b;
    }

    private readonly struct And : IBinary<bool, bool, bool>
    {
        public static bool Of(bool a, bool b) => a & b;
    }

    private readonly struct ComplexAdd : IBinary<Complex, Complex, Complex>
    {
        public static Complex Of(Complex a, Complex b) => a + b;
    }

    private readonly struct ComplexSubtract : IBinary<Complex, Complex, Complex>
    {
        public static Complex Of(Complex a, Complex b) => a - b;
    }

    private readonly struct ComplexMultiply : IBinary<Complex, Complex, Complex>
    {
        public static Complex Of(Complex a, Complex b) => a * b;
    }

    private readonly struct ComplexDivide : IBinary<Complex, Complex, Complex>
    {
        public static Complex Of(Complex a, Complex b) => a / b;
    }

    private readonly struct ComplexPower : IBinary<Complex, Complex, Complex>
    {
        public static Complex Of(Complex a, Complex b) => b == 2 ? a * a : Complex.Pow(a, b);
    }

    private readonly struct FloatPower<T> : IBinary<T, T, T>
        where T : IFloatingPointIeee754<T>
    {
        public static T Of(T a, T b) => T.Pow(a, b);
    }

    // A negative power of an integer is 0 but for 1 and −1.
    private readonly struct IntegerPower<T> : IBinary<T, T, T>
        where T : IBinaryInteger<T>
    {
        public static T Of(T a, T b)
        {
            if (T.IsNegative(b))
                return a == T.One ? T.One : T.IsNegative(a) && a + T.One == T.Zero ? T.IsEvenInteger(b) ? T.One : a : T.Zero;
            var result = T.One;
            while (b != T.Zero)
            {
                if (!T.IsEvenInteger(b)) result *= a;
                a *= a;
                b >>= 1;
            }

            return result;
        }
    }
}

using System.Numerics;
using System.Numerics.Tensors;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>The loops of activation functions and of what their derivatives call.</summary>
internal static class ActivationFunctions
{
    private const double RootTwoByPi = 0.7978845608028654;
    private const double Cubic = 0.044715;

    public static UnaryTable Relu { get; } = new UnaryTable("clamp_min_scalar_cpu").Floats(Positive<float>, Positive<double>)
        .With<long>(Positive).With<int>(Positive).With<short>(Positive).With<sbyte>(Positive).With<byte>(Positive);

    public static UnaryTable Sigmoid { get; } = new UnaryTable("sigmoid_cpu").Floats(TensorPrimitives.Sigmoid, TensorPrimitives.Sigmoid)
        .Complexes(Each.Unary<Complex, Complex, ComplexSigmoid>);

    public static UnaryTable Tanh { get; } = new UnaryTable("tanh_vml_cpu").Floats(SingleTanh.Run, Each.Unary<double, double, TanhOf<double>>)
        .Complexes(Each.Unary<Complex, Complex, ComplexTanh>);

    public static UnaryTable Gelu { get; } = new UnaryTable("GeluKernelImpl").Floats(Each.Unary<float, float, GeluOf<float>>, Each.Unary<double, double, GeluOf<double>>);

    public static UnaryTable GeluByTanh { get; } =
        new UnaryTable("GeluKernelImpl").Floats(Each.Unary<float, float, GeluByTanhOf<float>>, Each.Unary<double, double, GeluByTanhOf<double>>);

    public static BinaryTable SigmoidBackward { get; } = new BinaryTable("sigmoid_backward_cpu").Floats(SigmoidGradient, SigmoidGradient).Complexes(SigmoidGradient);

    public static BinaryTable TanhBackward { get; } = new BinaryTable("tanh_backward_cpu").Floats(TanhGradient, TanhGradient).Complexes(TanhGradient);

    public static BinaryTable GeluBackward { get; } =
        new BinaryTable("GeluBackwardKernelImpl").Floats(Each.Binary<float, float, float, GeluGradient<float>>, Each.Binary<double, double, double, GeluGradient<double>>);

    public static BinaryTable GeluBackwardByTanh { get; } = new BinaryTable("GeluBackwardKernelImpl")
        .Floats(Each.Binary<float, float, float, GeluGradientByTanh<float>>, Each.Binary<double, double, double, GeluGradientByTanh<double>>);

    /// <summary>The gradient where self is above a threshold, else 0; NaN is not below it.</summary>
    /// <param name="threshold">The threshold.</param>
    public static KernelTable<BinaryKernel> ThresholdBackward(Scalar threshold) => new ComputedTable<BinaryKernel>("threshold_cpu", type => type switch
    {
        ScalarType.Float => new BinaryKernel<float, float, float>(Above(Numbers.To<float>(threshold))),
        ScalarType.Double => new BinaryKernel<double, double, double>(Above(Numbers.To<double>(threshold))),
        ScalarType.Half => new BinaryKernel<Half, Half, Half>(Widening.Binary<Half, float>(Above(Numbers.To<float>(threshold)))),
        ScalarType.BFloat16 => new BinaryKernel<Shell.Tensors.BFloat16, Shell.Tensors.BFloat16, Shell.Tensors.BFloat16>(
            Widening.Binary<Shell.Tensors.BFloat16, float>(Above(Numbers.To<float>(threshold)))),
        ScalarType.Long => new BinaryKernel<long, long, long>(Above(Numbers.To<long>(threshold))),
        ScalarType.Int => new BinaryKernel<int, int, int>(Above(Numbers.To<int>(threshold))),
        ScalarType.Short => new BinaryKernel<short, short, short>(Above(Numbers.To<short>(threshold))),
        ScalarType.Char => new BinaryKernel<sbyte, sbyte, sbyte>(Above(Numbers.To<sbyte>(threshold))),
        ScalarType.Byte => new BinaryKernel<byte, byte, byte>(Above(Numbers.To<byte>(threshold))),
        _ => null,
    });

    private static BinaryLoop<T, T, T> Above<T>(T threshold)
        where T : INumber<T> => (self, grad, result) =>
    {
        for (var i = 0; i < result.Length; i++) result[i] = self[i] <= threshold ? T.Zero : grad[i];
    };

    private static void Positive<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : INumber<T> => TensorPrimitives.Max(a, T.Zero, result);

    private static void SigmoidGradient<T>(ReadOnlySpan<T> grad, ReadOnlySpan<T> output, Span<T> result)
        where T : INumberBase<T>
    {
        for (var i = 0; i < result.Length; i++) result[i] = grad[i] * (T.One - output[i]) * output[i];
    }

    private static void TanhGradient<T>(ReadOnlySpan<T> grad, ReadOnlySpan<T> output, Span<T> result)
        where T : INumberBase<T>
    {
        for (var i = 0; i < result.Length; i++) result[i] = grad[i] * (T.One - (output[i] * output[i]));
    }

    private static double Inner(double x) => RootTwoByPi * (x + (Cubic * x * x * x));

    private readonly struct TanhOf<T> : IUnary<T, T>
        where T : IHyperbolicFunctions<T>
    {
        public static T Of(T a) => T.Tanh(a);
    }

    private readonly struct ComplexTanh : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => Complex.Tanh(a);
    }

    private readonly struct ComplexSigmoid : IUnary<Complex, Complex>
    {
        public static Complex Of(Complex a) => 1 / (1 + Complex.Exp(-a));
    }

    // In the type's own precision, as PyTorch computes it: where the distribution function is small, digits are lost in the sum.
    private readonly struct GeluOf<T> : IUnary<T, T>
        where T : IFloatingPointIeee754<T>
    {
        public static T Of(T a) => a * Distribution(a);

        public static T Distribution(T a) =>
            T.CreateTruncating(0.5) * (T.One + T.CreateTruncating(ErrorFunction.Erf(double.CreateTruncating(a * T.CreateTruncating(ErrorFunction.RootHalf)))));
    }

    private readonly struct GeluByTanhOf<T> : IUnary<T, T>
        where T : INumberBase<T>
    {
        public static T Of(T a)
        {
            var x = double.CreateTruncating(a);
            return T.CreateTruncating(0.5 * x * (1 + Math.Tanh(Inner(x))));
        }
    }

    private readonly struct GeluGradient<T> : IBinary<T, T, T>
        where T : IFloatingPointIeee754<T>
    {
        public static T Of(T grad, T a) => grad * (GeluOf<T>.Distribution(a) + (a * T.CreateTruncating(ErrorFunction.NormalDensity(double.CreateTruncating(a)))));
    }

    private readonly struct GeluGradientByTanh<T> : IBinary<T, T, T>
        where T : INumberBase<T>
    {
        public static T Of(T grad, T a)
        {
            var x = double.CreateTruncating(a);
            var tanh = Math.Tanh(Inner(x));
            var slope = RootTwoByPi * (1 + (3 * Cubic * x * x));
            return T.CreateTruncating(double.CreateTruncating(grad) * ((0.5 * (1 + tanh)) + (0.5 * x * (1 - (tanh * tanh)) * slope)));
        }
    }
}

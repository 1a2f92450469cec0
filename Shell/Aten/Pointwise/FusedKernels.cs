using System.Numerics;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>addcmul, addcdiv and lerp: what optimisers do in one pass.</summary>
/// <param name="target">Where.</param>
internal sealed class FusedKernels(Target target) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        Addcmul.Implement(dispatcher, target.Key, (self, a, b, value) => Product(null, self, a, b, value), Next.Leaf),
        AddcmulInPlace.Implement(dispatcher, target.Key, (self, a, b, value) => Product(self, self, a, b, value), Next.Leaf),
        AddcmulOut.Implement(dispatcher, target.Key, (self, a, b, value, output) => Product(output, self, a, b, value), Next.Leaf),
        Addcdiv.Implement(dispatcher, target.Key, (self, a, b, value) => Quotient(null, self, a, b, value), Next.Leaf),
        AddcdivInPlace.Implement(dispatcher, target.Key, (self, a, b, value) => Quotient(self, self, a, b, value), Next.Leaf),
        AddcdivOut.Implement(dispatcher, target.Key, (self, a, b, value, output) => Quotient(output, self, a, b, value), Next.Leaf),
        LerpScalar.Implement(dispatcher, target.Key, (self, end, weight) => Lerp(null, self, end, weight), Next.Leaf),
        LerpInPlaceScalar.Implement(dispatcher, target.Key, (self, end, weight) => Lerp(self, self, end, weight), Next.Leaf),
        LerpScalarOut.Implement(dispatcher, target.Key, (self, end, weight, output) => Lerp(output, self, end, weight), Next.Leaf),
    ];

    private Tensor Product(Tensor? output, Tensor self, Tensor a, Tensor b, Scalar value)
    {
        var table = new ComputedTable<TernaryKernel>("addcmul_cpu_out", type => type switch
        {
            ScalarType.Float => new TernaryKernel<float, float, float, float>(AddProduct(Numbers.To<float>(value))),
            ScalarType.Double => new TernaryKernel<double, double, double, double>(AddProduct(Numbers.To<double>(value))),
            ScalarType.Half => new TernaryKernel<Half, Half, Half, Half>(Widening.Ternary<Half, float>(AddProduct(Numbers.To<float>(value)))),
            ScalarType.BFloat16 => new TernaryKernel<BFloat16, BFloat16, BFloat16, BFloat16>(Widening.Ternary<BFloat16, float>(AddProduct(Numbers.To<float>(value)))),
            ScalarType.Long => new TernaryKernel<long, long, long, long>(AddProduct(Numbers.To<long>(value))),
            ScalarType.Int => new TernaryKernel<int, int, int, int>(AddProduct(Numbers.To<int>(value))),
            ScalarType.Short => new TernaryKernel<short, short, short, short>(AddProduct(Numbers.To<short>(value))),
            ScalarType.Char => new TernaryKernel<sbyte, sbyte, sbyte, sbyte>(AddProduct(Numbers.To<sbyte>(value))),
            ScalarType.Byte => new TernaryKernel<byte, byte, byte, byte>(AddProduct(Numbers.To<byte>(value))),
            ScalarType.ComplexDouble => new TernaryKernel<Complex, Complex, Complex, Complex>(AddProduct(value.ToComplex())),
            ScalarType.ComplexFloat => new TernaryKernel<Complex64, Complex64, Complex64, Complex64>(Widening.Ternary<Complex64, Complex>(AddProduct(value.ToComplex()))),
            _ => null,
        });
        return Elementwise.Run(target, output, CallTypes.Of(TypeRule.Promoted, self, a, b), table, self, a, b);
    }

    private Tensor Quotient(Tensor? output, Tensor self, Tensor a, Tensor b, Scalar value)
    {
        if (ScalarTypes.IsIntegral(a.ScalarType, true) && ScalarTypes.IsIntegral(b.ScalarType, true))
            throw new TensorRuntimeException(new OperationError("addcdiv", "integer division is not supported", "make one of the tensors floating-point"));
        var table = new ComputedTable<TernaryKernel>("addcdiv_cpu_out", type => type switch
        {
            ScalarType.Float => new TernaryKernel<float, float, float, float>(AddQuotient(Numbers.To<float>(value))),
            ScalarType.Double => new TernaryKernel<double, double, double, double>(AddQuotient(Numbers.To<double>(value))),
            ScalarType.Half => new TernaryKernel<Half, Half, Half, Half>(Widening.Ternary<Half, float>(AddQuotient(Numbers.To<float>(value)))),
            ScalarType.BFloat16 => new TernaryKernel<BFloat16, BFloat16, BFloat16, BFloat16>(Widening.Ternary<BFloat16, float>(AddQuotient(Numbers.To<float>(value)))),
            ScalarType.ComplexDouble => new TernaryKernel<Complex, Complex, Complex, Complex>(AddQuotient(value.ToComplex())),
            ScalarType.ComplexFloat => new TernaryKernel<Complex64, Complex64, Complex64, Complex64>(Widening.Ternary<Complex64, Complex>(AddQuotient(value.ToComplex()))),
            _ => null,
        });
        return Elementwise.Run(target, output, CallTypes.Of(TypeRule.Promoted, self, a, b), table, self, a, b);
    }

    private Tensor Lerp(Tensor? output, Tensor self, Tensor end, Scalar weight)
    {
        if (self.ScalarType != end.ScalarType)
            throw new TensorRuntimeException(new OperationError("lerp", $"expected dtype {self.ScalarType} for `end` but got dtype {end.ScalarType}"));
        var table = new ComputedTable<BinaryKernel>("lerp_kernel_scalar", type => type switch
        {
            ScalarType.Float => new BinaryKernel<float, float, float>(Towards(Numbers.To<float>(weight))),
            ScalarType.Double => new BinaryKernel<double, double, double>(Towards(Numbers.To<double>(weight))),
            ScalarType.Half => new BinaryKernel<Half, Half, Half>(Widening.Binary<Half, float>(Towards(Numbers.To<float>(weight)))),
            ScalarType.BFloat16 => new BinaryKernel<BFloat16, BFloat16, BFloat16>(Widening.Binary<BFloat16, float>(Towards(Numbers.To<float>(weight)))),
            _ => null,
        });
        return Elementwise.Run(target, output, CallTypes.Of(TypeRule.Promoted, self, end), table, self, end);
    }

    private static TernaryLoop<T, T, T, T> AddProduct<T>(T value)
        where T : INumberBase<T> => (self, a, b, result) =>
    {
        for (var i = 0; i < result.Length; i++) result[i] = self[i] + (value * a[i] * b[i]);
    };

    private static TernaryLoop<T, T, T, T> AddQuotient<T>(T value)
        where T : INumberBase<T> => (self, a, b, result) =>
    {
        for (var i = 0; i < result.Length; i++) result[i] = self[i] + (value * a[i] / b[i]);
    };

    // From the nearer end, so that both ends are met exactly.
    private static BinaryLoop<T, T, T> Towards<T>(T weight)
        where T : INumber<T>
    {
        var isNear = T.Abs(weight) < T.One / (T.One + T.One);
        return (self, end, result) =>
        {
            if (isNear)
                for (var i = 0; i < result.Length; i++) result[i] = self[i] + (weight * (end[i] - self[i]));
            else
                for (var i = 0; i < result.Length; i++) result[i] = end[i] - ((end[i] - self[i]) * (T.One - weight));
        };
    }
}

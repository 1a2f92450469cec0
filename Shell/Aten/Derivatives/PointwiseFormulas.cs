using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten;

// Pointwise gradients of more than one line.
internal sealed partial class AtenDerivatives
{
    // x^0 is 1 everywhere, also at 0, where x^(-1) is not.
    private Tensor PowSelf(Tensor grad, Tensor self, Scalar exponent)
    {
        if (exponent.Kind != ValueKind.Complex && exponent.ToDouble() == 0) return ZerosLike(self);
        var less = exponent.Kind switch
        {
            ValueKind.Complex => exponent.ToComplex() - 1,
            ValueKind.Float => exponent.ToDouble() - 1,
            _ => (Scalar)(exponent.ToInt64() - 1),
        };
        return For(self.ScalarType, Mul(grad, Conj(Mul(Pow(self, less), exponent))));
    }

    private Tensor PowSelf(Tensor grad, Tensor self, Tensor exponent) => For(
        self.ScalarType,
        Where(
            Operators.EqScalar.Call(exponent, 0), 0,
            Mul(grad, Conj(Mul(exponent, Operators.PowTensorTensor.Call(self, Operators.SubScalar.Call(exponent, 1)))))));

    // 0^y does not depend on y > 0, but log(0) is infinite.
    private Tensor PowExponent(Tensor grad, Tensor self, Tensor exponent, Tensor result)
    {
        var flat = Operators.LogicalAnd.Call(Operators.EqScalar.Call(self, 0), Operators.GeScalar.Call(exponent, 0));
        return For(exponent.ScalarType, Mul(grad, Where(flat, 0, Conj(Mul(result, Operators.Log.Call(To(self, result.ScalarType)))))));
    }

    // The sign of a real number; of a complex one the number of its angle whose size is 1, and 0 for 0.
    private Tensor Direction(Tensor self) => ScalarTypes.IsComplex(self.ScalarType)
        ? Where(Operators.NeScalar.Call(self, 0), Div(self, Operators.Abs.Call(self)), 0)
        : Sign(self);

    // At a bound itself nothing passes (seen on PyTorch 2.14.1).
    private Tensor Clamped(Tensor grad, Tensor self, Scalar? min, Scalar? max) => (min, max) switch
    {
        ({ } low, { } high) => Where(Operators.LogicalAnd.Call(Operators.GtScalar.Call(self, low), Operators.LtScalar.Call(self, high)), grad, 0),
        ({ } low, null) => Where(Operators.GtScalar.Call(self, low), grad, 0),
        (null, { } high) => Where(Operators.LtScalar.Call(self, high), grad, 0),
        _ => grad,
    };

    // The second derivative of x Φ(x), or of its approximation by tanh.
    private Tensor GeluTwice(Tensor grad, Tensor gradOutput, Tensor self, string approximate)
    {
        var square = Mul(self, self);
        if (approximate != "tanh")
        {
            var density = Mul(Exp(Mul(square, -0.5)), 1 / Math.Sqrt(2 * Math.PI));
            return Mul(Mul(grad, gradOutput), Mul(density, Add(Neg(square), 2)));
        }

        // f = x (1 + tanh g) / 2 with g = β (x + κ x³); f'' = (1 - t²) (g' + x g'' / 2 - x t g'²).
        var (beta, kappa) = (Math.Sqrt(2 / Math.PI), 0.044715);
        var t = Operators.Tanh.Call(Mul(Mul(self, Add(Mul(square, kappa), 1)), beta));
        var first = Mul(Add(Mul(square, 3 * kappa), 1), beta);
        var second = Mul(self, 6 * kappa * beta);
        var slope = Add(Neg(Mul(t, t)), 1);
        var inner = Sub(Add(first, Mul(Mul(self, second), 0.5)), Mul(Mul(self, t), Mul(first, first)));
        return Mul(Mul(grad, gradOutput), Mul(slope, inner));
    }

    private Tensor SumOver(Tensor tensor, long dim) => Operators.SumDim.Call(tensor, [dim], true);

    private Tensor SoftmaxTwice(Tensor grad, Tensor gradOutput, Tensor output, long dim) => Sub(
        Sub(Mul(gradOutput, grad), Mul(SumOver(Mul(output, gradOutput), dim), grad)),
        Mul(gradOutput, SumOver(Mul(output, grad), dim)));

    private Tensor LogSoftmaxTwice(Tensor grad, Tensor output, long dim) => Sub(grad, SumOver(Mul(grad, Exp(output)), dim));
}

using System.Collections.Immutable;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten;

// The operators as formulas write them. Those that take more thought are in the files beside this one.
internal sealed partial class AtenDerivatives
{
    private Tensor Add(Tensor left, Tensor right) => Operators.AddTensor.Call(left, right);

    private Tensor Add(Tensor left, Scalar right) => Operators.AddScalar.Call(left, right);

    private Tensor Sub(Tensor left, Tensor right) => Operators.SubTensor.Call(left, right);

    private Tensor Mul(Tensor left, Tensor right) => Operators.MulTensor.Call(left, right);

    private Tensor Mul(Tensor left, Scalar right) => Operators.MulScalar.Call(left, right);

    private Tensor Div(Tensor left, Tensor right) => Operators.DivTensor.Call(left, right);

    private Tensor Div(Tensor left, Scalar right) => Operators.DivScalar.Call(left, right);

    private Tensor Neg(Tensor tensor) => Operators.Neg.Call(tensor);

    private Tensor Reciprocal(Tensor tensor) => Operators.Reciprocal.Call(tensor);

    private Tensor Pow(Tensor tensor, Scalar exponent) => Operators.PowTensorScalar.Call(tensor, exponent);

    private Tensor Sign(Tensor tensor) => Operators.Sign.Call(tensor);

    private Tensor Sin(Tensor tensor) => Operators.Sin.Call(tensor);

    private Tensor Cos(Tensor tensor) => Operators.Cos.Call(tensor);

    private Tensor Exp(Tensor tensor) => Operators.Exp.Call(tensor);

    private Tensor Eq(Tensor left, Tensor right) => Operators.EqTensor.Call(left, right);

    private Tensor Lt(Tensor left, Tensor right) => Operators.LtTensor.Call(left, right);

    private Tensor Gt(Tensor left, Tensor right) => Operators.GtTensor.Call(left, right);

    private Tensor Where(Tensor condition, Tensor left, Tensor right) => Operators.Where.Call(condition, left, right);

    private Tensor Where(Tensor condition, Scalar left, Tensor right) => Operators.WhereScalarSelf.Call(condition, left, right);

    private Tensor Where(Tensor condition, Tensor left, Scalar right) => Operators.WhereScalarOther.Call(condition, left, right);

    private Tensor Sum(Tensor tensor) => Operators.Sum.Call(tensor);

    private Tensor ZerosLike(Tensor tensor) => Operators.ZerosLike.Call(tensor);

    private Tensor Zeros(in GradientShape form) => Operators.Zeros.Call(Symbolic(form.Shape.Sizes), form.ScalarType, null, form.Device, null);

    private Tensor Reshape(Tensor tensor, ImmutableArray<long> sizes) => Operators.Reshape.Call(tensor, Symbolic(sizes));

    private Tensor Expand(Tensor tensor, ImmutableArray<long> sizes) => Operators.Expand.Call(tensor, Symbolic(sizes));

    private Tensor SumTo(Tensor tensor, ImmutableArray<long> sizes) => Operators.SumToSize.Call(tensor, Symbolic(sizes));

    private Tensor Transpose(Tensor tensor, long dim0, long dim1) => Operators.Transpose.Call(tensor, dim0, dim1);

    private Tensor T(Tensor tensor) => Operators.T.Call(tensor);

    private Tensor Squeeze(Tensor tensor, long dim) => Operators.SqueezeDim.Call(tensor, dim);

    private Tensor Unsqueeze(Tensor tensor, long dim) => Operators.Unsqueeze.Call(tensor, dim);

    private Tensor Select(Tensor tensor, long dim, SymInt index) => Operators.Select.Call(tensor, dim, index);

    private Tensor Slice(Tensor tensor, long dim, SymInt start, SymInt end, SymInt step) => Operators.Slice.Call(tensor, dim, start, end, step);

    private Tensor Bmm(Tensor left, Tensor right) => Operators.Bmm.Call(left, right);

    private Tensor Mv(Tensor matrix, Tensor vector) => Operators.Mv.Call(matrix, vector);

    private Tensor Gather(Tensor tensor, long dim, Tensor index) => Operators.Gather.Call(tensor, dim, index);

    private Tensor Scatter(Tensor tensor, long dim, Tensor index, Scalar value) => Operators.ScatterValue.Call(tensor, dim, index, value);

    private Tensor ScatterAdd(Tensor tensor, long dim, Tensor index, Tensor source) => Operators.ScatterAdd.Call(tensor, dim, index, source);

    private Tensor IndexAdd(Tensor tensor, long dim, Tensor index, Tensor source) => Operators.IndexAdd.Call(tensor, dim, index, source);

    private Tensor ThresholdBackward(Tensor grad, Tensor result, Scalar threshold) => Operators.ThresholdBackward.Call(grad, result, threshold);

    private Tensor SigmoidBackward(Tensor grad, Tensor result) => Operators.SigmoidBackward.Call(grad, result);

    private Tensor TanhBackward(Tensor grad, Tensor result) => Operators.TanhBackward.Call(grad, result);

    private Tensor GeluBackward(Tensor grad, Tensor self, string approximate) => Operators.GeluBackward.Call(grad, self, approximate);

    private Tensor SoftmaxBackward(Tensor grad, Tensor result, long dim, ScalarType type) => Operators.InternalSoftmaxBackwardData.Call(grad, result, dim, type);

    private Tensor LogSoftmaxBackward(Tensor grad, Tensor result, long dim, ScalarType type) => Operators.InternalLogSoftmaxBackwardData.Call(grad, result, dim, type);

    private Tensor NllLoss(Tensor grad, Tensor target, Tensor? weight, long reduction, SymInt ignored) => Operators.NllLoss.Call(grad, target, weight, reduction, ignored);

    private Tensor NllLossBackward(Tensor grad, Tensor self, Tensor target, Tensor? weight, long reduction, SymInt ignored, Tensor totalWeight) =>
        Operators.NllLossBackward.Call(grad, self, target, weight, reduction, ignored, totalWeight);

    private Tensor ConjPhysical(Tensor tensor) => ScalarTypes.IsComplex(tensor.ScalarType) ? Operators.InternalConjPhysical.Call(tensor) : tensor;

    // Of real numbers there is nothing to do, and no call.
    private Tensor Conj(Tensor tensor) => ScalarTypes.IsComplex(tensor.ScalarType) ? Operators.Conj.Call(tensor) : tensor;

    private static Scalar Conj(Scalar number) => number.Kind == ValueKind.Complex ? System.Numerics.Complex.Conjugate(number.ToComplex()) : number;

    private static Scalar OneMinus(Scalar number) => number.Kind == ValueKind.Complex ? System.Numerics.Complex.One - number.ToComplex() : 1 - number.ToDouble();

    // One is what alpha and beta mostly are.
    private Tensor Scaled(Tensor tensor, Scalar factor) => factor.Kind == ValueKind.Complex || factor.ToDouble() != 1 ? Mul(tensor, factor) : tensor;

    // The gradient of a real argument is real: what a complex other argument brought in is dropped.
    private Tensor For(ScalarType argument, Tensor grad) =>
        ScalarTypes.IsComplex(argument) || !ScalarTypes.IsComplex(grad.ScalarType) ? grad : To(Div(Add(grad, Conj(grad)), 2), TypeOfParts(grad.ScalarType));

    private Tensor To(Tensor tensor, ScalarType type) => tensor.ScalarType == type ? tensor : Operators.InternalToCopy.Call(tensor, type, null, null, null, false, null);

    private Tensor To(Tensor tensor, in GradientShape form) =>
        tensor.ScalarType == form.ScalarType && tensor.Device == form.Device ? tensor : Operators.InternalToCopy.Call(For(form.ScalarType, tensor), form.ScalarType, null, form.Device, null, false, null);

    private static ScalarType TypeOfParts(ScalarType complex) => complex switch
    {
        ScalarType.ComplexDouble => ScalarType.Double,
        ScalarType.ComplexHalf => ScalarType.Half,
        _ => ScalarType.Float,
    };

    private static SymInt[] Symbolic(ImmutableArray<long> sizes)
    {
        var symbolic = new SymInt[sizes.Length];
        for (var i = 0; i < symbolic.Length; i++) symbolic[i] = sizes[i];
        return symbolic;
    }

    private static int Wrap(long dim, int rank) => (int)(dim < 0 ? dim + Math.Max(rank, 1) : dim);
}

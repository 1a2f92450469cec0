using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>add, sub, mul, div, pow, maximum and minimum of tensors.</summary>
/// <param name="target">Where.</param>
internal sealed class ArithmeticKernels(Target target) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        AddTensor.Implement(dispatcher, target.Key, (self, other, alpha) => Add(null, self, other, alpha), Next.Leaf),
        AddInPlaceTensor.Implement(dispatcher, target.Key, (self, other, alpha) => Add(self, self, other, alpha), Next.Leaf),
        AddOut.Implement(dispatcher, target.Key, (self, other, alpha, output) => Add(output, self, other, alpha), Next.Leaf),
        SubTensor.Implement(dispatcher, target.Key, (self, other, alpha) => Subtract(null, self, other, alpha), Next.Leaf),
        SubInPlaceTensor.Implement(dispatcher, target.Key, (self, other, alpha) => Subtract(self, self, other, alpha), Next.Leaf),
        SubOut.Implement(dispatcher, target.Key, (self, other, alpha, output) => Subtract(output, self, other, alpha), Next.Leaf),
        MulTensor.Implement(dispatcher, target.Key, (self, other) => Run(null, TypeRule.Promoted, ArithmeticFunctions.Multiply, self, other), Next.Leaf),
        MulInPlaceTensor.Implement(dispatcher, target.Key, (self, other) => Run(self, TypeRule.Promoted, ArithmeticFunctions.Multiply, self, other), Next.Leaf),
        MulOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, TypeRule.Promoted, ArithmeticFunctions.Multiply, self, other), Next.Leaf),
        DivTensor.Implement(dispatcher, target.Key, (self, other) => Run(null, TypeRule.Floating, ArithmeticFunctions.Divide, self, other), Next.Leaf),
        DivInPlaceTensor.Implement(dispatcher, target.Key, (self, other) => Run(self, TypeRule.Floating, ArithmeticFunctions.Divide, self, other), Next.Leaf),
        DivOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, TypeRule.Floating, ArithmeticFunctions.Divide, self, other), Next.Leaf),
        PowTensorScalar.Implement(dispatcher, target.Key, (self, exponent) => Power(null, self, exponent), Next.Leaf),
        PowInPlaceScalar.Implement(dispatcher, target.Key, (self, exponent) => Power(self, self, exponent), Next.Leaf),
        PowTensorScalarOut.Implement(dispatcher, target.Key, (self, exponent, output) => Power(output, self, exponent), Next.Leaf),
        PowTensorTensor.Implement(dispatcher, target.Key, (self, exponent) => Run(null, TypeRule.Promoted, ArithmeticFunctions.Power, self, exponent), Next.Leaf),
        PowTensorTensorOut.Implement(dispatcher, target.Key, (self, exponent, output) => Run(output, TypeRule.Promoted, ArithmeticFunctions.Power, self, exponent), Next.Leaf),
        Operators.Maximum.Implement(dispatcher, target.Key, (self, other) => Maximum(null, self, other), Next.Leaf),
        MaximumOut.Implement(dispatcher, target.Key, (self, other, output) => Maximum(output, self, other), Next.Leaf),
        Operators.Minimum.Implement(dispatcher, target.Key, (self, other) => Minimum(null, self, other), Next.Leaf),
        MinimumOut.Implement(dispatcher, target.Key, (self, other, output) => Minimum(output, self, other), Next.Leaf),
    ];

    private Tensor Run(Tensor? output, TypeRule rule, BinaryTable table, Tensor self, Tensor other) =>
        output is null && Fast(self, other, table) is { } result ? result
        : Elementwise.Run(target, output, CallTypes.Of(rule, self, other), table, self, other);

    private Tensor Add(Tensor? output, Tensor self, Tensor other, Scalar alpha)
    {
        if (IsOne(alpha)) return Run(output, TypeRule.Promoted, ArithmeticFunctions.Add, self, other);
        var types = CallTypes.Of(TypeRule.Promoted, self, other);
        Check("add", alpha, types.Common);
        return Elementwise.Run(target, output, types, ArithmeticFunctions.AddScaled(alpha), self, other);
    }

    private Tensor Subtract(Tensor? output, Tensor self, Tensor other, Scalar alpha)
    {
        ForbidTruthValues(self, other);
        if (IsOne(alpha)) return Run(output, TypeRule.Promoted, ArithmeticFunctions.Subtract, self, other);
        var types = CallTypes.Of(TypeRule.Promoted, self, other);
        Check("sub", alpha, types.Common);
        return Elementwise.Run(target, output, types, ArithmeticFunctions.AddScaled(Numbers.Negative(alpha)), self, other);
    }

    private Tensor Power(Tensor? output, Tensor self, Scalar exponent)
    {
        if (ScalarTypes.IsIntegral(self.ScalarType, includeBool: true) && exponent.Kind is ValueKind.Int or ValueKind.Bool && exponent.ToInt64() < 0)
            throw new TensorRuntimeException(new OperationError("pow", "integers to negative integer powers are not allowed"));
        var common = default(TypePromotion).With(self).With(exponent).Result;
        var number = exponent.ToComplex();
        var table = number == 0 ? FillFunctions.Ones : number == 1 ? FillFunctions.Same : ArithmeticFunctions.PowerOf(exponent);
        return Elementwise.Run(target, output, new CallTypes(common, common, true), table, self);
    }

    private Tensor Maximum(Tensor? output, Tensor self, Tensor other)
    {
        ForbidComplex("maximum", self, other);
        return Run(output, TypeRule.Promoted, ArithmeticFunctions.Maximum, self, other);
    }

    private Tensor Minimum(Tensor? output, Tensor self, Tensor other)
    {
        ForbidComplex("minimum", self, other);
        return Run(output, TypeRule.Promoted, ArithmeticFunctions.Minimum, self, other);
    }

    // What nearly every call is: two tensors alike, without gaps. Nothing is asked twice, and the shape is shared.
    private Tensor? Fast(Tensor a, Tensor b, BinaryTable table)
    {
        if (!target.Computes || a.ScalarType != b.ScalarType || !a.HasRowMajorStrides || !b.HasRowMajorStrides) return null;
        if (a.IsWrappedNumber || b.IsWrappedNumber || ScalarTypes.IsIntegral(a.ScalarType, includeBool: true)) return null;
        if (!a.Sizes.Equals(b.Sizes) && !a.Sizes.AsSpan().SequenceEqual(b.Sizes.AsSpan())) return null;
        if (a.Device.Type != b.Device.Type || table.Find(a.ScalarType) is not { } kernel) return null;
        var result = target.Empty(a.Shape, a.ScalarType);
        if (a.ElementCount > 0) kernel.Run(result, a, b);
        return result;
    }

    private static bool IsOne(Scalar alpha) => alpha.Kind == ValueKind.Int && alpha.ToInt64() == 1;

    private static void Check(string name, Scalar alpha, ScalarType common)
    {
        if (alpha.Kind == ValueKind.Bool && common != ScalarType.Bool) throw new TensorRuntimeException(new OperationError(name, "a bool alpha is only for bool results"));
        if (alpha.Kind is ValueKind.Float or ValueKind.Complex && !ScalarTypes.IsDifferentiable(common))
            throw new TensorRuntimeException(new OperationError(name, "for integral input tensors alpha must not be a floating-point number"));
        if (alpha.Kind == ValueKind.Complex && !ScalarTypes.IsComplex(common))
            throw new TensorRuntimeException(new OperationError(name, "for non-complex input tensors alpha must not be a complex number"));
    }

    private static void ForbidTruthValues(Tensor self, Tensor other)
    {
        if (self.ScalarType == ScalarType.Bool || other.ScalarType == ScalarType.Bool)
            throw new TensorNotImplementedException(new OperationError("sub", "subtraction with a bool tensor is not supported", "logical_xor or logical_not is meant perhaps"));
    }

    private static void ForbidComplex(string name, Tensor self, Tensor other)
    {
        if (ScalarTypes.IsComplex(self.ScalarType) || ScalarTypes.IsComplex(other.ScalarType))
            throw new TensorRuntimeException(new OperationError(name, "complex numbers have no order"));
    }
}

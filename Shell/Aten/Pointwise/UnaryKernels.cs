using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>Functions of one tensor.</summary>
/// <param name="target">Where.</param>
internal sealed class UnaryKernels(Target target) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        Neg.Implement(dispatcher, target.Key, self => Negate(null, self), Next.Leaf),
        NegInPlace.Implement(dispatcher, target.Key, self => Negate(self, self), Next.Leaf),
        NegOut.Implement(dispatcher, target.Key, (self, output) => Negate(output, self), Next.Leaf),
        AbsOut.Implement(dispatcher, target.Key, (self, output) => Absolute(output, self), Next.Leaf),
        Exp.Implement(dispatcher, target.Key, self => Floating(null, UnaryFunctions.Exp, self), Next.Leaf),
        ExpInPlace.Implement(dispatcher, target.Key, self => Floating(self, UnaryFunctions.Exp, self), Next.Leaf),
        ExpOut.Implement(dispatcher, target.Key, (self, output) => Floating(output, UnaryFunctions.Exp, self), Next.Leaf),
        Log.Implement(dispatcher, target.Key, self => Floating(null, UnaryFunctions.Log, self), Next.Leaf),
        LogInPlace.Implement(dispatcher, target.Key, self => Floating(self, UnaryFunctions.Log, self), Next.Leaf),
        LogOut.Implement(dispatcher, target.Key, (self, output) => Floating(output, UnaryFunctions.Log, self), Next.Leaf),
        Sqrt.Implement(dispatcher, target.Key, self => Floating(null, UnaryFunctions.Sqrt, self), Next.Leaf),
        SqrtInPlace.Implement(dispatcher, target.Key, self => Floating(self, UnaryFunctions.Sqrt, self), Next.Leaf),
        SqrtOut.Implement(dispatcher, target.Key, (self, output) => Floating(output, UnaryFunctions.Sqrt, self), Next.Leaf),
        Rsqrt.Implement(dispatcher, target.Key, self => Floating(null, UnaryFunctions.Rsqrt, self), Next.Leaf),
        RsqrtInPlace.Implement(dispatcher, target.Key, self => Floating(self, UnaryFunctions.Rsqrt, self), Next.Leaf),
        RsqrtOut.Implement(dispatcher, target.Key, (self, output) => Floating(output, UnaryFunctions.Rsqrt, self), Next.Leaf),
        Reciprocal.Implement(dispatcher, target.Key, self => Floating(null, UnaryFunctions.Reciprocal, self), Next.Leaf),
        ReciprocalInPlace.Implement(dispatcher, target.Key, self => Floating(self, UnaryFunctions.Reciprocal, self), Next.Leaf),
        ReciprocalOut.Implement(dispatcher, target.Key, (self, output) => Floating(output, UnaryFunctions.Reciprocal, self), Next.Leaf),
        Sin.Implement(dispatcher, target.Key, self => Floating(null, UnaryFunctions.Sin, self), Next.Leaf),
        SinInPlace.Implement(dispatcher, target.Key, self => Floating(self, UnaryFunctions.Sin, self), Next.Leaf),
        SinOut.Implement(dispatcher, target.Key, (self, output) => Floating(output, UnaryFunctions.Sin, self), Next.Leaf),
        Cos.Implement(dispatcher, target.Key, self => Floating(null, UnaryFunctions.Cos, self), Next.Leaf),
        CosInPlace.Implement(dispatcher, target.Key, self => Floating(self, UnaryFunctions.Cos, self), Next.Leaf),
        CosOut.Implement(dispatcher, target.Key, (self, output) => Floating(output, UnaryFunctions.Cos, self), Next.Leaf),
        Sign.Implement(dispatcher, target.Key, self => Signed(null, self), Next.Leaf),
        SignInPlace.Implement(dispatcher, target.Key, self => Signed(self, self), Next.Leaf),
        SignOut.Implement(dispatcher, target.Key, (self, output) => Signed(output, self), Next.Leaf),
        Clamp.Implement(dispatcher, target.Key, (self, min, max) => Clamped(null, self, min, max), Next.Leaf),
        ClampInPlace.Implement(dispatcher, target.Key, (self, min, max) => Clamped(self, self, min, max), Next.Leaf),
        ClampOut.Implement(dispatcher, target.Key, (self, min, max, output) => Clamped(output, self, min, max), Next.Leaf),
        LogicalNotOut.Implement(dispatcher, target.Key, Not, Next.Leaf),
    ];

    private Tensor Floating(Tensor? output, UnaryTable table, Tensor self) => Elementwise.Run(target, output, CallTypes.Of(TypeRule.Floating, self), table, self);

    private Tensor Negate(Tensor? output, Tensor self)
    {
        if (self.ScalarType == ScalarType.Bool)
            throw new TensorNotImplementedException(new OperationError("neg", "negation of a bool tensor is not supported", "logical_not inverts a mask"));
        Structure.RequireType("neg", output, self.ScalarType);
        return Elementwise.Run(target, output, CallTypes.Of(TypeRule.Promoted, self), UnaryFunctions.Negate, self);
    }

    private Tensor Signed(Tensor? output, Tensor self)
    {
        if (ScalarTypes.IsComplex(self.ScalarType)) throw new TensorRuntimeException(new OperationError("sign", "complex numbers have no sign", "sgn is unlike it defined for them"));
        Structure.RequireType("sign", output, self.ScalarType);
        return Elementwise.Run(target, output, CallTypes.Of(TypeRule.Promoted, self), UnaryFunctions.Sign, self);
    }

    // A complex number's absolute value is computed as a complex number, and stored as a real one.
    private Tensor Absolute(Tensor output, Tensor self)
    {
        Structure.RequireType("abs", output, ScalarTypes.ValueTypeOf(self.ScalarType));
        if (!ScalarTypes.IsComplex(self.ScalarType)) return Elementwise.Run(target, output, CallTypes.Of(TypeRule.Promoted, self), UnaryFunctions.Abs, self);
        return Elementwise.Run(target, output, new CallTypes(self.ScalarType, self.ScalarType, false), UnaryFunctions.ComplexAbs, self);
    }

    private Tensor Clamped(Tensor? output, Tensor self, Scalar? min, Scalar? max)
    {
        if (min is null && max is null) throw new TensorRuntimeException(new OperationError("clamp", "at least one of `min` and `max` must be given"));
        if (ScalarTypes.IsComplex(self.ScalarType)) throw new TensorNotImplementedException(new OperationError("clamp", "it is not supported for complex types"));
        var promotion = default(TypePromotion).With(self);
        if (min is { } low) promotion = promotion.With(low);
        if (max is { } high) promotion = promotion.With(high);
        var common = promotion.Result;
        if (!ReferenceEquals(output, self)) Structure.RequireType("clamp", output, common);
        return Elementwise.Run(target, output, new CallTypes(common, common, true), UnaryFunctions.Clamp(min, max), self);
    }

    private Tensor Not(Tensor self, Tensor output) =>
        Elementwise.Run(target, output, new CallTypes(self.ScalarType, ScalarType.Bool, false), ComparisonFunctions.LogicalNot, self);
}

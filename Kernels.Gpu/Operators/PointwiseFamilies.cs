using System.Collections.Immutable;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Pointwise;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>The elementwise operators, each an operation of the table with the type rule of its CPU kernel.</summary>
internal static class PointwiseFamilies
{
    public static ImmutableArray<Family> All { get; } =
    [
        Of("add", TypeRule.Promoted, ["self", "other"], ["alpha"], AddTensor.Schema, AddInPlaceTensor.Schema, AddOut.Schema),
        Of("sub", TypeRule.Promoted, ["self", "other"], ["alpha"], SubTensor.Schema, SubInPlaceTensor.Schema, SubOut.Schema),
        Of("mul", TypeRule.Promoted, ["self", "other"], [], MulTensor.Schema, MulInPlaceTensor.Schema, MulOut.Schema),
        Of("div", TypeRule.Floating, ["self", "other"], [], DivTensor.Schema, DivInPlaceTensor.Schema, DivOut.Schema),
        Of("pow", TypeRule.Promoted, ["self", "exponent"], [], PowTensorTensor.Schema, PowTensorTensorOut.Schema),
        new(PowerOfNumber, [PowTensorScalar.Schema, PowInPlaceScalar.Schema, PowTensorScalarOut.Schema], true),
        Of("maximum", TypeRule.Promoted, ["self", "other"], [], Maximum.Schema, MaximumOut.Schema),
        Of("minimum", TypeRule.Promoted, ["self", "other"], [], Minimum.Schema, MinimumOut.Schema),
        Of("addcmul", TypeRule.Promoted, ["self", "tensor1", "tensor2"], ["value"], Addcmul.Schema, AddcmulInPlace.Schema, AddcmulOut.Schema),
        Of("addcdiv", TypeRule.Promoted, ["self", "tensor1", "tensor2"], ["value"], Addcdiv.Schema, AddcdivInPlace.Schema, AddcdivOut.Schema),
        Of("lerp", TypeRule.Promoted, ["self", "end"], ["weight"], LerpScalar.Schema, LerpInPlaceScalar.Schema, LerpScalarOut.Schema),

        Comparison("eq", EqTensor.Schema, EqScalar.Schema, EqTensorOut.Schema, EqScalarOut.Schema),
        Comparison("ne", NeTensor.Schema, NeScalar.Schema, NeTensorOut.Schema, NeScalarOut.Schema),
        Comparison("lt", LtTensor.Schema, LtScalar.Schema, LtTensorOut.Schema, LtScalarOut.Schema),
        Comparison("le", LeTensor.Schema, LeScalar.Schema, LeTensorOut.Schema, LeScalarOut.Schema),
        Comparison("gt", GtTensor.Schema, GtScalar.Schema, GtTensorOut.Schema, GtScalarOut.Schema),
        Comparison("ge", GeTensor.Schema, GeScalar.Schema, GeTensorOut.Schema, GeScalarOut.Schema),
        new(And, [LogicalAndOut.Schema], true),
        new(Choose, [Where.Schema], true),

        Of("neg", TypeRule.Promoted, ["self"], [], Neg.Schema, NegInPlace.Schema, NegOut.Schema),
        Of("abs", TypeRule.Promoted, ["self"], [], AbsOut.Schema),
        Of("exp", TypeRule.Floating, ["self"], [], Exp.Schema, ExpInPlace.Schema, ExpOut.Schema),
        Of("log", TypeRule.Floating, ["self"], [], Log.Schema, LogInPlace.Schema, LogOut.Schema),
        Of("sqrt", TypeRule.Floating, ["self"], [], Sqrt.Schema, SqrtInPlace.Schema, SqrtOut.Schema),
        Of("rsqrt", TypeRule.Floating, ["self"], [], Rsqrt.Schema, RsqrtInPlace.Schema, RsqrtOut.Schema),
        Of("reciprocal", TypeRule.Floating, ["self"], [], Reciprocal.Schema, ReciprocalInPlace.Schema, ReciprocalOut.Schema),
        Of("sin", TypeRule.Floating, ["self"], [], Sin.Schema, SinInPlace.Schema, SinOut.Schema),
        Of("cos", TypeRule.Floating, ["self"], [], Cos.Schema, CosInPlace.Schema, CosOut.Schema),
        Of("tanh", TypeRule.Floating, ["self"], [], Tanh.Schema, TanhInPlace.Schema, TanhOut.Schema),
        Of("sigmoid", TypeRule.Floating, ["self"], [], Sigmoid.Schema, SigmoidInPlace.Schema, SigmoidOut.Schema),
        Of("sign", TypeRule.Promoted, ["self"], [], Sign.Schema, SignInPlace.Schema, SignOut.Schema),
        Of("relu", TypeRule.Promoted, ["self"], [], Relu.Schema, ReluInPlace.Schema),
        new(Gelu, [Aten.Operators.Gelu.Schema, GeluInPlace.Schema, GeluOut.Schema], true),
        new(Clamp, [Aten.Operators.Clamp.Schema, ClampInPlace.Schema, ClampOut.Schema], true),
        new(Not, [LogicalNotOut.Schema], true),

        Of("threshold_backward", TypeRule.Promoted, ["grad_output", "self"], ["threshold"], ThresholdBackward.Schema),
        Of("sigmoid_backward", TypeRule.Promoted, ["grad_output", "output"], [], SigmoidBackward.Schema),
        Of("tanh_backward", TypeRule.Promoted, ["grad_output", "output"], [], TanhBackward.Schema),
        new(GeluBackward, [Aten.Operators.GeluBackward.Schema], true),
    ];

    private static Family Of(string operation, TypeRule rule, ImmutableArray<string> operands, ImmutableArray<string> parameters, params ImmutableArray<FunctionSchema> schemas)
    {
        var known = PointwiseOperation.Named(operation);
        return new(
            call =>
            {
                var tensors = operands.Select(call.Tensor).ToArray();
                Run(call, known, CallTypes.Of(rule, tensors).Common, tensors, [.. parameters.Select(p => call.Number(p)!.Value)]);
            }, schemas, true);
    }

    private static Family Comparison(string operation, params ImmutableArray<FunctionSchema> schemas)
    {
        var known = PointwiseOperation.Named(operation);
        return new(
            call =>
            {
                var (self, other) = (call.Tensor("self"), call.Optional("other") ?? Aten.Elements.Wrapped.Tensor(call.Number("other")!.Value));
                Run(call, known, CallTypes.Of(TypeRule.Test, self, other).Common, [self, other]);
            }, schemas, true);
    }

    private static void Run(Call call, PointwiseOperation operation, ScalarType common, ReadOnlySpan<Tensor> operands, params ReadOnlySpan<Scalar> parameters) =>
        PointwiseWork.Run(call.Work, operation, call.Work.Kind(common), call.Result, operands, parameters);

    // The powers that the CPU computes by other means, so that the two agree in the corners (−∞ to the half is not a number).
    private static void PowerOfNumber(Call call)
    {
        var (self, exponent) = (call.Tensor("self"), call.Number("exponent")!.Value);
        var common = default(TypePromotion).With(self).With(exponent).Result;
        var kind = call.Work.Kind(common);
        var named = kind.IsFloating ? exponent.ToDouble() : double.NaN;
        switch (named)
        {
            case 0.5: Run(call, PointwiseOperation.Named("sqrt"), common, [self]); break;
            case -0.5: Run(call, PointwiseOperation.Named("rsqrt"), common, [self]); break;
            case -1: Run(call, PointwiseOperation.Named("reciprocal"), common, [self]); break;
            case 2: Run(call, PointwiseOperation.Named("mul"), common, [self, self]); break;
            default: Run(call, PointwiseOperation.Named("pow"), common, [self, call.Work.Number(exponent, kind)]); break;
        }
    }

    private static void And(Call call) => Run(call, PointwiseOperation.Named("logical_and"), ScalarType.Bool, [call.Tensor("self"), call.Tensor("other")]);

    private static void Choose(Call call)
    {
        var (self, other) = (call.Tensor("self"), call.Tensor("other"));
        Run(call, PointwiseOperation.Named("where"), CallTypes.Of(TypeRule.Promoted, self, other).Common, [call.Tensor("condition"), self, other]);
    }

    private static void Not(Call call) => Run(call, PointwiseOperation.Named("logical_not"), call.Tensor("self").ScalarType, [call.Tensor("self")]);

    private static void Gelu(Call call) => Run(call, PointwiseOperation.Named(IsByTanh(call) ? "gelu_tanh" : "gelu"), call.Tensor("self").ScalarType, [call.Tensor("self")]);

    private static void GeluBackward(Call call)
    {
        Tensor[] operands = [call.Tensor("grad_output"), call.Tensor("self")];
        Run(call, PointwiseOperation.Named(IsByTanh(call) ? "gelu_tanh_backward" : "gelu_backward"), CallTypes.Of(TypeRule.Promoted, operands).Common, operands);
    }

    private static void Clamp(Call call)
    {
        var (self, min, max) = (call.Tensor("self"), call.Number("min"), call.Number("max"));
        var promotion = default(TypePromotion).With(self);
        if (min is { } low) promotion = promotion.With(low);
        if (max is { } high) promotion = promotion.With(high);
        var common = promotion.Result;
        if (min is { } least && max is { } most) Run(call, PointwiseOperation.Named("clamp"), common, [self], least, most);
        else Run(call, PointwiseOperation.Named(min is null ? "clamp_max" : "clamp_min"), common, [self], (min ?? max)!.Value);
    }

    private static bool IsByTanh(Call call) => call["approximate"].ToObject<string>() == "tanh";
}

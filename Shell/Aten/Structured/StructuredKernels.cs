using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Aten.Structured;

/// <summary>
/// For every operator that is structured in PyTorch and whose out form is declared here, the functional and in-place forms at
/// CompositeExplicitAutogradNonFunctional: a backend needs to register the out form only.
/// </summary>
/// <param name="aten">The operators they call.</param>
internal sealed class StructuredKernels(AtenOperators aten) : IKernelSet
{
    // Out forms, with the functional form and, where there is one, the in-place form. Not cat: its kernel also answers a call without tensors (IndexingSet).
    private static readonly (FunctionSchema Out, FunctionSchema Functional, FunctionSchema? InPlace)[] Forms =
    [
        (AddOut.Schema, AddTensor.Schema, AddInPlaceTensor.Schema), (SubOut.Schema, SubTensor.Schema, SubInPlaceTensor.Schema),
        (MulOut.Schema, MulTensor.Schema, MulInPlaceTensor.Schema), (DivOut.Schema, DivTensor.Schema, DivInPlaceTensor.Schema),
        (PowTensorScalarOut.Schema, PowTensorScalar.Schema, PowInPlaceScalar.Schema), (PowTensorTensorOut.Schema, PowTensorTensor.Schema, null),
        (MaximumOut.Schema, Maximum.Schema, null), (MinimumOut.Schema, Minimum.Schema, null), (AddcmulOut.Schema, Addcmul.Schema, AddcmulInPlace.Schema),
        (AddcdivOut.Schema, Addcdiv.Schema, AddcdivInPlace.Schema), (LerpScalarOut.Schema, LerpScalar.Schema, LerpInPlaceScalar.Schema),
        (NegOut.Schema, Neg.Schema, NegInPlace.Schema), (ExpOut.Schema, Exp.Schema, ExpInPlace.Schema), (LogOut.Schema, Log.Schema, LogInPlace.Schema),
        (SqrtOut.Schema, Sqrt.Schema, SqrtInPlace.Schema), (RsqrtOut.Schema, Rsqrt.Schema, RsqrtInPlace.Schema),
        (ReciprocalOut.Schema, Reciprocal.Schema, ReciprocalInPlace.Schema), (SinOut.Schema, Sin.Schema, SinInPlace.Schema), (CosOut.Schema, Cos.Schema, CosInPlace.Schema),
        (SignOut.Schema, Sign.Schema, SignInPlace.Schema), (ClampOut.Schema, Clamp.Schema, ClampInPlace.Schema), (SigmoidOut.Schema, Sigmoid.Schema, SigmoidInPlace.Schema),
        (TanhOut.Schema, Tanh.Schema, TanhInPlace.Schema), (GeluOut.Schema, Gelu.Schema, GeluInPlace.Schema), (EqTensorOut.Schema, EqTensor.Schema, null),
        (EqScalarOut.Schema, EqScalar.Schema, null), (NeTensorOut.Schema, NeTensor.Schema, null), (NeScalarOut.Schema, NeScalar.Schema, null),
        (LtTensorOut.Schema, LtTensor.Schema, null), (LtScalarOut.Schema, LtScalar.Schema, null), (LeTensorOut.Schema, LeTensor.Schema, null),
        (LeScalarOut.Schema, LeScalar.Schema, null), (GtTensorOut.Schema, GtTensor.Schema, null), (GtScalarOut.Schema, GtScalar.Schema, null),
        (GeTensorOut.Schema, GeTensor.Schema, null), (GeScalarOut.Schema, GeScalar.Schema, null), (MmOut.Schema, Mm.Schema, null),
        (AddmmOut.Schema, Addmm.Schema, AddmmInPlace.Schema), (BmmOut.Schema, Bmm.Schema, null), (SumOut.Schema, SumDim.Schema, null),
        (MeanOut.Schema, MeanDim.Schema, null), (AmaxOut.Schema, Amax.Schema, null), (AminOut.Schema, Amin.Schema, null), (MaxDimOut.Schema, MaxDim.Schema, null),
        (MinDimOut.Schema, MinDim.Schema, null), (ArgmaxOut.Schema, Argmax.Schema, null), (ArgminOut.Schema, Argmin.Schema, null),
        (InternalSoftmaxOut.Schema, InternalSoftmax.Schema, null), (InternalLogSoftmaxOut.Schema, InternalLogSoftmax.Schema, null),
        (NllLossForwardOutput.Schema, NllLossForward.Schema, null),
    ];

    public IEnumerable<Registration> Register(Dispatcher dispatcher)
    {
        foreach (var (output, functional, inPlace) in Forms)
        {
            yield return Implement(dispatcher, functional, output, isInPlace: false);
            if (inPlace is not null) yield return Implement(dispatcher, inPlace, output, isInPlace: true);
        }
    }

    private Registration Implement(Dispatcher dispatcher, FunctionSchema schema, FunctionSchema output, bool isInPlace) => dispatcher.Implement(
        schema.Name, AliasKey.CompositeExplicitAutogradNonFunctional,
        new Kernel("registered at Shell/Aten/Structured/StructuredKernels.cs") { Code = new StructuredFunction(aten, output, isInPlace), Next = Next.Composite });
}

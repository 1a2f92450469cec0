using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>Elementwise operators in terms of others: numbers become tensors that stand for numbers, and results are made for out forms to fill.</summary>
/// <param name="aten">The operators they call.</param>
internal sealed class CompositeKernels(AtenOperators aten) : IKernelSet
{
    private static readonly AliasKey Explicit = AliasKey.CompositeExplicitAutograd;
    private static readonly AliasKey Implicit = AliasKey.CompositeImplicitAutograd;

    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. PassedOver.Register(dispatcher, AddScalar.Schema, DispatchKey.ZeroTensor),
        .. PassedOver.Register(dispatcher, MulScalar.Schema, DispatchKey.ZeroTensor),
        .. Compose(dispatcher, Explicit),
        // PyTorch has kernels of its own at Meta for these, written in Python; they do the same.
        .. Compose(dispatcher, DispatchKey.Meta),
        .. new[] { DispatchKey.CPU, DispatchKey.Meta }.Select(key => Isnan.Implement(dispatcher, key, self => aten.NeTensor.Call(self, self), Next.Composite)),
        Square.Implement(dispatcher, Implicit, self => aten.PowTensorScalar.Call(self, 2), Next.Composite),
        WhereScalarOther.Implement(dispatcher, Implicit, WhereOther, Next.Composite),
        WhereScalarSelf.Implement(dispatcher, Implicit, WhereSelf, Next.Composite),
    ];

    private Registration[] Compose(Dispatcher dispatcher, RegistrationKey key) =>
    [
        AddScalar.Implement(dispatcher, key, (self, other, alpha) => aten.AddTensor.Call(self, Wrapped.Tensor(other), alpha), Next.Composite),
        AddInPlaceScalar.Implement(dispatcher, key, (self, other, alpha) => aten.AddInPlaceTensor.Call(self, Wrapped.Tensor(other), alpha), Next.Composite),
        SubScalar.Implement(dispatcher, key, (self, other, alpha) => aten.SubTensor.Call(self, Wrapped.Tensor(other), alpha), Next.Composite),
        SubInPlaceScalar.Implement(dispatcher, key, (self, other, alpha) => aten.SubInPlaceTensor.Call(self, Wrapped.Tensor(other), alpha), Next.Composite),
        RsubScalar.Implement(dispatcher, key, (self, other, alpha) => aten.SubTensor.Call(Wrapped.Tensor(other), self, alpha), Next.Composite),
        MulScalar.Implement(dispatcher, key, (self, other) => aten.MulTensor.Call(self, Wrapped.Tensor(other)), Next.Composite),
        MulInPlaceScalar.Implement(dispatcher, key, (self, other) => aten.MulInPlaceTensor.Call(self, Wrapped.Tensor(other)), Next.Composite),
        DivScalar.Implement(dispatcher, key, (self, other) => aten.DivTensor.Call(self, Wrapped.Tensor(other)), Next.Composite),
        DivInPlaceScalar.Implement(dispatcher, key, (self, other) => aten.DivInPlaceTensor.Call(self, Wrapped.Tensor(other)), Next.Composite),
        Abs.Implement(dispatcher, key, Absolute, Next.Composite),
        AbsInPlace.Implement(dispatcher, key, AbsoluteInPlace, Next.Composite),
        LogicalNot.Implement(dispatcher, key, self => aten.LogicalNotOut.Call(self, Unfilled(self, ScalarType.Bool)), Next.Composite),
        LogicalAnd.Implement(dispatcher, key, (self, other) => aten.LogicalAndOut.Call(self, other, Unfilled(self, ScalarType.Bool)), Next.Composite),
        ReluOut.Implement(dispatcher, key, Relu, Next.Composite),
    ];

    // Without elements, so that the out form gives it its size and says nothing.
    private Tensor Unfilled(Tensor self, ScalarType type) => aten.Empty.Call([0], type, self.Layout, self.Device);

    private Tensor Absolute(Tensor self) => aten.AbsOut.Call(self, Unfilled(self, ScalarTypes.ValueTypeOf(self.ScalarType)));

    private Tensor AbsoluteInPlace(Tensor self) => ScalarTypes.IsComplex(self.ScalarType)
        ? throw new TensorRuntimeException(new OperationError("abs_", "in-place abs is not supported for complex tensors"))
        : aten.AbsOut.Call(self, self);

    private Tensor Relu(Tensor self, Tensor output)
    {
        var result = aten.Relu.Call(self);
        if (result.ScalarType != output.ScalarType)
            throw new TensorRuntimeException(new OperationError("relu", $"expected out tensor to have dtype {result.ScalarType}, but got {output.ScalarType} instead"));
        Resizing.Output(output, TensorShape.Contiguous(result.Sizes));
        return aten.CopyInPlace.Call(output, result);
    }

    private Tensor WhereOther(Tensor condition, Tensor self, Scalar other)
    {
        var type = default(TypePromotion).With(self).With(other).Result;
        return aten.Where.Call(condition, aten.ToDtype.Call(self, type), aten.ScalarTensor.Call(other, type, condition.Layout, condition.Device));
    }

    private Tensor WhereSelf(Tensor condition, Scalar self, Tensor other)
    {
        var type = default(TypePromotion).With(other).With(self).Result;
        return aten.Where.Call(condition, aten.ScalarTensor.Call(self, type, condition.Layout, condition.Device), aten.ToDtype.Call(other, type));
    }
}

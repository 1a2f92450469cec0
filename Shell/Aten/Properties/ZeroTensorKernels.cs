using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Pointwise;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Properties;

/// <summary>Sums and products with tensors that are known to be zero: nothing is computed, and often nothing is made.</summary>
/// <param name="aten">The operators they call.</param>
internal sealed class ZeroTensorKernels(AtenOperators aten) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        AddTensor.Implement(dispatcher, DispatchKey.ZeroTensor, (self, other, alpha) => Sum(self, other, alpha), Next.Composite),
        SubTensor.Implement(dispatcher, DispatchKey.ZeroTensor, (self, other, alpha) => Sum(self, other, Numbers.Negative(alpha)), Next.Composite),
        MulTensor.Implement(dispatcher, DispatchKey.ZeroTensor, (self, other) => Zeros(Result(TypeRule.Promoted, self, other), self.Device), Next.Composite),
        DivTensor.Implement(dispatcher, DispatchKey.ZeroTensor, Quotient, Next.Composite),
    ];

    // Shape and type as the Meta kernel finds them.
    private static Tensor Result(TypeRule rule, Tensor self, Tensor other)
    {
        var types = CallTypes.Of(rule, self, other);
        return Structure.Output(Target.Meta, null, types, Shadow(self), Shadow(other));
    }

    private static Tensor Shadow(Tensor tensor) => new(tensor.Shape, new TensorOptions { Device = Target.Meta.Device, ScalarType = tensor.ScalarType });

    private Tensor Zeros(Tensor meta, Device device) => aten.InternalEfficientzerotensor.Call(meta.Sizes.ToSymInts(), meta.ScalarType, null, device);

    private Tensor Sum(Tensor self, Tensor other, Scalar factor)
    {
        var meta = Result(TypeRule.Promoted, self, other);
        if (self.IsZero && other.IsZero) return Zeros(meta, self.Device);
        if (!self.IsZero) return Like(self, meta);
        var result = Like(other, meta);
        return factor is { Kind: ValueKind.Int } && factor.ToInt64() == 1 ? result : aten.MulScalar.Call(result, factor);
    }

    private Tensor Like(Tensor tensor, Tensor meta) => aten.InternalToCopy.Call(aten.Expand.Call(tensor, meta.Sizes.ToSymInts()), meta.ScalarType, meta.Layout, tensor.Device);

    // 0/0 is not a number, and anything else by 0 is taken to be infinite.
    private Tensor Quotient(Tensor self, Tensor other)
    {
        var meta = Result(TypeRule.Floating, self, other);
        if (!other.IsZero) return Zeros(meta, self.Device);
        return aten.Full.Call(meta.Sizes.ToSymInts(), self.IsZero ? double.NaN : double.PositiveInfinity, meta.ScalarType, null, self.Device);
    }
}

using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>Comparisons, and choosing by them.</summary>
/// <param name="target">Where.</param>
internal sealed class ComparisonKernels(Target target) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        EqTensor.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.Equal, self, other), Next.Leaf),
        EqScalar.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.Equal, self, Wrapped.Tensor(other)), Next.Leaf),
        EqTensorOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.Equal, self, other), Next.Leaf),
        EqScalarOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.Equal, self, Wrapped.Tensor(other)), Next.Leaf),
        NeTensor.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.NotEqual, self, other), Next.Leaf),
        NeScalar.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.NotEqual, self, Wrapped.Tensor(other)), Next.Leaf),
        NeTensorOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.NotEqual, self, other), Next.Leaf),
        NeScalarOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.NotEqual, self, Wrapped.Tensor(other)), Next.Leaf),
        LtTensor.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.Less, self, other), Next.Leaf),
        LtScalar.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.Less, self, Wrapped.Tensor(other)), Next.Leaf),
        LtTensorOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.Less, self, other), Next.Leaf),
        LtScalarOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.Less, self, Wrapped.Tensor(other)), Next.Leaf),
        LeTensor.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.LessOrEqual, self, other), Next.Leaf),
        LeScalar.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.LessOrEqual, self, Wrapped.Tensor(other)), Next.Leaf),
        LeTensorOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.LessOrEqual, self, other), Next.Leaf),
        LeScalarOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.LessOrEqual, self, Wrapped.Tensor(other)), Next.Leaf),
        GtTensor.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.Greater, self, other), Next.Leaf),
        GtScalar.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.Greater, self, Wrapped.Tensor(other)), Next.Leaf),
        GtTensorOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.Greater, self, other), Next.Leaf),
        GtScalarOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.Greater, self, Wrapped.Tensor(other)), Next.Leaf),
        GeTensor.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.GreaterOrEqual, self, other), Next.Leaf),
        GeScalar.Implement(dispatcher, target.Key, (self, other) => Run(null, ComparisonFunctions.GreaterOrEqual, self, Wrapped.Tensor(other)), Next.Leaf),
        GeTensorOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.GreaterOrEqual, self, other), Next.Leaf),
        GeScalarOut.Implement(dispatcher, target.Key, (self, other, output) => Run(output, ComparisonFunctions.GreaterOrEqual, self, Wrapped.Tensor(other)), Next.Leaf),
        LogicalAndOut.Implement(dispatcher, target.Key, And, Next.Leaf),
        Where.Implement(dispatcher, target.Key, Choose, Next.Leaf),
        .. target.Computes ? [Equal.Implement(dispatcher, target.Key, AllEqual, Next.Leaf)] : Array.Empty<Registration>(),
    ];

    private Tensor Run(Tensor? output, BinaryTestTable table, Tensor self, Tensor other) =>
        Elementwise.Run(target, output, CallTypes.Of(TypeRule.Test, self, other), table, self, other);

    private Tensor And(Tensor self, Tensor other, Tensor output) =>
        Elementwise.Run(target, output, new CallTypes(ScalarType.Bool, ScalarType.Bool, false), ComparisonFunctions.LogicalAnd, self, other);

    // The condition is of a type of its own: only the other two are converted.
    private Tensor Choose(Tensor condition, Tensor self, Tensor other)
    {
        if (condition.ScalarType == ScalarType.Byte) WarningSink.Current.Warn("where received a uint8 condition tensor, which is deprecated: use a bool one");
        else if (condition.ScalarType != ScalarType.Bool)
            throw new TensorRuntimeException(new OperationError("where", $"the condition must be a boolean tensor, but got a tensor with dtype {condition.ScalarType}"));
        var common = CallTypes.Of(TypeRule.Promoted, self, other).Common;
        var result = Structure.Output(target, null, new CallTypes(common, common, true), condition, self, other);
        if (target.Computes && result.ElementCount > 0)
            ComparisonFunctions.Where.Of(common).Run(result, Casts.To(condition, ScalarType.Bool), Casts.To(self, common), Casts.To(other, common));
        return result;
    }

    private bool AllEqual(Tensor self, Tensor other)
    {
        if (self.Device.Type != other.Device.Type) throw new TensorRuntimeException(new DeviceMismatchError(self.Device, other.Device));
        if (!self.Sizes.AsSpan().SequenceEqual(other.Sizes.AsSpan())) return false;
        var result = Elementwise.Run(Target.Cpu, null, CallTypes.Of(TypeRule.Test, self, other), ComparisonFunctions.Equal, self, other);
        return !((HostStorage)result.Storage!).Elements<bool>().Contains(false);
    }
}

using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Softmax;

/// <summary>The softmax family.</summary>
/// <param name="aten">The operators they call.</param>
internal sealed class SoftmaxSet(AtenOperators aten) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. Leaves(dispatcher, DispatchKey.CPU),
        .. Leaves(dispatcher, DispatchKey.Meta),
        Operators.Softmax.Implement(dispatcher, AliasKey.CompositeImplicitAutograd, Softmax, Next.Composite),
        Operators.LogSoftmax.Implement(dispatcher, AliasKey.CompositeImplicitAutograd, LogSoftmax, Next.Composite),
    ];

    private static Registration[] Leaves(Dispatcher dispatcher, DispatchKey key) =>
    [
        InternalSoftmax.Implement(dispatcher, key, SoftmaxKernels.Softmax, Next.Leaf),
        InternalSoftmaxOut.Implement(dispatcher, key, SoftmaxKernels.SoftmaxOut, Next.Leaf),
        InternalSoftmaxBackwardData.Implement(dispatcher, key, SoftmaxKernels.SoftmaxBackward, Next.Leaf),
        InternalLogSoftmax.Implement(dispatcher, key, SoftmaxKernels.LogSoftmax, Next.Leaf),
        InternalLogSoftmaxOut.Implement(dispatcher, key, SoftmaxKernels.LogSoftmaxOut, Next.Leaf),
        InternalLogSoftmaxBackwardData.Implement(dispatcher, key, SoftmaxKernels.LogSoftmaxBackward, Next.Leaf),
    ];

    private Tensor Softmax(Tensor self, long dim, ScalarType? dtype) => aten.InternalSoftmax.Call(Converted(self, dtype), dim, false);

    private Tensor LogSoftmax(Tensor self, long dim, ScalarType? dtype) => aten.InternalLogSoftmax.Call(Converted(self, dtype), dim, false);

    private Tensor Converted(Tensor self, ScalarType? dtype) => dtype is { } type && type != self.ScalarType ? aten.ToDtype.Call(self, type, false, false, null) : self;
}

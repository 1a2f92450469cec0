using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Losses;

/// <summary>The losses: nll_loss_forward computes, the others are made of it.</summary>
/// <param name="aten">The operators they call.</param>
internal sealed class LossSet(AtenOperators aten) : IKernelSet
{
    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. Leaves(dispatcher, DispatchKey.CPU),
        .. Leaves(dispatcher, DispatchKey.Meta),
        Operators.NllLoss.Implement(dispatcher, AliasKey.CompositeImplicitAutograd, NllLoss, Next.Composite),
        Operators.NllLossNd.Implement(dispatcher, AliasKey.CompositeImplicitAutograd, NllLossNd, Next.Composite),
        Operators.CrossEntropyLoss.Implement(dispatcher, AliasKey.CompositeImplicitAutograd, new CrossEntropyKernels(aten).CrossEntropy, Next.Composite),
    ];

    private static Registration[] Leaves(Dispatcher dispatcher, DispatchKey key) =>
    [
        NllLossForward.Implement(dispatcher, key, NllLossKernels.Forward, Next.Leaf),
        NllLossForwardOutput.Implement(dispatcher, key, NllLossKernels.ForwardOut, Next.Leaf),
        NllLossBackward.Implement(dispatcher, key, NllLossKernels.Backward, Next.Leaf),
    ];

    private Tensor NllLoss(Tensor self, Tensor target, Tensor? weight, long reduction, SymInt ignoreIndex) =>
        aten.NllLossForward.Call(self, target, weight, reduction, ignoreIndex).Item1;

    private Tensor NllLossNd(Tensor self, Tensor target, Tensor? weight, long reduction, SymInt ignoreIndex)
    {
        if (self.Sizes.Length == 0) throw Failures.Value("nll_loss_nd", "the input needs at least one dimension");
        if (self.Sizes.Length != 1 && (target.Sizes.Length == 0 || self.Sizes[0] != target.Sizes[0]))
            throw Failures.Value("nll_loss_nd", $"a batch of {self.Sizes[0]} samples does not go with targets of sizes {Failures.SizesOf(target)}");
        return self.Sizes.Length <= 2 ? aten.NllLoss.Call(self, target, weight, reduction, ignoreIndex)
            : throw new TensorNotImplementedException(new OperationError("nll_loss_nd", $"an input of {self.Sizes.Length} dimensions is not served", "lay the samples one under the other: two dimensions, samples and classes"));
    }
}

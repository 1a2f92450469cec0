using System.Collections.Immutable;
using Functional.Dispatch.Aten.Losses;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>The softmax family and the negative log likelihood loss.</summary>
internal static class SoftmaxFamilies
{
    private const int Group = 256;

    // Rows so long have a group each; shorter ones a work item.
    private const long LeastForGroup = 64;

    public static ImmutableArray<Family> All { get; } =
    [
        new(call => Forward(call, false), [InternalSoftmax.Schema, InternalSoftmaxOut.Schema]),
        new(call => Forward(call, true), [InternalLogSoftmax.Schema, InternalLogSoftmaxOut.Schema]),
        new(call => Backward(call, false), [InternalSoftmaxBackwardData.Schema]),
        new(call => Backward(call, true), [InternalLogSoftmaxBackwardData.Schema]),
        new(Loss, [NllLossForward.Schema, NllLossForwardOutput.Schema]),
        new(LossBackward, [NllLossBackward.Schema]),
    ];

    private static void Forward(Call call, bool logarithm)
    {
        var self = call.Tensor("self");
        var kind = call.Work.Kind(self.ScalarType);
        if (self.ElementCount == 0) return;
        var operand = call.Work.RowMajor(self, kind);
        call.Work.Into(call.Result, kind, result => Launch(call, $"softmax_{kind.Suffix}", [result, operand], RowsOf(self, call.Int("dim")), logarithm));
    }

    private static void Backward(Call call, bool logarithm)
    {
        var (grad, output) = (call.Tensor("grad_output"), call.Tensor("output"));
        var kind = call.Work.Kind(grad.ScalarType);
        if (grad.ElementCount == 0) return;
        Tensor[] operands = [call.Work.RowMajor(grad, kind), call.Work.RowMajor(output, kind)];
        call.Work.Into(call.Result, kind, result => Launch(call, $"softmax_backward_{kind.Suffix}", [result, .. operands], RowsOf(grad, call.Int("dim")), logarithm));
    }

    private static void Launch(Call call, string kernel, Tensor[] tensors, Rows rows, bool logarithm)
    {
        var arguments = default(KernelArguments);
        foreach (var tensor in tensors) arguments.Add(tensor);
        arguments.Add(rows);
        arguments.Add(logarithm ? 1 : 0);
        var count = rows.Outer * rows.Inner;
        // Rows that lie across memory are done by neighbours, where there are enough of them.
        var byGroup = rows.Size >= LeastForGroup && !(rows.Inner > 1 && count >= 4096);
        call.Work.Launch(
            call.Work.Context.Kernel("softmax", byGroup ? kernel + "_group" : kernel), byGroup ? new LaunchGrid(count * Group, Group) : LaunchGrid.For(count, 64), arguments);
    }

    private static Rows RowsOf(Tensor tensor, long dim)
    {
        if (tensor.Sizes.IsEmpty) return new(1, 1, 1);
        var d = Shapes.WrapDimension(dim, tensor.Sizes.Length);
        var (outer, inner) = (1L, 1L);
        for (var i = 0; i < d; i++) outer *= tensor.Sizes[i];
        for (var i = d + 1; i < tensor.Sizes.Length; i++) inner *= tensor.Sizes[i];
        return new(outer, tensor.Sizes[d], inner);
    }

    private static void Loss(Call call)
    {
        var (self, reduction, work) = (call.Tensor("self"), (Reduction)call.Int("reduction"), call.Work);
        var (kind, target, weight) = Checked(call);
        var (rows, each) = (self.Sizes.Length == 2 ? self.Sizes[0] : 1, reduction == Reduction.None && self.Sizes.Length == 2);
        var (losses, weights) = (work.Temporary([rows], kind), work.Temporary([rows], kind));
        if (rows > 0)
        {
            var arguments = default(KernelArguments);
            var input = work.RowMajor(self, kind);
            arguments.Add(losses);
            arguments.Add(weights);
            arguments.Add(input);
            arguments.Add(target);
            arguments.Add(weight ?? input);
            arguments.Add(work.IndexFlag());
            arguments.Add(weight is null ? 0 : 1);
            arguments.Add(rows);
            arguments.Add(self.Sizes[^1]);
            arguments.Add(call.Int("ignore_index"));
            work.Launch(work.Context.Kernel("softmax", $"nll_{kind.Suffix}"), LaunchGrid.For(rows, 64), arguments);
        }

        if (each)
        {
            PointwiseWork.Copy(work, call.Results[0], losses);
            PointwiseWork.Fill(work, call.Results[1], 0);
            return;
        }

        var (sum, total) = (work.Temporary([], kind), work.Temporary([], kind));
        ReductionWork.Run(work, $"sum_{kind.Suffix}", kind, sum, losses, _ => true);
        ReductionWork.Run(work, $"sum_{kind.Suffix}", kind, total, weights, _ => true);
        // No samples have no mean: 0 / 0.
        if (reduction == Reduction.Mean) PointwiseWork.Run(work, PointwiseOperation.Named("div"), kind, call.Results[0], [sum, total]);
        else PointwiseWork.Copy(work, call.Results[0], sum);
        PointwiseWork.Copy(work, call.Results[1], total);
    }

    private static void LossBackward(Call call)
    {
        var (self, reduction, work) = (call.Tensor("self"), call.Int("reduction"), call.Work);
        var (kind, target, weight) = Checked(call);
        if (self.ElementCount == 0) return;
        // One row alone has one loss, whatever the reduction.
        if (self.Sizes.Length == 1 && (Reduction)reduction == Reduction.None) reduction = (long)Reduction.Sum;
        var (grad, total) = (work.RowMajor(call.Tensor("grad_output"), kind), work.RowMajor(call.Tensor("total_weight"), kind));
        work.Into(call.Result, kind, result =>
        {
            var arguments = default(KernelArguments);
            arguments.Add(result);
            arguments.Add(grad);
            arguments.Add(target);
            arguments.Add(weight ?? grad);
            arguments.Add(total);
            arguments.Add(weight is null ? 0 : 1);
            arguments.Add((int)reduction);
            arguments.Add(self.Sizes.Length == 2 ? self.Sizes[0] : 1);
            arguments.Add(self.Sizes[^1]);
            arguments.Add(call.Int("ignore_index"));
            work.Launch(work.Context.Kernel("softmax", $"nll_backward_{kind.Suffix}"), LaunchGrid.For(self.ElementCount, 64), arguments);
        });
    }

    // What the CPU kernel refuses only where it computes.
    private static (ElementKind Kind, Tensor Target, Tensor? Weight) Checked(Call call)
    {
        var (self, target, weight) = (call.Tensor("self"), call.Tensor("target"), call.Optional("weight"));
        var kind = call.Work.Kind(self.ScalarType);
        if (!kind.IsFloating) throw new TensorNotImplementedException(new TypeNotServedError("nll_loss_out_frame", self.ScalarType));
        if (target.ScalarType is not (ScalarType.Long or ScalarType.Byte))
            throw new TensorRuntimeException(new OperationError("nll_loss", $"the targets must be of int64 or uint8, they are of {ScalarTypes.Name(target.ScalarType)}"));
        if (weight is not null && weight.ScalarType != self.ScalarType)
            throw new TensorRuntimeException(new OperationError("nll_loss", $"the weights must be of {ScalarTypes.Name(self.ScalarType)} like the input, they are of {ScalarTypes.Name(weight.ScalarType)}"));
        return (kind, call.Work.RowMajor(target, call.Work.Kind(ScalarType.Long)), weight is null ? null : call.Work.RowMajor(weight, kind));
    }
}

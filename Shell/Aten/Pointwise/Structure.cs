using System.Collections.Immutable;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>What an elementwise operation knows of its result before anything is computed: as PyTorch's TensorIterator finds it, for every device.</summary>
internal static class Structure
{
    /// <summary>The tensor that a result goes to.</summary>
    /// <param name="target">Where.</param>
    /// <param name="output">The tensor of an out or in-place form, or null to make one.</param>
    /// <param name="types">The types of the call.</param>
    /// <param name="inputs">The arguments.</param>
    /// <returns>The output, in shape; or a new tensor of the result's type.</returns>
    /// <exception cref="TensorRuntimeException">The arguments do not broadcast, the output cannot hold the result, or memory overlaps.</exception>
    public static Tensor Output(Target target, Tensor? output, CallTypes types, params ReadOnlySpan<Tensor> inputs)
    {
        if (output is not null)
        {
            MemoryOverlap.ForbidInternal(output);
            foreach (var input in inputs) MemoryOverlap.ForbidPartial(output, input);
        }

        var sizes = inputs[0].Sizes;
        for (var i = 1; i < inputs.Length; i++) sizes = Shapes.Broadcast(sizes, inputs[i].Sizes);
        if (output is null)
        {
            RequireDevice(target, inputs);
            return target.Empty(ShapeOf(sizes, inputs), types.Result);
        }

        var fits = output.Sizes.AsSpan().SequenceEqual(sizes.AsSpan());
        if (!fits && IsAmong(inputs, output)) throw new TensorRuntimeException(new OutputShapeError(output.Sizes, sizes));
        if (types.IsSafe && !TypePromotion.CanCast(types.Common, output.ScalarType)) throw new TensorRuntimeException(new ResultCastError(types.Common, output.ScalarType));
        RequireDevice(target, inputs);
        RequireDevice(target, [output], allowNumbers: false);
        if (!fits) Resizing.Output(output, ShapeOf(sizes, inputs));
        return output;
    }

    /// <summary>Sizes and strides of a result: those of the arguments where they lie alike without gaps, else in the order in which the iteration goes.</summary>
    /// <param name="sizes">The broadcast sizes.</param>
    /// <param name="inputs">The arguments.</param>
    public static TensorShape ShapeOf(ImmutableArray<long> sizes, params ReadOnlySpan<Tensor> inputs)
    {
        var (alike, contiguous, dense, channelsLast) = (true, true, true, MemoryFormat.Contiguous);
        if (sizes.Length is 4 or 5) channelsLast = sizes.Length == 4 ? MemoryFormat.ChannelsLast : MemoryFormat.ChannelsLast3d;
        foreach (var input in inputs)
        {
            alike &= input.Sizes.Equals(sizes) || input.Sizes.AsSpan().SequenceEqual(sizes.AsSpan());
            contiguous &= input.IsContiguous;
            dense &= input.IsNonOverlappingAndDense && input.Strides.AsSpan().SequenceEqual(inputs[0].Strides.AsSpan());
            if (channelsLast != MemoryFormat.Contiguous && !input.Shape.IsChannelsLast(channelsLast)) channelsLast = MemoryFormat.Contiguous;
        }

        if (alike && contiguous) return inputs[0].HasRowMajorStrides ? inputs[0].Shape : TensorShape.Contiguous(sizes);
        if (alike && channelsLast == MemoryFormat.ChannelsLast) return Shapes.InFormat(sizes, channelsLast);
        return alike && dense ? inputs[0].Shape : Ordered(sizes, inputs);
    }

    private static TensorShape Ordered(ImmutableArray<long> sizes, ReadOnlySpan<Tensor> inputs)
    {
        var operands = new ImmutableArray<long>[inputs.Length];
        for (var i = 0; i < operands.Length; i++) operands[i] = StridedLoop.Broadcast(inputs[i].Shape, sizes);
        var order = new DimensionOrder(sizes, operands).Find();
        var (step, inverted, strides) = (1L, true, new long[sizes.Length]);
        for (var i = 0; i < order.Length; i++)
        {
            inverted &= order[i] == order.Length - 1 - i;
            strides[order[i]] = step;
            step *= sizes[order[i]];
        }

        return inverted ? TensorShape.Contiguous(sizes) : new TensorShape(sizes, [.. strides]);
    }

    /// <summary>Refuses to write to a tensor of another type than the result's: for operators that convert no results.</summary>
    /// <param name="name">The operator.</param>
    /// <param name="output">The tensor written to, or null.</param>
    /// <param name="type">The result's type.</param>
    public static void RequireType(string name, Tensor? output, ScalarType type)
    {
        if (output is not null && output.ScalarType != type)
            throw new TensorRuntimeException(new OperationError(name, $"expected out tensor to have dtype {type}, but got {output.ScalarType} instead"));
    }

    /// <summary>Refuses tensors of another device than the kernel's.</summary>
    /// <param name="target">The kernel's device.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="allowNumbers">Whether CPU tensors of no dimensions go with any device.</param>
    public static void RequireDevice(Target target, ReadOnlySpan<Tensor> tensors, bool allowNumbers = true)
    {
        foreach (var tensor in tensors)
        {
            if (tensor.Device.Type == target.Device.Type) continue;
            if (allowNumbers && tensor.Device.Type == DeviceType.Cpu && tensor.Sizes.IsEmpty) continue;
            throw new TensorRuntimeException(new DeviceMismatchError(target.Device, tensor.Device));
        }
    }

    private static bool IsAmong(ReadOnlySpan<Tensor> inputs, Tensor output)
    {
        foreach (var input in inputs)
            if (ReferenceEquals(input, output)) return true;
        return false;
    }
}

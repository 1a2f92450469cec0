using System.Collections.Immutable;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>Changing the shape of a tensor in place, as <c>resize_</c> and the out forms do.</summary>
internal static class Resizing
{
    /// <summary>Gives a tensor a shape, and its storage the room; elements keep their places in the storage.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="storageOffset">Where it begins; null leaves that as it is.</param>
    public static void To(Tensor tensor, TensorShape shape, long? storageOffset = null)
    {
        var offset = storageOffset ?? tensor.StorageOffset;
        var bytes = shape.ElementCount == 0 ? 0 : checked((offset + Shapes.ExtentOf(shape)) * ScalarTypes.SizeOf(tensor.ScalarType));
        if (tensor.Storage is null) tensor.SetStorage((tensor.IsMeta ? Target.Meta : Target.Cpu).Memory(bytes), shape, offset);
        else Target.Grow(tensor.Storage, bytes);
        tensor.SetShape(shape, offset);
    }

    /// <summary>Gives the tensor of an out form the sizes of the result, with a warning when it had elements.</summary>
    /// <param name="output">The tensor.</param>
    /// <param name="shape">Sizes of the result, and strides, which count only when the sizes change.</param>
    public static void Output(Tensor output, TensorShape shape)
    {
        if (output.Sizes.AsSpan().SequenceEqual(shape.Sizes.AsSpan())) return;
        if (output.ElementCount != 0)
            WarningSink.Current.Warn(
                $"an output with one or more elements was resized since it had shape [{Text(output.Sizes)}], which does not match the required output shape [{Text(shape.Sizes)}]; "
                + "this behaviour is deprecated: resize it to zero elements before");
        To(output, shape);
    }

    private static string Text(ImmutableArray<long> sizes) => string.Join(", ", sizes);
}

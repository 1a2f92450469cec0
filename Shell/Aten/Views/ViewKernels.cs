using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Views;

/// <summary>Views: another shape over the same storage, for every device alike. What they return has no history; the kernels at ADInplaceOrView make views of it.</summary>
internal sealed class ViewKernels : IKernelSet
{
    private static readonly AliasKey Explicit = AliasKey.CompositeExplicitAutograd;

    private static readonly FunctionSchema[] IgnoreBits =
    [
        Operators.Reshape.Schema, Operators.Transpose.Schema, Operators.T.Schema, Operators.Permute.Schema, Operators.Expand.Schema, Operators.ExpandAs.Schema,
        Operators.Select.Schema, Operators.Squeeze.Schema, Operators.Unsqueeze.Schema, Operators.Detach.Schema, DetachInPlace.Schema, Operators.Alias.Schema,
    ];

    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. IgnoreBits.SelectMany(s => PassedOver.Register(dispatcher, s, PassedOver.Bits)),
        .. new[] { Operators.View.Schema, Operators.AsStrided.Schema }.SelectMany(s => PassedOver.Register(dispatcher, s, DispatchKey.Conjugate, DispatchKey.Negative)),
        .. new[] { DispatchKey.CPU, DispatchKey.Meta, DispatchKey.ZeroTensor }.SelectMany(key => new[]
        {
            Operators.View.Implement(dispatcher, key, View, Next.Leaf),
            Operators.AsStrided.Implement(dispatcher, key, AsStrided, Next.Leaf),
        }),
        Operators.Transpose.Implement(dispatcher, Explicit, Transpose, Next.Leaf),
        Operators.T.Implement(dispatcher, Explicit, T, Next.Leaf),
        Operators.Permute.Implement(dispatcher, Explicit, Permute, Next.Leaf),
        Operators.Expand.Implement(dispatcher, Explicit, Expand, Next.Leaf),
        Operators.Slice.Implement(dispatcher, Explicit, Slice, Next.Leaf),
        Operators.Select.Implement(dispatcher, Explicit, Select, Next.Leaf),
        Operators.Squeeze.Implement(dispatcher, Explicit, self => Over(self, ViewShapes.Squeezed(self.Shape, _ => true)), Next.Leaf),
        SqueezeDim.Implement(dispatcher, Explicit, SqueezeOne, Next.Leaf),
        Operators.Unsqueeze.Implement(dispatcher, Explicit, Unsqueeze, Next.Leaf),
        Operators.Detach.Implement(dispatcher, Explicit, self => Over(self, self.Shape), Next.Leaf),
        DetachInPlace.Implement(dispatcher, Explicit, self => self, Next.Leaf),
        Operators.Alias.Implement(dispatcher, Explicit, self => Over(self, self.Shape), Next.Leaf),
    ];

    private static Tensor Over(Tensor self, TensorShape shape) => self.CreateAlias(shape, self.StorageOffset);

    // Of every device: another shape over the same storage.
    internal static Tensor View(Tensor self, IReadOnlyList<SymInt> size)
    {
        var sizes = ViewShapes.Inferred(size.ToSizes(), self.ElementCount);
        return Over(self, ViewShapes.TryView(self.Shape, sizes) ?? throw new TensorRuntimeException(new OperationError(
            "view", $"size [{string.Join(", ", sizes)}] is not compatible with input tensor's size and stride: at least one dimension spans across two contiguous subspaces",
            "reshape copies where it must")));
    }

    internal static Tensor AsStrided(Tensor self, IReadOnlyList<SymInt> size, IReadOnlyList<SymInt> stride, SymInt? storageOffset)
    {
        var (sizes, strides, offset) = (size.ToSizes(), stride.ToSizes(), storageOffset?.ToInt64() ?? self.StorageOffset);
        if (sizes.Length != strides.Length) throw Wrong("mismatch in length of strides and shape");
        foreach (var step in strides)
            if (step < 0) throw Wrong($"negative strides are not supported, got [{string.Join(", ", strides)}]");
        foreach (var length in sizes)
            if (length < 0) throw Wrong($"size {length} is negative");
        if (offset < 0) throw Wrong($"invalid storage offset {offset}");
        var shape = TensorShape.Checked(sizes, strides);
        var needed = shape.ElementCount == 0 ? 0 : checked((offset + Shapes.ExtentOf(shape)) * ScalarTypes.SizeOf(self.ScalarType));
        if (self.Storage is { } storage && needed > storage.ByteCount)
            throw Wrong($"sizes [{string.Join(", ", sizes)}], strides [{string.Join(", ", strides)}] and storage offset {offset} need {needed} bytes, out of bounds for storage of size {storage.ByteCount}");
        return self.CreateAlias(shape, offset);
    }

    private static Tensor Transpose(Tensor self, long dim0, long dim1)
    {
        var rank = self.Sizes.Length;
        var (first, second) = (Shapes.WrapDimension(dim0, rank), Shapes.WrapDimension(dim1, rank));
        return first == second ? Over(self, self.Shape) : Swapped(self, first, second);
    }

    private static Tensor T(Tensor self) => self.Sizes.Length switch
    {
        > 2 => throw new TensorRuntimeException(new OperationError("t", $"it takes a tensor of at most 2 dimensions, but self has {self.Sizes.Length}")),
        2 => Swapped(self, 0, 1),
        _ => Over(self, self.Shape),
    };

    private static Tensor Swapped(Tensor self, int first, int second)
    {
        var (sizes, strides) = (self.Sizes.ToArray(), self.Strides.ToArray());
        (sizes[first], sizes[second]) = (sizes[second], sizes[first]);
        (strides[first], strides[second]) = (strides[second], strides[first]);
        return Over(self, new TensorShape([.. sizes], [.. strides]));
    }

    private static Tensor Permute(Tensor self, IReadOnlyList<long> dims) => Over(self, ViewShapes.Permuted(self.Shape, dims));

    private static Tensor Expand(Tensor self, IReadOnlyList<SymInt> size, bool @implicit) => Over(self, ViewShapes.Expanded(self.Shape, size.ToSizes()));

    private static Tensor Slice(Tensor self, long dim, SymInt? start, SymInt? end, SymInt step)
    {
        if (self.Sizes.IsEmpty) throw new TensorIndexException(new OperationError("slice", "it cannot be applied to a tensor of no dimensions"));
        var d = Shapes.WrapDimension(dim, self.Sizes.Length);
        var (size, by) = (self.Sizes[d], step.ToInt64());
        if (by <= 0) throw new TensorRuntimeException(new OperationError("slice", "the step must be positive"));
        var from = Within(start?.ToInt64() ?? 0, size);
        var to = Math.Max(Within(end?.ToInt64() ?? long.MaxValue, size), from);
        var shape = new TensorShape(self.Sizes.SetItem(d, (to - from + by - 1) / by), self.Strides.SetItem(d, self.Strides[d] * by));
        return self.CreateAlias(shape, self.StorageOffset + (from * self.Strides[d]));
    }

    private static long Within(long index, long size) => Math.Clamp(index < 0 ? index + size : index, 0, size);

    private static Tensor Select(Tensor self, long dim, SymInt index)
    {
        if (self.Sizes.IsEmpty) throw new TensorIndexException(new OperationError("select", "it cannot be applied to a tensor of no dimensions"));
        var d = Shapes.WrapDimension(dim, self.Sizes.Length);
        var (size, at) = (self.Sizes[d], index.ToInt64());
        if (at < -size || at >= size)
            throw new TensorIndexException(new OperationError("select", $"index {at} is out of range for a tensor of size [{string.Join(", ", self.Sizes)}] at dimension {d}"));
        if (at < 0) at += size;
        return self.CreateAlias(new TensorShape(self.Sizes.RemoveAt(d), self.Strides.RemoveAt(d)), self.StorageOffset + (at * self.Strides[d]));
    }

    private static Tensor SqueezeOne(Tensor self, long dim)
    {
        var d = Shapes.WrapDimension(dim, self.Sizes.Length);
        return Over(self, ViewShapes.Squeezed(self.Shape, i => i == d));
    }

    // The new dimension has the step that it would have in row-major order.
    private static Tensor Unsqueeze(Tensor self, long dim)
    {
        var d = Shapes.WrapDimension(dim, self.Sizes.Length + 1);
        var step = d < self.Sizes.Length ? self.Sizes[d] * self.Strides[d] : 1;
        return Over(self, new TensorShape(self.Sizes.Insert(d, 1), self.Strides.Insert(d, step)));
    }

    private static TensorRuntimeException Wrong(string problem) => new(new OperationError("as_strided", problem));
}

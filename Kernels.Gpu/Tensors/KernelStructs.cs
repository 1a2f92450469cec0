using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional.Dispatch.Gpu.Tensors;

// The structures that kernels take, laid out as in Kernels/*.cl: a change there is a change here.

/// <summary>Limits that the kernels' structures set.</summary>
internal static class KernelLimits
{
    /// <summary>How many dimensions a strided kernel takes once those that lie behind one another are joined (MOST_DIMS).</summary>
    public const int Dimensions = 8;

    /// <summary>How many operands, the result included (MOST_OPERANDS).</summary>
    public const int Operands = 4;
}

[InlineArray(8)]
internal struct Longs8
{
    private long _first;
}

[InlineArray(16)]
internal struct Longs16
{
    private long _first;
}

[InlineArray(32)]
internal struct Longs32
{
    private long _first;
}

[InlineArray(4)]
internal struct Longs4
{
    private long _first;
}

[InlineArray(2)]
internal struct Ints2
{
    private int _first;
}

/// <summary>How operands lie: <c>Layout</c> of prelude.cl.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Layout
{
    public Longs8 Sizes;
    public Longs32 Strides;
    public Longs4 Offsets;
    public int Dims;
    public int Unused;

    public readonly long Stride(int operand, int dimension) => Strides[(operand * KernelLimits.Dimensions) + dimension];

    public void SetStride(int operand, int dimension, long stride) => Strides[(operand * KernelLimits.Dimensions) + dimension] = stride;
}

/// <summary>Operands without gaps: <c>Run</c> of pointwise programs.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Run
{
    public long Count;
    public Longs4 Offsets;
}

/// <summary><c>Reduction</c> of reduce.cl.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ReductionLayout
{
    public Longs16 Sizes;
    public Longs16 Strides;
    public Ints2 Dims;
    public long Offset;
    public long Count;
    public long Reduced;
}

/// <summary><c>Rows</c> of softmax.cl.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Rows(long Outer, long Size, long Inner);

/// <summary>Where a matrix lies, in the order of <c>Product</c> of matmul.cl.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct MatrixPlace(long Offset, long Row, long Column, long Batch);

/// <summary><c>Product</c> of matmul.cl.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ProductLayout(long M, long N, long K, MatrixPlace Left, MatrixPlace Right, MatrixPlace Added, MatrixPlace Result);

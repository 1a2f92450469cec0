using System.Runtime.InteropServices;

namespace Functional.Dispatch.Gpu.Ilgpu;

// ILGPU knows no arrays in structures: the structures of Tensors/KernelStructs.cs once more, byte for byte, with a field for each element.

/// <summary>Eight numbers.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IlgpuLongs8
{
    public long V0, V1, V2, V3, V4, V5, V6, V7;

    public readonly long At(int index) => index switch
    {
        0 => V0,
        1 => V1,
        2 => V2,
        3 => V3,
        4 => V4,
        5 => V5,
        6 => V6,
        _ => V7,
    };
}

/// <summary>How operands lie: <c>Layout</c> of prelude.cl.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IlgpuLayout
{
    public IlgpuLongs8 Sizes;
    public IlgpuLongs8 Strides0, Strides1, Strides2, Strides3;
    public long Offset0, Offset1, Offset2, Offset3;
    public int Dims;
    public int Unused;

    /// <summary>Where element i of the result lies in an operand.</summary>
    public readonly long Place(int operand, long i) => operand switch
    {
        0 => Place(Strides0, Offset0, i),
        1 => Place(Strides1, Offset1, i),
        2 => Place(Strides2, Offset2, i),
        _ => Place(Strides3, Offset3, i),
    };

    private readonly long Place(IlgpuLongs8 strides, long offset, long i)
    {
        for (var d = Dims - 1; d >= 0; d--)
        {
            var size = Sizes.At(d);
            offset += i % size * strides.At(d);
            i /= size;
        }

        return offset;
    }
}

/// <summary>Operands without gaps: <c>Run</c> of pointwise programs.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IlgpuRun
{
    public long Count;
    public long Offset0, Offset1, Offset2, Offset3;
}

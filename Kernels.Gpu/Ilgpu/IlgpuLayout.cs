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

    /// <summary>Where element i lies: its coordinates over the sizes, the last dimension innermost, each times its stride.</summary>
    public static long Place(int dims, IlgpuLongs8 sizes, IlgpuLongs8 strides, long offset, long i)
    {
        for (var d = dims - 1; d >= 0; d--)
        {
            var size = sizes.At(d);
            var rest = Next(i, size, d);
            offset += (i - (rest * size)) * strides.At(d);
            i = rest;
        }

        return offset;
    }

    /// <summary><c>next</c> of prelude.cl: what is left of a row-major index once the coordinate along a dimension is taken off.</summary>
    public static long Next(long i, long size, int dimension) =>
        dimension == 0 ? 0 : i <= int.MaxValue && size <= int.MaxValue ? (uint)i / (uint)size : i / size;
}

/// <summary>Where an element of a result and those of its operands lie.</summary>
internal readonly struct IlgpuPlaces(long result, long operand1, long operand2, long operand3)
{
    public readonly long Result = result, Operand1 = operand1, Operand2 = operand2, Operand3 = operand3;
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
        0 => IlgpuLongs8.Place(Dims, Sizes, Strides0, Offset0, i),
        1 => IlgpuLongs8.Place(Dims, Sizes, Strides1, Offset1, i),
        2 => IlgpuLongs8.Place(Dims, Sizes, Strides2, Offset2, i),
        _ => IlgpuLongs8.Place(Dims, Sizes, Strides3, Offset3, i),
    };

    /// <summary>Where element i of the result lies in all operands; those that there are not cost nothing, compilers leave them out.</summary>
    public readonly IlgpuPlaces Places(long i)
    {
        long at0 = Offset0, at1 = Offset1, at2 = Offset2, at3 = Offset3;
        for (var d = Dims - 1; d >= 0; d--)
        {
            var size = Sizes.At(d);
            var rest = IlgpuLongs8.Next(i, size, d);
            var along = i - (rest * size);
            at0 += along * Strides0.At(d);
            at1 += along * Strides1.At(d);
            at2 += along * Strides2.At(d);
            at3 += along * Strides3.At(d);
            i = rest;
        }

        return new(at0, at1, at2, at3);
    }
}

/// <summary>Operands without gaps: <c>Run</c> of pointwise programs.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IlgpuRun
{
    public long Count;
    public long Offset0, Offset1, Offset2, Offset3;
}

/// <summary><c>Reduction</c> of reduce.cl: the kept dimensions (0) and the reduced ones (1).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IlgpuReduction
{
    public IlgpuLongs8 Sizes0, Sizes1;
    public IlgpuLongs8 Strides0, Strides1;
    public int Dims0, Dims1;
    public long Offset;
    public long Count;
    public long Reduced;

    /// <summary>Where what is reduced to a result begins.</summary>
    public readonly long Start(long result) => IlgpuLongs8.Place(Dims0, Sizes0, Strides0, Offset, result);

    /// <summary>Where an element lies, from there. Most reductions have one dimension to go along.</summary>
    public readonly long Step(long element) => Dims1 == 1 ? element * Strides1.V0 : IlgpuLongs8.Place(Dims1, Sizes1, Strides1, 0, element);
}

using System.Numerics;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>The zeroth and the first power, in every type.</summary>
internal static class FillFunctions
{
    public static KernelTable<UnaryKernel> Ones { get; } = new ComputedTable<UnaryKernel>("fill_cpu", type => type switch
    {
        ScalarType.Float => One(1f),
        ScalarType.Double => One(1.0),
        ScalarType.Long => One(1L),
        ScalarType.Int => One(1),
        ScalarType.Short => One((short)1),
        ScalarType.Char => One((sbyte)1),
        ScalarType.Byte => One((byte)1),
        ScalarType.Bool => One(true),
        ScalarType.Half => One(Half.One),
        ScalarType.BFloat16 => One((BFloat16)1f),
        ScalarType.ComplexFloat => One(new Complex64(1, 0)),
        ScalarType.ComplexDouble => One(Complex.One),
        _ => null,
    });

    public static KernelTable<UnaryKernel> Same { get; } = new ComputedTable<UnaryKernel>("copy_", type => Casts.Between(type, type));

    private static UnaryKernel<T, T> One<T>(T one)
        where T : unmanaged => new((_, result) => result.Fill(one));
}

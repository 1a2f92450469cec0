using System.Numerics;
using System.Numerics.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Tensor = Functional.Dispatch.Shell.Tensors.Tensor;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>Elements of one type as elements of another, as PyTorch's CPU code converts on x86-64: what an integer type cannot hold becomes what the processor makes of it.</summary>
internal static class Casts
{
    private const int Types = 16;
    private static readonly UnaryKernel?[] Known = new UnaryKernel?[Types * Types];

    /// <summary>The tensor, or a copy of it in another type.</summary>
    /// <param name="tensor">A tensor in host memory.</param>
    /// <param name="type">The type.</param>
    public static Tensor To(Tensor tensor, ScalarType type)
    {
        if (tensor.ScalarType == type) return tensor;
        var copy = HostTensors.Empty(tensor.Shape.Dense(), type);
        Between(tensor.ScalarType, type).Run(copy, tensor);
        return copy;
    }

    /// <summary>A copy of a tensor.</summary>
    /// <param name="tensor">A tensor in host memory.</param>
    public static Tensor Copied(Tensor tensor)
    {
        var copy = HostTensors.Empty(tensor.Shape.Dense(), tensor.ScalarType);
        Copy(copy, tensor);
        return copy;
    }

    /// <summary>Overwrites a tensor with the elements of another, converted and broadcast.</summary>
    /// <param name="result">The tensor written to.</param>
    /// <param name="source">The elements.</param>
    public static void Copy(Tensor result, Tensor source)
    {
        if (result.ScalarType == source.ScalarType && IsTransposed(result, source)) return;
        Between(source.ScalarType, result.ScalarType).Run(result, source);
    }

    private static bool IsTransposed(Tensor result, Tensor source) => ScalarTypes.SizeOf(result.ScalarType) switch
    {
        4 => TransposedCopy.Try<int>(result, source),
        8 => TransposedCopy.Try<long>(result, source),
        _ => false,
    };

    /// <summary>The kernel that converts.</summary>
    /// <param name="from">The argument's type.</param>
    /// <param name="to">The result's type.</param>
    public static UnaryKernel Between(ScalarType from, ScalarType to)
    {
        ref var known = ref Known[((int)from * Types) + (int)to];
        return known ??= from switch
        {
            ScalarType.Byte => From<byte>(to),
            ScalarType.Char => From<sbyte>(to),
            ScalarType.Short => From<short>(to),
            ScalarType.Int => From<int>(to),
            ScalarType.Long => From<long>(to),
            ScalarType.Half => From<Half>(to),
            ScalarType.Float => From<float>(to),
            ScalarType.Double => From<double>(to),
            ScalarType.ComplexFloat => From<Complex64>(to),
            ScalarType.ComplexDouble => From<Complex>(to),
            ScalarType.Bool => From<bool>(to),
            ScalarType.BFloat16 => From<BFloat16>(to),
            _ => throw new TensorNotImplementedException(new TypeNotServedError("copy_", from)),
        };
    }

    private static UnaryKernel From<TFrom>(ScalarType to)
        where TFrom : unmanaged => to switch
    {
        ScalarType.Byte => Kernel<TFrom, byte>(),
        ScalarType.Char => Kernel<TFrom, sbyte>(),
        ScalarType.Short => Kernel<TFrom, short>(),
        ScalarType.Int => Kernel<TFrom, int>(),
        ScalarType.Long => Kernel<TFrom, long>(),
        ScalarType.Half => Kernel<TFrom, Half>(),
        ScalarType.Float => Kernel<TFrom, float>(),
        ScalarType.Double => Kernel<TFrom, double>(),
        ScalarType.ComplexFloat => Kernel<TFrom, Complex64>(),
        ScalarType.ComplexDouble => Kernel<TFrom, Complex>(),
        ScalarType.Bool => Kernel<TFrom, bool>(),
        ScalarType.BFloat16 => Kernel<TFrom, BFloat16>(),
        _ => throw new TensorNotImplementedException(new TypeNotServedError("copy_", to)),
    };

    private static UnaryKernel<TFrom, TTo> Kernel<TFrom, TTo>()
        where TFrom : unmanaged
        where TTo : unmanaged => new(Loop<TFrom, TTo>());

    private static UnaryLoop<TFrom, TTo> Loop<TFrom, TTo>()
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (typeof(TFrom) == typeof(TTo)) return (UnaryLoop<TFrom, TTo>)(object)(UnaryLoop<TFrom, TFrom>)Same;
        if (typeof(TFrom) == typeof(float) && typeof(TTo) == typeof(double)) return (UnaryLoop<TFrom, TTo>)(object)(UnaryLoop<float, double>)TensorPrimitives.ConvertTruncating;
        if (typeof(TFrom) == typeof(double) && typeof(TTo) == typeof(float)) return (UnaryLoop<TFrom, TTo>)(object)(UnaryLoop<double, float>)TensorPrimitives.ConvertTruncating;
        if (typeof(TFrom) == typeof(Half) && typeof(TTo) == typeof(float)) return (UnaryLoop<TFrom, TTo>)(object)(UnaryLoop<Half, float>)TensorPrimitives.ConvertToSingle;
        if (typeof(TFrom) == typeof(float) && typeof(TTo) == typeof(Half)) return (UnaryLoop<TFrom, TTo>)(object)(UnaryLoop<float, Half>)TensorPrimitives.ConvertToHalf;
        return Each.Unary<TFrom, TTo, Cast<TFrom, TTo>>;
    }

    private static void Same<T>(ReadOnlySpan<T> a, Span<T> result) => a.CopyTo(result);

    private readonly struct Cast<TFrom, TTo> : IUnary<TFrom, TTo>
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        public static TTo Of(TFrom a) => ElementCast.To<TFrom, TTo>(a);
    }
}

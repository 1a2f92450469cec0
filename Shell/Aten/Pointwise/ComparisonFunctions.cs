using System.Numerics;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>The loops of comparisons. NaN is unequal to all, and neither less nor greater.</summary>
internal static class ComparisonFunctions
{
    public static BinaryTestTable Equal { get; } = Equality(new BinaryTestTable("eq_cpu"), EqualTo<float>, EqualTo<double>, EqualTo<long>, EqualTo<int>, EqualTo<short>, EqualTo<sbyte>, EqualTo<byte>, EqualTo<bool>, EqualTo<Complex>);

    public static BinaryTestTable NotEqual { get; } = Equality(
        new BinaryTestTable("ne_cpu"), UnequalTo<float>, UnequalTo<double>, UnequalTo<long>, UnequalTo<int>, UnequalTo<short>, UnequalTo<sbyte>, UnequalTo<byte>, UnequalTo<bool>, UnequalTo<Complex>);

    public static BinaryTestTable Less { get; } = Order("lt_cpu", false, false);

    public static BinaryTestTable LessOrEqual { get; } = Order("le_cpu", false, true);

    public static BinaryTestTable Greater { get; } = Order("gt_cpu", true, false);

    public static BinaryTestTable GreaterOrEqual { get; } = Order("ge_cpu", true, true);

    public static UnaryTestTable LogicalNot { get; } = new UnaryTestTable("logical_not_cpu")
        .With<float>(IsZero).With<double>(IsZero).With<long>(IsZero).With<int>(IsZero).With<short>(IsZero).With<sbyte>(IsZero).With<byte>(IsZero).With<Complex>(IsZero)
        .With(Widening.UnaryTo<Half, float, bool>(IsZero)).With(Widening.UnaryTo<BFloat16, float, bool>(IsZero)).With(Widening.UnaryTo<Complex64, Complex, bool>(IsZero))
        .With<bool>(static (a, result) =>
        {
            for (var i = 0; i < result.Length; i++) result[i] = !a[i];
        });

    // Arguments are made truth values before.
    public static BinaryTestTable LogicalAnd { get; } = new BinaryTestTable("logical_and_cpu").With<bool>(static (a, b, result) =>
    {
        for (var i = 0; i < result.Length; i++) result[i] = a[i] & b[i];
    });

    public static KernelTable<TernaryKernel> Where { get; } = new ComputedTable<TernaryKernel>("where_cpu", type => type switch
    {
        ScalarType.Float => Choose<float>(),
        ScalarType.Double => Choose<double>(),
        ScalarType.Half => Choose<Half>(),
        ScalarType.BFloat16 => Choose<BFloat16>(),
        ScalarType.Long => Choose<long>(),
        ScalarType.Int => Choose<int>(),
        ScalarType.Short => Choose<short>(),
        ScalarType.Char => Choose<sbyte>(),
        ScalarType.Byte => Choose<byte>(),
        ScalarType.Bool => Choose<bool>(),
        ScalarType.ComplexFloat => Choose<Complex64>(),
        ScalarType.ComplexDouble => Choose<Complex>(),
        _ => null,
    });

    private static TernaryKernel<bool, T, T, T> Choose<T>()
        where T : unmanaged => new(static (condition, a, b, result) =>
    {
        for (var i = 0; i < result.Length; i++) result[i] = condition[i] ? a[i] : b[i];
    });

    private static BinaryTestTable Equality(
        BinaryTestTable table, BinaryLoop<float, float, bool> single, BinaryLoop<double, double, bool> wide, BinaryLoop<long, long, bool> int64, BinaryLoop<int, int, bool> int32,
        BinaryLoop<short, short, bool> int16, BinaryLoop<sbyte, sbyte, bool> int8, BinaryLoop<byte, byte, bool> uint8, BinaryLoop<bool, bool, bool> truth,
        BinaryLoop<Complex, Complex, bool> complex) => table.Floats(single, wide).With(int64).With(int32).With(int16).With(int8).With(uint8).With(truth)
        .With(complex).With(Widening.BinaryTo<Complex64, Complex, bool>(complex));

    private static BinaryTestTable Order(string name, bool greater, bool orEqual)
    {
        return new BinaryTestTable(name).Floats(Loop<float>(), Loop<double>()).With(Loop<long>()).With(Loop<int>()).With(Loop<short>()).With(Loop<sbyte>()).With(Loop<byte>())
            .With<bool>(greater ? orEqual ? static (a, b, r) => Truth(a, b, r, true, true) : static (a, b, r) => Truth(a, b, r, true, false)
                : orEqual ? static (a, b, r) => Truth(a, b, r, false, true) : static (a, b, r) => Truth(a, b, r, false, false));

        BinaryLoop<T, T, bool> Loop<T>()
            where T : IComparisonOperators<T, T, bool> => greater
            ? orEqual ? Each.Binary<T, T, bool, AtLeast<T>> : Each.Binary<T, T, bool, MoreThan<T>>
            : orEqual ? Each.Binary<T, T, bool, AtMost<T>> : Each.Binary<T, T, bool, LessThan<T>>;
    }

    private static void Truth(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> result, bool greater, bool orEqual)
    {
        for (var i = 0; i < result.Length; i++) result[i] = a[i] == b[i] ? orEqual : a[i] == greater;
    }

    private static void EqualTo<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> result)
        where T : unmanaged
    {
        for (var i = 0; i < result.Length; i++) result[i] = Same(a[i], b[i]);
    }

    private static void UnequalTo<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> result)
        where T : unmanaged
    {
        for (var i = 0; i < result.Length; i++) result[i] = !Same(a[i], b[i]);
    }

    // Equals would find NaN equal to itself.
    private static bool Same<T>(T a, T b)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return (float)(object)a == (float)(object)b;
        if (typeof(T) == typeof(double)) return (double)(object)a == (double)(object)b;
        if (typeof(T) == typeof(Complex)) return (Complex)(object)a == (Complex)(object)b;
        return EqualityComparer<T>.Default.Equals(a, b);
    }

    private static void IsZero<T>(ReadOnlySpan<T> a, Span<bool> result)
        where T : INumberBase<T>
    {
        for (var i = 0; i < result.Length; i++) result[i] = T.IsZero(a[i]);
    }

    private readonly struct LessThan<T> : IBinary<T, T, bool>
        where T : IComparisonOperators<T, T, bool>
    {
        public static bool Of(T a, T b) => a < b;
    }

    private readonly struct AtMost<T> : IBinary<T, T, bool>
        where T : IComparisonOperators<T, T, bool>
    {
        public static bool Of(T a, T b) => a <= b;
    }

    private readonly struct MoreThan<T> : IBinary<T, T, bool>
        where T : IComparisonOperators<T, T, bool>
    {
        public static bool Of(T a, T b) => a > b;
    }

    private readonly struct AtLeast<T> : IBinary<T, T, bool>
        where T : IComparisonOperators<T, T, bool>
    {
        public static bool Of(T a, T b) => a >= b;
    }
}

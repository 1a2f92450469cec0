using System.Numerics;
using System.Runtime.InteropServices;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Aten.Recorded;

/// <summary>Elements of any type as bytes and as complex numbers, and when two of them count as equal.</summary>
internal static class Elements
{
    /// <summary>The elements in row-major order, bits carried out.</summary>
    public static byte[] BytesOf(Tensor tensor) => tensor.ScalarType switch
    {
        ScalarType.Half => Bytes<Half>(tensor),
        ScalarType.BFloat16 => Bytes<BFloat16>(tensor),
        ScalarType.Float => Bytes<float>(tensor),
        ScalarType.Double => Bytes<double>(tensor),
        ScalarType.Int => Bytes<int>(tensor),
        ScalarType.Long => Bytes<long>(tensor),
        ScalarType.Byte => Bytes<byte>(tensor),
        ScalarType.Bool => Bytes<bool>(tensor),
        ScalarType.ComplexFloat => Bytes<Complex64>(tensor),
        ScalarType.ComplexDouble => Bytes<Complex>(tensor),
        var other => throw new NotSupportedException($"{other}"),
    };

    /// <summary>The numbers that bytes hold: of floating-point and complex types.</summary>
    public static Complex[] Numbers(ScalarType type, byte[] bytes) => type switch
    {
        ScalarType.Half => Read<Half>(bytes, x => (double)x),
        ScalarType.BFloat16 => Read<BFloat16>(bytes, x => (float)x),
        ScalarType.Float => Read<float>(bytes, x => x),
        ScalarType.Double => Read<double>(bytes, x => x),
        ScalarType.ComplexFloat => Read<Complex64>(bytes, x => x),
        ScalarType.ComplexDouble => Read<Complex>(bytes, x => x),
        var other => throw new NotSupportedException($"{other}"),
    };

    /// <summary>The relative error allowed: the bars that the library sets itself; for 16-bit types one unit in the last place.</summary>
    public static double Tolerance(ScalarType type) => type switch
    {
        ScalarType.Half => 1e-3,
        ScalarType.BFloat16 => 8e-3,
        ScalarType.Float or ScalarType.ComplexFloat => 1e-6,
        ScalarType.Double or ScalarType.ComplexDouble => 1e-12,
        _ => 0,
    };

    /// <summary>The first difference between elements, or null.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="expected">What PyTorch gave.</param>
    /// <param name="actual">What we gave.</param>
    /// <param name="tolerance">The relative error allowed.</param>
    /// <param name="scale">The size of the terms of which each element is a sum, to which rounding errors are relative; 0 for elements that are no sums.</param>
    public static string? Difference(ScalarType type, byte[] expected, byte[] actual, double tolerance, double scale)
    {
        if (expected.Length != actual.Length) return $"{actual.Length} bytes, PyTorch has {expected.Length}";
        if (expected.AsSpan().SequenceEqual(actual)) return null;
        if (!ScalarTypes.IsDifferentiable(type))
        {
            var at = expected.AsSpan().CommonPrefixLength(actual) / ScalarTypes.SizeOf(type);
            return $"element {at} is {Integer(type, actual, at)}, PyTorch has {Integer(type, expected, at)}";
        }

        var (left, right) = (Numbers(type, expected), Numbers(type, actual));
        for (var i = 0; i < left.Length; i++)
        {
            if (IsNear(left[i].Real, right[i].Real, tolerance, Math.Max(scale, Size(left[i].Imaginary))) && IsNear(left[i].Imaginary, right[i].Imaginary, tolerance, Math.Max(scale, Size(left[i].Real)))) continue;
            return ScalarTypes.IsComplex(type) ? $"element {i} is {right[i]}, PyTorch has {left[i]}" : $"element {i} is {right[i].Real:R}, PyTorch has {left[i].Real:R}";
        }

        return null;
    }

    /// <summary>The largest finite magnitude.</summary>
    public static double Largest(ScalarType type, byte[] bytes) =>
        ScalarTypes.IsDifferentiable(type) ? Numbers(type, bytes).Select(n => Math.Max(Size(n.Real), Size(n.Imaginary))).DefaultIfEmpty(0).Max() : 0;

    private static double Size(double number) => double.IsFinite(number) ? Math.Abs(number) : 0;

    private static bool IsNear(double expected, double actual, double tolerance, double scale)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual)) return double.IsNaN(expected) && double.IsNaN(actual);
        if (double.IsInfinity(expected) || double.IsInfinity(actual)) return expected.Equals(actual);
        // Below the smallest normal number there are not enough digits to be relative to.
        return Math.Abs(expected - actual) <= (tolerance * Math.Max(scale, Math.Abs(expected))) + (tolerance > 1e-9 ? 1e-44 : 1e-322);
    }

    private static byte[] Bytes<T>(Tensor tensor)
        where T : unmanaged => MemoryMarshal.AsBytes(tensor.ToArray<T>().AsSpan()).ToArray();

    private static Complex[] Read<T>(byte[] bytes, Func<T, Complex> convert)
        where T : unmanaged => [.. MemoryMarshal.Cast<byte, T>(bytes).ToArray().Select(convert)];

    private static long Integer(ScalarType type, byte[] bytes, int at) => type switch
    {
        ScalarType.Long => MemoryMarshal.Cast<byte, long>(bytes)[at],
        ScalarType.Int => MemoryMarshal.Cast<byte, int>(bytes)[at],
        _ => bytes[at],
    };
}

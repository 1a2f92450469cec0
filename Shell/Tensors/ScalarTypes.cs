using System.Collections.Immutable;
using System.Numerics;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>What the element types are.</summary>
public static class ScalarTypes
{
    // By number: name, bytes.
    private static readonly ImmutableArray<(string Name, int Size)> Facts =
    [
        ("uint8", 1), ("int8", 1), ("int16", 2), ("int32", 4), ("int64", 8), ("float16", 2), ("float32", 4), ("float64", 8), ("complex32", 4),
        ("complex64", 8), ("complex128", 16), ("bool", 1), ("qint8", 1), ("quint8", 1), ("qint32", 4), ("bfloat16", 2),
    ];

    /// <summary>The floating-point type that integers become: PyTorch's default dtype, which cannot be changed here.</summary>
    public const ScalarType Default = ScalarType.Float;

    /// <summary>PyTorch's name of the type, for example <c>float32</c>.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>The name, without <c>torch.</c>.</returns>
    public static string Name(ScalarType type) => Facts[(int)type].Name;

    /// <summary>How many bytes an element takes.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>1 to 16.</returns>
    public static int SizeOf(ScalarType type) => Facts[(int)type].Size;

    /// <summary>Whether the numbers are quantised.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>True for QInt8, QUInt8 and QInt32.</returns>
    public static bool IsQuantized(ScalarType type) => type is ScalarType.QInt8 or ScalarType.QUInt8 or ScalarType.QInt32;

    /// <summary>Whether the numbers are complex.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>True for the three complex types.</returns>
    public static bool IsComplex(ScalarType type) => type is ScalarType.ComplexHalf or ScalarType.ComplexFloat or ScalarType.ComplexDouble;

    /// <summary>Whether the numbers are real floating-point numbers.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>True for float16, bfloat16, float32 and float64.</returns>
    public static bool IsFloatingPoint(ScalarType type) =>
        type is ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float or ScalarType.Double;

    /// <summary>Whether the numbers are integers.</summary>
    /// <param name="type">An element type.</param>
    /// <param name="includeBool">Whether truth values count.</param>
    /// <returns>True for uint8, int8, int16, int32 and int64, and for bool where it counts.</returns>
    public static bool IsIntegral(ScalarType type, bool includeBool) => type <= ScalarType.Long || (includeBool && type == ScalarType.Bool);

    /// <summary>Whether a tensor of this type can have gradients.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>True for floating-point and complex types.</returns>
    public static bool IsDifferentiable(ScalarType type) => IsFloatingPoint(type) || IsComplex(type);

    /// <summary>The type of the real and imaginary part.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>For a complex type its part's type, else the type itself.</returns>
    public static ScalarType ValueTypeOf(ScalarType type) => type switch
    {
        ScalarType.ComplexHalf => ScalarType.Half,
        ScalarType.ComplexFloat => ScalarType.Float,
        ScalarType.ComplexDouble => ScalarType.Double,
        _ => type,
    };

    /// <summary>The complex type whose parts are of a type.</summary>
    /// <param name="type">An element type.</param>
    /// <returns>complex32 for float16, complex128 for float64, complex64 for float32, all integers and bfloat16 (PyTorch's bcomplex32 is not among the types here); a complex type itself.</returns>
    public static ScalarType ComplexTypeOf(ScalarType type) => type switch
    {
        ScalarType.Half => ScalarType.ComplexHalf,
        ScalarType.Double => ScalarType.ComplexDouble,
        _ => IsComplex(type) ? type : ScalarType.ComplexFloat,
    };

    /// <summary>The type that a number by itself makes: int64, float32, bool or complex64.</summary>
    /// <param name="number">The number.</param>
    /// <returns>Its type with PyTorch's defaults.</returns>
    public static ScalarType Of(Scalar number) => number.Kind switch
    {
        ValueKind.Int => ScalarType.Long,
        ValueKind.Bool => ScalarType.Bool,
        ValueKind.Complex => ComplexTypeOf(Default),
        _ => Default,
    };

    /// <summary>The element type that a .NET type stores.</summary>
    /// <typeparam name="T">byte, sbyte, short, int, long, Half, BFloat16, float, double, Complex64, Complex or bool.</typeparam>
    /// <returns>The element type.</returns>
    /// <exception cref="TensorPropertyException">The type stores none.</exception>
    public static ScalarType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? ScalarType.Float
        : typeof(T) == typeof(double) ? ScalarType.Double
        : typeof(T) == typeof(long) ? ScalarType.Long
        : typeof(T) == typeof(int) ? ScalarType.Int
        : typeof(T) == typeof(bool) ? ScalarType.Bool
        : typeof(T) == typeof(byte) ? ScalarType.Byte
        : typeof(T) == typeof(sbyte) ? ScalarType.Char
        : typeof(T) == typeof(short) ? ScalarType.Short
        : typeof(T) == typeof(Half) ? ScalarType.Half
        : typeof(T) == typeof(BFloat16) ? ScalarType.BFloat16
        : typeof(T) == typeof(Complex64) ? ScalarType.ComplexFloat
        : typeof(T) == typeof(Complex) ? ScalarType.ComplexDouble
        : throw new TensorPropertyException(new TensorShapeError($"elements of the .NET type {typeof(T).Name} are none"));
}

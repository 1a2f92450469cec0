using System.Collections.Immutable;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Gpu.Pointwise;

/// <summary>An element type as kernels know it.</summary>
/// <param name="Suffix">Its mark in kernels' names, for example <c>f32</c>.</param>
/// <param name="Word">The OpenCL C type.</param>
/// <param name="ScalarType">The element type.</param>
/// <param name="Bytes">The size of an element.</param>
public sealed record ElementKind(string Suffix, string Word, ScalarType ScalarType, int Bytes)
{
    /// <summary>Every type that kernels are made for, in the order of promotion.</summary>
    public static ImmutableArray<ElementKind> All { get; } =
    [
        new("b8", "uchar", ScalarType.Bool, 1),
        new("u8", "uchar", ScalarType.Byte, 1),
        new("i32", "int", ScalarType.Int, 4),
        new("i64", "long", ScalarType.Long, 8),
        new("f32", "float", ScalarType.Float, 4),
        new("f64", "double", ScalarType.Double, 8),
    ];

    /// <summary>Truth values: 0 or 1.</summary>
    public static ElementKind Bool => All[0];

    /// <summary>The kind of an element type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The kind, or null for a type that kernels are not made for.</returns>
    public static ElementKind? Of(ScalarType type)
    {
        foreach (var kind in All)
            if (kind.ScalarType == type) return kind;
        return null;
    }

    /// <summary>Whether it is a floating-point type.</summary>
    public bool IsFloating => ScalarType is ScalarType.Float or ScalarType.Double;

    /// <summary>Whether it is float64, which not every device has.</summary>
    public bool IsDouble => ScalarType == ScalarType.Double;

    /// <summary>Whether C computes in the type itself and it is signed, so that overflow is to be kept from being undefined: int32 and int64.</summary>
    internal bool Wraps => ScalarType is ScalarType.Int or ScalarType.Long;

    /// <summary>Whether it is the type of truth values.</summary>
    public bool IsBool => ScalarType == ScalarType.Bool;

    /// <summary>An expression of this type stored as an element: truth values as 0 or 1.</summary>
    internal string Stored(string expression) => IsBool ? $"(uchar)(({expression}) != 0)" : $"({Word})({expression})";
}

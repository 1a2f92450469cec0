using System.Collections.Immutable;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>Lists of sizes as kernels take them.</summary>
internal static class SymInts
{
    /// <summary>The integers.</summary>
    /// <param name="list">Integers, none symbolic.</param>
    public static ImmutableArray<long> ToSizes(this IReadOnlyList<SymInt> list)
    {
        var sizes = new long[list.Count];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = list[i].ToInt64();
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(sizes);
    }

    /// <summary>The integers as an argument.</summary>
    /// <param name="sizes">Integers.</param>
    public static SymInt[] ToSymInts(this ImmutableArray<long> sizes)
    {
        var list = new SymInt[sizes.Length];
        for (var i = 0; i < list.Length; i++) list[i] = sizes[i];
        return list;
    }
}

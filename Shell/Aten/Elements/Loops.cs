namespace Functional.Dispatch.Aten.Elements;

/// <summary>What an operation does to a run of elements. The result may be the argument itself, never a part of it that begins elsewhere.</summary>
internal delegate void UnaryLoop<TA, TR>(ReadOnlySpan<TA> a, Span<TR> result);

/// <summary>As <see cref="UnaryLoop{TA,TR}"/>, of two.</summary>
internal delegate void BinaryLoop<TA, TB, TR>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b, Span<TR> result);

/// <summary>As <see cref="UnaryLoop{TA,TR}"/>, of three.</summary>
internal delegate void TernaryLoop<TA, TB, TC, TR>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b, ReadOnlySpan<TC> c, Span<TR> result);

/// <summary>A function of one element, as a type, so that a loop over it is compiled with the function inside.</summary>
internal interface IUnary<TA, TR>
{
    static abstract TR Of(TA a);
}

/// <summary>A function of two elements.</summary>
internal interface IBinary<TA, TB, TR>
{
    static abstract TR Of(TA a, TB b);
}

/// <summary>A function of three elements.</summary>
internal interface ITernary<TA, TB, TC, TR>
{
    static abstract TR Of(TA a, TB b, TC c);
}

/// <summary>Loops over functions for which the library of vector loops has none.</summary>
internal static class Each
{
    public static void Unary<TA, TR, TFunction>(ReadOnlySpan<TA> a, Span<TR> result)
        where TFunction : IUnary<TA, TR>
    {
        a = a[..result.Length];
        for (var i = 0; i < result.Length; i++) result[i] = TFunction.Of(a[i]);
    }

    public static void Binary<TA, TB, TR, TFunction>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b, Span<TR> result)
        where TFunction : IBinary<TA, TB, TR>
    {
        a = a[..result.Length];
        b = b[..result.Length];
        for (var i = 0; i < result.Length; i++) result[i] = TFunction.Of(a[i], b[i]);
    }

    public static void Ternary<TA, TB, TC, TR, TFunction>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b, ReadOnlySpan<TC> c, Span<TR> result)
        where TFunction : ITernary<TA, TB, TC, TR>
    {
        a = a[..result.Length];
        b = b[..result.Length];
        c = c[..result.Length];
        for (var i = 0; i < result.Length; i++) result[i] = TFunction.Of(a[i], b[i], c[i]);
    }
}

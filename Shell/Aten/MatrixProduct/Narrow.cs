using System.Numerics;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>Products of element types that .NET has no arithmetic for, done in the next wider type and rounded at the end.</summary>
internal static unsafe class Narrow
{
    /// <summary>In float32.</summary>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="result">The result.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="beta">The factor of what was there.</param>
    public static void OfBFloat16(in Matrix<BFloat16> left, in Matrix<BFloat16> right, in Matrix<BFloat16> result, float alpha, float beta)
    {
        float[] l = Widen<BFloat16, float>(left, &ToSingle), r = Widen<BFloat16, float>(right, &ToSingle), to = Widen<BFloat16, float>(result, &ToSingle);
        fixed (float* lp = l, rp = r, p = to) BlockedProduct.Multiply(RowMajor(lp, left.Rows, left.Columns), RowMajor(rp, right.Rows, right.Columns), RowMajor(p, result.Rows, result.Columns), alpha, beta);
        for (long i = 0, n = 0; i < result.Rows; i++)
            for (long j = 0; j < result.Columns; j++, n++) *result.At(i, j) = (BFloat16)to[n];
    }

    /// <summary>In two float64.</summary>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="result">The result.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="beta">The factor of what was there.</param>
    public static void OfComplex64(in Matrix<Complex64> left, in Matrix<Complex64> right, in Matrix<Complex64> result, Complex alpha, Complex beta)
    {
        Complex[] l = Widen<Complex64, Complex>(left, &ToDouble), r = Widen<Complex64, Complex>(right, &ToDouble), to = Widen<Complex64, Complex>(result, &ToDouble);
        fixed (Complex* lp = l, rp = r, p = to) AnyProduct.Multiply(RowMajor(lp, left.Rows, left.Columns), RowMajor(rp, right.Rows, right.Columns), RowMajor(p, result.Rows, result.Columns), alpha, beta);
        for (long i = 0, n = 0; i < result.Rows; i++)
            for (long j = 0; j < result.Columns; j++, n++) *result.At(i, j) = (Complex64)to[n];
    }

    private static float ToSingle(BFloat16 value) => value;

    private static Complex ToDouble(Complex64 value) => value;

    private static TTo[] Widen<T, TTo>(in Matrix<T> matrix, delegate*<T, TTo> convert)
        where T : unmanaged
    {
        var wide = new TTo[matrix.Rows * matrix.Columns];
        for (long i = 0, n = 0; i < matrix.Rows; i++)
            for (long j = 0; j < matrix.Columns; j++, n++) wide[n] = convert(*matrix.At(i, j));
        return wide;
    }

    private static Matrix<T> RowMajor<T>(T* data, long rows, long columns)
        where T : unmanaged => new((nint)data, rows, columns, Math.Max(columns, 1), 1);
}

using System.Numerics;
using Functional.Dispatch.Aten.Threading;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>Matrix products by the fastest way there is for the element type: the machine's BLAS, the managed blocked kernel, or a plain loop.</summary>
/// <param name="blas">The BLAS to use, or null for the managed kernels only.</param>
internal sealed unsafe partial class Products(NativeBlas? blas)
{
    // Below these multiplications the plain loop is faster than packing or calling out.
    private const long Tiny = 512;

    /// <summary>The name of the BLAS in use; null for the managed kernels.</summary>
    public string? BlasName => blas?.Name;

    /// <summary><c>result = beta * result + alpha * left @ right</c>; a beta of 0 does not read the result.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="result">The result, apart from both factors.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="beta">The factor of what was there.</param>
    public void Multiply<T>(in Matrix<T> left, in Matrix<T> right, in Matrix<T> result, T alpha, T beta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (result.Rows == 0 || result.Columns == 0) return;
        if (result.Rows * result.Columns * left.Columns <= Tiny) Small(left, right, result, alpha, beta);
        else if (result.Columns == 1) MatrixVector.Multiply(left, right, result, alpha, beta);
        else if (result.Rows == 1) MatrixVector.Multiply(right.Transposed, left.Transposed, result.Transposed, alpha, beta);
        else if (blas is not null && NativeBlas.Takes(left, right, result)) blas.Multiply(left, right, result, alpha, beta);
        else if (blas is not null && NativeBlas.Takes(right.Transposed, left.Transposed, result.Transposed))
            blas.Multiply(right.Transposed, left.Transposed, result.Transposed, alpha, beta);
        else BlockedProduct.Multiply(left, right, result, alpha, beta);
    }

    private static void Small<T>(in Matrix<T> left, in Matrix<T> right, in Matrix<T> result, T alpha, T beta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (long i = 0; i < result.Rows; i++)
        {
            for (long j = 0; j < result.Columns; j++)
            {
                var sum = T.Zero;
                for (long k = 0; k < left.Columns; k++) sum += *left.At(i, k) * *right.At(k, j);
                var place = result.At(i, j);
                *place = T.IsZero(beta) ? alpha * sum : (beta * *place) + (alpha * sum);
            }
        }
    }
}

using System.Runtime.InteropServices;
using Functional.Dispatch.Aten.Threading;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>
/// A BLAS library of the machine with the C interface (<c>cblas_sgemm</c>, <c>cblas_dgemm</c>), found at run time. The environment variable
/// FDISPATCH_BLAS says which: the name or path of a shared library, or <c>none</c> for the managed kernels; unset tries the usual names.
/// </summary>
internal sealed unsafe class NativeBlas
{
    /// <summary>The environment variable that names the library.</summary>
    public const string Variable = "FDISPATCH_BLAS";

    private const int RowMajor = 101;
    private const int NoTranspose = 111;
    private const int Transpose = 112;

    private static readonly string[] UsualNames =
        ["libopenblas.so.0", "libmkl_rt.so.2", "libmkl_rt.so", "libblis.so.4", "libcblas.so.3", "libblas.so.3", "libopenblas.dll", "mkl_rt.2.dll", "libopenblas.dylib"];

    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _single;
    private readonly delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> _double;

    private NativeBlas(string name, nint single, nint @double)
    {
        Name = name;
        _single = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)single;
        _double = (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)@double;
    }

    /// <summary>The machine's, looked for once; null when there is none or FDISPATCH_BLAS says none.</summary>
    public static NativeBlas? OfMachine { get; } = Find(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The name by which it was loaded.</summary>
    public string Name { get; }

    /// <summary>Looks for a library.</summary>
    /// <param name="choice">A name or path, <c>none</c>, or null or nothing for the usual names.</param>
    /// <returns>The first that has the functions, or null.</returns>
    public static NativeBlas? Find(string? choice)
    {
        if (string.Equals(choice, "none", StringComparison.OrdinalIgnoreCase)) return null;
        foreach (var name in string.IsNullOrEmpty(choice) ? UsualNames : [choice])
            if (Load(name) is { } blas) return blas;
        return null;
    }

    /// <summary>Whether the library can take the product: sizes and strides within 32 bits, rows or columns of each matrix contiguous and apart.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="result">The result; its rows must be contiguous.</param>
    /// <returns>True when it can.</returns>
    public static bool Takes<T>(in Matrix<T> left, in Matrix<T> right, in Matrix<T> result)
        where T : unmanaged =>
        (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        && Leading(result, out _) == NoTranspose && Leading(left, out _) != 0 && Leading(right, out _) != 0;

    /// <summary><c>result = beta * result + alpha * left @ right</c>; a beta of 0 does not read the result.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="result">The result.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="beta">The factor of what was there.</param>
    public void Multiply<T>(in Matrix<T> left, in Matrix<T> right, in Matrix<T> result, T alpha, T beta)
        where T : unmanaged
    {
        var (leftForm, rightForm) = (Leading(left, out var leftStride), Leading(right, out var rightStride));
        _ = Leading(result, out var resultStride);
        var (rows, columns, depth) = ((int)result.Rows, (int)result.Columns, (int)left.Columns);
        if (typeof(T) == typeof(float))
        {
            _single(RowMajor, leftForm, rightForm, rows, columns, depth, (float)(object)alpha, (float*)left.Data, leftStride,
                (float*)right.Data, rightStride, (float)(object)beta, (float*)result.Data, resultStride);
        }
        else
        {
            _double(RowMajor, leftForm, rightForm, rows, columns, depth, (double)(object)alpha, (double*)left.Data, leftStride,
                (double*)right.Data, rightStride, (double)(object)beta, (double*)result.Data, resultStride);
        }
    }

    // How a matrix is passed: as it is, transposed, or (0) not at all; and its leading dimension.
    private static int Leading<T>(in Matrix<T> matrix, out int stride)
        where T : unmanaged
    {
        if (matrix.Rows <= int.MaxValue && matrix.Columns <= int.MaxValue)
        {
            if (matrix.HasContiguousRows && Fits(matrix.RowStride, matrix.Rows, matrix.Columns, out stride)) return NoTranspose;
            if (matrix.HasContiguousColumns && Fits(matrix.ColumnStride, matrix.Columns, matrix.Rows, out stride)) return Transpose;
        }

        stride = 0;
        return 0;
    }

    // A single row has no stride to speak of; BLAS wants one that is long enough all the same.
    private static bool Fits(long step, long count, long length, out int stride)
    {
        var least = Math.Max(length, 1);
        var given = count <= 1 ? least : step;
        stride = (int)Math.Min(given, int.MaxValue);
        return given >= least && given <= int.MaxValue;
    }

    private static NativeBlas? Load(string name)
    {
        if (!NativeLibrary.TryLoad(name, out var library)) return null;
        if (!NativeLibrary.TryGetExport(library, "cblas_sgemm", out var single) || !NativeLibrary.TryGetExport(library, "cblas_dgemm", out var @double))
        {
            NativeLibrary.Free(library);
            return null;
        }

        foreach (var setter in (ReadOnlySpan<string>)["openblas_set_num_threads", "MKL_Set_Num_Threads", "bli_thread_set_num_threads"])
            if (NativeLibrary.TryGetExport(library, setter, out var set)) ((delegate* unmanaged<int, void>)set)(ComputeThreads.Count);
        return new(name, single, @double);
    }
}

using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Native;

namespace Functional.Dispatch.Gpu.Cuda;

/// <summary>The functions of cuBLAS that are used, under their own names.</summary>
internal static unsafe partial class CublasNative
{
    private const string Library = NativeLibraries.Cublas;

    public const int Success = 0;
    public const int AsIs = 0;
    public const int Transposed = 1;

    [LibraryImport(Library)]
    public static partial int cublasCreate_v2(out nint handle);

    [LibraryImport(Library)]
    public static partial int cublasDestroy_v2(nint handle);

    [LibraryImport(Library)]
    public static partial int cublasSetStream_v2(nint handle, nint stream);

    [LibraryImport(Library)]
    public static partial int cublasSgemmStridedBatched(
        nint handle, int transA, int transB, int m, int n, int k, float* alpha, ulong a, int lda, long strideA, ulong b, int ldb, long strideB, float* beta, ulong c, int ldc,
        long strideC, int count);

    [LibraryImport(Library)]
    public static partial int cublasDgemmStridedBatched(
        nint handle, int transA, int transB, int m, int n, int k, double* alpha, ulong a, int lda, long strideA, ulong b, int ldb, long strideB, double* beta, ulong c, int ldc,
        long strideC, int count);
}

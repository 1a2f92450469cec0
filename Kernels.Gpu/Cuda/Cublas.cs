using System.Threading;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using Functional.Dispatch.Gpu.Native;
using static Functional.Dispatch.Gpu.Cuda.CublasNative;

namespace Functional.Dispatch.Gpu.Cuda;

/// <summary>A matrix, or a batch of them, in device memory; strides in elements.</summary>
/// <param name="Buffer">The memory.</param>
/// <param name="Offset">The first element.</param>
/// <param name="Row">From one row to the next.</param>
/// <param name="Column">From one column to the next.</param>
/// <param name="Batch">From one matrix to the next.</param>
internal readonly record struct DeviceMatrix(IBuffer Buffer, long Offset, long Row, long Column, long Batch);

/// <summary>NVIDIA's matrix products, where the machine has the library. One handle for an accelerator and its default stream.</summary>
internal sealed unsafe class Cublas : IDisposable
{
    private readonly CudaAccelerator _accelerator;
    private readonly nint _handle;
    private readonly Lock _lock = new();
    private bool _isDisposed;

    private Cublas(CudaAccelerator accelerator, nint handle) => (_accelerator, _handle) = (accelerator, handle);

    /// <summary>Opens it for a device; null where there is none, or the device is no CUDA device.</summary>
    public static Cublas? TryOpen(IAccelerator accelerator)
    {
        if (accelerator is not CudaAccelerator cuda || NativeLibraries.Missing(NativeLibraries.Cublas) is not null) return null;
        cuda.Enter();
        if (cublasCreate_v2(out var handle) != Success) return null;
        if (cublasSetStream_v2(handle, ((CudaStream)cuda.DefaultStream).Handle) == Success) return new(cuda, handle);
        _ = cublasDestroy_v2(handle);
        return null;
    }

    /// <summary>Multiplies: <c>result = alpha · left · right + beta · result</c>. False where an operand lies as BLAS cannot take it; then nothing was done.</summary>
    /// <param name="isDouble">float64; otherwise float32.</param>
    /// <param name="m">Rows of the result.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Columns of the left factor.</param>
    /// <param name="count">How many matrices.</param>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="result">The result, row-major.</param>
    /// <param name="alpha">What the product is multiplied by.</param>
    /// <param name="beta">What the result is multiplied by before.</param>
    /// <exception cref="GpuException">cuBLAS failed.</exception>
    public bool TryMultiply(bool isDouble, long m, long n, long k, long count, in DeviceMatrix left, in DeviceMatrix right, in DeviceMatrix result, double alpha, double beta)
    {
        // cuBLAS counts columns first: seen so, a row-major result is the transposed product, right before left.
        if (!Fits(m, n, k, count) || result.Column != 1 || LeadingOf(result, n, false) is not { } ldc) return false;
        var (transLeft, transRight) = (left.Column != 1 && k > 1, right.Column != 1 && n > 1);
        if (LeadingOf(left, transLeft ? m : k, transLeft) is not { } lda || LeadingOf(right, transRight ? k : n, transRight) is not { } ldb) return false;
        _accelerator.Enter();
        var stream = _accelerator.DefaultStream;
        var size = isDouble ? sizeof(double) : sizeof(float);
        var (a, b, c) = (Place(left), Place(right), Place(result));
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var (floatAlpha, floatBeta) = ((float)alpha, (float)beta);
            var code = isDouble
                ? cublasDgemmStridedBatched(_handle, transRight ? Transposed : AsIs, transLeft ? Transposed : AsIs, (int)n, (int)m, (int)k, &alpha, b, ldb, right.Batch, a, lda, left.Batch, &beta, c, ldc, result.Batch, (int)count)
                : cublasSgemmStridedBatched(_handle, transRight ? Transposed : AsIs, transLeft ? Transposed : AsIs, (int)n, (int)m, (int)k, &floatAlpha, b, ldb, right.Batch, a, lda, left.Batch, &floatBeta, c, ldc, result.Batch, (int)count);
            if (code != Success) throw new GpuException(new DriverError(_accelerator.DeviceText, isDouble ? nameof(cublasDgemmStridedBatched) : nameof(cublasSgemmStridedBatched), code, $"cuBLAS status {code}"));
        }

        return true;

        ulong Place(in DeviceMatrix matrix) => ((DeviceBuffer<ulong>)matrix.Buffer).For(stream) + (ulong)(matrix.Offset * size);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            _accelerator.EnterToRelease();
            _ = cublasDestroy_v2(_handle);
        }
    }

    private static bool Fits(long m, long n, long k, long count) => Math.Max(Math.Max(m, n), Math.Max(k, count)) <= int.MaxValue;

    // The step between lines that lie together; null where the elements of a line do not.
    private static int? LeadingOf(in DeviceMatrix matrix, long lineLength, bool transposed)
    {
        var (step, within) = transposed ? (matrix.Column, matrix.Row) : (matrix.Row, matrix.Column);
        if (within != 1 && lineLength > 1) return null;
        // A matrix of one line says nothing with its step.
        var leading = Math.Max(step, Math.Max(1, lineLength));
        return leading <= int.MaxValue && (step >= lineLength || step == 0 || leading == lineLength) ? (int)leading : null;
    }
}

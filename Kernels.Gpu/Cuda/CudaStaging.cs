using static Functional.Dispatch.Gpu.Cuda.CuNative;

namespace Functional.Dispatch.Gpu.Cuda;

/// <summary>
/// Two pinned pieces of host memory, through which host memory that is not pinned is copied: while the device reads one, the host fills the other.
/// Used under its stream's lock, with the context current.
/// </summary>
internal sealed unsafe class CudaStaging : IDisposable
{
    private const int PieceBytes = 4 << 20;

    private readonly nint _stream;
    private readonly string _device;
    private readonly Piece[] _pieces = new Piece[2];

    public CudaStaging(nint stream, string device)
    {
        (_stream, _device) = (stream, device);
        try
        {
            foreach (ref var piece in _pieces.AsSpan())
            {
                Check(cuMemHostAlloc(out piece.Host, PieceBytes, 0));
                Check(cuEventCreate(out piece.Busy, EventDisableTiming));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Upload(ReadOnlySpan<byte> source, ulong target)
    {
        for (var (done, turn) = (0, 0); done < source.Length; turn ^= 1)
        {
            var count = Math.Min(PieceBytes, source.Length - done);
            var piece = _pieces[turn];
            Check(cuEventSynchronize(piece.Busy));
            source.Slice(done, count).CopyTo(new Span<byte>(piece.Host, count));
            Check(cuMemcpyHtoDAsync_v2(target + (ulong)done, piece.Host, (nuint)count, _stream));
            Check(cuEventRecord(piece.Busy, _stream));
            done += count;
        }
    }

    public void Download(ulong source, Span<byte> target)
    {
        // One piece ahead: while the host empties a piece, the device fills the next.
        var pieces = (target.Length + PieceBytes - 1) / PieceBytes;
        for (var i = 0; i <= pieces; i++)
        {
            if (i < pieces)
            {
                var start = (long)i * PieceBytes;
                var piece = _pieces[i & 1];
                Check(cuEventSynchronize(piece.Busy));
                Check(cuMemcpyDtoHAsync_v2(piece.Host, source + (ulong)start, (nuint)Math.Min(PieceBytes, target.Length - start), _stream));
                Check(cuEventRecord(piece.Busy, _stream));
            }

            if (i == 0) continue;
            var full = _pieces[(i - 1) & 1];
            Check(cuEventSynchronize(full.Busy));
            var part = target[((i - 1) * PieceBytes)..];
            new ReadOnlySpan<byte>(full.Host, Math.Min(PieceBytes, part.Length)).CopyTo(part);
        }
    }

    // The stream is idle.
    public void Dispose()
    {
        foreach (var piece in _pieces)
        {
            if (piece.Busy != 0) _ = cuEventDestroy_v2(piece.Busy);
            if (piece.Host is not null) _ = cuMemFreeHost(piece.Host);
        }
    }

    private void Check(int code, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(code))] string call = "") => CuErrors.Check(code, _device, call);

    private struct Piece
    {
        public void* Host;
        public nint Busy;
    }
}

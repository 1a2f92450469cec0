using static Functional.Dispatch.Gpu.OpenCl.ClNative;

namespace Functional.Dispatch.Gpu.OpenCl;

/// <summary>
/// Two pinned pieces of host memory, through which host memory that is not pinned is copied: while the device reads one, the host fills the other.
/// Used under its stream's lock.
/// </summary>
internal sealed unsafe class ClStaging : IDisposable
{
    private const int PieceBytes = 4 << 20;

    private readonly nint _queue;
    private readonly string _device;
    private readonly Piece[] _pieces = new Piece[2];

    public ClStaging(nint context, nint queue, string device)
    {
        (_queue, _device) = (queue, device);
        try
        {
            foreach (ref var piece in _pieces.AsSpan())
            {
                piece.Memory = clCreateBuffer(context, MemReadWrite | MemAllocHostPtr, PieceBytes, 0, out var error);
                ClErrors.Check(error, device, nameof(clCreateBuffer));
                piece.Host = clEnqueueMapBuffer(queue, piece.Memory, 1, MapRead | MapWrite, 0, PieceBytes, 0, null, null, out error);
                ClErrors.Check(error, device, nameof(clEnqueueMapBuffer));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Upload(ReadOnlySpan<byte> source, nint target, long offset)
    {
        for (var (done, turn) = (0, 0); done < source.Length; turn ^= 1)
        {
            var count = Math.Min(PieceBytes, source.Length - done);
            ref var piece = ref _pieces[turn];
            WaitFor(ref piece);
            source.Slice(done, count).CopyTo(new Span<byte>(piece.Host, count));
            nint busy;
            ClErrors.Check(clEnqueueWriteBuffer(_queue, target, 0, (nuint)(offset + done), (nuint)count, piece.Host, 0, null, &busy), _device);
            piece.Busy = busy;
            done += count;
        }

        ClErrors.Check(clFlush(_queue), _device);
    }

    public void Download(nint source, long offset, Span<byte> target)
    {
        // One piece ahead: while the host empties a piece, the device fills the next.
        var pieces = (target.Length + PieceBytes - 1) / PieceBytes;
        for (var i = 0; i <= pieces; i++)
        {
            if (i < pieces) Begin(i, ref _pieces[i & 1], target.Length);
            if (i > 0) End(i - 1, ref _pieces[(i - 1) & 1], target);
        }

        void Begin(int index, ref Piece piece, int length)
        {
            WaitFor(ref piece);
            nint busy;
            var start = index * (long)PieceBytes;
            ClErrors.Check(clEnqueueReadBuffer(_queue, source, 0, (nuint)(offset + start), (nuint)Math.Min(PieceBytes, length - start), piece.Host, 0, null, &busy), _device);
            piece.Busy = busy;
            ClErrors.Check(clFlush(_queue), _device);
        }

        void End(int index, ref Piece piece, Span<byte> all)
        {
            WaitFor(ref piece);
            var part = all[(index * PieceBytes)..];
            new ReadOnlySpan<byte>(piece.Host, Math.Min(PieceBytes, part.Length)).CopyTo(part);
        }
    }

    // The queue is idle.
    public void Dispose()
    {
        foreach (ref var piece in _pieces.AsSpan())
        {
            if (piece.Busy != 0) _ = clReleaseEvent(piece.Busy);
            if (piece.Host is not null) _ = clEnqueueUnmapMemObject(_queue, piece.Memory, piece.Host, 0, null, null);
            _ = clFinish(_queue);
            if (piece.Memory != 0) _ = clReleaseMemObject(piece.Memory);
        }
    }

    private void WaitFor(ref Piece piece)
    {
        if (piece.Busy == 0) return;
        var busy = piece.Busy;
        piece.Busy = 0;
        var code = clWaitForEvents(1, busy);
        _ = clReleaseEvent(busy);
        ClErrors.Check(code, _device, nameof(clWaitForEvents));
    }

    private struct Piece
    {
        public nint Memory;
        public void* Host;
        public nint Busy;
    }
}

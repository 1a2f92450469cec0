using Functional.Dispatch.Gpu.Memory;
using static Functional.Dispatch.Gpu.OpenCl.ClNative;

namespace Functional.Dispatch.Gpu.OpenCl;

/// <summary>Staging through buffers in host memory that stay mapped.</summary>
internal sealed unsafe class ClStaging : Staging<nint>
{
    private readonly nint _queue;
    private readonly string _device;
    private readonly Piece[] _pieces = new Piece[Pieces];

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

    public override void Dispose()
    {
        foreach (ref var piece in _pieces.AsSpan())
        {
            if (piece.Busy != 0) _ = clReleaseEvent(piece.Busy);
            if (piece.Host is not null) _ = clEnqueueUnmapMemObject(_queue, piece.Memory, piece.Host, 0, null, null);
            _ = clFinish(_queue);
            if (piece.Memory != 0) _ = clReleaseMemObject(piece.Memory);
        }
    }

    protected override Span<byte> Host(int piece) => new(_pieces[piece].Host, PieceBytes);

    protected override void Wait(int piece)
    {
        var busy = _pieces[piece].Busy;
        if (busy == 0) return;
        _pieces[piece].Busy = 0;
        var code = clWaitForEvents(1, busy);
        _ = clReleaseEvent(busy);
        ClErrors.Check(code, _device, nameof(clWaitForEvents));
    }

    protected override void Send(int piece, nint target, long offset, int count)
    {
        nint busy;
        ClErrors.Check(clEnqueueWriteBuffer(_queue, target, 0, (nuint)offset, (nuint)count, _pieces[piece].Host, 0, null, &busy), _device);
        Begun(piece, busy);
    }

    protected override void Fetch(int piece, nint source, long offset, int count)
    {
        nint busy;
        ClErrors.Check(clEnqueueReadBuffer(_queue, source, 0, (nuint)offset, (nuint)count, _pieces[piece].Host, 0, null, &busy), _device);
        Begun(piece, busy);
    }

    private void Begun(int piece, nint busy)
    {
        _pieces[piece].Busy = busy;
        ClErrors.Check(clFlush(_queue), _device);
    }

    private struct Piece
    {
        public nint Memory;
        public void* Host;
        public nint Busy;
    }
}

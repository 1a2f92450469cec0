using System.Runtime.CompilerServices;
using Functional.Dispatch.Gpu.Memory;
using static Functional.Dispatch.Gpu.Cuda.CuNative;

namespace Functional.Dispatch.Gpu.Cuda;

/// <summary>Staging through page-locked memory. Used with the context current.</summary>
internal sealed unsafe class CudaStaging : Staging<ulong>
{
    private readonly nint _stream;
    private readonly string _device;
    private readonly Piece[] _pieces = new Piece[Pieces];

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

    public override void Dispose()
    {
        foreach (var piece in _pieces)
        {
            if (piece.Busy != 0) _ = cuEventDestroy_v2(piece.Busy);
            if (piece.Host is not null) _ = cuMemFreeHost(piece.Host);
        }
    }

    protected override Span<byte> Host(int piece) => new(_pieces[piece].Host, PieceBytes);

    // An event that was never recorded counts as come.
    protected override void Wait(int piece) => Check(cuEventSynchronize(_pieces[piece].Busy));

    protected override void Send(int piece, ulong target, long offset, int count)
    {
        Check(cuMemcpyHtoDAsync_v2(target + (ulong)offset, _pieces[piece].Host, (nuint)count, _stream));
        Check(cuEventRecord(_pieces[piece].Busy, _stream));
    }

    protected override void Fetch(int piece, ulong source, long offset, int count)
    {
        Check(cuMemcpyDtoHAsync_v2(_pieces[piece].Host, source + (ulong)offset, (nuint)count, _stream));
        Check(cuEventRecord(_pieces[piece].Busy, _stream));
    }

    private void Check(int code, [CallerArgumentExpression(nameof(code))] string call = "") => CuErrors.Check(code, _device, call);

    private struct Piece
    {
        public void* Host;
        public nint Busy;
    }
}

namespace Functional.Dispatch.Gpu.Memory;

/// <summary>
/// Two pinned pieces of host memory, through which host memory that is not pinned is copied: while the device reads one, the host fills the other.
/// The order of things; the provider says how. Used under its stream's lock.
/// </summary>
/// <typeparam name="T">What the driver calls a piece of device memory.</typeparam>
internal abstract class Staging<T> : IDisposable
    where T : struct
{
    /// <summary>How many pieces there are.</summary>
    protected const int Pieces = 2;

    /// <summary>The size of a piece in bytes.</summary>
    protected const int PieceBytes = 4 << 20;

    /// <summary>Copies to the device, from the offset in its memory; returns when the source may change.</summary>
    public void Upload(ReadOnlySpan<byte> source, T target, long offset)
    {
        for (var (done, piece) = (0, 0); done < source.Length; piece ^= 1)
        {
            var count = Math.Min(PieceBytes, source.Length - done);
            Wait(piece);
            source.Slice(done, count).CopyTo(Host(piece));
            Send(piece, target, offset + done, count);
            done += count;
        }
    }

    /// <summary>Copies from the device; returns when the bytes are there.</summary>
    public void Download(T source, long offset, Span<byte> target)
    {
        // One piece ahead: while the host empties a piece, the device fills the next.
        var count = (int)((target.Length + PieceBytes - 1L) / PieceBytes);
        for (var i = 0; i <= count; i++)
        {
            if (i < count)
            {
                var start = i * (long)PieceBytes;
                Wait(i & 1);
                Fetch(i & 1, source, offset + start, (int)Math.Min(PieceBytes, target.Length - start));
            }

            if (i == 0) continue;
            Wait((i - 1) & 1);
            var part = target[((i - 1) * PieceBytes)..];
            if (part.Length > PieceBytes) part = part[..PieceBytes];
            Host((i - 1) & 1)[..part.Length].CopyTo(part);
        }
    }

    /// <summary>Frees the pieces; the stream is idle. Never throws.</summary>
    public abstract void Dispose();

    /// <summary>A piece as the host sees it.</summary>
    protected abstract Span<byte> Host(int piece);

    /// <summary>Waits until the device is done with a piece.</summary>
    protected abstract void Wait(int piece);

    /// <summary>Gives the stream a copy of a piece to the device.</summary>
    protected abstract void Send(int piece, T target, long offset, int count);

    /// <summary>Gives the stream a copy from the device into a piece.</summary>
    protected abstract void Fetch(int piece, T source, long offset, int count);
}

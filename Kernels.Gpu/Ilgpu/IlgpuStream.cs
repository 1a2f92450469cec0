using System.Threading;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>
/// A stream of ILGPU. On its CPU accelerator work is done when the call returns, on the thread that calls; so that work of two threads is done in some order
/// of whole calls there too, one call is made at a time.
/// </summary>
internal sealed class IlgpuStream : IStream
{
    private readonly IlgpuAccelerator _accelerator;
    private readonly AcceleratorStream _stream;
    private readonly Lock _lock = new();
    private int _isDisposed;

    public IlgpuStream(IlgpuAccelerator accelerator) => (_accelerator, _stream) = (accelerator, accelerator.Native.CreateStream());

    public IAccelerator Accelerator => _accelerator;

    public void Upload(ReadOnlySpan<byte> source, IBuffer target, long targetOffset = 0)
    {
        var memory = Memory(target, targetOffset, source.Length);
        if (source.IsEmpty) return;
        lock (_lock)
        {
            try
            {
                Bytes(memory, targetOffset, source.Length).CopyFromCPU(_stream, source);
            }
            catch (AcceleratorException failure)
            {
                throw Error(failure, nameof(Upload));
            }
        }

        GC.KeepAlive(target);
    }

    public void Download(IBuffer source, Span<byte> target, long sourceOffset = 0)
    {
        var memory = Memory(source, sourceOffset, target.Length);
        if (target.IsEmpty)
        {
            Synchronize();
            return;
        }

        lock (_lock)
        {
            try
            {
                Bytes(memory, sourceOffset, target.Length).CopyToCPU(_stream, target);
            }
            catch (AcceleratorException failure)
            {
                throw Error(failure, nameof(Download));
            }
        }

        GC.KeepAlive(source);
    }

    public void Copy(IBuffer source, long sourceOffset, IBuffer target, long targetOffset, long byteCount)
    {
        var (from, to) = (Memory(source, sourceOffset, byteCount), Memory(target, targetOffset, byteCount));
        if (byteCount == 0) return;
        lock (_lock)
        {
            try
            {
                Bytes(from, sourceOffset, byteCount).CopyTo(_stream, Bytes(to, targetOffset, byteCount));
            }
            catch (AcceleratorException failure)
            {
                throw Error(failure, nameof(Copy));
            }
        }

        GC.KeepAlive(source);
        GC.KeepAlive(target);
    }

    public void Fill(IBuffer target, byte value)
    {
        var memory = Memory(target, 0, target.ByteCount);
        if (target.ByteCount == 0) return;
        lock (_lock)
        {
            try
            {
                Bytes(memory, 0, target.ByteCount).MemSet(_stream, value);
            }
            catch (AcceleratorException failure)
            {
                throw Error(failure, nameof(Fill));
            }
        }

        GC.KeepAlive(target);
    }

    public void Launch(IKernel kernel, in LaunchGrid grid, scoped in KernelArguments arguments)
    {
        CheckAlive();
        if (kernel is not IlgpuKernel own) throw StreamChecks.Unknown(_accelerator, kernel, "a kernel");
        if (own.Accelerator != _accelerator) throw StreamChecks.Foreign(_accelerator, own.Accelerator, "a kernel");
        lock (_lock)
        {
            // ILGPU sets the arguments of an OpenCL kernel on the kernel itself, which streams share.
            lock (own.Lock)
            {
                try
                {
                    own.Launch(_stream, grid, new IlgpuArguments(this, arguments));
                }
                catch (AcceleratorException failure)
                {
                    throw Error(failure, $"launch of {own.Name}");
                }
            }
        }

        for (var i = 0; i < arguments.Count; i++) GC.KeepAlive(arguments.Buffer(i));
    }

    public IStreamEvent Record()
    {
        CheckAlive();
        lock (_lock) return IlgpuEvents.Record(_stream, _accelerator);
    }

    public void WaitFor(IStreamEvent streamEvent)
    {
        CheckAlive();
        lock (_lock) IlgpuEvents.WaitFor(_stream, streamEvent, _accelerator);
    }

    public void Synchronize()
    {
        CheckAlive();
        lock (_lock)
        {
            try
            {
                _stream.Synchronize();
            }
            catch (AcceleratorException failure)
            {
                throw Error(failure, nameof(Synchronize));
            }
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        lock (_lock)
        {
            try
            {
                _stream.Synchronize();
            }
            catch (AcceleratorException)
            {
                // Of earlier work, which nobody waits for any more.
            }
        }

        _accelerator.Remove(this);
        _stream.Dispose();
    }

    private static ArrayView<byte> Bytes(IlgpuMemory memory, long offset, long count) => memory.Block.AsRawArrayView(offset, count);

    private IlgpuMemory Memory(IBuffer buffer, long offset, long count)
    {
        CheckAlive();
        ArgumentNullException.ThrowIfNull(buffer);
        StreamChecks.Range(buffer, offset, count);
        return buffer is DeviceBuffer<IlgpuMemory> own ? own.For(this) : throw StreamChecks.Foreign(_accelerator, buffer.Accelerator, "a buffer");
    }

    private GpuException Error(AcceleratorException failure, string call) => IlgpuErrors.Of(failure, _accelerator.DeviceText, call);

    private void CheckAlive() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
}

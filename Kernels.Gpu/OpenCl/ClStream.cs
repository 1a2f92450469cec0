using System.Threading;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using static Functional.Dispatch.Gpu.OpenCl.ClNative;

namespace Functional.Dispatch.Gpu.OpenCl;

/// <summary>An in-order OpenCL command queue.</summary>
internal sealed unsafe class ClStream : IStream
{
    private readonly ClAccelerator _accelerator;
    private readonly nint _queue;
    private readonly Lock _stagingLock = new();
    private ClStaging? _staging;
    private int _isDisposed;

    public ClStream(ClAccelerator accelerator) => (_accelerator, _queue) = (accelerator, accelerator.NewQueue());

    public IAccelerator Accelerator => _accelerator;

    public void Upload(ReadOnlySpan<byte> source, IBuffer target, long targetOffset = 0)
    {
        var memory = Memory(target, targetOffset, source.Length);
        if (source.IsEmpty) return;
        if (!_accelerator.Info.SharesHostMemory)
        {
            lock (_stagingLock) (_staging ??= NewStaging()).Upload(source, memory, targetOffset);
        }
        else
        {
            fixed (byte* s = source)
                Check(clEnqueueWriteBuffer(_queue, memory, 1, (nuint)targetOffset, (nuint)source.Length, s, 0, null, null));
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

        if (!_accelerator.Info.SharesHostMemory)
        {
            lock (_stagingLock) (_staging ??= NewStaging()).Download(memory, sourceOffset, target);
        }
        else
        {
            fixed (byte* t = target)
                Check(clEnqueueReadBuffer(_queue, memory, 1, (nuint)sourceOffset, (nuint)target.Length, t, 0, null, null));
        }

        GC.KeepAlive(source);
    }

    public void Copy(IBuffer source, long sourceOffset, IBuffer target, long targetOffset, long byteCount)
    {
        var (from, to) = (Memory(source, sourceOffset, byteCount), Memory(target, targetOffset, byteCount));
        if (byteCount > 0)
            Check(clEnqueueCopyBuffer(_queue, from, to, (nuint)sourceOffset, (nuint)targetOffset, (nuint)byteCount, 0, null, null));
        GC.KeepAlive(source);
        GC.KeepAlive(target);
    }

    public void Fill(IBuffer target, byte value)
    {
        var memory = Memory(target, 0, target.ByteCount);
        if (target.ByteCount > 0) Check(clEnqueueFillBuffer(_queue, memory, &value, 1, 0, (nuint)target.ByteCount, 0, null, null));
        GC.KeepAlive(target);
    }

    public void Launch(IKernel kernel, in LaunchGrid grid, scoped in KernelArguments arguments)
    {
        CheckAlive();
        if (kernel is not ClKernel own) throw StreamChecks.Unknown(_accelerator, kernel, "a kernel");
        if (own.Accelerator != _accelerator) throw StreamChecks.Foreign(_accelerator, own.Accelerator, "a kernel");
        var global = stackalloc nuint[] { (nuint)grid.X, (nuint)grid.Y, (nuint)grid.Z };
        var local = stackalloc nuint[] { (nuint)grid.GroupX, (nuint)grid.GroupY, 1 };
        lock (own.Lock)
        {
            for (var i = 0; i < arguments.Count; i++)
            {
                if (arguments.Buffer(i) is { } buffer)
                {
                    var memory = Own(buffer).For(this);
                    Check(clSetKernelArg(own.Handle, (uint)i, (nuint)sizeof(nint), &memory));
                }
                else
                {
                    var value = arguments.Value(i);
                    fixed (byte* v = value) Check(clSetKernelArg(own.Handle, (uint)i, (nuint)value.Length, v));
                }
            }

            Check(clEnqueueNDRangeKernel(_queue, own.Handle, grid.Z > 1 ? 3u : grid.Y > 1 || grid.GroupY > 1 ? 2u : 1u, null, global, local, 0, null, null));
        }

        for (var i = 0; i < arguments.Count; i++) GC.KeepAlive(arguments.Buffer(i));
    }

    public IStreamEvent Record()
    {
        CheckAlive();
        Check(clEnqueueMarkerWithWaitList(_queue, 0, null, out var marker));
        var place = new ClEvent(marker, _accelerator.DeviceText);
        // Who waits for the event, perhaps on another queue, does not flush this one.
        var code = clFlush(_queue);
        if (code == Success) return place;
        place.Dispose();
        throw ClErrors.Of(code, _accelerator.DeviceText, nameof(clFlush));
    }

    public void WaitFor(IStreamEvent streamEvent)
    {
        CheckAlive();
        if (streamEvent is not ClEvent own) throw StreamChecks.Unknown(_accelerator, streamEvent, "an event");
        var handle = own.Handle;
        Check(clEnqueueBarrierWithWaitList(_queue, 1, &handle, null));
    }

    public void Synchronize()
    {
        CheckAlive();
        Check(clFinish(_queue));
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        _ = clFinish(_queue);
        lock (_stagingLock) _staging?.Dispose();
        _accelerator.Remove(this);
        _ = clReleaseCommandQueue(_queue);
    }

    private ClStaging NewStaging() => new(_accelerator.Context, _queue, _accelerator.DeviceText);

    private nint Memory(IBuffer buffer, long offset, long count)
    {
        CheckAlive();
        ArgumentNullException.ThrowIfNull(buffer);
        StreamChecks.Range(buffer, offset, count);
        return Own(buffer).For(this);
    }

    private DeviceBuffer<nint> Own(IBuffer buffer) => buffer as DeviceBuffer<nint> ?? throw StreamChecks.Foreign(_accelerator, buffer.Accelerator, "a buffer");

    private void CheckAlive() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);

    private void Check(int code, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code != Success) ClErrors.Check(code, _accelerator.DeviceText, call);
    }
}

/// <summary>An OpenCL event.</summary>
internal sealed unsafe class ClEvent(nint handle, string device) : IStreamEvent
{
    private int _isDisposed;

    public nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
            return handle;
        }
    }

    public bool IsDone
    {
        get
        {
            int status;
            ClErrors.Check(clGetEventInfo(Handle, EventCommandExecutionStatus, sizeof(int), &status, out _), device);
            return status < 0 ? throw ClErrors.Of(status, device, nameof(clGetEventInfo)) : status == Complete;
        }
    }

    public void Wait() => ClErrors.Check(clWaitForEvents(1, Handle), device);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0) _ = clReleaseEvent(handle);
    }
}

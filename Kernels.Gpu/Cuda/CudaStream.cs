using System.Runtime.CompilerServices;
using System.Threading;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Memory;
using static Functional.Dispatch.Gpu.Cuda.CuNative;

namespace Functional.Dispatch.Gpu.Cuda;

/// <summary>A CUDA stream.</summary>
internal sealed unsafe class CudaStream : IStream
{
    private readonly CudaAccelerator _accelerator;
    private readonly nint _stream;
    private readonly Lock _stagingLock = new();
    private CudaStaging? _staging;
    private int _isDisposed;

    public CudaStream(CudaAccelerator accelerator)
    {
        _accelerator = accelerator;
        accelerator.Enter();
        CuErrors.Check(cuStreamCreate(out _stream, StreamNonBlocking), accelerator.DeviceText);
    }

    public IAccelerator Accelerator => _accelerator;

    /// <summary>The driver's handle, for libraries that take one.</summary>
    public nint Handle => _stream;

    public void Upload(ReadOnlySpan<byte> source, IBuffer target, long targetOffset = 0)
    {
        var memory = Memory(target, targetOffset, source.Length);
        if (source.IsEmpty) return;
        lock (_stagingLock) (_staging ??= new CudaStaging(_stream, _accelerator.DeviceText)).Upload(source, memory, 0);
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

        lock (_stagingLock) (_staging ??= new CudaStaging(_stream, _accelerator.DeviceText)).Download(memory, 0, target);
        GC.KeepAlive(source);
    }

    public void Copy(IBuffer source, long sourceOffset, IBuffer target, long targetOffset, long byteCount)
    {
        var (from, to) = (Memory(source, sourceOffset, byteCount), Memory(target, targetOffset, byteCount));
        if (byteCount > 0) Check(cuMemcpyDtoDAsync_v2(to, from, (nuint)byteCount, _stream));
        GC.KeepAlive(source);
        GC.KeepAlive(target);
    }

    public void Fill(IBuffer target, byte value)
    {
        var memory = Memory(target, 0, target.ByteCount);
        if (target.ByteCount > 0) Check(cuMemsetD8Async(memory, value, (nuint)target.ByteCount, _stream));
        GC.KeepAlive(target);
    }

    public void Launch(IKernel kernel, in LaunchGrid grid, scoped in KernelArguments arguments)
    {
        Enter();
        if (kernel is not CudaKernel own) throw StreamChecks.Unknown(_accelerator, kernel, "a kernel");
        if (own.Accelerator != _accelerator) throw StreamChecks.Foreign(_accelerator, own.Accelerator, "a kernel");
        var count = arguments.Count;
        var memories = stackalloc ulong[count];
        var places = stackalloc void*[count];
        for (var i = 0; i < count; i++)
        {
            if (arguments.Buffer(i) is { } buffer)
            {
                memories[i] = Own(buffer).For(this);
                places[i] = &memories[i];
            }
            else
            {
                // The arguments live on the stack of a caller further up: they do not move.
                places[i] = Unsafe.AsPointer(ref Unsafe.AsRef(in arguments.Value(i)[0]));
            }
        }

        Check(cuLaunchKernel(
            own.Function, (uint)(grid.X / grid.GroupX), (uint)(grid.Y / grid.GroupY), (uint)grid.Z, (uint)grid.GroupX, (uint)grid.GroupY, 1, 0, _stream, places, null));
        for (var i = 0; i < count; i++) GC.KeepAlive(arguments.Buffer(i));
    }

    public IStreamEvent Record()
    {
        Enter();
        Check(cuEventCreate(out var handle, EventDisableTiming));
        var place = new CudaEvent(handle, _accelerator.DeviceText, _accelerator.Enter);
        var code = cuEventRecord(handle, _stream);
        if (code == Success) return place;
        place.Dispose();
        throw CuErrors.Of(code, _accelerator.DeviceText, nameof(cuEventRecord));
    }

    public void WaitFor(IStreamEvent streamEvent)
    {
        Enter();
        if (streamEvent is not CudaEvent own) throw StreamChecks.Unknown(_accelerator, streamEvent, "an event");
        Check(cuStreamWaitEvent(_stream, own.Handle, 0));
    }

    public void Synchronize()
    {
        Enter();
        Check(cuStreamSynchronize(_stream));
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        _accelerator.EnterToRelease();
        _ = cuStreamSynchronize(_stream);
        lock (_stagingLock) _staging?.Dispose();
        _accelerator.Remove(this);
        _ = cuStreamDestroy_v2(_stream);
    }

    private ulong Memory(IBuffer buffer, long offset, long count)
    {
        Enter();
        ArgumentNullException.ThrowIfNull(buffer);
        StreamChecks.Range(buffer, offset, count);
        return Own(buffer).For(this) + (ulong)offset;
    }

    private DeviceBuffer<ulong> Own(IBuffer buffer) => buffer as DeviceBuffer<ulong> ?? throw StreamChecks.Foreign(_accelerator, buffer.Accelerator, "a buffer");

    private void Enter()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        _accelerator.Enter();
    }

    private void Check(int code, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code != Success) CuErrors.Check(code, _accelerator.DeviceText, call);
    }
}

/// <summary>A CUDA event.</summary>
/// <param name="handle">The driver's.</param>
/// <param name="device">The device, for messages.</param>
/// <param name="enter">Makes the device's context that of the calling thread.</param>
internal sealed class CudaEvent(nint handle, string device, Action enter) : IStreamEvent
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
            enter();
            var code = cuEventQuery(Handle);
            return code == NotReady ? false : code == Success ? true : throw CuErrors.Of(code, device, nameof(cuEventQuery));
        }
    }

    public void Wait()
    {
        enter();
        CuErrors.Check(cuEventSynchronize(Handle), device);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0) _ = cuEventDestroy_v2(handle);
    }
}

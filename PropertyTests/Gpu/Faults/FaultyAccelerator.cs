using System.Threading;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Programs;

namespace Functional.Dispatch.PropertyTests.Gpu.Faults;

/// <summary>What a faulty device is asked for.</summary>
internal enum DriverCall
{
    Allocate,
    Build,
    Upload,
    Download,
    Copy,
    Fill,
    Launch,
    Event,
    Synchronize,
}

/// <summary>A real device in front of which each call of its driver can be made to fail. It owns the real one.</summary>
/// <param name="real">The real device.</param>
internal sealed class FaultyAccelerator(IAccelerator real) : IAccelerator
{
    private IStream? _stream;
    private int _calls, _held;

    /// <summary>Asked before each call, with the call and its number since the last <see cref="Arm"/>, from 1: what it fails with, or null.</summary>
    private Func<DriverCall, int, Exception?>? _fault;

    public AcceleratorInfo Info => real.Info;

    public IStream DefaultStream => _stream ??= new FaultyStream(this, real.DefaultStream);

    public MemoryStatistics Memory => real.Memory;

    /// <summary>How many calls were made since the last <see cref="Arm"/>.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Buffers handed out and not disposed. What the collector finds counts as held: who relies on it gives nothing back.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>What a device that is gone says.</summary>
    public DeviceLostException Lost(DriverCall call = DriverCall.Launch) => new(new(Info.ToString(), $"fake{call}", "CL_DEVICE_NOT_AVAILABLE"));

    public OutOfDeviceMemoryException Full() => new(new(Info.ToString(), 1, 0, Memory.LiveBytes));

    /// <summary>Counts calls from here, and lets those fail that the function says.</summary>
    public void Arm(Func<DriverCall, int, Exception?>? fault = null)
    {
        Volatile.Write(ref _calls, 0);
        _fault = fault;
    }

    public void Enter(DriverCall call)
    {
        var number = Interlocked.Increment(ref _calls);
        if (_fault?.Invoke(call, number) is { } failure) throw failure;
    }

    public IStream CreateStream() => new FaultyStream(this, real.CreateStream());

    public IBuffer Allocate(long byteCount, IStream? stream = null)
    {
        Enter(DriverCall.Allocate);
        var buffer = new FaultyBuffer(this, real.Allocate(byteCount, (stream as FaultyStream)?.Real));
        Interlocked.Increment(ref _held);
        return buffer;
    }

    public void GivenBack() => Interlocked.Decrement(ref _held);

    public void Trim() => real.Trim();

    public IBuiltProgram Build(KernelProgram program)
    {
        Enter(DriverCall.Build);
        return real.Build(Rewrite(program));
    }

    /// <summary>What is built in the place of a program.</summary>
    public Func<KernelProgram, KernelProgram> Rewrite { get; set; } = static program => program;

    public void Dispose() => real.Dispose();
}

internal sealed class FaultyBuffer(FaultyAccelerator device, IBuffer real) : IBuffer
{
    private int _isDisposed;

    public IAccelerator Accelerator => device;

    public IBuffer Real => real;

    public long ByteCount => real.ByteCount;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0) device.GivenBack();
        real.Dispose();
    }
}

internal sealed class FaultyStream(FaultyAccelerator device, IStream real) : IStream
{
    public IAccelerator Accelerator => device;

    public IStream Real => real;

    public void Upload(ReadOnlySpan<byte> source, IBuffer target, long targetOffset = 0)
    {
        device.Enter(DriverCall.Upload);
        real.Upload(source, ((FaultyBuffer)target).Real, targetOffset);
    }

    public void Download(IBuffer source, Span<byte> target, long sourceOffset = 0)
    {
        device.Enter(DriverCall.Download);
        real.Download(((FaultyBuffer)source).Real, target, sourceOffset);
    }

    public void Copy(IBuffer source, long sourceOffset, IBuffer target, long targetOffset, long byteCount)
    {
        device.Enter(DriverCall.Copy);
        real.Copy(((FaultyBuffer)source).Real, sourceOffset, ((FaultyBuffer)target).Real, targetOffset, byteCount);
    }

    public void Fill(IBuffer target, byte value)
    {
        device.Enter(DriverCall.Fill);
        real.Fill(((FaultyBuffer)target).Real, value);
    }

    public void Launch(IKernel kernel, in LaunchGrid grid, scoped in KernelArguments arguments)
    {
        device.Enter(DriverCall.Launch);
        var own = default(KernelArguments);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments.Buffer(i) is { } buffer) own.Add(((FaultyBuffer)buffer).Real);
            else own.Add(arguments.Value(i));
        }

        real.Launch(kernel, grid, own);
    }

    public IStreamEvent Record()
    {
        device.Enter(DriverCall.Event);
        return real.Record();
    }

    public void WaitFor(IStreamEvent streamEvent)
    {
        device.Enter(DriverCall.Event);
        real.WaitFor(streamEvent);
    }

    public void Synchronize()
    {
        device.Enter(DriverCall.Synchronize);
        real.Synchronize();
    }

    public void Dispose() => real.Dispose();
}

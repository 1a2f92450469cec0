using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Memory;
using static Functional.Dispatch.Gpu.Cuda.CuNative;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary><c>cuLaunchKernel</c> on the device's default stream.</summary>
internal sealed unsafe class CudaLaunches : RawLaunches
{
    private readonly CudaAccelerator _accelerator;
    private readonly CudaStream _stream;
    private readonly nint _function;
    private readonly uint _groups;
    private readonly uint _group;

    // One block of native memory: the arguments' values, each in eight bytes or more, and behind them their addresses, which is what the driver takes.
    private readonly byte* _values;
    private readonly void** _places;

    public CudaLaunches(CudaAccelerator accelerator, PreparedLaunch launch)
    {
        (_accelerator, _stream, _function) = (accelerator, (CudaStream)accelerator.DefaultStream, ((CudaKernel)launch.Kernel).Function);
        (_groups, _group) = ((uint)(launch.Grid.X / launch.Grid.GroupX), (uint)launch.Grid.GroupX);
        var arguments = launch.Arguments();
        _values = (byte*)NativeMemory.AllocZeroed(Functional.Dispatch.Gpu.Devices.KernelArguments.MostBytes + (nuint)(arguments.Count * sizeof(ulong)));
        _places = (void**)NativeMemory.AllocZeroed((nuint)arguments.Count, (nuint)sizeof(void*));
        var next = _values;
        for (var i = 0; i < arguments.Count; i++)
        {
            _places[i] = next;
            if (arguments.Buffer(i) is { } buffer)
            {
                *(ulong*)next = ((DeviceBuffer<ulong>)buffer).For(_stream);
                next += sizeof(ulong);
            }
            else
            {
                var value = arguments.Value(i);
                value.CopyTo(new Span<byte>(next, value.Length));
                next += (value.Length + 7) & ~7;
            }
        }
    }

    public override string Function => nameof(cuLaunchKernel);

    public override void Begin() => _accelerator.Enter();

    public override void Launch()
    {
        var code = cuLaunchKernel(_function, _groups, 1, 1, _group, 1, 1, 0, _stream.Handle, _places, null);
        if (code != Success) throw CuErrors.Of(code, _accelerator.DeviceText, Function);
    }

    public override void Wait() => CuErrors.Check(cuStreamSynchronize(_stream.Handle), _accelerator.DeviceText);

    public override void Dispose()
    {
        _ = cuStreamSynchronize(_stream.Handle);
        NativeMemory.Free(_values);
        NativeMemory.Free(_places);
    }
}

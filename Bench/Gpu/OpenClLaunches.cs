using Functional.Dispatch.Gpu.Memory;
using Functional.Dispatch.Gpu.OpenCl;
using static Functional.Dispatch.Gpu.OpenCl.ClNative;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary><c>clEnqueueNDRangeKernel</c> in a queue of its own.</summary>
internal sealed unsafe class OpenClLaunches(ClAccelerator accelerator, PreparedLaunch launch) : RawLaunches
{
    private readonly nint _queue = accelerator.NewQueue();
    private readonly ClKernel _kernel = (ClKernel)launch.Kernel;
    private readonly nuint _items = (nuint)launch.Grid.X;
    private readonly nuint _group = (nuint)launch.Grid.GroupX;

    public override string Function => nameof(clEnqueueNDRangeKernel);

    public override void Begin()
    {
        var arguments = launch.Arguments();
        lock (_kernel.Lock)
        {
            for (var i = 0; i < arguments.Count; i++)
            {
                if (arguments.Buffer(i) is { } buffer)
                {
                    var memory = ((DeviceBuffer<nint>)buffer).For(accelerator.DefaultStream);
                    ClErrors.Check(clSetKernelArg(_kernel.Handle, (uint)i, (nuint)sizeof(nint), &memory), accelerator.DeviceText);
                }
                else
                {
                    var value = arguments.Value(i);
                    fixed (byte* v = value) ClErrors.Check(clSetKernelArg(_kernel.Handle, (uint)i, (nuint)value.Length, v), accelerator.DeviceText);
                }
            }
        }
    }

    public override void Launch()
    {
        var (items, group) = (_items, _group);
        var code = clEnqueueNDRangeKernel(_queue, _kernel.Handle, 1, null, &items, &group, 0, null, null);
        if (code != Success) throw ClErrors.Of(code, accelerator.DeviceText, Function);
    }

    public override void Wait() => ClErrors.Check(clFinish(_queue), accelerator.DeviceText);

    public override void Dispose()
    {
        _ = clFinish(_queue);
        _ = clReleaseCommandQueue(_queue);
    }
}

using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>A dispatcher of its own with the operator library, also on a test device; without it the test is reported as skipped.</summary>
internal sealed class DeviceSession : IDisposable
{
    public DeviceSession(string device = TestDevices.OpenCl, bool fallBackToCpu = false, IAccelerator? accelerator = null)
    {
        accelerator ??= TestDevices.Shared(device);
        Dispatcher = new Dispatcher();
        Library = AtenLibrary.Register(Dispatcher, withFallbacks: true);
        Device = DeviceLibrary.Register(Dispatcher, Library, accelerator, fallBackToCpu);
    }

    public Dispatcher Dispatcher { get; }

    public AtenLibrary Library { get; }

    public AtenOperators Ops => Library.Operators;

    public DeviceLibrary Device { get; }

    /// <summary>A tensor's elements, copied to the device.</summary>
    public Tensor To(Tensor tensor) => Ops.ToDtypeLayout.Call(tensor, device: Device.Device);

    /// <summary>A tensor's elements, copied to the host.</summary>
    public Tensor Back(Tensor tensor) => Ops.ToDtypeLayout.Call(tensor, device: new Functional.Dispatch.Shell.Calls.Device(Functional.Dispatch.Keys.DeviceType.Cpu));

    public void Dispose()
    {
        Device.Dispose();
        Library.Dispose();
    }
}

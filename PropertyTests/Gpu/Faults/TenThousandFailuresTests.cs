using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.PropertyTests.Aten;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu.Faults;

/// <summary>Failing calls in great number leave nothing behind, neither on the device nor on the managed heap.</summary>
[Collection(nameof(MemoryOfTheProcess))]
public sealed class TenThousandFailuresTests
{
    private const int Calls = 10_000;
    private const int Slack = 256 * 1024;

    // Each asks the collector twice whether something is unreachable, which takes its time.
    private const int CallsThatCollect = 100;

    public static TheoryData<string> Kinds =>
    [
        "tensors of two devices", "shapes that do not go together", "an in-place call that would grow", "a type without kernels", "more memory than the device has", "no memory left",
        "a program that does not build", "an index out of range", "memory given back", "a lost device", "a second device for the key",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Ten_thousand_failing_calls_leave_memory_where_it_was_and_later_calls_right(string kind)
    {
        using var session = new FaultySession();
        var ops = session.Ops;
        var (here, there) = (HostTensors.From([1f, 2], 2), session.To(HostTensors.From([1f, 2], 2)));
        var failing = Failing(kind, session, here, there);
        var (device, managed) = (Measure(100), GC.GetTotalMemory(forceFullCollection: true));
        var after = Measure(kind == "no memory left" ? CallsThatCollect : Calls);
        Assert.Equal((device.LiveBuffers, device.LiveBytes, device.CachedBytes), (after.LiveBuffers, after.LiveBytes, after.CachedBytes));
        Assert.True(after.PeakBytes < device.PeakBytes + Slack, $"{device} before, {after} after");
        var grown = GC.GetTotalMemory(forceFullCollection: true) - managed;
        Assert.True(grown < Slack, $"{grown} bytes more on the managed heap");

        session.Accelerator.Arm();
        Assert.Equal([2f, 4], session.Back(ops.AddTensor.Call(there, there)));
        Assert.Equal(3, ops.Item.Call(ops.Sum.Call(there)).ToDouble());
        Assert.Equal([2f], session.Back(ops.IndexSelect.Call(there, 0, session.To(HostTensors.From([1L], 1)))));

        MemoryStatistics Measure(int calls)
        {
            for (var i = 0; i < calls; i++) failing();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            session.Accelerator.Trim();
            return session.Accelerator.Memory;
        }
    }

    private static Action Failing(string kind, FaultySession session, Tensor here, Tensor there)
    {
        var ops = session.Ops;
        switch (kind)
        {
            case "tensors of two devices":
                return () => Assert.IsType<DeviceMismatchError>(Assert.Throws<TensorRuntimeException>(() => ops.AddTensor.Call(there, here)).Error);
            case "shapes that do not go together":
                var three = session.To(HostTensors.From([1f, 2, 3], 3));
                return () => Assert.Throws<TensorRuntimeException>(() => ops.MulTensor.Call(there, three));
            case "an in-place call that would grow":
                var wide = session.To(HostTensors.From([1f, 2, 3, 4], 2, 2));
                return () => Assert.Throws<TensorRuntimeException>(() => ops.AddInPlaceTensor.Call(there, wide));
            case "a type without kernels":
                var half = ops.Empty.Call([3], ScalarType.Half, device: session.Device.Device);
                return () => Assert.Throws<TensorNotImplementedException>(() => ops.Exp.Call(half));
            case "more memory than the device has":
                return () => Assert.Throws<OutOfDeviceMemoryException>(() => ops.Empty.Call([1L << 48], device: session.Device.Device));
            case "no memory left":
                session.Accelerator.Arm((call, _) => call == DriverCall.Allocate ? session.Accelerator.Full() : null);
                return () => Assert.Throws<OutOfDeviceMemoryException>(() => ops.AddTensor.Call(there, there));
            case "a program that does not build":
                session.Accelerator.Arm((call, _) => call == DriverCall.Build ? new ProgramBuildException(new(session.Accelerator.Info.ToString(), "sin_f32", "no")) : null);
                return () => Assert.Throws<ProgramBuildException>(() => ops.Sin.Call(there));
            case "an index out of range":
                var beyond = session.To(HostTensors.From([2L], 1));
                return () =>
                {
                    ((DeviceStorage)ops.IndexSelect.Call(there, 0, beyond).Storage!).Dispose();
                    Assert.Throws<TensorIndexException>(session.Device.Synchronize);
                };
            case "memory given back":
                var gone = session.To(HostTensors.From([1f, 2], 2));
                ((DeviceStorage)gone.Storage!).Dispose();
                return () => Assert.Throws<ObjectDisposedException>(() => ops.Exp.Call(gone));
            case "a lost device":
                session.Accelerator.Arm((call, _) => call is DriverCall.Launch or DriverCall.Copy ? session.Accelerator.Lost(call) : null);
                return () => Assert.Throws<DeviceLostException>(() => ops.Softmax.Call(there, 0));
            case "a second device for the key":
                return () => Assert.Throws<RegistrationException>(() => Functional.Dispatch.Gpu.DeviceLibrary.Register(session.Dispatcher, session.Library, session.Accelerator));
            default:
                throw new ArgumentException(kind);
        }
    }
}

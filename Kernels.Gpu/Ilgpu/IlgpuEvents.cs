using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.OpenCl;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>Events, which ILGPU does not have: those of the driver, on the queue that ILGPU's stream is.</summary>
internal static unsafe class IlgpuEvents
{
    public static IStreamEvent Record(AcceleratorStream stream, IlgpuAccelerator accelerator)
    {
        var device = accelerator.DeviceText;
        switch (stream)
        {
            case CLStream queue:
                ClErrors.Check(ClNative.clEnqueueMarkerWithWaitList(queue.CommandQueue, 0, null, out var marker), device);
                var place = new ClEvent(marker, device);
                var flushed = ClNative.clFlush(queue.CommandQueue);
                if (flushed == ClNative.Success) return place;
                place.Dispose();
                throw ClErrors.Of(flushed, device, nameof(ClNative.clFlush));
            case global::ILGPU.Runtime.Cuda.CudaStream cuda:
                stream.Accelerator.Bind();
                CuErrors.Check(CuNative.cuEventCreate(out var made, CuNative.EventDisableTiming), device);
                var reached = new CudaEvent(made, device, stream.Accelerator.Bind);
                var recorded = CuNative.cuEventRecord(made, cuda.StreamPtr);
                if (recorded == CuNative.Success) return reached;
                reached.Dispose();
                throw CuErrors.Of(recorded, device, nameof(CuNative.cuEventRecord));
            default:
                return new DoneEvent();
        }
    }

    public static void WaitFor(AcceleratorStream stream, IStreamEvent streamEvent, IlgpuAccelerator accelerator)
    {
        switch (stream, streamEvent)
        {
            case (CLStream queue, ClEvent place):
                var handle = place.Handle;
                ClErrors.Check(ClNative.clEnqueueBarrierWithWaitList(queue.CommandQueue, 1, &handle, null), accelerator.DeviceText);
                break;
            case (global::ILGPU.Runtime.Cuda.CudaStream cuda, CudaEvent place):
                stream.Accelerator.Bind();
                CuErrors.Check(CuNative.cuStreamWaitEvent(cuda.StreamPtr, place.Handle, 0), accelerator.DeviceText);
                break;
            case (not CLStream and not global::ILGPU.Runtime.Cuda.CudaStream, DoneEvent):
                break;
            default:
                throw StreamChecks.Unknown(accelerator, streamEvent, "an event");
        }
    }

    // On the CPU accelerator all work is done when its call returns.
    private sealed class DoneEvent : IStreamEvent
    {
        public bool IsDone => true;

        public void Wait()
        {
        }

        public void Dispose()
        {
        }
    }
}

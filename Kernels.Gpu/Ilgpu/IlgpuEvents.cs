using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.OpenCl;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>Events, which ILGPU does not have: those of the driver, on the queue that ILGPU's stream is.</summary>
internal static unsafe class IlgpuEvents
{
    public static IStreamEvent Record(AcceleratorStream stream, string device)
    {
        switch (stream)
        {
            case CLStream queue:
                ClErrors.Check(ClNative.clEnqueueMarkerWithWaitList(queue.CommandQueue, 0, null, out var marker), device);
                ClErrors.Check(ClNative.clFlush(queue.CommandQueue), device);
                return new ClEvent(marker, device);
            case global::ILGPU.Runtime.Cuda.CudaStream cuda:
                stream.Accelerator.Bind();
                CuErrors.Check(CuNative.cuEventCreate(out var made, CuNative.EventDisableTiming), device);
                CuErrors.Check(CuNative.cuEventRecord(made, cuda.StreamPtr), device);
                return new CudaEvent(made, device, stream.Accelerator.Bind);
            default:
                return new DoneEvent();
        }
    }

    public static void WaitFor(AcceleratorStream stream, IStreamEvent streamEvent, string device)
    {
        switch (stream)
        {
            case CLStream queue:
                var handle = ((ClEvent)streamEvent).Handle;
                ClErrors.Check(ClNative.clEnqueueBarrierWithWaitList(queue.CommandQueue, 1, &handle, null), device);
                break;
            case global::ILGPU.Runtime.Cuda.CudaStream cuda:
                stream.Accelerator.Bind();
                CuErrors.Check(CuNative.cuStreamWaitEvent(cuda.StreamPtr, ((CudaEvent)streamEvent).Handle, 0), device);
                break;
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

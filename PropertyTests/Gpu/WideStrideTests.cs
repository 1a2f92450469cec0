using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.PropertyTests.Gpu.Faults;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>Places that no 32-bit number holds: few elements in much memory, of which the system gives only the pages that are touched.</summary>
public sealed class WideStrideTests
{
    private const long Far = 1L << 31;

    [Fact]
    public void Elements_more_than_two_to_the_31_apart_are_read_and_written_where_they_are()
    {
        using var session = new FaultySession();
        var ops = session.Ops;
        var wide = ops.AsStrided.Call(Memory(session, Far + 64), [2, 3], [Far, 16], 5);
        ops.CopyInPlace.Call(wide, session.To(HostTensors.From<byte>([1, 2, 3, 4, 5, 6], 2, 3)));
        Assert.Equal([1f, 2, 3, 4, 5, 6], Floats(wide));
        Assert.Equal([2f, 4, 6, 8, 10, 12], Floats(ops.AddTensor.Call(wide, wide)));
        Assert.Equal([5f, 7, 9], Floats(ops.SumDim.Call(wide, [0])));
        Assert.Equal([6f, 15], Floats(ops.SumDim.Call(wide, [1])));
        Assert.Equal([4f, 5, 6], Floats(ops.Amax.Call(wide, [0])));
        Assert.Equal([1f, 1, 1], Floats(ops.Argmax.Call(wide, 0)));
        Assert.Equal([4f, 2, 6], Floats(ops.Gather.Call(wide, 0, session.To(HostTensors.From([1L, 0, 1], 1, 3)))));
        Assert.Equal([4f, 5, 6, 1, 2, 3], Floats(ops.IndexSelect.Call(wide, 0, session.To(HostTensors.From([1L, 0], 2)))));
        Assert.Equal([14f, 32, 32, 77], Floats(ops.Mm.Call(wide, ops.T.Call(wide))));
        ops.AddInPlaceTensor.Call(wide, session.To(HostTensors.From<byte>([10], 1)));
        ops.FillInPlaceScalar.Call(ops.AsStrided.Call(wide, [1], [1], Far + 5 + 16), 99L);
        Assert.Equal([11f, 12, 13, 14, 99, 16], Floats(wide));
        ops.ScatterInPlaceSrc.Call(wide, 0, session.To(HostTensors.From([1L], 1, 1)), session.To(HostTensors.From<byte>([50], 1, 1)));
        Assert.Equal([11f, 12, 13, 50, 99, 16], Floats(wide));

        float[] Floats(Tensor tensor) => session.Back(ops.ToDtype.Call(tensor, ScalarType.Float));
    }

    private static Tensor Memory(FaultySession session, long bytes)
    {
        try
        {
            return session.Ops.Empty.Call([bytes], ScalarType.Byte, device: session.Device.Device);
        }
        catch (OutOfDeviceMemoryException)
        {
            Assert.Skip($"the device has no buffers of {bytes} bytes");
            throw;
        }
    }
}

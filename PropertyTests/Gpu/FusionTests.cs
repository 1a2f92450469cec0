using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class FusionTests
{
    [Fact]
    public void A_chain_is_one_launch_with_the_bits_of_the_unfused_one()
    {
        using var session = new DeviceSession();
        var x = session.Ops.Randn.Call([3, 1001], device: session.Device.Device);
        var unfused = Gelu(session.Ops, x);
        var fusion = new PointwiseFusion(session.Device);
        Assert.True(fusion.IsFusing);
        using (DispatchModes.Push(fusion))
        {
            var fused = Gelu(session.Ops, x);
            Assert.True(((DeviceStorage)fused.Storage!).IsPending);
            Assert.Equal((8, 0), (fusion.Recorded, fusion.Launches));
            AssertSame(session, unfused, fused);
            Assert.False(((DeviceStorage)fused.Storage!).IsPending);
        }

        Assert.Equal((8, 1), (fusion.Recorded, fusion.Launches));
    }

    // As it is written where there is no operator for it: eight pointwise ones, with numbers.
    private static Tensor Gelu(AtenOperators ops, Tensor x)
    {
        var cube = ops.MulTensor.Call(ops.MulTensor.Call(x, x), x);
        var inner = ops.MulScalar.Call(ops.AddTensor.Call(x, ops.MulScalar.Call(cube, 0.044715)), 0.79788456);
        return ops.MulTensor.Call(x, ops.AddScalar.Call(ops.Tanh.Call(inner), 1));
    }

    private static void AssertSame(DeviceSession session, Tensor expected, Tensor found)
    {
        Assert.Equal(expected.ScalarType, found.ScalarType);
        Assert.Equal(expected.Shape, found.Shape);
        Assert.Equal(Bytes(session, expected), Bytes(session, found));
    }

    private static byte[] Bytes(DeviceSession session, Tensor tensor) => ((HostStorage)session.Back(tensor).Storage!).Bytes.ToArray();
}

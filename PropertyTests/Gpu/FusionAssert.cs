using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>What tests of fusion claim again and again.</summary>
internal static class FusionAssert
{
    // As it is written where there is no operator for it: eight pointwise ones, with numbers.
    public static Tensor Gelu(AtenOperators ops, Tensor x)
    {
        var cube = ops.MulTensor.Call(ops.MulTensor.Call(x, x), x);
        var inner = ops.MulScalar.Call(ops.AddTensor.Call(x, ops.MulScalar.Call(cube, 0.044715)), 0.79788456);
        return ops.MulTensor.Call(x, ops.AddScalar.Call(ops.Tanh.Call(inner), 1));
    }

    public static void AssertFuses(DeviceSession session, int launches, Func<Tensor> compute)
    {
        var expected = compute();
        var fusion = new PointwiseFusion(session.Device);
        using var guard = DispatchModes.Push(fusion);
        AssertSame(session, expected, compute());
        Assert.Equal(launches, fusion.Launches);
    }

    public static void AssertSame(DeviceSession session, Tensor expected, Tensor found)
    {
        Assert.Equal(expected.ScalarType, found.ScalarType);
        Assert.Equal(expected.Shape, found.Shape);
        Assert.Equal(FusionProgram.Bits(session, expected), FusionProgram.Bits(session, found));
    }

    public static bool IsPending(Tensor tensor) => ((DeviceStorage)tensor.Storage!).IsPending;
}

using System.Runtime.CompilerServices;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>What is pending when memory runs out, when finalisers run, and when it is never asked for. Each on a device of its own, as its memory is counted: not more than before, as the collector may find what is not used any more.</summary>
public sealed class FusionFaultTests
{
    [Fact]
    public async Task A_finaliser_that_gives_back_what_pending_results_read_does_not_hold_them_up()
    {
        using var accelerator = OpenClDevice.Open();
        using var session = new DeviceSession(accelerator: accelerator);
        var results = Pending(session);
        // More than the collector lets pass: it is asked in the middle of computing, and the finalisers want to compute too.
        var computing = Task.Run(() => results.ForEach(r => ((DeviceStorage)r.Storage!).Compute()), TestContext.Current.CancellationToken);
        await computing.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.All(results, r => Assert.Equal(1f, session.Back(r).ToArray<float>()[^1]));
    }

    [Fact]
    public void An_operand_comes_back_also_when_what_reads_it_cannot_be_computed()
    {
        using var accelerator = OpenClDevice.Open();
        using var session = new DeviceSession(accelerator: accelerator);
        using var guard = DispatchModes.Push(new PointwiseFusion(session.Device));
        var before = accelerator.Memory.LiveBytes;
        var x = session.Ops.Ones.Call([1], device: session.Device.Device);
        var more = session.Ops.Exp.Call(session.Ops.Expand.Call(x, [1L << 38], false));
        DeviceContext.Release(x);
        Assert.InRange(accelerator.Memory.LiveBytes, 0, before);
        Assert.Throws<OutOfDeviceMemoryException>(() => ((DeviceStorage)more.Storage!).Compute());
    }

    [Fact]
    public void What_an_update_in_place_kept_comes_back_when_another_result_takes_its_place()
    {
        using var accelerator = OpenClDevice.Open();
        using var session = new DeviceSession(accelerator: accelerator);
        using var guard = DispatchModes.Push(new PointwiseFusion(session.Device));
        var (x, z) = (session.Ops.Ones.Call([1000], device: session.Device.Device), session.Ops.Ones.Call([1000], device: session.Device.Device));
        ((DeviceStorage)z.Storage!).Compute();
        var before = accelerator.Memory.LiveBytes;
        session.Ops.MulInPlaceTensor.Call(z, x);
        session.Ops.AddOut.Call(x, x, 1, z);
        ((DeviceStorage)z.Storage!).Compute();
        Assert.InRange(accelerator.Memory.LiveBytes, 0, before);
        Assert.Equal(2f, session.Back(z).ToArray<float>()[0]);
    }

    [Fact]
    public void A_number_that_does_not_fit_leaves_no_result_behind()
    {
        using var accelerator = OpenClDevice.Open();
        using var session = new DeviceSession(accelerator: accelerator);
        var x = session.Ops.Ones.Call([1000], device: session.Device.Device);
        session.Ops.AddTensor.Call(x, x, 2);
        var before = accelerator.Memory.LiveBytes;
        for (var i = 0; i < 10; i++) Assert.ThrowsAny<DispatchException>(() => session.Ops.AddTensor.Call(x, x, 1e300));
        Assert.InRange(accelerator.Memory.LiveBytes, 0, before);
    }

    // The operands are reachable by their holders alone, which nobody reaches.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<Tensor> Pending(DeviceSession session)
    {
        using var guard = DispatchModes.Push(new PointwiseFusion(session.Device));
        var results = new List<Tensor>();
        for (var i = 0; i < 80; i++)
        {
            var x = session.Ops.Zeros.Call([1 << 20], device: session.Device.Device);
            results.Add(session.Ops.Exp.Call(x));
            _ = new Holder(x);
        }

        return results;
    }

    private sealed class Holder(Tensor tensor)
    {
        ~Holder() => DeviceContext.Release(tensor);
    }
}

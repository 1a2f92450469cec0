using Functional.Dispatch.Gpu.Sweep;
using Functional.Dispatch.Samples.Training;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class SweepTests
{
    private const int Cases = 8;

    // Other calls every time; a failure names its seed.
    [Theory, EveryDevice]
    public void Every_operator_of_the_device_agrees_with_the_CPU(string device)
    {
        using var session = new DeviceSession(device);
        var seed = Random.Shared.Next();
        var rows = DeviceSweep.Run(session.Dispatcher, session.Library, session.Device, seed, Cases).ToList();
        Assert.True(rows.TrueForAll(r => r.Failures.IsEmpty), $"seed {seed}: {string.Join("\n", rows.SelectMany(r => r.Failures.Select(f => $"{r.Operator} {f}")))}");
        Assert.True(rows.Count > 150);
        // A sweep whose calls are mostly refused would show nothing.
        Assert.True(rows.Sum(r => r.Refused) < rows.Sum(r => r.Cases) / 5);
    }

    [Theory, EveryDevice]
    public void A_wrong_kernel_is_found(string device)
    {
        using var session = new DeviceSession(device);
        using var wrong = session.Dispatcher.Implement(
            Functional.Dispatch.Aten.Operators.Sin.Schema.Name, session.Device.Key,
            Kernels.Boxed((_, _, stack) => stack.Push(Value.From(session.Ops.Tanh.Call((Tensor)stack.Pop().AsTensor!))), "wrong"));
        var rows = DeviceSweep.Run(session.Dispatcher, session.Library, session.Device, 1, 4).Where(r => r.Operator is "aten::sin" or "aten::cos").ToDictionary(r => r.Operator);
        Assert.NotEmpty(rows["aten::sin"].Failures);
        Assert.Empty(rows["aten::cos"].Failures);
    }

    [Theory, EveryDevice]
    public void An_element_that_no_kernel_writes_is_found(string device)
    {
        using var session = new DeviceSession(device);
        using var idle = session.Dispatcher.Implement(
            Functional.Dispatch.Aten.Operators.Cos.Schema.Name, session.Device.Key,
            Kernels.Boxed((_, _, stack) => stack.Push(Value.From(session.Ops.EmptyLike.Call((Tensor)stack.Pop().AsTensor!))), "idle"));
        Assert.NotEmpty(DeviceSweep.Run(session.Dispatcher, session.Library, session.Device, 1, 4).Single(r => r.Operator == "aten::cos").Failures);
    }

    [Theory]
    [EveryDevice(OptimiserKind.Sgd)]
    [EveryDevice(OptimiserKind.Adam)]
    public void Training_on_the_device_has_the_loss_curve_of_the_CPU(string device, OptimiserKind optimiser)
    {
        using var session = new DeviceSession(device);
        var options = new TrainingOptions(Optimiser: optimiser, Samples: 512);
        var (here, there) = (new DigitsTraining(session.Library, options), new DigitsTraining(session.Library, options with { Device = session.Device.Device }));
        for (var epoch = 0; epoch < 3; epoch++)
        {
            var (expected, found) = (here.TrainEpoch(), there.TrainEpoch());
            Assert.Equal(expected.Loss, found.Loss, 1e-4 * expected.Loss);
            Assert.Equal(expected.TestAccuracy, found.TestAccuracy, 0.01);
        }
    }
}

using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class CpuFallbackTests
{
    [Theory, EveryDevice]
    public void Without_being_asked_for_nothing_falls_back(string device)
    {
        using var session = new DeviceSession(device);
        using var library = Twice(session);
        Assert.Throws<NotImplementedForKeyException>(() => Call(session, "demo::twice", session.To(HostTensors.From([1f, 2], 2))));
        Assert.Equal(0, session.Device.Fallback.Calls);
    }

    [Theory, EveryDevice]
    public void Asked_for_it_computes_on_the_CPU_and_brings_the_result_back_and_counts(string device)
    {
        using var session = new DeviceSession(device, fallBackToCpu: true);
        using var library = Twice(session);
        var told = new List<string>();
        session.Device.Fallback.OnCall = told.Add;
        var result = Call(session, "demo::twice", session.To(HostTensors.From([1f, 2], 2)));
        Assert.IsType<DeviceStorage>(result.Storage);
        Assert.Equal([2f, 4], session.Back(result).ToArray<float>());
        Assert.Equal(["demo::twice"], told);
        Assert.Equal(1, session.Device.Fallback.Counts["demo::twice"]);
        // What has a kernel on the device does not fall back.
        session.Ops.Exp.Call(result);
        Assert.Equal(1, session.Device.Fallback.Calls);
    }

    [Theory, EveryDevice]
    public void A_written_argument_is_written_on_the_device(string device)
    {
        using var session = new DeviceSession(device, fallBackToCpu: true);
        using var library = Twice(session);
        var there = session.To(HostTensors.From([1f, 2], 2));
        Assert.Same(there, Call(session, "demo::twice_", there));
        Assert.Equal([2f, 4], session.Back(there).ToArray<float>());
    }

    private static Library Twice(DeviceSession session)
    {
        var library = Library.Definition(session.Dispatcher, "demo");
        library.Def("twice(Tensor self) -> Tensor");
        library.Def("twice_(Tensor(a!) self) -> Tensor(a!)");
        library.Impl("twice", (_, _, stack) => stack.Push(Value.From(session.Ops.MulScalar.Call((Tensor)stack.Pop().AsTensor!, 2))), DispatchKey.CPU);
        library.Impl("twice_", (_, _, stack) => stack.Push(Value.From(session.Ops.MulInPlaceScalar.Call((Tensor)stack.Pop().AsTensor!, 2))), DispatchKey.CPU);
        return library;
    }

    private static Tensor Call(DeviceSession session, string name, Tensor argument)
    {
        var stack = new Stack();
        stack.Push(Value.From(argument));
        session.Dispatcher.Entry(Functional.Dispatch.Schemas.OperatorName.Parse(name).Match(Right: n => n, Left: e => throw new ArgumentException(e.ToString()))).CallBoxed(stack);
        return (Tensor)stack.Pop().AsTensor!;
    }
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Modes;

public sealed class DispatcherObjectTests
{
    private sealed class Noting : IDispatcherObject
    {
        public List<DispatchKeySet> Keys { get; } = [];

        public void Dispatch(OperatorEntry op, DispatchKeySet keys, Stack stack)
        {
            Keys.Add(keys);
            op.RedispatchBoxed(keys, stack);
        }
    }

    [Fact]
    public void The_object_gets_every_call_without_its_key_and_goes_on()
    {
        var op = Ops.WithFallbacks().Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.ReturnsFirst);
        var noting = new Noting();
        using (DispatcherObjects.Enable(noting))
        {
            // The recording's `_EnablePythonDispatcher`.
            Assert.Equal(0x2000000404000000u, ThreadContext.Keys.Included.Raw);
            op.Call(Ops.Cpu());
            using (DispatcherObjects.Disable()) op.Call(Ops.Cpu());
        }

        op.Call(Ops.Cpu());
        Assert.Equal([DispatchKey.AutogradCPU], noting.Keys.Select(k => k.HighestPriorityKey));
        Assert.Equal(LocalKeys.Default, ThreadContext.Keys);
        Assert.Null(DispatcherObjects.Current);
    }

    [Fact]
    public void Redispatch_keeps_the_key_so_the_object_interposes_at_every_step()
    {
        var op = Ops.WithFallbacks().Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.ReturnsFirst);
        var noting = new Interposing();
        using (DispatcherObjects.Enable(noting)) op.Call(Ops.Cpu());
        Assert.Equal([DispatchKey.AutogradCPU, DispatchKey.CPU], noting.Seen);
    }

    [Fact]
    public void The_key_without_an_object_is_an_error()
    {
        var op = Ops.WithFallbacks().Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.ReturnsFirst);
        using var include = Guards.Include(DispatchKeySet.Of(DispatchKey.PythonDispatcher));
        Assert.Throws<NoDispatcherObjectException>(() => op.Call(Ops.Cpu()));
    }

    [Fact]
    public void PreDispatch_is_a_kernel_that_an_object_can_interpose_on()
    {
        var op = Ops.WithFallbacks().Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.ReturnsFirst);
        var noting = new Interposing();
        using var pre = DispatchModes.EnablePreDispatch();
        // The recording's `_EnablePreDispatch`.
        Assert.Equal(0x1000000404000000u, ThreadContext.Keys.Included.Raw);
        using (DispatcherObjects.Enable(noting)) op.Call(Ops.Cpu());
        Assert.Equal([DispatchKey.PreDispatch, DispatchKey.AutogradCPU, DispatchKey.CPU], noting.Seen);
    }

    private sealed class Interposing : IDispatcherObject
    {
        public List<DispatchKey> Seen { get; } = [];

        // Goes on with the key put back, as a dispatcher object does that wants the next step too. The kernel of the chosen key is called by itself.
        public void Dispatch(OperatorEntry op, DispatchKeySet keys, Stack stack)
        {
            Seen.Add(keys.HighestPriorityKey);
            var kernel = (CallableFunction)op.Table.At(keys)!;
            kernel.Run(op, keys.Add(DispatchKey.PythonDispatcher), stack);
        }
    }
}

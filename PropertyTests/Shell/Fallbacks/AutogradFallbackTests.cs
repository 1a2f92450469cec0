using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Fallbacks;

public sealed class AutogradFallbackTests
{
    private sealed class Engine : VariableHooks
    {
        public List<(int Inputs, OutputMark Mark)> Marks { get; } = [];

        public override void Mark(OperatorEntry op, IReadOnlyList<Tensor> inputs, Tensor output, OutputMark mark) => Marks.Add((inputs.Count, mark));
    }

    private sealed class DecidingEngine : VariableHooks
    {
        public override void BasicAutogradNotImplementedFallback(OperatorEntry op, DispatchKeySet keys, Stack stack)
        {
            stack.Drop(op.Table.Signature!.ArgumentCount);
            stack.Push(Value.From(42));
        }

        public override void Mark(OperatorEntry op, IReadOnlyList<Tensor> inputs, Tensor output, OutputMark mark) => throw new InvalidOperationException();
    }

    private static (OperatorEntry Op, List<DispatchKeySet> Received) CpuOp(Dispatcher dispatcher, BoxedKernel? kernel = null, string schema = "test::op(Tensor x) -> Tensor")
    {
        var received = new List<DispatchKeySet>();
        return (dispatcher.Define(schema).With(DispatchKey.CPU, (op, keys, stack) =>
        {
            received.Add(keys);
            (kernel ?? Ops.Fresh)(op, keys, stack);
        }), received);
    }

    [Fact]
    public void Without_an_engine_the_call_goes_on_below_autograd()
    {
        var (op, received) = CpuOp(Ops.WithFallbacks());
        var before = ThreadContext.State;
        Assert.False(op.CallTensor(Ops.Cpu(requiresGrad: true)).RequiresGrad);
        Assert.Equal([DispatchKeySet.Of(DispatchKey.CPU)], received);
        Assert.Equal(before, ThreadContext.State);
    }

    [Fact]
    public void An_engine_decides_for_itself()
    {
        var dispatcher = Ops.WithFallbacks();
        var (op, received) = CpuOp(dispatcher);
        using (dispatcher.AttachEngine(new DecidingEngine())) Assert.Equal(42, op.Call(Ops.Cpu()).ToInt64());
        Assert.Empty(received);
        op.Call(Ops.Cpu());
        Assert.Single(received);
    }

    private sealed class FailingEngine(int results) : VariableHooks
    {
        public override void BasicAutogradNotImplementedFallback(OperatorEntry op, DispatchKeySet keys, Stack stack)
        {
            for (var i = 0; i < results; i++) stack.Push(Value.From(i));
            if (results == 0) throw new InvalidOperationException("engine");
        }

        public override void Mark(OperatorEntry op, IReadOnlyList<Tensor> inputs, Tensor output, OutputMark mark) => throw new NotSupportedException();
    }

    [Fact]
    public void The_stack_is_put_right_whatever_fails_below_the_fallback_or_in_the_engine()
    {
        var dispatcher = Ops.WithFallbacks();
        var (op, _) = CpuOp(dispatcher, (_, _, stack) =>
        {
            stack.Push(Value.From(1), Value.From(2));
            throw new InvalidOperationException("kernel");
        });
        Assert.Equal("kernel", Failing<InvalidOperationException>(op).Message);
        using (dispatcher.AttachEngine(new Engine())) Assert.Equal("kernel", Failing<InvalidOperationException>(op).Message);
        using (dispatcher.AttachEngine(new FailingEngine(0))) Assert.Equal("engine", Failing<InvalidOperationException>(op).Message);
        using (dispatcher.AttachEngine(new FailingEngine(2))) Failing<KernelContractException>(op);
    }

    private static TException Failing<TException>(OperatorEntry op)
        where TException : Exception
    {
        var stack = new Stack();
        stack.Push(Value.From(7), Value.From(Ops.Cpu(requiresGrad: true)));
        var error = Assert.Throws<TException>(() => op.CallBoxed(stack));
        Assert.Equal([Value.From(7)], stack.Items.ToArray());
        return error;
    }

    [Fact]
    public void A_second_engine_is_refused()
    {
        var dispatcher = Ops.WithFallbacks();
        using var first = dispatcher.AttachEngine(new Engine());
        Assert.Throws<EngineAttachedException>(() => dispatcher.AttachEngine(new Engine()));
        Assert.IsType<Engine>(dispatcher.Engine());
        first.Dispose();
        Assert.Null(dispatcher.Engine());
    }

    [Theory]
    [InlineData(AutogradFallbackMode.Warn, true, true, 1)]
    [InlineData(AutogradFallbackMode.Warn, true, false, 0)]
    [InlineData(AutogradFallbackMode.Warn, false, true, 0)]
    [InlineData(AutogradFallbackMode.Nothing, true, true, 0)]
    public void Outputs_are_marked_in_mode_warn_with_gradients_recorded_for_an_input_that_requires_grad(
        AutogradFallbackMode mode, bool requiresGrad, bool gradients, int marks)
    {
        var dispatcher = Ops.WithFallbacks();
        var engine = new Engine();
        dispatcher.SetFallbackMode(mode);
        using var attached = dispatcher.AttachEngine(engine);
        var (op, received) = CpuOp(dispatcher, schema: "test::op(Tensor x, Tensor?[] more) -> Tensor");
        using var grad = new GradModeGuard(gradients);
        op.Call(Value.From(Ops.Cpu()), Value.FromList(Value.None, Value.From(Ops.Cpu(requiresGrad: requiresGrad))));
        Assert.Single(received);
        Assert.Equal(Enumerable.Repeat((2, OutputMark.WarningNode), marks), engine.Marks);
    }

    [Fact]
    public void Integer_outputs_get_no_mark_and_written_ones_only_a_hook()
    {
        var dispatcher = Ops.WithFallbacks();
        var engine = new Engine();
        using var attached = dispatcher.AttachEngine(engine);
        var (ints, _) = CpuOp(dispatcher, Ops.Returns(_ => Value.From(Ops.Cpu(ScalarType.Long))));
        ints.Call(Ops.Cpu(requiresGrad: true));
        Assert.Empty(engine.Marks);

        var (written, _) = CpuOp(dispatcher, Ops.ReturnsFirst, "test::op_(Tensor(a!) x, Tensor y) -> Tensor(a!)");
        written.Call(Ops.Cpu(), Ops.Cpu(requiresGrad: true));
        Assert.Empty(engine.Marks);
        written.Call(Ops.Cpu(requiresGrad: true), Ops.Cpu());
        var view = Ops.Cpu(requiresGrad: true).CreateView(TensorShape.Contiguous(2));
        view.RequiresGrad = true;
        written.Call(view, Ops.Cpu());
        Assert.Equal([(2, OutputMark.WarningHook), (2, OutputMark.WarningHookOnOutputAndBase)], engine.Marks);
    }

    [Fact]
    public void The_recorded_mode_setter_is_ours()
    {
        var dispatcher = new Dispatcher();
        Assert.Equal(RecordedRows.Case("default_mode").Single().GetProperty("result").GetString(), dispatcher.Settings.FallbackMode.ToString().ToLowerInvariant());
        foreach (var row in RecordedRows.Case("set_mode"))
        {
            var error = Assert.Throws<FallbackModeException>(() => dispatcher.SetFallbackMode(row.GetProperty("mode").GetString()!)).Error;
            Assert.Equal(
                row.GetProperty("result").GetString(),
                error is FallbackFailure.ErrorModeRefused ? "RuntimeError:not_implemented" : error is UnknownFallbackModeError ? "RuntimeError:unsupported" : null);
            Assert.Equal(AutogradFallbackMode.Warn, dispatcher.Settings.FallbackMode);
        }

        Assert.Equal("warn", Assert.IsType<UnknownFallbackModeError>(Assert.Throws<FallbackModeException>(() => dispatcher.SetFallbackMode("wrn")).Error).Nearest);
        dispatcher.SetFallbackMode("nothing");
        Assert.Equal(AutogradFallbackMode.Nothing, dispatcher.Settings.FallbackMode);
    }

    [Fact]
    public void The_chain_without_an_engine_allocates_nothing()
    {
        var op = Ops.WithFallbacks().Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, static (_, _, _) => { });
        var stack = new Stack();
        stack.Push(Value.From(Ops.Cpu(requiresGrad: true)));
        for (var i = 0; i < 50; i++) op.CallBoxed(stack);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++) op.CallBoxed(stack);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Modes;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Xunit;
using ReplayLog = Functional.Dispatch.Cli.Conformance.ReplayLog;
using Sub = Functional.Dispatch.Cli.Conformance.Sub;

namespace Functional.Dispatch.PropertyTests.Shell.Observation;

public sealed class ObserverTests
{
    private sealed class Noting(string name, List<string> log, bool redispatches = false, bool inputs = false) : CallObserver
    {
        public Action? Entering { get; init; }

        public Action? Leaving { get; init; }

        public override bool NeedsInputs => inputs;

        public override bool NeedsRedispatches => redispatches;

        public override object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? values)
        {
            var count = values is Stack stack ? $" {stack.Count}" : "";
            log.Add($"{name}> {range} {op.Name.Name} {keys.HighestPriorityKey}{count}");
            Entering?.Invoke();
            return range;
        }

        public override void OnLeave(object? token, OperatorEntry op, Exception? error)
        {
            log.Add($"{name}< {token} {op.Name.Name}{(error is null ? "" : " " + error.GetType().Name)}");
            Leaving?.Invoke();
        }
    }

    private readonly List<string> _log = [];

    [Fact]
    public void Calls_are_observed_and_redispatches_are_not_unless_asked_for()
    {
        var dispatcher = StubOperators.Create();
        var mm = dispatcher.Entry(Ops.Name("aten::matmul"));
        using (dispatcher.Observe(new Noting("a", _log))) mm.Call(Ops.Cpu(), Ops.Cpu());
        Assert.Equal(
            ["a> call aten::matmul AutogradCPU", "a> call aten::mm AutogradCPU", "a< call aten::mm", "a< call aten::matmul"], _log);
        _log.Clear();
        using (dispatcher.Observe(new Noting("a", _log, redispatches: true))) dispatcher.Entry(Ops.Name("aten::mm")).Call(Ops.Cpu(), Ops.Cpu());
        Assert.Equal(["a> call aten::mm AutogradCPU", "a> redispatch aten::mm CPU", "a< redispatch aten::mm", "a< call aten::mm"], _log);
        _log.Clear();
        mm.Call(Ops.Cpu(), Ops.Cpu());
        Assert.Empty(_log);
        Assert.False(mm.Table.IsObserved);
    }

    [Fact]
    public void The_two_ranges_of_the_python_fallback_are_observed()
    {
        var dispatcher = StubOperators.Create();
        var add = dispatcher.Entry(Ops.Name("aten::add.Tensor"));
        using var observed = dispatcher.Observe(new Noting("a", _log));
        using (DispatchModes.Push(new LoggingMode())) add.Call(Ops.Cpu(), Ops.Cpu());
        Assert.Equal(
            [
                "a> call aten::add PythonTLSSnapshot", "a> PythonDispatchMode aten::add Python", "a> call aten::add CPU", "a< call aten::add",
                "a< PythonDispatchMode aten::add", "a< call aten::add",
            ],
            _log);
        _log.Clear();
        add.Call(new Sub(Ops.Cpu(), new ReplayLog()), Ops.Cpu());
        Assert.Contains("a> PythonSubclass aten::add Python", _log);
    }

    [Fact]
    public void Inputs_are_on_the_stack_for_those_who_want_them()
    {
        var dispatcher = StubOperators.Create();
        using var with = dispatcher.Observe(new Noting("with", _log, inputs: true));
        using var without = dispatcher.Observe(new Noting("without", _log));
        dispatcher.Entry(Ops.Name("aten::mm")).Call(Ops.Cpu(), Ops.Cpu());
        Assert.Equal(["with> call aten::mm AutogradCPU 2", "without> call aten::mm AutogradCPU"], _log.Take(2));
    }

    [Fact]
    public void Ends_are_told_in_reverse_order_also_when_the_kernel_throws()
    {
        var dispatcher = Ops.WithFallbacks();
        var op = dispatcher.Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, (_, _, _) => throw new InvalidOperationException());
        using var a = dispatcher.Observe(new Noting("a", _log));
        using var b = dispatcher.Observe(new Noting("b", _log));
        Assert.Throws<InvalidOperationException>(() => op.Call(Ops.Cpu()));
        Assert.Equal(
            [
                "a> call test::op AutogradCPU", "b> call test::op AutogradCPU",
                "b< call test::op InvalidOperationException", "a< call test::op InvalidOperationException",
            ],
            _log);
    }

    [Fact]
    public void An_observer_that_throws_on_entry_ends_the_call_and_those_before_it_are_told()
    {
        var dispatcher = StubOperators.Create();
        using var a = dispatcher.Observe(new Noting("a", _log));
        using var b = dispatcher.Observe(new Noting("b", _log) { Entering = () => throw new FormatException() });
        Assert.Throws<FormatException>(() => dispatcher.Entry(Ops.Name("aten::mm")).Call(Ops.Cpu(), Ops.Cpu()));
        Assert.Equal("a< call aten::mm FormatException", _log[^1]);
    }

    [Fact]
    public void An_observer_that_throws_at_the_end_keeps_nobody_else_from_being_told()
    {
        var dispatcher = StubOperators.Create();
        using var a = dispatcher.Observe(new Noting("a", _log));
        using var b = dispatcher.Observe(new Noting("b", _log) { Leaving = () => throw new FormatException() });
        Assert.Throws<FormatException>(() => dispatcher.Entry(Ops.Name("aten::mm")).Call(Ops.Cpu(), Ops.Cpu()));
        Assert.Equal(["b< call aten::mm", "a< call aten::mm"], _log.TakeLast(2));
    }

    [Fact]
    public void A_call_that_no_kernel_serves_never_begins()
    {
        var dispatcher = new Dispatcher();
        var op = dispatcher.Define("test::op(Tensor x) -> Tensor");
        using var a = dispatcher.Observe(new Noting("a", _log));
        Assert.Throws<NotImplementedForKeyException>(() => op.Call(Ops.Cpu()));
        Assert.Empty(_log);
    }

    [Fact]
    public void An_observer_attached_during_a_call_is_told_of_the_next_range_only()
    {
        var dispatcher = StubOperators.Create();
        var mm = dispatcher.Entry(Ops.Name("aten::mm"));
        IDisposable? attached = null;
        var op = dispatcher.Define("test::op(Tensor x) -> Tensor").With(AliasKey.CompositeImplicitAutograd, (_, _, stack) =>
        {
            attached = dispatcher.Observe(new Noting("a", _log));
            stack.Push(stack.Last(1)[0]);
            mm.CallBoxed(stack);
        });
        op.Call(Ops.Cpu());
        attached!.Dispose();
        Assert.Equal(["a> call aten::mm AutogradCPU", "a< call aten::mm"], _log);
    }
}

using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Modes;

/// <summary>What handlers may do, and that nothing is lost when they fail.</summary>
public sealed class HandlerTests
{
    private delegate bool Body(DispatchedCall call);

    private sealed class Mode(Body body) : DispatchMode
    {
        public override bool Handle(DispatchedCall call) => body(call);
    }

    private sealed class Wrapper(Body body) : SubclassTensor(TensorShape.Contiguous(2))
    {
        public override bool Handle(DispatchedCall call) => body(call);
    }

    private static OperatorEntry AddOf(Dispatcher dispatcher) => dispatcher.Entry(Ops.Name("aten::add.Tensor"));

    [Fact]
    public void Stack_sets_and_snapshot_are_sound_after_a_handler_threw()
    {
        var add = AddOf(StubOperators.Create());
        using var outer = DispatchModes.Push(new LoggingMode());
        using var inner = DispatchModes.Push(new Mode(_ => throw new InvalidOperationException("mine")));
        var (before, modes) = (ThreadContext.State, DispatchModes.Current);
        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<InvalidOperationException>(() => add.Call(Ops.Cpu(), Ops.Cpu()));
            Assert.Equal(before, ThreadContext.State);
            Assert.Same(modes, DispatchModes.Current);
        }
    }

    [Fact]
    public void A_mode_that_declines_leaves_the_call_to_the_tensors_with_the_mode_back_on_the_stack()
    {
        var add = AddOf(StubOperators.Create());
        var modesSeen = -1;
        var wrapper = new Wrapper(call =>
        {
            modesSeen = DispatchModes.Current.Count;
            call.Return(Value.From(Ops.Cpu()));
            return true;
        });
        using var mode = DispatchModes.Push(new Mode(_ => false));
        add.Call(wrapper, Ops.Cpu());
        Assert.Equal(1, modesSeen);
    }

    [Fact]
    public void Everybody_who_declined_is_named()
    {
        var add = AddOf(StubOperators.Create());
        using var mode = DispatchModes.Push(new Mode(_ => false));
        var error = Assert.Throws<CallDeclinedException>(() => add.Call(new Wrapper(_ => false), Ops.Cpu()));
        Assert.Equal(["Mode", "Wrapper"], Assert.IsType<DeclinedError>(error.Error).Asked);
        Assert.Contains("aten::add.Tensor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_that_declines_after_emptying_the_stack_takes_nothing_from_the_next()
    {
        var add = AddOf(StubOperators.Create());
        var first = Ops.Cpu();
        KeyedObject? seen = null;
        using var mode = DispatchModes.Push(new Mode(call =>
        {
            call.Stack.Drop(call.Arguments.Length);
            return false;
        }));
        add.Call(first, new Wrapper(call =>
        {
            seen = call.Stack.Last(call.Arguments.Length)[0].AsTensor;
            call.Return(Value.From(first));
            return true;
        }));
        Assert.Same(first, seen);
    }

    [Fact]
    public void A_handler_can_catch_a_failed_call_and_return_something_else()
    {
        var dispatcher = StubOperators.Create();
        var broken = dispatcher.Define("test::broken(Tensor x) -> Tensor").With(DispatchKey.CPU, (_, _, stack) =>
        {
            stack.Drop(1);
            stack.Push(Value.From(1));
            stack.Push(Value.From(2));
            throw new InvalidOperationException();
        });
        var substitute = Ops.Cpu();
        using var mode = DispatchModes.Push(new Mode(call =>
        {
            Assert.Throws<InvalidOperationException>(() => broken.Call(Ops.Cpu()));
            call.Return(Value.From(substitute));
            return true;
        }));
        Assert.Same(substitute, broken.CallTensor(Ops.Cpu()));
    }

    [Fact]
    public void A_handler_that_leaves_the_wrong_number_of_results_is_an_error()
    {
        var add = AddOf(StubOperators.Create());
        using var mode = DispatchModes.Push(new Mode(call =>
        {
            call.Return(Value.From(1), Value.From(2));
            return true;
        }));
        var error = Assert.Throws<HandlerResultException>(() => add.Call(Ops.Cpu(), Ops.Cpu()));
        Assert.Equal(new HandlerResultError("aten::add.Tensor", "Mode", 1, 2), error.Error);
    }

    [Fact]
    public void A_handler_that_restores_the_snapshot_calls_from_the_top_again()
    {
        var add = AddOf(StubOperators.Create());
        var (first, second) = (new LocalKeys(), new LocalKeys());
        var wrapper = new Wrapper(call =>
        {
            first = ThreadContext.Keys;
            using var restore = RestoreTLSSnapshotGuard.Enter();
            second = ThreadContext.Keys;
            Assert.True(add.CallTensor(Ops.Cpu(requiresGrad: true), Ops.Cpu()).RequiresGrad);
            call.Return(Value.From(Ops.Cpu()));
            return true;
        });
        add.Call(wrapper, Ops.Cpu());
        Assert.True(first.Excluded.HasAll(KeySets.Autograd));
        Assert.Equal(LocalKeys.Default, second);
        Assert.Null(ThreadContext.SnapshotOnEntry);
    }

    [Fact]
    public void The_snapshot_is_there_in_the_handler_and_gone_outside()
    {
        var add = AddOf(StubOperators.Create());
        LocalKeys? seen = null;
        using (DispatchModes.Push(new Mode(call =>
        {
            seen = ThreadContext.SnapshotOnEntry;
            call.CallAgain();
            return true;
        }))) add.Call(Ops.Cpu(), Ops.Cpu());
        Assert.True(seen!.Value.Included.HasAll(KeySets.Python));
        Assert.Null(ThreadContext.SnapshotOnEntry);
    }

    [Fact]
    public void A_tensor_in_a_list_is_asked_too_and_none_entries_are_left_out()
    {
        var dispatcher = Ops.WithFallbacks();
        var cat = dispatcher.Define("test::cat(Tensor?[] tensors) -> Tensor").With(DispatchKey.CPU, Ops.Fresh);
        var result = Ops.Cpu();
        var wrapper = new Wrapper(call =>
        {
            call.Return(Value.From(result));
            return true;
        });
        Assert.Same(result, cat.Call(Value.FromList(Value.None, Value.From(Ops.Cpu()), Value.From(wrapper))).AsTensor);
    }

    [Fact]
    public void The_python_key_without_a_snapshot_is_an_error()
    {
        var add = AddOf(StubOperators.Create());
        var stack = new Stack();
        foreach (var _ in "123") stack.Push(Value.From(Ops.Cpu()));
        Assert.IsType<FallbackFailure.NoSnapshot>(Assert.Throws<SnapshotMisuseException>(() => add.CallBoxedForKey(DispatchKey.Python, stack)).Error);
    }

    [Fact]
    public void Python_included_without_mode_or_subclass_goes_on_without_the_key()
    {
        var dispatcher = Ops.WithFallbacks();
        DispatchKeySet received = default;
        LocalKeys inside = default;
        var op = dispatcher.Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, (op, keys, stack) =>
        {
            (received, inside) = (keys, ThreadContext.Keys);
            Ops.ReturnsFirst(op, keys, stack);
        });
        using var include = Guards.Include(KeySets.Python);
        op.Call(Ops.Cpu());
        Assert.False(received.Has(DispatchKey.Python));
        Assert.False(inside.Included.Has(DispatchKey.Python));
        Assert.True(inside.Excluded.HasAll(PythonFallback.ExcludedInHandler));
    }

    [Fact]
    public void Python_included_without_any_tensor_has_no_interpreter()
    {
        var op = Ops.WithFallbacks().Define("test::op(int x) -> Tensor").With(AliasKey.CompositeExplicitAutograd, Ops.Returns(_ => Value.None));
        using var include = Guards.Include(KeySets.Python);
        Assert.Throws<Dispatch.Shell.Fallbacks.NoInterpreterException>(() => op.Call(Value.From(1)));
        Assert.Null(ThreadContext.SnapshotOnEntry);
    }
}

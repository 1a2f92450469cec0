using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using Stack = Functional.Dispatch.Shell.Calls.Stack;
using Unit = LanguageExt.Unit;

namespace Functional.Dispatch.PropertyTests.Shell.Calls;

public sealed class SoundnessTests
{
    private readonly Dispatcher _dispatcher = new();
    private readonly TestTensor _a = TestTensor.Cpu();

    public SoundnessTests()
    {
        foreach (var key in new[] { DispatchKey.ADInplaceOrView, DispatchKey.BackendSelect }) _dispatcher.Fallback(key, Kernels.Fallthrough("test"));
        Effect.Define(_dispatcher);
        Add.Define(_dispatcher);
    }

    [Fact]
    public void A_call_whose_kernel_allocates_nothing_allocates_nothing()
    {
        Effect.Implement(_dispatcher, DispatchKey.CPU, static _ => { });
        var handle = Effect.In(_dispatcher);
        Effect.Implement(_dispatcher, DispatchKey.AutogradCPU, (keys, self) =>
        {
            using var guard = Guards.BelowADInplaceOrView();
            handle.Redispatch(keys & KeySets.AfterAutograd, self);
        });
        Add.Implement(_dispatcher, DispatchKey.CPU, static (self, _, _) => self);
        _dispatcher.Implement(Add.Schema.Name, DispatchKey.AutogradCPU, Kernels.Boxed(
            static (op, keys, stack) => op.RedispatchBoxed(keys & KeySets.AfterAutograd, stack), "test"));
        var generic = handle.Entry.Typed<TestTensor, Unit>();
        var add = Add.In(_dispatcher);
        var stack = new Stack();
        AllocatesNothing(() => handle.Call(_a));
        AllocatesNothing(() => generic.Call(_a));
        AllocatesNothing(() => add.Call(_a, _a, 2));
        AllocatesNothing(() =>
        {
            stack.Push(Value.From(_a));
            handle.Entry.CallBoxed(stack);
        });
    }

    [Fact]
    public void A_kernel_that_throws_leaves_stack_and_thread_as_they_were()
    {
        Effect.Implement(_dispatcher, DispatchKey.CPU, static _ => throw new InvalidOperationException("of the kernel"));
        var handle = Effect.In(_dispatcher);
        Effect.Implement(_dispatcher, DispatchKey.AutogradCPU, (keys, self) =>
        {
            using var guard = Guards.BelowADInplaceOrView();
            handle.Redispatch(keys & KeySets.AfterAutograd, self);
        });
        var before = ThreadContext.State;
        var stack = new Stack();
        stack.Push(Value.From(1L), Value.From(_a));
        Assert.Equal("of the kernel", Assert.Throws<InvalidOperationException>(() => handle.Entry.CallBoxed(stack)).Message);
        Assert.Equal([Value.From(1L)], stack.Items.ToArray());
        stack.Push(Value.From(_a));
        Assert.Throws<InvalidOperationException>(() => handle.Entry.RedispatchBoxed(DispatchKeySet.Of(DispatchKey.CPU), stack));
        Assert.Equal([Value.From(1L)], stack.Items.ToArray());
        Assert.Throws<InvalidOperationException>(() => handle.Call(_a));
        Assert.Equal(before, ThreadContext.State);
    }

    [Fact]
    public void A_boxed_kernel_that_throws_in_a_typed_call_leaves_nothing_for_the_next_call()
    {
        var inner = Effect.In(_dispatcher);
        var depth = 0;
        _dispatcher.Implement(Effect.Schema.Name, DispatchKey.AutogradCPU, Kernels.Boxed(
            (_, _, stack) =>
            {
                Assert.Equal(1, stack.Count);
                stack.Push(Value.From(5L));
                if (depth++ < 3) inner.Call(_a);
                else throw new InvalidOperationException("deep");
            }, "test"));
        Assert.Throws<InvalidOperationException>(() => inner.Call(_a));
        depth = 0;
        Assert.Throws<InvalidOperationException>(() => inner.Call(_a));
        var rented = StackPool.Rent();
        Assert.Equal(0, rented.Count);
        StackPool.Return(rented);
    }

    [Fact]
    public void Wrong_arguments_are_typed_errors_that_name_operator_and_argument()
    {
        Effect.Implement(_dispatcher, DispatchKey.AutogradCPU, static _ => { });
        Effect.Implement(_dispatcher, DispatchKey.CPU, static _ => { });
        var handle = Effect.In(_dispatcher);
        var stack = new Stack();
        Assert.IsType<ArgumentCountError>(Assert.Throws<ArgumentTypeException>(() => handle.Entry.CallBoxed(stack)).Error);
        stack.Push(Value.From("not a tensor"));
        var error = Assert.IsType<ArgumentMismatchError>(Assert.Throws<ArgumentTypeException>(() => handle.Entry.CallBoxed(stack)).Error);
        Assert.Equal(("self", "Tensor", ValueKind.String), (error.Argument, error.Expected, error.Given));
        Assert.Equal(0, stack.Count);
        stack.Push(Value.From("not a tensor"));
        Assert.Throws<ArgumentTypeException>(() => handle.Entry.RedispatchBoxed(DispatchKeySet.Of(DispatchKey.CPU), stack));
        Assert.Throws<ArgumentTypeException>(() => handle.Entry.RedispatchBoxed(DispatchKeySet.Of(DispatchKey.CPU), stack));
        foreach (var call in new Action[] { () => handle.Call(null!), () => handle.Entry.Typed<TestTensor, Unit>().Call(null!) })
            Assert.Equal(ValueKind.None, Assert.IsType<ArgumentMismatchError>(Assert.Throws<ArgumentTypeException>(call).Error).Given);
        stack.Push(Value.From(new OtherTensor()));
        handle.Entry.CallBoxed(stack);
        stack.Push(Value.None);
        Assert.Throws<ArgumentTypeException>(() => handle.Entry.CheckArguments(stack));
    }

    [Fact]
    public void A_tensor_of_another_class_is_refused_by_a_kernel_of_a_derived_one()
    {
        var name = Effect.Schema.Name;
        _dispatcher.Implement(name, DispatchKey.CPU, Kernels.Typed((OtherTensor _) => { }, "test"));
        var handle = Effect.In(_dispatcher);
        handle.Call(new OtherTensor());
        Assert.Throws<ArgumentTypeException>(() => handle.Call(new TestTensor(DispatchKeySet.Of(DispatchKey.CPU))));
    }

    [Fact]
    public void A_boxed_kernel_that_leaves_another_number_or_kind_of_results_is_an_error()
    {
        var handle = Add.In(_dispatcher);
        var plain = new TestTensor(DispatchKeySet.Of(DispatchKey.CPU));
        var stack = new Stack();
        using (_dispatcher.Implement(Add.Schema.Name, DispatchKey.CPU, Kernels.Boxed((_, _, _) => { }, "test")))
        {
            Assert.Equal(3, Assert.IsType<ResultCountError>(Assert.Throws<KernelContractException>(() => handle.Call(plain, plain)).Error).Given);
            stack.Push(Value.From(plain), Value.From(plain));
            stack.Push(Value.From(1L));
            Assert.Throws<KernelContractException>(() => handle.Entry.CallBoxed(stack));
            Assert.Equal(0, stack.Count);
        }

        using (_dispatcher.Implement(Add.Schema.Name, DispatchKey.CPU, Kernels.Boxed((_, _, s) => s.Replace(3, Value.From(1L)), "test")))
        {
            var error = Assert.IsType<ResultMismatchError>(Assert.Throws<KernelContractException>(() => handle.Call(plain, plain)).Error);
            Assert.Equal((0, "Tensor", ValueKind.Int), (error.Position, error.Expected, error.Given));
        }
    }

    [Fact]
    public void A_missing_kernel_is_an_error_in_every_form_of_call()
    {
        var handle = Effect.In(_dispatcher);
        var stack = new Stack();
        stack.Push(Value.From(_a));
        Assert.Throws<NotImplementedForKeyException>(() => handle.Call(_a));
        Assert.Throws<NotImplementedForKeyException>(() => handle.Redispatch(_a.KeySet, _a));
        Assert.Throws<NotImplementedForKeyException>(() => handle.Entry.Typed<TestTensor, Unit>().Call(_a));
        Assert.Throws<NotImplementedForKeyException>(() => handle.Entry.CallBoxed(stack));
    }

    // The call may be compiled anew between two runs, so the least of several counts.
    private static void AllocatesNothing(Action call)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 5 && least > 0; round++)
        {
            for (var i = 0; i < 100; i++) call();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++) call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}

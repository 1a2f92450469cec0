using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.PropertyTests.Shell.Registry;

/// <summary>What programs do wrong: each is one typed error, and nothing is lost by it.</summary>
public sealed class BadInputTests
{
    private readonly Dispatcher _dispatcher = new();
    private readonly Library _block;
    private readonly OperatorEntry _op;

    public BadInputTests()
    {
        _block = Library.Definition(_dispatcher, "my");
        _block.Def("f(Tensor x, int n) -> int");
        _op = _dispatcher.Entry(new OperatorName("my::f", ""));
    }

    private T Refused<T>(params Value[] arguments)
        where T : DispatchException
    {
        var stack = new Stack();
        stack.Push(Value.From("below"));
        foreach (var argument in arguments) stack.Push(argument);
        var before = ThreadState.Capture();
        var thrown = Assert.Throws<T>(() =>
        {
            using var guard = Given.Backends();
            _op.CallBoxed(stack);
        });
        Assert.Equal(before, ThreadState.Capture());
        Assert.Equal("below", stack.Items[0].ToObject<string>());
        Assert.DoesNotContain('\n', thrown.Message);
        return thrown;
    }

    [Fact]
    public void Too_few_arguments_are_counted()
    {
        _block.Impl("f", Returns(1), DispatchKey.CPU);
        var stack = new Stack();
        stack.Push(Value.From(Given.Cpu));
        var error = Assert.IsType<ArgumentCountError>(Assert.Throws<ArgumentTypeException>(() => _op.CallBoxed(stack)).Error);
        Assert.Equal((2, 1), (error.Expected, error.Given));
    }

    [Fact]
    public void An_argument_of_another_kind_is_named() =>
        Assert.Contains("`x`", Refused<ArgumentTypeException>(Value.From(1L), Value.From(1L)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_kernel_names_operator_key_and_what_there_is()
    {
        _block.Impl("f", Returns(1), DispatchKey.CUDA);
        var error = Assert.IsType<NoKernelError>(Refused<NotImplementedForKeyException>(Value.From(Given.Cpu), Value.From(1L)).Error);
        Assert.Equal((_op.Name, DispatchKey.CPU), (error.Operator, error.Key));
        Assert.Equal([DispatchKey.CUDA], error.Available);
    }

    [Fact]
    public void No_kernel_says_what_to_do_next_as_an_explanation_does()
    {
        _block.Impl("other", Returns(1), DispatchKey.CPU);
        var nothing = Refused<NotImplementedForKeyException>(Value.From(Given.Cpu), Value.From(1L));
        Assert.EndsWith("; register a kernel at CPU", nothing.Message, StringComparison.Ordinal);

        _block.Impl("f", Returns(1), DispatchKey.CUDA);
        var elsewhere = Refused<NotImplementedForKeyException>(Value.From(Given.Cpu), Value.From(1L));
        Assert.EndsWith("; move the tensors to CUDA: then the call is served at CUDA", elsewhere.Message, StringComparison.Ordinal);

        using var guard = Given.Backends();
        var call = new Call(_op.Name, [new CallArgument.Tensor(Given.Cpu.KeySet), new CallArgument.Other()]);
        var explained = Explanation.Of(_dispatcher.Rules, call, ThreadContext.State, RouteSettings.Over(_dispatcher.Rules)).Match(e => e.Remedies[0].Advice(KeyNames.Default), e => e.ToString());
        Assert.Equal(explained, elsewhere.Error.Hint);
    }

    [Fact]
    public void A_call_without_tensors_that_nobody_serves_says_what_to_do_next()
    {
        _block.Def("nothing() -> int");
        _block.Impl("nothing", Returns(1), DispatchKey.CPU);
        var thrown = Assert.Throws<NotImplementedForKeyException>(() => _dispatcher.Entry(new OperatorName("my::nothing", "")).Call());
        Assert.EndsWith("; register a kernel at CompositeExplicitAutograd, for all the keys it stands for", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backend_that_nobody_linked_is_told_from_an_operator_without_kernel()
    {
        _block.Impl("f", Returns(1), DispatchKey.CUDA);
        Assert.Contains("is the backend loaded", Refused<NotImplementedForKeyException>(Value.From(Given.Cpu), Value.From(1L)).Message, StringComparison.Ordinal);
        _block.Impl("other", Returns(1), DispatchKey.CPU);
        Assert.DoesNotContain("is the backend loaded", Refused<NotImplementedForKeyException>(Value.From(Given.Cpu), Value.From(1L)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_throws_leaves_guards_and_stack_as_they_were()
    {
        _block.Impl("f", (op, keys, stack) =>
        {
            using var guard = Guards.InferenceMode();
            using var include = Guards.Include(DispatchKeySet.Of(DispatchKey.Tracer));
            stack.Push(Value.From(1L));
            stack.Push(Value.From(2L));
            throw new TimeoutException("the kernel's own");
        }, DispatchKey.CPU);
        var stack = new Stack();
        stack.Push(Value.From("below"));
        stack.Push(Value.From(Given.Cpu));
        stack.Push(Value.From(1L));
        var before = ThreadState.Capture();
        using (Given.Backends()) Assert.Throws<TimeoutException>(() => _op.CallBoxed(stack));
        Assert.Equal(before, ThreadState.Capture());
        Assert.Equal(1, stack.Count);
        _block.Impl("f", Returns(5), DispatchKey.CPU);
        stack.Push(Value.From(Given.Cpu));
        stack.Push(Value.From(1L));
        using (Given.Backends()) _op.CallBoxed(stack);
        Assert.Equal(5, stack.Pop().ToInt64());
    }

    [Fact]
    public void A_kernel_that_leaves_the_wrong_number_of_results_is_found_out()
    {
        _block.Impl("f", (_, _, _) => { }, DispatchKey.CPU);
        Refused<KernelContractException>(Value.From(Given.Cpu), Value.From(1L));
    }

    [Fact]
    public void A_call_of_what_is_gone_says_so()
    {
        _block.Impl("f", Returns(1), DispatchKey.CPU);
        _block.Dispose();
        Assert.False(Assert.IsType<NotDefinedError>(Refused<OperatorNotDefinedException>(Value.From(Given.Cpu), Value.From(1L)).Error).HasKernels);
        using var late = Library.Implementation(_dispatcher, "my", DispatchKey.CPU);
        late.Impl("f", Returns(1));
        Assert.True(Assert.IsType<NotDefinedError>(Refused<OperatorNotDefinedException>(Value.From(Given.Cpu), Value.From(1L)).Error).HasKernels);
    }

    [Fact]
    public void An_explicit_set_that_leads_to_a_fallthrough_is_an_error()
    {
        _block.ImplFallthrough("f", DispatchKey.Tracer);
        var stack = new Stack();
        stack.Push(Value.From(Given.Cpu));
        stack.Push(Value.From(1L));
        var thrown = Assert.Throws<FallthroughCalledException>(() => _op.CallBoxedForKey(DispatchKey.Tracer, stack));
        Assert.Equal(DispatchKey.Tracer, Assert.IsType<FallthroughCalledError>(thrown.Error).Key);
    }

    [Fact]
    public void Nothing_in_place_of_an_object_is_an_argument_error()
    {
        Assert.Throws<ArgumentNullException>(() => Library.Definition(null!, "x"));
        Assert.Throws<ArgumentNullException>(() => Library.Fragment(_dispatcher, null!));
        Assert.Throws<ArgumentNullException>(() => _dispatcher.Listen(null!));
        Assert.Throws<ArgumentNullException>(() => WarningSink.Current = null!);
        Assert.Throws<ArgumentNullException>(() => ThreadState.Capture().Run(null!));
    }

    private static BoxedKernel Returns(long result) => (op, _, stack) =>
    {
        stack.Drop(op.Schema!.Arguments.Count);
        stack.Push(Value.From(result));
    };
}

using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Modes;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Observation;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Observation;

public sealed class DispatchTraceTests
{
    [Fact]
    public void The_chain_of_a_composite_operator_is_indented()
    {
        var dispatcher = StubOperators.Create();
        using var trace = new DispatchTrace();
        using (dispatcher.Observe(trace)) dispatcher.Entry(Ops.Name("aten::matmul")).Call(Ops.Cpu(), Ops.Cpu());
        Assert.Equal(
            """
            [call] op=[aten::matmul], key=[AutogradCPU], keys=[CPU, AutogradCPU]
              [call] op=[aten::mm], key=[AutogradCPU], keys=[CPU, AutogradCPU]
                [redispatch] op=[aten::mm], key=[CPU], keys=[CPU]

            """.ReplaceLineEndings("\n"),
            trace.ToString());
    }

    [Fact]
    public void Ranges_of_the_python_fallback_are_lines_too()
    {
        var dispatcher = StubOperators.Create();
        var lines = new List<string>();
        using var trace = new DispatchTrace(lines.Add);
        using (dispatcher.Observe(trace))
        using (DispatchModes.Push(new LoggingMode()))
            Assert.Throws<MetaKernelMissingException>(() => dispatcher.Entry(Ops.Name("aten::mm")).Call(Ops.Meta(), Ops.Meta()));
        Assert.Equal(
            [
                "[call] op=[aten::mm], key=[PythonTLSSnapshot], keys=[Meta, Python, AutogradMeta, PythonTLSSnapshot]",
                "  [redispatch] op=[aten::mm], key=[AutogradMeta], keys=[Meta, Python, AutogradMeta]",
                "    [redispatch] op=[aten::mm], key=[Python], keys=[Meta, Python]",
                "      [PythonDispatchMode] op=[aten::mm], key=[Python], keys=[Meta, Python]",
                "        [call] op=[aten::mm], key=[Meta], keys=[Meta]",
                "        [error] MetaKernelMissingException: `aten::mm` has no Meta (shape-only) kernel; register a kernel at Meta, or a composite one",
            ],
            lines);
        Assert.Equal("", trace.ToString());
    }

    [Fact]
    public void Typed_calls_and_redispatches_are_in_the_trace()
    {
        var dispatcher = Ops.WithFallbacks();
        var op = dispatcher.Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.ReturnsFirst);
        var typed = op.Typed<Tensor, Tensor>();
        op.With(AliasKey.Autograd, (_, keys, stack) => stack.Push(Value.From(typed.Redispatch(AutogradFallback.Below(keys), (Tensor)stack.Pop().AsTensor!))));
        using var trace = new DispatchTrace();
        using (dispatcher.Observe(trace)) typed.Call(Ops.Cpu());
        Assert.Equal(
            """
            [call] op=[test::op], key=[AutogradCPU], keys=[CPU, AutogradCPU]
              [redispatch] op=[test::op], key=[CPU], keys=[CPU]

            """.ReplaceLineEndings("\n"),
            trace.ToString());
    }

    [Fact]
    public void An_exception_is_written_once_where_it_came_from()
    {
        var dispatcher = Ops.WithFallbacks();
        var inner = dispatcher.Define("test::inner(Tensor x) -> Tensor").With(DispatchKey.CPU, (_, _, _) => throw new InvalidOperationException("broken"));
        var outer = dispatcher.Define("test::outer(Tensor x) -> Tensor").With(AliasKey.CompositeImplicitAutograd, (_, _, stack) => inner.CallBoxed(stack));
        using var trace = new DispatchTrace();
        using (dispatcher.Observe(trace)) Assert.Throws<InvalidOperationException>(() => outer.Call(Ops.Cpu()));
        Assert.Equal(
            """
            [call] op=[test::outer], key=[AutogradCPU], keys=[CPU, AutogradCPU]
              [call] op=[test::inner], key=[AutogradCPU], keys=[CPU, AutogradCPU]
                [redispatch] op=[test::inner], key=[CPU], keys=[CPU]
                [error] InvalidOperationException: broken

            """.ReplaceLineEndings("\n"),
            trace.ToString());
    }
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Modes;

public sealed class ReadyModesTests
{
    private static OperatorEntry Of(Dispatcher dispatcher, string name) => dispatcher.Entry(Ops.Name(name));

    [Fact]
    public void Logging_notes_calls_in_order_and_changes_nothing()
    {
        var dispatcher = StubOperators.Create();
        var log = new LoggingMode();
        using (DispatchModes.Push(log))
        {
            Of(dispatcher, "aten::matmul").Call(Ops.Cpu(), Ops.Cpu());
            Assert.True(Of(dispatcher, "aten::add.Tensor").CallTensor(Ops.Cpu(requiresGrad: true), Ops.Cpu()).RequiresGrad);
        }

        Of(dispatcher, "aten::mm").Call(Ops.Cpu(), Ops.Cpu());
        Assert.Equal(["aten::mm", "aten::add.Tensor"], log.Calls.Select(c => c.Operator.ToString()));
        Assert.Equal("aten::mm(Tensor([2], Float, cpu), Tensor([2], Float, cpu))", log.Calls[0].ToString());
        Assert.All(log.Calls, c => Assert.Equal(DispatchKey.Python, c.Keys.HighestPriorityKey));
    }

    [Fact]
    public void Counting_counts_each_operator()
    {
        var dispatcher = StubOperators.Create();
        var counts = new CallCountingMode();
        using (DispatchModes.Push(counts))
        {
            for (var i = 0; i < 3; i++) Of(dispatcher, "aten::matmul").Call(Ops.Cpu(), Ops.Cpu());
            Of(dispatcher, "aten::add.Tensor").Call(Ops.Cpu(), Ops.Cpu());
        }

        Assert.Equal(3, counts.Counts[Ops.Name("aten::mm")]);
        Assert.Equal(4, counts.Total);
    }

    [Fact]
    public void Strict_lets_calls_pass_that_only_kernels_serve()
    {
        var dispatcher = StubOperators.Create();
        using var strict = DispatchModes.Push(new StrictMode());
        Assert.True(Of(dispatcher, "aten::add.Tensor").CallTensor(Ops.Cpu(requiresGrad: true), Ops.Cpu()).RequiresGrad);
        Of(dispatcher, "aten::add.Tensor").Call(Ops.Meta(), Ops.Meta());
        Of(dispatcher, "aten::matmul").Call(Ops.Cpu(), Ops.Cpu());
        using (Guards.InferenceMode()) Of(dispatcher, "aten::add.Tensor").Call(Ops.Cpu(), Ops.Cpu());
    }

    [Theory]
    [InlineData(DispatchKey.AutogradCPU)]
    [InlineData(DispatchKey.Conjugate)]
    public void Strict_forbids_a_fallback_on_the_way_to_the_mode(DispatchKey key)
    {
        var dispatcher = Ops.WithFallbacks(new BuiltInFallbackOptions { Materialiser = new NoMaterialiser() });
        var op = dispatcher.Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.ReturnsFirst);
        if (key != DispatchKey.AutogradCPU) op.With(AliasKey.Autograd, Ops.VariableType);
        var tensor = Ops.Cpu(ScalarType.ComplexFloat);
        tensor.IsConjugate = key == DispatchKey.Conjugate;
        op.Call(tensor);
        using var strict = DispatchModes.Push(new StrictMode());
        var error = Assert.IsType<FallbackForbiddenError>(Assert.Throws<FallbackForbiddenException>(() => op.Call(tensor)).Error);
        Assert.Equal(key, error.Key);
    }

    [Fact]
    public void Strict_forbids_the_fallback_that_would_serve_the_call()
    {
        var op = Ops.WithFallbacks().Define("test::op(Tensor x) -> Tensor").With(AliasKey.Autograd, Ops.VariableType).With(DispatchKey.CPU, Ops.ReturnsFirst);
        using var strict = DispatchModes.Push(new StrictMode());
        var error = Assert.IsType<FallbackForbiddenError>(Assert.Throws<FallbackForbiddenException>(() => op.Call(Ops.Meta())).Error);
        Assert.Equal(DispatchKey.Meta, error.Key);
    }

    [Fact]
    public void Shapes_only_runs_meta_kernels()
    {
        var dispatcher = Ops.WithFallbacks();
        var op = dispatcher.Define("test::op(Tensor x, Tensor[] more) -> Tensor")
            .With(DispatchKey.CPU, (_, _, _) => throw new InvalidOperationException("elements were wanted"))
            .With(DispatchKey.Meta, Ops.Fresh);
        using var mode = DispatchModes.Push(new ShapeOnlyMode());
        var result = (Tensor)op.Call(Value.From(Ops.Cpu()), Value.FromList(Value.From(Ops.Cpu()))).AsTensor!;
        Assert.True(result.IsMeta);
        Assert.Equal([2], result.Sizes);
    }

    [Fact]
    public void Shapes_only_makes_new_tensors_on_the_meta_device()
    {
        using var mode = DispatchModes.Push(new ShapeOnlyMode());
        Assert.True(((Tensor)Of(StubOperators.Create(), "aten::zeros").Call(Value.FromList(Value.From(2))).AsTensor!).IsMeta);
    }

    [Fact]
    public void Shapes_only_returns_an_updated_argument_as_itself()
    {
        var op = Ops.WithFallbacks().Define("test::op_(Tensor(a!) x) -> Tensor(a!)").With(DispatchKey.Meta, Ops.ReturnsFirst);
        var tensor = Ops.Cpu();
        using var mode = DispatchModes.Push(new ShapeOnlyMode());
        Assert.Same(tensor, op.CallTensor(tensor));
    }

    [Fact]
    public void Shapes_only_says_which_operator_has_no_meta_kernel()
    {
        var op = Ops.WithFallbacks().Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.ReturnsFirst);
        using var mode = DispatchModes.Push(new ShapeOnlyMode());
        Assert.Contains("test::op", Assert.Throws<MetaKernelMissingException>(() => op.Call(Ops.Cpu())).Message, StringComparison.Ordinal);
    }

    private sealed class NoMaterialiser : IMaterialiser
    {
        public Tensor Materialise(Dispatcher dispatcher, DispatchKey property, Tensor tensor) => Ops.Like(tensor);

        public void CopyInto(Dispatcher dispatcher, DispatchKey property, Tensor target, Tensor values) => throw new InvalidOperationException();
    }
}

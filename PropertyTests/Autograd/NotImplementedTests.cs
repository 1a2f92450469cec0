using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using static Functional.Dispatch.PropertyTests.Autograd.Net;

namespace Functional.Dispatch.PropertyTests.Autograd;

/// <summary>Operators without derivative: the fallback that warns, and the kernels that throw.</summary>
public sealed class NotImplementedTests : IDisposable
{
    private readonly Net _net = new();
    private readonly List<string> _warnings = [];

    public NotImplementedTests() => _net.Engine.Warn = _warnings.Add;

    public void Dispose() => _net.Dispose();

    private OperatorEntry Twice(string schema = "test::twice(Tensor x) -> Tensor") => _net.Dispatcher.Define(schema).With(DispatchKey.CPU, Ops.Returns(a =>
    {
        using var guard = Guards.BelowAutograd();
        return Value.From(_net.Mul((Tensor)a[0].AsTensor!, 2));
    }));

    private OperatorEntry Loud(OperatorEntry op, bool tracked = false)
    {
        _net.Dispatcher.Implement(op.Name, AliasKey.Autograd, NotImplementedKernels.Autograd(_net.Engine, "test"));
        if (tracked) _net.Dispatcher.Implement(op.Name, DispatchKey.ADInplaceOrView, NotImplementedKernels.ADInplaceOrView(_net.Engine, "test"));
        return op;
    }

    [Fact]
    public void In_mode_warn_the_backward_pass_warns_once_and_stops_there()
    {
        var x = Leaf(2, 3);
        var y = Twice().CallTensor(x);
        Assert.Equal("WarnNotImplemented", y.GradientFunction!.Name);
        Assert.Empty(_warnings);
        _net.Backward(_net.Sum(_net.Add(y, y)));
        Assert.Null(x.Grad);
        Assert.StartsWith("test::twice: an autograd kernel was not registered to the Autograd key(s)", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void In_mode_nothing_nothing_is_recorded()
    {
        _net.Dispatcher.SetFallbackMode(AutogradFallbackMode.Nothing);
        Assert.False(Twice().CallTensor(Leaf(2, 3)).RequiresGrad);
    }

    [Fact]
    public void Without_gradients_nothing_is_recorded()
    {
        Assert.False(Twice().CallTensor(Constant(2, 3)).RequiresGrad);
        using var guard = Guards.NoGrad();
        Assert.False(Twice("test::twice2(Tensor x) -> Tensor").CallTensor(Leaf(2, 3)).RequiresGrad);
    }

    [Fact]
    public void Several_results_share_one_node()
    {
        var op = _net.Dispatcher.Define("test::pair(Tensor x) -> Tensor[]").With(DispatchKey.CPU, Ops.Returns(a => Value.FromList(Value.From(Constant(1, 2)), Value.From(Constant(3, 4)))));
        var results = op.Call(Leaf(2, 3)).Items;
        var (first, second) = ((Tensor)results[0].AsTensor!, (Tensor)results[1].AsTensor!);
        Assert.Same(first.GradientFunction, second.GradientFunction);
        Assert.Equal((0, 1), (first.OutputNumber, second.OutputNumber));
        _net.Backward(_net.Sum(_net.Add(first, second)));
        Assert.Single(_warnings);
    }

    [Fact]
    public void A_result_that_records_its_own_history_gets_a_hook_that_warns()
    {
        var op = _net.Dispatcher.Define("test::composed(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.Returns(a => Value.From(_net.Mul((Tensor)a[0].AsTensor!, 2))));
        var x = Leaf(2, 3);
        var y = op.CallTensor(x);
        Assert.Equal("MulBackward1", y.GradientFunction!.Name);
        _net.Backward(_net.Sum(y));
        Assert.Equal([2, 2], GradOf(x));
        Assert.Single(_warnings);
    }

    [Fact]
    public void The_kernel_makes_the_backward_pass_throw()
    {
        var y = Loud(Twice()).CallTensor(Leaf(2, 3));
        Assert.Equal("NotImplemented", y.GradientFunction!.Name);
        var error = Assert.Throws<DerivativeNotImplementedException>(() => _net.Backward(_net.Sum(y)));
        Assert.Equal(new NoDerivativeError("test::twice"), error.Error);
        Assert.Equal(ErrorCategory.Runtime, error.Category());
        Assert.False(_net.Dispatcher.Entry(Ops.Name("test::twice")).CallTensor(Constant(1)).RequiresGrad);
    }

    [Fact]
    public void Its_companion_counts_updates()
    {
        var op = Loud(_net.Dispatcher.Define("test::bump_(Tensor(a!) x) -> Tensor(a!)").With(DispatchKey.CPU, Ops.ReturnsFirst), tracked: true);
        Assert.IsType<LeafUpdateError>(Assert.Throws<AutogradException>(() => op.CallTensor(Leaf(1, 2))).Error);
        var y = _net.Mul(Leaf(1, 2), 2);
        Assert.Same(y, op.CallTensor(y));
        Assert.Equal(1, y.Version);
        Assert.Equal("NotImplemented", y.GradientFunction!.Name);
    }

    [Fact]
    public void Its_companion_makes_views_that_must_not_be_updated()
    {
        var op = Loud(
            _net.Dispatcher.Define("test::front(Tensor(a) x) -> Tensor(a)").With(DispatchKey.CPU, Ops.Returns(a => Value.From(((Tensor)a[0].AsTensor!).CreateAlias(TensorShape.Contiguous(1))))),
            tracked: true);
        var y = _net.Mul(Leaf(1, 2), 2);
        var view = op.CallTensor(y);
        Assert.Same(y, view.ViewedBase);
        Assert.IsType<ViewUpdateError>(Assert.Throws<AutogradException>(() => _net.MulInPlace(view, 2)).Error);
    }

    [Fact]
    public void Several_aliased_results_are_refused()
    {
        var op = Loud(_net.Dispatcher.Define("test::both(Tensor(a) x, Tensor(b) y) -> (Tensor(a), Tensor(b))").With(DispatchKey.CPU, (_, _, _) => { }));
        Assert.IsType<BackwardError>(Assert.Throws<AutogradException>(() => op.Call(Leaf(1), Leaf(2))).Error);
    }
}

using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using static Functional.Dispatch.PropertyTests.Autograd.Net;

namespace Functional.Dispatch.PropertyTests.Autograd;

public sealed class GraphTests : IDisposable
{
    private readonly Net _net = new();

    public void Dispose() => _net.Dispose();

    [Fact]
    public void A_result_of_what_requires_grad_has_a_node_and_requires_grad()
    {
        var x = Leaf(2, 3);
        var y = _net.Mul(x, x);
        Assert.True(y.RequiresGrad);
        Assert.False(y.IsLeaf);
        Assert.True(x.IsLeaf);
        Assert.Null(x.GradientFunction);
        var function = y.GradientFunction!;
        Assert.Equal("MulBackward0", function.Name);
        Assert.Equal("AccumulateGrad", function.NextEdges[0].Function!.Name);
        Assert.Equal(function.NextEdges[0], function.NextEdges[1]);
        Assert.False(_net.Mul(Constant(1, 2), Constant(3, 4)).RequiresGrad);
        using (Guards.NoGrad()) Assert.False(_net.Mul(x, x).RequiresGrad);
        using (Guards.InferenceMode()) Assert.False(_net.Mul(x, x).RequiresGrad);
    }

    [Fact]
    public void Gradients_of_all_ways_to_a_leaf_add_up()
    {
        var x = Leaf(2, 3);
        var y = _net.Mul(x, x);
        _net.Backward(_net.Sum(_net.Add(y, _net.Mul(y, x))));
        Assert.Equal([2 * 2 + 3 * 4, 2 * 3 + 3 * 9], GradOf(x));
    }

    [Fact]
    public void A_second_pass_adds_to_the_gradient()
    {
        var x = Leaf(2, 3);
        var y = _net.Sum(_net.Mul(x, 5));
        _net.Backward(y);
        _net.Backward(y);
        Assert.Equal([10, 10], GradOf(x));
        x.Grad = null;
        Assert.Null(x.Grad);
    }

    [Fact]
    public void Leaves_never_share_the_memory_of_their_gradients()
    {
        // The gradient of a sum is one tensor for both operands, and for the caller who gave it.
        var (x, y) = (Leaf(1, 2), Leaf(3, 4));
        var given = Constant(1, 1);
        _net.Engine.Backward([_net.Add(x, y)], [given]);
        _net.Backward(_net.Sum(x));
        Assert.Equal([2, 2], GradOf(x));
        Assert.Equal([1, 1], GradOf(y));
        Assert.Equal([1, 1], Values(given));
    }

    [Fact]
    public void A_gradient_kept_by_a_hook_is_not_written_to()
    {
        var x = Leaf(1, 2);
        var kept = new List<Tensor>();
        x.RegisterHook(g =>
        {
            kept.Add(g);
            return null;
        });
        _net.Backward(_net.Sum(_net.Mul(x, 3)));
        _net.Backward(_net.Sum(_net.Mul(x, 4)));
        Assert.Equal([7, 7], GradOf(x));
        Assert.Equal([3, 3], Values(kept[0]));
        Assert.Equal([4, 4], Values(kept[1]));
    }

    [Fact]
    public void Gradients_of_broadcast_operands_are_summed()
    {
        var (x, s) = (Leaf(1, 2, 3), Leaf(2));
        _net.Backward(_net.Sum(_net.Mul(x, s)));
        Assert.Equal([2, 2, 2], GradOf(x));
        Assert.Equal([6], GradOf(s));
    }

    [Fact]
    public void What_was_saved_is_given_back_unless_the_graph_is_retained()
    {
        var x = Leaf(2, 3);
        var y = _net.Sum(_net.Mul(x, x));
        _net.Backward(y, retainGraph: true);
        _net.Backward(y);
        Assert.Equal([8, 12], GradOf(x));
        var again = Assert.Throws<AutogradException>(() => _net.Backward(y));
        Assert.Equal(new ReleasedGraphError("MulBackward0"), again.Error);
        Assert.Contains("second time", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_saved_nothing_can_be_passed_again()
    {
        var x = Leaf(2, 3);
        var y = _net.Sum(_net.Add(x, x));
        _net.Backward(y);
        _net.Backward(y);
        Assert.Equal([4, 4], GradOf(x));
    }

    [Theory]
    [InlineData(100_000)]
    public void A_graph_may_be_deep(int depth)
    {
        // On a stack far too small for recursion over that many nodes.
        double[] gradient = [];
        var thread = new System.Threading.Thread(
            () =>
            {
                var x = Leaf(1, 2);
                var y = x;
                for (var i = 0; i < depth; i++) y = _net.Add(y, x);
                _net.Backward(_net.Sum(y));
                gradient = GradOf(x);
            },
            256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal([depth + 1, depth + 1], gradient);
    }

    [Fact]
    public void Every_node_runs_once_and_after_all_that_lead_to_it()
    {
        // Ten diamonds: 2^10 ways, twenty nodes.
        var x = Leaf(1, 1);
        var y = x;
        var runs = 0;
        for (var i = 0; i < 10; i++)
        {
            y = _net.Add(_net.Mul(y, 1), _net.Mul(y, 1));
            y.GradientFunction!.RegisterHook((_, _) =>
            {
                runs++;
                return null;
            });
        }

        _net.Backward(_net.Sum(y));
        Assert.Equal(10, runs);
        Assert.Equal([1024, 1024], GradOf(x));
    }

    [Fact]
    public void Gradients_can_be_asked_for_without_being_accumulated()
    {
        var (x, y) = (Leaf(2, 3), Leaf(4, 5));
        var z = _net.Mul(x, y);
        var sum = _net.Sum(_net.Mul(z, x));
        var gradients = _net.Engine.Gradients([sum], [x, z, y]);
        Assert.Equal([16, 30], Values(gradients[0]));
        Assert.Equal([2, 3], Values(gradients[1]));
        Assert.Equal([4, 9], Values(gradients[2]));
        Assert.Null(x.Grad);
        Assert.Null(y.Grad);
    }

    [Fact]
    public void An_input_without_part_in_the_outputs_is_an_error_or_null()
    {
        var (x, y) = (Leaf(2, 3), Leaf(4, 5));
        var z = _net.Sum(_net.Mul(x, 2));
        Assert.Contains("not have been used", Assert.Throws<AutogradException>(() => _net.Engine.Gradients([z], [x, y], retainGraph: true)).Message, StringComparison.Ordinal);
        var gradients = _net.Engine.Gradients([z], [y, x], allowUnused: true);
        Assert.Null(gradients[0]);
        Assert.Equal([2, 2], Values(gradients[1]));
    }

    [Fact]
    public void A_pass_to_given_inputs_leaves_the_others_alone()
    {
        var (x, y) = (Leaf(2, 3), Leaf(4, 5));
        var z = _net.Mul(x, y);
        _net.Engine.Backward([_net.Sum(_net.Mul(z, z))], inputs: [x, z]);
        Assert.Equal([2 * 2 * 16, 2 * 3 * 25], GradOf(x));
        Assert.Equal([16, 30], GradOf(z));
        Assert.Null(y.Grad);
    }

    [Fact]
    public void Gradients_of_gradients_can_be_taken()
    {
        var x = Leaf(2, 3);
        var cube = _net.Sum(_net.Mul(_net.Mul(x, x), x));
        var first = _net.Engine.Gradients([cube], [x], createGraph: true)[0]!;
        Assert.Equal([12, 27], Values(first));
        Assert.True(first.RequiresGrad);
        var second = _net.Engine.Gradients([_net.Sum(first)], [x], createGraph: true)[0]!;
        Assert.Equal([12, 18], Values(second));
        _net.Backward(_net.Sum(second));
        Assert.Equal([6, 6], GradOf(x));
    }

    [Fact]
    public void A_gradient_is_implied_for_one_real_element_only()
    {
        var x = Leaf(2, 3);
        Assert.Contains("scalar outputs", Assert.Throws<AutogradException>(() => _net.Backward(_net.Mul(x, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("does not require grad", Assert.Throws<AutogradException>(() => _net.Backward(Constant(1))).Message, StringComparison.Ordinal);
        Assert.Contains("shape", Assert.Throws<AutogradException>(() => _net.Engine.Backward([_net.Mul(x, 2)], [Constant(1)])).Message, StringComparison.Ordinal);
        Assert.Throws<AutogradException>(() => _net.Engine.Backward([_net.Sum(x)], inputs: []));
        Assert.Throws<AutogradException>(() => _net.Engine.Backward([_net.Sum(x)], inputs: [Constant(1)]));
    }

    [Fact]
    public void A_leaf_is_its_own_gradient()
    {
        var x = Leaf(5);
        _net.Backward(x);
        Assert.Equal([1], GradOf(x));
        Assert.Contains("engine", Assert.Throws<AutogradException>(() => x.Backward()).Message, StringComparison.Ordinal);
        _net.Sum(x).Backward();
        Assert.Equal([2], GradOf(x));
    }

    [Fact]
    public void A_hook_can_put_another_gradient_in_its_place()
    {
        var x = Leaf(2, 3);
        var y = _net.Mul(x, x);
        using (y.RegisterHook(g => _net.Mul(g, 10)))
        using (x.RegisterHook(g => _net.Mul(g, 2)))
            _net.Backward(_net.Sum(y), retainGraph: true);
        Assert.Equal([80, 120], GradOf(x));
        x.Grad = null;
        _net.Backward(_net.Sum(y));
        Assert.Equal([4, 6], GradOf(x));
        Assert.Throws<AutogradException>(() => Constant(1).RegisterHook(_ => null));
    }

    [Fact]
    public void Hooks_of_nodes_see_and_replace_what_goes_in_and_out()
    {
        var x = Leaf(2, 3);
        var y = _net.Mul(x, 3);
        using var before = y.GradientFunction!.RegisterPreHook(g => [_net.Mul(g[0]!, 2)]);
        using var after = y.GradientFunction!.RegisterHook((results, _) => [_net.Mul(results[0]!, 5)]);
        _net.Backward(_net.Sum(y));
        Assert.Equal([30, 30], GradOf(x));
        var z = _net.Mul(x, 3);
        using var wrong = z.GradientFunction!.RegisterHook((_, _) => []);
        Assert.IsType<HookCountError>(Assert.Throws<AutogradException>(() => _net.Backward(_net.Sum(z))).Error);
    }

    [Fact]
    public void A_leaf_tells_when_its_gradient_was_accumulated()
    {
        var x = Leaf(2, 3);
        var seen = new List<double[]>();
        using (x.RegisterPostAccumulateGradHook(t => seen.Add(GradOf(t)))) _net.Backward(_net.Sum(_net.Mul(x, 3)));
        _net.Backward(_net.Sum(_net.Mul(x, 3)));
        Assert.Equal([[3, 3]], seen);
        Assert.Throws<AutogradException>(() => _net.Mul(x, 2).RegisterPostAccumulateGradHook(_ => { }));
    }

    [Fact]
    public void Only_a_tensor_that_retains_it_keeps_its_gradient()
    {
        var x = Leaf(2, 3);
        var (y, z) = (_net.Mul(x, 3), _net.Mul(x, 3));
        y.RetainGrad();
        y.RetainGrad();
        _net.Backward(_net.Sum(_net.Mul(_net.Add(y, z), 2)));
        Assert.Equal([2, 2], GradOf(y));
        Assert.Null(z.Grad);
        Assert.True(y.RetainsGrad);
        Assert.Throws<AutogradException>(() => Constant(1).RetainGrad());
    }

    [Fact]
    public void A_gradient_must_fit_its_tensor()
    {
        var x = Leaf(2, 3);
        Assert.Throws<AutogradException>(() => x.Grad = Constant(1, 2, 3));
        Assert.Throws<AutogradException>(() => x.Grad = HostTensors.From(new float[2], 2));
        x.Grad = Constant(7, 7);
        _net.Backward(_net.Sum(x));
        Assert.Equal([8, 8], GradOf(x));
    }

    [Fact]
    public void Detaching_in_place_makes_a_leaf()
    {
        var x = Leaf(2, 3);
        var y = _net.Mul(x, 3);
        Assert.Same(y, _net.Aten.DetachInPlace.Call(y));
        Assert.False(y.RequiresGrad);
        Assert.True(y.IsLeaf);
        Assert.Throws<AutogradException>(() => _net.Aten.DetachInPlace.Call(_net.Slice(_net.Mul(x, 3), 0, 1)));
    }

    [Fact]
    public void Only_a_leaf_can_be_made_not_to_require_grad()
    {
        var x = Leaf(2, 3);
        var y = _net.Mul(x, 3);
        Assert.Throws<TensorPropertyException>(() => y.RequiresGrad = false);
        x.RequiresGrad = false;
        Assert.False(_net.Mul(x, 3).RequiresGrad);
    }

    [Fact]
    public void Hooks_of_a_leaf_see_a_gradient_that_is_only_asked_for()
    {
        var x = Leaf(2, 3);
        using var hook = x.RegisterHook(g => _net.Mul(g, 10));
        Assert.Equal([20, 20], Values(_net.Engine.Gradients([_net.Sum(_net.Mul(x, 2))], [x])[0]));
    }

    [Fact]
    public void Nothing_of_a_finished_pass_stays_but_the_gradient()
    {
        // Saved results, retained gradients, hooks and views make cycles; none of them may hang on the leaf.
        var x = Leaf(1, 2, 3);
        var left = Enumerable.Range(0, 5).SelectMany(_ => Pass(x)).ToArray();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.All(left, reference => Assert.False(reference.IsAlive));
        Assert.Equal(3, GradOf(x).Length);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private WeakReference[] Pass(Tensor x)
    {
        var y = _net.Add(_net.Exp(_net.Mul(x, x)), x);
        y.RetainGrad();
        var view = _net.Slice(y, 0, 2);
        _net.MulInPlace(view, 2);
        y.RegisterHook(_ => null);
        var sum = _net.Sum(_net.Mul(y, 3));
        _net.Backward(sum);
        return [new(y), new(view), new(sum), new(y.GradientFunction), new(sum.GradientFunction), new(y.Grad)];
    }

    [Fact]
    public void Passes_of_two_threads_to_one_leaf_lose_nothing()
    {
        var x = Leaf(1, 1);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => _net.Backward(_net.Sum(_net.Mul(x, 2))));
        Assert.Equal([400, 400], GradOf(x));
    }
}

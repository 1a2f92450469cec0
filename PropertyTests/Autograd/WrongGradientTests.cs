using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using static Functional.Dispatch.PropertyTests.Autograd.Net;

namespace Functional.Dispatch.PropertyTests.Autograd;

/// <summary>Why BelowAutograd is for kernel authors only (LegacyTypeDispatch.h): the story that docs/autograd.md tells, run.</summary>
public sealed class WrongGradientTests : IDisposable
{
    private readonly Net _net = new();

    public void Dispose() => _net.Dispose();

    // s is a leaf, out = s s, and then s += 1.
    private (Tensor S, Tensor Out) Story()
    {
        var s = Leaf(1, 1);
        return (s, _net.Mul(s, s));
    }

    private void Update(Tensor s) => _net.Aten.AddInPlaceScalar.Call(s, 1);

    [Fact]
    public void An_update_below_ADInplaceOrView_is_not_seen_and_the_gradient_is_silently_wrong()
    {
        var (s, product) = Story();
        using (Guards.BelowADInplaceOrView()) Update(s);
        Assert.Equal(0, s.Version);
        _net.Engine.Backward([product], [Constant(1, 1)]);
        Assert.Equal([4, 4], GradOf(s));
    }

    [Fact]
    public void Below_autograd_alone_the_update_is_counted_and_found()
    {
        var (s, product) = Story();
        using (Guards.BelowAutograd()) Update(s);
        Assert.Equal(1, s.Version);
        Assert.IsType<SavedTensorUpdatedError>(Assert.Throws<AutogradException>(() => _net.Engine.Backward([product], [Constant(1, 1)])).Error);
    }

    [Fact]
    public void In_inference_mode_the_same_misuse_raises()
    {
        var (s, product) = Story();
        using (Guards.InferenceMode()) Update(s);
        Assert.Equal(1, s.Version);
        Assert.IsType<SavedTensorUpdatedError>(Assert.Throws<AutogradException>(() => _net.Engine.Backward([product], [Constant(1, 1)])).Error);
    }
}

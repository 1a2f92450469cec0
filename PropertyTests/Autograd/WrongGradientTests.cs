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

    [Fact]
    public void An_update_below_ADInplaceOrView_is_not_seen_and_the_gradient_is_silently_wrong()
    {
        var x = Leaf(1, 1);
        var s = _net.Mul(x, 1);
        var out1 = _net.Mul(s, s);
        using (Guards.BelowADInplaceOrView()) _net.MulInPlace(s, 3);
        Assert.Equal(0, s.Version);
        _net.Backward(_net.Sum(out1));
        // 2 s is 2; what the node saved is 3 by now.
        Assert.Equal([6, 6], GradOf(x));
    }

    [Fact]
    public void Below_autograd_alone_the_update_is_counted_and_found()
    {
        var x = Leaf(1, 1);
        var s = _net.Mul(x, 1);
        var out1 = _net.Mul(s, s);
        using (Guards.BelowAutograd()) _net.MulInPlace(s, 3);
        Assert.Equal(1, s.Version);
        Assert.IsType<SavedTensorUpdatedError>(Assert.Throws<AutogradException>(() => _net.Backward(_net.Sum(out1))).Error);
    }

    [Fact]
    public void In_inference_mode_the_same_misuse_raises()
    {
        var x = Leaf(1, 1);
        var s = _net.Mul(x, 1);
        var out1 = _net.Mul(s, s);
        using (Guards.InferenceMode()) _net.MulInPlace(s, 3);
        Assert.IsType<SavedTensorUpdatedError>(Assert.Throws<AutogradException>(() => _net.Backward(_net.Sum(out1))).Error);
    }
}

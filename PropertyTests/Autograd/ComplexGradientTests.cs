using System.Numerics;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Autograd;

/// <summary>Gradients of complex tensors: conjugate Wirtinger derivatives. The values are what PyTorch 2.14.1 gives.</summary>
public sealed class ComplexGradientTests : IDisposable
{
    private readonly Net _net = new();

    public void Dispose() => _net.Dispose();

    [Fact]
    public void The_gradient_of_a_size_is_its_direction_and_0_at_0() =>
        Equal([new(0.4472135954999579, 0.8944271909999159), 0, new(0.6, -0.8)], GradientOf(x => _net.Aten.Abs.Call(x)));

    [Fact]
    public void A_product_gives_the_conjugate_of_the_other_factor() => Equal([new(2, -4), 0, new(6, 8)], GradientOf(x => _net.Mul(x, x)));

    [Fact]
    public void A_number_times_its_conjugate_gives_twice_the_number() => Equal([new(2, 4), 0, new(6, -8)], GradientOf(x => _net.Mul(_net.Aten.Conj.Call(x), x)));

    private Complex[] GradientOf(Func<Tensor, Tensor> function)
    {
        var x = HostTensors.From([new Complex(1, 2), Complex.Zero, new Complex(3, -4)], 3);
        x.RequiresGrad = true;
        var y = function(x);
        y.Backward(_net.Aten.OnesLike.Call(y));
        return x.Grad!.ToArray<Complex>();
    }

    private static void Equal(Complex[] expected, Complex[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.True((expected[i] - actual[i]).Magnitude <= 1e-12, $"at {i}: expected {expected[i]}, got {actual[i]}");
    }
}

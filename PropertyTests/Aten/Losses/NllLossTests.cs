using Functional.Dispatch.Aten.Losses;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten.Losses;

public sealed class NllLossTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_loss_of_many_samples_equals_a_plain_loop(int reduction)
    {
        const int Samples = 1000, Classes = 7;
        var random = new System.Random(reduction);
        double[] x = [.. Enumerable.Range(0, Samples * Classes).Select(_ => random.NextDouble())], weights = [.. Enumerable.Range(0, Classes).Select(_ => random.NextDouble())];
        long[] target = [.. Enumerable.Range(0, Samples).Select(_ => (long)random.Next(Classes))];
        const long Ignored = 3;
        foreach (var weighted in new[] { false, true })
        {
            double[] each = [.. target.Select((c, i) => c == Ignored ? 0 : -x[(i * Classes) + c] * (weighted ? weights[c] : 1))];
            var total = target.Where(c => c != Ignored).Sum(c => weighted ? weights[c] : 1);
            foreach (var order in Strided.Orders)
            {
                var self = Strided.Make([Samples, Classes], order, i => x[i]);
                var (output, totalWeight) = NllLossKernels.Forward(self, HostTensors.From(target, Samples), weighted ? HostTensors.From(weights, Classes) : null, reduction, Ignored);
                var loss = output.ToArray<double>();
                double[] expected = reduction switch { 0 => each, 1 => [each.Sum() / total], _ => [each.Sum()] };
                Assert.Equal(expected.Length, loss.Length);
                for (var i = 0; i < loss.Length; i++) Assert.Equal(expected[i], loss[i], 1e-11);
                Assert.Equal(reduction == 0 ? 0 : total, totalWeight.ToArray<double>()[0], 1e-10);
                var grad = reduction == 0 ? HostTensors.From(x.AsSpan(0, Samples), Samples) : HostTensors.Scalar(2.0);
                var back = NllLossKernels.Backward(grad, self, HostTensors.From(target, Samples), weighted ? HostTensors.From(weights, Classes) : null, reduction, Ignored, totalWeight).ToArray<double>();
                for (var i = 0; i < back.Length; i++)
                {
                    var (sample, c) = Math.DivRem(i, Classes);
                    var own = target[sample] == c && c != Ignored ? -(weighted ? weights[c] : 1) * (reduction == 0 ? x[sample] : reduction == 1 ? 2 / total : 2) : 0;
                    Assert.Equal(own, back[i], 1e-12);
                }
            }
        }
    }

    [Fact]
    public void A_target_that_is_no_class_is_an_index_error()
    {
        var self = HostTensors.From(new float[6], 2, 3);
        foreach (var wrong in new[] { 3L, -1L, long.MaxValue })
            Assert.Throws<TensorIndexException>(() => NllLossKernels.Forward(self, HostTensors.From([0L, wrong], 2), null, 1, -100));
    }
}

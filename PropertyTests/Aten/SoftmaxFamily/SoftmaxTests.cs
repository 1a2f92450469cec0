using Functional.Dispatch.Aten.Softmax;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten.SoftmaxFamily;

public sealed class SoftmaxTests
{
    [Theory]
    [InlineData(200, 1000, 1)]
    [InlineData(200, 1000, 0)]
    [InlineData(3, 20000, 1)]
    [InlineData(1, 1, 0)]
    public void Lines_equal_the_formula_in_double_precision(int rows, int columns, int dimension)
    {
        var random = new System.Random(rows);
        double[] values = [.. Enumerable.Range(0, rows * columns).Select(_ => (random.NextDouble() - 0.5) * 60)];
        foreach (var order in Strided.Orders)
        {
            var self = Strided.Make([rows, columns], order, i => values[i]);
            var soft = SoftmaxKernels.Softmax(self, dimension, false).ToArray<double>();
            var log = SoftmaxKernels.LogSoftmax(self, dimension, false).ToArray<double>();
            var single = SoftmaxKernels.Softmax(Strided.Make([rows, columns], order, i => (float)values[i]), dimension, false).ToArray<float>();
            var (lines, length, outer, inner) = dimension == 1 ? (rows, columns, columns, 1) : (columns, rows, 1, columns);
            for (var line = 0; line < lines; line++)
            {
                var greatest = Enumerable.Range(0, length).Max(k => values[(line * outer) + (k * inner)]);
                var sum = Enumerable.Range(0, length).Sum(k => Math.Exp(values[(line * outer) + (k * inner)] - greatest));
                for (var k = 0; k < length; k++)
                {
                    var i = (line * outer) + (k * inner);
                    Assert.Equal(Math.Exp(values[i] - greatest) / sum, soft[i], 1e-13);
                    Assert.Equal(values[i] - greatest - Math.Log(sum), log[i], 1e-11);
                    Assert.Equal(soft[i], single[i], 1e-5);
                }
            }
        }
    }

    [Fact]
    public void The_derivatives_are_those_of_the_formulas()
    {
        var random = new System.Random(4);
        var (grad, x) = (new double[60], new double[60]);
        for (var i = 0; i < 60; i++) (grad[i], x[i]) = (random.NextDouble(), random.NextDouble());
        foreach (var dimension in new[] { 0, 1, 2 })
        {
            var self = HostTensors.From(x, 3, 4, 5);
            var soft = SoftmaxKernels.Softmax(self, dimension, false);
            var log = SoftmaxKernels.LogSoftmax(self, dimension, false);
            var ofSoft = SoftmaxKernels.SoftmaxBackward(HostTensors.From(grad, 3, 4, 5), soft, dimension, ScalarType.Double).ToArray<double>();
            var ofLog = SoftmaxKernels.LogSoftmaxBackward(HostTensors.From(grad, 3, 4, 5), log, dimension, ScalarType.Double).ToArray<double>();
            for (var i = 0; i < 60; i++)
            {
                Assert.Equal(Numeric(i, p => SoftmaxKernels.Softmax(p, dimension, false)), ofSoft[i], 1e-8);
                Assert.Equal(Numeric(i, p => SoftmaxKernels.LogSoftmax(p, dimension, false)), ofLog[i], 1e-8);
            }
        }

        double Numeric(int i, Func<Tensor, Tensor> f)
        {
            const double Step = 1e-6;
            return (At(x[i] + Step) - At(x[i] - Step)) / (2 * Step);

            double At(double value)
            {
                var moved = x.ToArray();
                moved[i] = value;
                return f(HostTensors.From(moved, 3, 4, 5)).ToArray<double>().Zip(grad, (y, g) => y * g).Sum();
            }
        }
    }
}

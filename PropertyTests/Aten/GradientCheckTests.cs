using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Functional.Dispatch.PropertyTests.Aten.Recorded;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>Derivatives against difference quotients in float64: of every differentiable operator, and once more of the derivatives themselves.</summary>
public sealed class GradientCheckTests
{
    private const int CallsOfOperator = 10;
    private const double Step = 1e-6;

    // Where a function has a corner, a difference quotient is no derivative.
    private static readonly string[] Corners = ["special", "ties", "bound", "nan", "infinite"];

    // Another value each time.
    private static readonly string[] Random = ["aten::uniform_", "aten::normal_"];

    public static TheoryData<string> Differentiable => [.. Recording.Operators.Where(op => Calls(op).Any())];

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Gradients_are_difference_quotients(string op)
    {
        foreach (var call in Calls(op).Take(CallsOfOperator))
        {
            var point = new Point(call);
            var gradients = point.Gradients();
            foreach (var (leaf, element) in point.Coordinates())
            {
                var quotient = (point.Moved(leaf, element, Step).Value() - point.Moved(leaf, element, -Step).Value()) / (2 * Step);
                AssertNear(quotient, gradients[leaf] is { } g ? g[element] : 0, $"{op} [{call.Case}]: element {element} of argument {leaf}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Gradients_of_gradients_are_difference_quotients(string op)
    {
        foreach (var call in Calls(op).Take(CallsOfOperator))
        {
            var point = new Point(call);
            var (leaves, outputs) = point.SecondGradients();
            foreach (var (leaf, element) in point.Coordinates())
            {
                var quotient = (point.Moved(leaf, element, Step).FirstGradient() - point.Moved(leaf, element, -Step).FirstGradient()) / (2 * Step);
                AssertNear(quotient, leaves[leaf] is { } g ? g[element] : 0, $"{op} [{call.Case}]: by element {element} of argument {leaf}");
            }

            for (var i = 0; i < outputs.Length; i++)
            {
                for (var element = 0; element < (outputs[i]?.Length ?? 0); element++)
                {
                    // The gradient is linear in what it is given.
                    var quotient = (point.Given(i, element, 1).FirstGradient() - point.Given(i, element, -1).FirstGradient()) / 2;
                    AssertNear(quotient, outputs[i]![element], $"{op} [{call.Case}]: by element {element} of output gradient {i}");
                }
            }
        }
    }

    private static void AssertNear(double quotient, double gradient, string what) => Assert.True(
        Math.Abs(quotient - gradient) <= 1e-5 + (1e-4 * Math.Abs(gradient)), $"{what}: the gradient is {gradient:R}, the difference quotient {quotient:R}");

    private static GradientEngine Engine => AtenSession.Shared.Library.Engine;

    private static IEnumerable<RecordedCall> Calls(string op) => Random.Contains(op) ? [] : Recording.Of(op).Where(call =>
        call.Gradients is { } gradients && gradients.All(g => g is null || Elements.Numbers(g.Type, g.Bytes!).All(System.Numerics.Complex.IsFinite)) && !Corners.Any(corner => call.Case.Contains(corner, StringComparison.Ordinal))
        && call.Storages.Length == call.Tensors.Length
        && call.Tensors.All(t => t.Mode == RecordedMode.Plain || (call.Storages[t.Storage].Type == ScalarType.Double && t.Sizes.Zip(t.Strides).All(d => d.Item1 < 2 || d.Item2 > 0)))
        && call.Results.OfType<RecordedResult>().All(r => !r.RequiresGrad || r.Type == ScalarType.Double)
        && call.Tensors.Sum(t => t.Sizes.Aggregate(1L, (n, s) => n * s)) is > 0 and < 200);

    /// <summary>A call as a function of its leaves: the sum of its results, weighted by the recorded output gradients.</summary>
    private sealed class Point(RecordedCall call)
    {
        public Point Moved(int leaf, int element, double by)
        {
            var tensor = call.Tensors[leaf];
            var bytes = call.Storages[tensor.Storage].Bytes.ToArray();
            MemoryMarshal.Cast<byte, double>(bytes.AsSpan())[(int)Place(tensor, element)] += by;
            return new(call with { Storages = call.Storages.SetItem(tensor.Storage, new(ScalarType.Double, bytes)) });
        }

        public Point Given(int output, int element, double by)
        {
            var bytes = call.OutputGradients[output].ToArray();
            MemoryMarshal.Cast<byte, double>(bytes.AsSpan())[element] += by;
            return new(call with { OutputGradients = call.OutputGradients.SetItem(output, bytes) });
        }

        public IEnumerable<(int Leaf, int Element)> Coordinates() =>
            from leaf in Enumerable.Range(0, call.Tensors.Length)
            where call.Tensors[leaf].Mode != RecordedMode.Plain
            from element in Enumerable.Range(0, (int)call.Tensors[leaf].Sizes.Aggregate(1L, (n, s) => n * s))
            select (leaf, element);

        public double Value()
        {
            var (_, roots, weights) = Run();
            return roots.Zip(weights).Sum(pair => Product(pair.Item1, pair.Item2));
        }

        public double[]?[] Gradients()
        {
            var (prepared, roots, weights) = Run();
            Engine.Backward(roots, weights);
            return [.. prepared.Leaves.Select(leaf => leaf?.Grad?.ToArray<double>())];
        }

        /// <summary>The sum of the gradients' elements, weighted by their place.</summary>
        public double FirstGradient() => GradientsOfGraph().Gradients.Sum(g => g is null ? 0 : Product(g, Weights(g)));

        public (double[]?[] Leaves, double[]?[] Outputs) SecondGradients()
        {
            var (prepared, gradients, weights) = GradientsOfGraph();
            var again = gradients.OfType<Tensor>().Where(g => g.RequiresGrad).ToArray();
            if (again.Length == 0) return (new double[call.Tensors.Length][], new double[weights.Length][]);
            Engine.Backward(again, [.. again.Select(Weights)]);
            return ([.. prepared.Leaves.Select(leaf => leaf?.Grad?.ToArray<double>())], [.. weights.Select(w => w.Grad?.ToArray<double>() ?? new double[w.Shape.ElementCount])]);
        }

        private (PreparedCall Prepared, IReadOnlyList<Tensor?> Gradients, Tensor[] Weights) GradientsOfGraph()
        {
            var (prepared, roots, weights) = Run();
            foreach (var weight in weights) weight.RequiresGrad = true;
            var leaves = prepared.Leaves.OfType<Tensor>().ToArray();
            return (prepared, Engine.Gradients(roots, leaves, weights, createGraph: true, allowUnused: true), weights);
        }

        private (PreparedCall Prepared, Tensor[] Roots, Tensor[] Weights) Run()
        {
            var prepared = PreparedCall.Of(AtenSession.Shared, call);
            Tensor[] roots = [.. prepared.Run().Select(r => r.AsTensor).OfType<Tensor>().Where(t => t.RequiresGrad)];
            return (prepared, roots, [.. roots.Select((root, i) => HostTensors.From(MemoryMarshal.Cast<byte, double>(call.OutputGradients[i]), root.Sizes.AsSpan()))]);
        }

        // Different for each element, so that none stands for another.
        private static Tensor Weights(Tensor gradient) =>
            HostTensors.From([.. Enumerable.Range(0, (int)gradient.Shape.ElementCount).Select(i => 1 + (0.25 * Math.Sin(i + 1)))], gradient.Sizes.AsSpan());

        private static double Product(Tensor left, Tensor right) => left.ToArray<double>().Zip(right.ToArray<double>()).Sum(pair => pair.Item1 * pair.Item2);

        private static long Place(RecordedTensor tensor, int element)
        {
            var place = tensor.Offset;
            for (var d = tensor.Sizes.Length - 1; d >= 0; d--)
            {
                place += element % tensor.Sizes[d] * tensor.Strides[d];
                element = (int)(element / tensor.Sizes[d]);
            }

            return place;
        }
    }
}

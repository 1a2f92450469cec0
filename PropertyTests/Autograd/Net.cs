using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Autograd;

/// <summary>The operator library in a dispatcher of its own, with shorthand for small computations.</summary>
internal sealed class Net : IDisposable
{
    private readonly AtenLibrary _library;

    public Net() => _library = AtenLibrary.Register(Dispatcher, withFallbacks: true);

    public Dispatcher Dispatcher { get; } = new();

    public AtenOperators Aten => _library.Operators;

    public GradientEngine Engine => _library.Engine;

    /// <summary>A leaf that requires grad.</summary>
    public static Tensor Leaf(params double[] values)
    {
        var tensor = Constant(values);
        tensor.RequiresGrad = true;
        return tensor;
    }

    public static Tensor Constant(params double[] values) => HostTensors.From(values, values.Length);

    public Tensor Add(Tensor left, Tensor right) => Aten.AddTensor.Call(left, right);

    public Tensor Mul(Tensor left, Tensor right) => Aten.MulTensor.Call(left, right);

    public Tensor Mul(Tensor left, Scalar right) => Aten.MulScalar.Call(left, right);

    public Tensor MulInPlace(Tensor left, Scalar right) => Aten.MulInPlaceScalar.Call(left, right);

    public Tensor Exp(Tensor tensor) => Aten.Exp.Call(tensor);

    public Tensor Sum(Tensor tensor) => Aten.Sum.Call(tensor);

    public Tensor Slice(Tensor tensor, long start, long end) => Aten.Slice.Call(tensor, 0, start, end, 1);

    public void Backward(Tensor tensor, bool? retainGraph = null, bool createGraph = false) => Engine.Backward([tensor], null, retainGraph, createGraph);

    public static double[] Values(Tensor? tensor) => tensor!.ToArray<double>();

    public static double[] GradOf(Tensor tensor) => Values(tensor.Grad ?? throw new InvalidOperationException("the tensor has no gradient"));

    public void Dispose() => _library.Dispose();
}

using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

public sealed class StructuredFunctionTests
{
    private static readonly Device Backend = new(DeviceType.PrivateUse1, 0);

    [Fact]
    public void A_backend_with_an_out_form_has_the_functional_and_the_in_place_form_too()
    {
        var session = new AtenSession();
        var aten = session.Ops;
        Tensor? filled = null;
        EmptyStrided.Implement(session.Dispatcher, DispatchKey.PrivateUse1, (size, stride, dtype, _, _, _) => On(
            new TensorShape([.. size.Select(s => s.ToInt64())], [.. stride.Select(s => s.ToInt64())]), dtype!.Value));
        AddOut.Implement(session.Dispatcher, DispatchKey.PrivateUse1, (_, _, alpha, output) =>
        {
            Assert.Equal(2, alpha);
            return filled = output;
        });

        var tensor = On(new TensorShape([2, 3], [1, 2]), ScalarType.Float);
        var result = aten.AddTensor.Call(tensor, On(new TensorShape([2, 3], [1, 2]), ScalarType.Double), 2);
        Assert.Same(filled, result);
        Assert.Equal((Backend, ScalarType.Double, new TensorShape([2, 3], [1, 2])), (result.Device, result.ScalarType, result.Shape));
        Assert.Same(tensor, aten.AddInPlaceTensor.Call(tensor, On(TensorShape.Contiguous(3), ScalarType.Float), 2));
        Assert.Same(tensor, filled);
        // The Meta kernel is asked first: what does not broadcast never comes to the backend.
        Assert.Throws<TensorRuntimeException>(() => aten.AddTensor.Call(tensor, On(TensorShape.Contiguous(4), ScalarType.Float), 2));
    }

    private static Tensor On(TensorShape shape, ScalarType type) => new(shape, new TensorOptions { Device = Backend, ScalarType = type });
}

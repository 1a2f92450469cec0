using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Fallbacks;

public sealed class BackendSelectTests
{
    private const string Empty = "test::empty(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None) -> Tensor";

    [Fact]
    public void The_backend_follows_from_what_is_asked_for()
    {
        var dispatcher = Ops.WithFallbacks();
        var op = dispatcher.Define(Empty);
        foreach (var key in new[] { DispatchKey.CPU, DispatchKey.CUDA, DispatchKey.SparseCUDA, DispatchKey.QuantizedCPU })
            op.With(key, Ops.Returns(_ => Value.From(key.ToString())));
        dispatcher.Implement(op.Name, DispatchKey.BackendSelect, BackendSelectKernel.Kernel);
        string Make(Value type, Value layout, Value device) => op.Call(Value.FromList(), type, layout, device).ToObject<string>()!;
        Assert.Equal("CPU", Make(Value.None, Value.None, Value.None));
        Assert.Equal("CUDA", Make(Value.None, Value.None, Value.From(new Device(DeviceType.Cuda))));
        Assert.Equal("SparseCUDA", Make(Value.None, Value.From(TensorLayout.SparseCoo), Value.From(new Device(DeviceType.Cuda))));
        Assert.Equal("QuantizedCPU", Make(Value.From(ScalarType.QInt8), Value.None, Value.None));
        Assert.Throws<TensorPropertyException>(() => Make(Value.None, Value.None, Value.From(new Device(DeviceType.OpenCL))));
    }

    [Fact]
    public void Without_a_kernel_it_falls_through()
    {
        var op = Ops.WithFallbacks().Define(Empty).With(AliasKey.CompositeExplicitAutograd, Ops.Returns(_ => Value.From("composite")));
        Assert.Equal("composite", op.Call(Value.FromList()).ToObject<string>());
    }
}

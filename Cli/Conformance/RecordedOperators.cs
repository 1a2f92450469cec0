using Functional.Dispatch.Aten;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>The operators that the recorded programs call: the operator library, and the recording program's own for the Meta fallback.</summary>
internal sealed class RecordedOperators : IDisposable
{
    private readonly AtenLibrary _aten;
    private readonly Library _own;

    public RecordedOperators()
    {
        _aten = AtenLibrary.Register(Dispatcher, withFallbacks: true);
        _own = Library.Definition(Dispatcher, "oracle_meta");
        _own.Def("only_cpu(Tensor x) -> Tensor");
        _own.Def("explicit(Tensor x) -> Tensor");
        _own.Def("implicit(Tensor x) -> Tensor");
        _own.Def("nothing(Tensor x) -> Tensor");
        _own.Impl("only_cpu", Clone, DispatchKey.CPU);
        _own.Impl("explicit", Clone, AliasKey.CompositeExplicitAutograd);
        _own.Impl("implicit", Clone);
    }

    public Dispatcher Dispatcher { get; } = new();

    /// <summary>A tensor of ones.</summary>
    public static Tensor New(DeviceType device, bool requiresGrad = false, params ReadOnlySpan<long> sizes)
    {
        var shape = TensorShape.Contiguous(sizes.IsEmpty ? [2] : [.. sizes]);
        var options = new TensorOptions { Device = new Device(device), RequiresGrad = requiresGrad };
        return device == DeviceType.Cpu ? new Tensor(shape, options, Ones(shape)) : new Tensor(shape, options);
    }

    public static Storage Ones(TensorShape shape) => HostTensors.From(Enumerable.Repeat(1f, (int)shape.ElementCount).ToArray(), shape.Sizes.AsSpan()).Storage!;

    /// <summary>The arguments of a call, defaults filled in.</summary>
    public static Stack Arguments(FunctionSchema schema, params ReadOnlySpan<Value> given)
    {
        var stack = new Stack();
        foreach (var value in given) stack.Push(value);
        for (var i = given.Length; i < schema.Arguments.Count; i++)
            stack.Push(schema.Arguments[i].Default is DefaultValue.None ? Value.None : schema.Arguments[i].Name == "alpha" ? Value.From(1L) : Value.From(false));
        return stack;
    }

    public void Dispose()
    {
        _own.Dispose();
        _aten.Dispose();
    }

    private void Clone(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var clone = _aten.Operators.Clone.Call((Tensor)stack.Last(1)[0].AsTensor!, null);
        stack.Replace(1, Value.From(clone));
    }
}

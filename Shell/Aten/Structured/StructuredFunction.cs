using System.Collections.Immutable;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

namespace Functional.Dispatch.Aten.Structured;

/// <summary>
/// The functional or in-place form of an operator for a backend that has its out form only: the Meta kernel finds shape and type of the results,
/// they are made on the arguments' device (in place, the written argument is the result), and the out form fills them.
/// </summary>
/// <param name="aten">The operators it calls.</param>
/// <param name="output">The out form: the same arguments, then the results.</param>
/// <param name="isInPlace">Whether the first argument is the result.</param>
internal sealed class StructuredFunction(AtenOperators aten, FunctionSchema output, bool isInPlace) : CallableFunction
{
    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var count = op.Schema!.Arguments.Count;
        var arguments = stack.Last(count).ToArray();
        stack.Drop(count);
        foreach (var argument in arguments) stack.Push(argument);
        if (isInPlace) stack.Push(arguments[0]);
        else
            foreach (var result in Unfilled(op, arguments)) stack.Push(Value.From(result));
        op.Dispatcher.Entry(output.Name).CallBoxed(stack);
    }

    private Tensor[] Unfilled(OperatorEntry op, Value[] arguments)
    {
        var device = TensorArguments.Of(arguments).First(t => t.IsDefined).Device;
        var stack = new Stack();
        foreach (var argument in arguments) stack.Push(Shadow(argument));
        op.RedispatchBoxed(DispatchKeySet.Of(DispatchKey.Meta), stack);
        return [.. stack.Items.ToArray().Select(value => Made(value.ToObject<Tensor>()!, device))];
    }

    private Tensor Made(Tensor meta, Device device) =>
        aten.EmptyStrided.Call(meta.Sizes.ToSymInts(), meta.Strides.ToSymInts(), meta.ScalarType, meta.Layout, device);

    // Tensors that stand for numbers stay what they are: they go with every device.
    private static Value Shadow(Value value)
    {
        if (value.AsTensor is Tensor tensor) return tensor.IsDefined && !tensor.IsWrappedNumber ? Value.From(tensor.ToMeta()) : value;
        return value.Kind == ValueKind.List ? Value.FromList([.. value.Items.Select(Shadow)]) : value;
    }
}

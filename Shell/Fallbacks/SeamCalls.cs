using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>Calls the operators that a fallback needs, by name, through the dispatcher that it serves.</summary>
internal static class SeamCalls
{
    /// <summary>Calls an operator that returns one tensor; parameters that are not given take their default, or are none.</summary>
    /// <exception cref="OperatorNotDefinedException">Nobody defined the operator.</exception>
    public static Tensor Call(Dispatcher dispatcher, OperatorName name, params ReadOnlySpan<Value> arguments)
    {
        var op = dispatcher.Entry(name);
        if (op.Table.Signature is not { } signature) throw new OperatorNotDefinedException(new NotDefinedError(name, op.Exists));
        var stack = new Stack(signature.ArgumentCount);
        foreach (var argument in arguments) stack.Push(argument);
        while (stack.Count < signature.ArgumentCount)
            stack.Push(signature.Schema.Arguments[stack.Count].Default is DefaultValue.Bool { Value: var truth } ? Value.From(truth) : Value.None);
        op.CallBoxed(stack);
        return stack.Pop().ToObject<Tensor>() ?? Tensor.Undefined;
    }
}

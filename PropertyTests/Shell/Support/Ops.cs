using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.PropertyTests.Shell.Support;

/// <summary>Shorthand for programs that define operators and call them.</summary>
internal static class Ops
{
    public const string Add = "aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor";

    public static Dispatcher WithFallbacks(BuiltInFallbackOptions? options = null)
    {
        var dispatcher = new Dispatcher();
        BuiltInFallbackKernels.Register(dispatcher, options);
        return dispatcher;
    }

    public static FunctionSchema Schema(string text) => SchemaParser.Parse(text).Match(Right: s => s, Left: e => throw new ArgumentException(e.ToString()));

    public static OperatorName Name(string text) => OperatorName.Parse(text).Match(Right: n => n, Left: e => throw new ArgumentException(e.ToString()));

    public static OperatorEntry Define(this Dispatcher dispatcher, string schema)
    {
        dispatcher.Define(Schema(schema), "test");
        return dispatcher.Entry(Schema(schema).Name);
    }

    public static OperatorEntry With(this OperatorEntry op, RegistrationKey key, BoxedKernel kernel, KernelNext? next = null)
    {
        op.Dispatcher.Implement(op.Name, key, new Kernel($"test kernel at {key}") { Code = new BoxedFunction(kernel), Next = next ?? new KernelNext.Leaf() });
        return op;
    }

    /// <summary>A kernel that ends the call with values of its own.</summary>
    public static BoxedKernel Returns(Func<Value[], Value> result) => (op, _, stack) =>
    {
        var arguments = stack.Last(op.Table.Signature!.ArgumentCount).ToArray();
        stack.Drop(arguments.Length);
        stack.Push(result(arguments));
    };

    /// <summary>A kernel that returns a new tensor like its first tensor argument.</summary>
    public static BoxedKernel Fresh { get; } = Returns(arguments => Value.From(Like((Tensor)arguments[0].AsTensor!)));

    public static BoxedKernel ReturnsFirst { get; } = Returns(arguments => arguments[0]);

    /// <summary>What PyTorch's generated autograd kernels do: below ADInplaceOrView, then, outputs require grad if an input does.</summary>
    public static BoxedKernel VariableType { get; } = (op, keys, stack) =>
    {
        var signature = op.Table.Signature!;
        var records = ThreadContext.GradientsEnabled && TensorArguments.AnyRequiresGrad(stack.Last(signature.ArgumentCount));
        using (Guards.BelowADInplaceOrView()) op.RedispatchBoxed(AutogradFallback.Below(keys), stack);
        if (!records) return;
        foreach (var result in stack.Last(signature.ReturnCount)) result.AsTensor!.RequiresGrad = true;
    };

    public static KernelNext VariableTypeNext { get; } =
        new KernelNext.Redispatch(new RedispatchKeys.Masked(KeySets.AfterAutograd), new Guard.BelowADInplaceOrView());

    public static Tensor Like(Tensor tensor, ScalarType? type = null) =>
        new(tensor.Shape, new TensorOptions { Device = tensor.Device, ScalarType = type ?? tensor.ScalarType });

    public static Tensor Cpu(ScalarType type = ScalarType.Float, bool requiresGrad = false) =>
        new(TensorShape.Contiguous(2), new TensorOptions { ScalarType = type, RequiresGrad = requiresGrad });

    public static Tensor Meta(bool requiresGrad = false) =>
        new(TensorShape.Contiguous(2), new TensorOptions { Device = new Device(DeviceType.Meta), RequiresGrad = requiresGrad });

    /// <summary>Calls with tensors and the rest of the parameters none.</summary>
    public static Value Call(this OperatorEntry op, params ReadOnlySpan<Value> arguments)
    {
        var stack = new Stack();
        foreach (var argument in arguments) stack.Push(argument);
        while (stack.Count < op.Table.Signature!.ArgumentCount) stack.Push(Value.None);
        op.CallBoxed(stack);
        var result = stack.Pop();
        Xunit.Assert.Equal(0, stack.Count);
        return result;
    }

    public static Value Call(this OperatorEntry op, params ReadOnlySpan<Tensor> tensors)
    {
        var arguments = new Value[tensors.Length];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Value.From(tensors[i]);
        return op.Call(arguments.AsSpan());
    }

    public static Tensor CallTensor(this OperatorEntry op, params ReadOnlySpan<Tensor> tensors) => (Tensor)op.Call(tensors).AsTensor!;
}

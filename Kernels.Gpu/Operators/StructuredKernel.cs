using System.Collections.Immutable;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

// Note "One rule set". What an operator returns (sizes, strides, type) and what it refuses is said once, by its Meta kernel. A device kernel asks that kernel with
// Meta twins of its arguments, gives memory to the results, and only then computes. The Meta kernel is called as a function, not by a redispatch: it
// is part of this kernel, and no observer sees it.

/// <summary>A device kernel: structure from the operator's Meta kernel, elements from a computation.</summary>
/// <param name="context">The device.</param>
/// <param name="family">Fills the results.</param>
/// <param name="schema">The operator.</param>
internal sealed class StructuredKernel(DeviceContext context, Family family, FunctionSchema schema) : CallableFunction
{
    private static readonly DispatchKeySet Meta = DispatchKeySet.Of(DispatchKey.Meta);

    // Where the arguments are that the operator writes to.
    private readonly ImmutableArray<int> _written = [.. Enumerable.Range(0, schema.Arguments.Count).Where(i => schema.Arguments[i].Type.Alias is { IsWrite: true })];

    /// <inheritdoc />
    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var signature = op.Table.Signature!;
        var arguments = stack.Last(signature.ArgumentCount).ToArray();
        var results = Run(op, arguments, signature.ReturnCount);
        stack.Drop(arguments.Length);
        foreach (var result in results) stack.Push(Value.From(result));
    }

    /// <summary>Runs the kernel on arguments in the schema's order.</summary>
    /// <returns>The results.</returns>
    public Tensor[] Run(OperatorEntry op, Value[] arguments, int resultCount)
    {
        foreach (var argument in arguments) RequireDevice(argument);
        if (op.Table.At(Meta) is not CallableFunction meta) throw CallFailures.Of(op, op.Table, null, Meta, arguments);
        var recorder = family.IsPointwise ? context.Pending.Recorder : null;
        var twins = new Twins(context, defers: recorder is not null);
        var results = new Tensor[resultCount];
        try
        {
            Prepare(op, meta, twins, arguments, results);
            using var work = new Work(context, ShortName(op)) { Recorder = recorder };
            family.Compute(new Call(work, op, arguments, results));
            return results;
        }
        catch
        {
            twins.ReleaseResults();
            throw;
        }
    }

    /// <summary>An operator's name as messages have it: <c>add</c> of <c>aten::add_.Tensor</c>.</summary>
    public static string ShortName(OperatorEntry op)
    {
        var name = op.Name.Name;
        var at = name.IndexOf("::", StringComparison.Ordinal);
        return name[(at < 0 ? 0 : at + 2)..].TrimEnd('_');
    }

    private void Prepare(OperatorEntry op, CallableFunction meta, Twins twins, Value[] arguments, Tensor[] results)
    {
        var stack = StackPool.Rent();
        try
        {
            foreach (var argument in arguments) stack.Push(twins.Of(argument));
            meta.Run(op, Meta, stack);
            foreach (var written in _written)
                if (arguments[written].AsTensor is Tensor { Storage: DeviceStorage storage }) storage.BeforeWrite();
            twins.Reshape();
            for (var i = 0; i < results.Length; i++) results[i] = twins.ResultOf((Tensor)stack.Items[i].AsTensor!);
        }
        finally
        {
            StackPool.Return(stack);
        }
    }

    private void RequireDevice(in Value value)
    {
        if (value.Kind == ValueKind.List)
        {
            if (value.KeyUnion() == DispatchKeySet.Empty) return;
            foreach (var item in value.Items) RequireDevice(item);
            return;
        }

        if (value.AsTensor is not Tensor { IsDefined: true } tensor || context.Holds(tensor)) return;
        if (family.TakesNumbers && tensor.Device.Type == DeviceType.Cpu && tensor.Sizes.IsEmpty) return;
        throw new TensorRuntimeException(new DeviceMismatchError(context.Device, tensor.Device));
    }
}

using System.Collections.Immutable;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Fallbacks;

// Note "What the property fallbacks do with aliases" (MathBitsFallback.h, ZeroTensorFallback.cpp). Operators whose arguments alias results without
// writing are views: they carry the bit on, and nothing is materialised. An argument that is written to is materialised, the kernel writes the
// copy, and the result is copied back, one such argument at most; a zero tensor cannot be written to at all. Operators that mix both kinds of
// alias need a kernel of their own.

/// <summary>The fallback of Conjugate, Negative or ZeroTensor: arguments that carry the key are materialised, then the call goes on below the key.</summary>
/// <param name="property">The key.</param>
/// <param name="materialiser">Who carries the property out.</param>
internal sealed class MaterialiseKernel(DispatchKey property, IMaterialiser materialiser) : CallableFunction
{
    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        StrictMode.Forbid(op, property);
        var situation = new FallbackSituation(op.Name.ToString(), keys, ThreadContext.State);
        var step = (FallbackStep.MaterialiseThenRedispatch)BuiltInFallbacks.Decide(property, situation);
        var schema = op.Table.Signature!.Schema;
        if (IsView(op, schema))
        {
            op.RedispatchBoxed(step.Keys, stack);
            return;
        }

        var written = Materialise(op, schema, stack.Last(schema.Arguments.Count));
        op.RedispatchBoxed(step.Keys, stack);
        if (written is not { } pair) return;
        materialiser.CopyInto(op.Dispatcher, property, pair.Argument, pair.Copy);
        foreach (ref var result in stack.Last(schema.Returns.Count))
            if (ReferenceEquals(result.AsTensor, pair.Copy)) result = Value.From(pair.Argument);
    }

    private bool IsView(OperatorEntry op, FunctionSchema schema)
    {
        bool? writes = null;
        foreach (var argument in schema.Arguments)
        {
            if (argument.Alias is not { } alias) continue;
            if (writes is { } before && before != alias.IsWrite)
                throw Cannot(op, "some of its arguments alias results and others are written to");
            writes = alias.IsWrite;
        }

        return writes is false;
    }

    private (Tensor Argument, Tensor Copy)? Materialise(OperatorEntry op, FunctionSchema schema, Span<Value> arguments)
    {
        (Tensor Argument, Tensor Copy)? written = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var isWritten = schema.Arguments[i].Alias is not null;
            if (arguments[i].Kind == ValueKind.List)
            {
                arguments[i] = MaterialiseList(op, arguments[i], isWritten);
            }
            else if (arguments[i].AsTensor is Tensor tensor && tensor.KeySet.Has(property))
            {
                if (isWritten && property == DispatchKey.ZeroTensor) throw Cannot(op, "a zero tensor cannot be written to");
                if (isWritten && written is not null) throw Cannot(op, "more than one argument that is written to carries the key");
                var copy = materialiser.Materialise(op.Dispatcher, property, tensor);
                if (isWritten) written = (tensor, copy);
                arguments[i] = Value.From(copy);
            }
        }

        return written;
    }

    private Value MaterialiseList(OperatorEntry op, Value list, bool isWritten)
    {
        if (!list.KeyUnion().Has(property)) return list;
        var items = ImmutableArray.CreateBuilder<Value>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (item.AsTensor is not Tensor tensor || !tensor.KeySet.Has(property))
            {
                items.Add(item);
                continue;
            }

            if (isWritten) throw Cannot(op, "a list that is written to has a tensor that carries the key");
            items.Add(Value.From(materialiser.Materialise(op.Dispatcher, property, tensor)));
        }

        return Value.FromList(items.ToImmutable());
    }

    private CannotMaterialiseException Cannot(OperatorEntry op, string problem) => new(new CannotMaterialiseError(op.Name.ToString(), property, problem));
}

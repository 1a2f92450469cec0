using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Routing;

/// <summary>An argument, as far as dispatch looks at it.</summary>
public abstract record CallArgument
{
    private CallArgument()
    {
    }

    /// <summary>A tensor with its keys; an undefined tensor has <see cref="KeySets.UndefinedTensor"/>.</summary>
    /// <param name="Keys">Its keyset.</param>
    /// <param name="RequiresGrad">Whether it requires grad: no key, but the autograd fallback asks.</param>
    public sealed record Tensor(DispatchKeySet Keys, bool RequiresGrad = false) : CallArgument;

    /// <summary>A list whose entries are tensors or none.</summary>
    /// <param name="Items">The entries.</param>
    public sealed record List(EquatableArray<CallArgument> Items) : CallArgument;

    /// <summary>An absent optional argument.</summary>
    public sealed record None : CallArgument;

    /// <summary>A device, which BackendSelect kernels look at.</summary>
    /// <param name="Type">The device type.</param>
    public sealed record Device(DeviceType Type) : CallArgument;

    /// <summary>Anything that has no keys.</summary>
    public sealed record Other : CallArgument;

    /// <summary>The tensors in this argument, in order.</summary>
    /// <returns>None, one or several.</returns>
    public IEnumerable<Tensor> Tensors() => this switch
    {
        Tensor tensor => [tensor],
        List list => list.Items.SelectMany(i => i.Tensors()),
        _ => [],
    };

    /// <summary>The union of the keys of the tensors in this argument.</summary>
    public DispatchKeySet KeyUnion => Tensors().Aggregate(DispatchKeySet.Empty, (keys, t) => keys | t.Keys);
}

/// <summary>A call of an operator.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Arguments">Its arguments, by position; missing ones at the end take their defaults, which have no keys.</param>
public sealed record Call(OperatorName Operator, EquatableArray<CallArgument> Arguments)
{
    /// <summary>The union of the keys of the arguments that take part in dispatch.</summary>
    /// <param name="dispatchArguments">The positions that take part: Tensor, Tensor?, Tensor[] and Tensor?[].</param>
    /// <returns>The set; empty when no tensor takes part.</returns>
    public DispatchKeySet Keys(EquatableArray<int> dispatchArguments) =>
        dispatchArguments.Where(i => i < Arguments.Count).Aggregate(DispatchKeySet.Empty, (keys, i) => keys | Arguments[i].KeyUnion);

    /// <summary>All tensors among the arguments, in order, lists flattened, whether they take part in dispatch or not.</summary>
    /// <returns>The tensors.</returns>
    public ImmutableArray<CallArgument.Tensor> Tensors() => [.. Arguments.SelectMany(a => a.Tensors())];

    /// <summary>The arguments of a call that a kernel makes with the tensors it was given.</summary>
    /// <param name="schema">The schema of the operator called.</param>
    /// <param name="tensors">The tensors at hand.</param>
    /// <returns>For each parameter: a tensor list takes all that are left, a tensor the next or none, anything else has no keys.</returns>
    public static Call Forwarding(FunctionSchema schema, ImmutableArray<CallArgument.Tensor> tensors)
    {
        var next = 0;
        var arguments = new List<CallArgument>(schema.Arguments.Count);
        foreach (var parameter in schema.Arguments)
        {
            if (!parameter.TakesPartInDispatch)
            {
                arguments.Add(new CallArgument.Other());
            }
            else if (parameter.Type is SchemaType.List)
            {
                arguments.Add(new CallArgument.List([.. tensors.Skip(next)]));
                next = tensors.Length;
            }
            else
            {
                arguments.Add(next < tensors.Length ? tensors[next++] : new CallArgument.None());
            }
        }

        return new Call(schema.Name, [.. arguments]);
    }
}

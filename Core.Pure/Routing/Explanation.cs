using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using LanguageExt;

namespace Functional.Dispatch.Routing;

/// <summary>A parameter of the operator and what the call gives for it.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Given">What is given; <see cref="CallArgument.Other"/> or <see cref="CallArgument.None"/> for one that is left out.</param>
/// <param name="Keys">The keys it adds to the call: empty when it takes no part in dispatch.</param>
public sealed record ExplainedArgument(Argument Parameter, CallArgument Given, DispatchKeySet Keys);

/// <summary>Keys of one functionality that have a kernel of the operator.</summary>
/// <param name="Functionality">The functionality.</param>
/// <param name="Keys">The runtime keys, in slot order.</param>
public sealed record KernelGroup(DispatchKey Functionality, EquatableArray<DispatchKey> Keys);

/// <summary>
/// Everything that decides a call, as data: the sets of section 4 of the dispatch model in the order in which they are made, the slot with the
/// precedence rules that were tried for it (section 5), the chain that is predicted from there, and for a call that fails what would work.
/// </summary>
/// <param name="Operator">The operator's rules.</param>
/// <param name="Schema">The operator's schema.</param>
/// <param name="Arguments">Every parameter with what is given for it.</param>
/// <param name="State">The thread's state.</param>
/// <param name="ArgumentKeys">The union of the arguments' keys.</param>
/// <param name="Merged">(arguments ∪ included) − excluded.</param>
/// <param name="Mask">The operator's non-fallthrough mask for these keys.</param>
/// <param name="Choice">The keys that remain under the mask, and the slot they select.</param>
/// <param name="Content">What the slot holds.</param>
/// <param name="Steps">The precedence rules tried for the slot, in order; the last one applies unless the slot is missing.</param>
/// <param name="Route">The predicted chain.</param>
/// <param name="Available">The keys that have a kernel of the operator (backend fallbacks and fallthroughs not counted), by functionality.</param>
/// <param name="Remedies">For a chain that ends in an error: what would work, nearest first. Empty otherwise.</param>
public sealed record Explanation(
    OperatorRules Operator,
    FunctionSchema Schema,
    EquatableArray<ExplainedArgument> Arguments,
    ThreadState State,
    DispatchKeySet ArgumentKeys,
    DispatchKeySet Merged,
    DispatchKeySet Mask,
    Choice Choice,
    TableSlot Content,
    EquatableArray<PrecedenceStep> Steps,
    Route Route,
    EquatableArray<KernelGroup> Available,
    EquatableArray<Remedy> Remedies)
{
    /// <summary>The key of the chosen slot; Undefined when nothing remained.</summary>
    public DispatchKey Key => KeyLayout.KeyAt(Choice.Slot);

    /// <summary>Keys of the call that the operator passes over because their slots hold fallthroughs.</summary>
    public DispatchKeySet PassedOver => Merged - Mask;

    /// <summary>The precedence rule that filled the slot, 1 to 8; 9 when nothing did.</summary>
    public int Rule => Steps is [.., { Applies: true } last] ? last.Number : 9;

    /// <summary>Explains a call. Runs nothing.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="call">The call.</param>
    /// <param name="state">The thread's state.</param>
    /// <param name="settings">Circumstances; its operators must be those of <paramref name="rules"/>.</param>
    /// <returns>The explanation, or <see cref="OperatorNotThereError"/> or <see cref="NoSchemaError"/>. A call that fails is explained, not an error.</returns>
    public static Either<DispatchError, Explanation> Of(RuleSet rules, Call call, ThreadState state, RouteSettings settings)
    {
        if (rules.Find(call.Operator).IfNoneUnsafe(() => null!) is not { } op) return new OperatorNotThereError(call.Operator);
        if (op.Definition is not { Schema: var schema } || settings.Find(call.Operator) is not { Table: var table })
            return new NoSchemaError(call.Operator);

        var keys = call.Keys(schema.DispatchArguments);
        var merged = state.Keys.Apply(keys);
        var choice = Router.Choose(table, keys, state.Keys);
        var (content, steps) = Precedence.Explain(op, rules.FallbackAtSlot(choice.Slot), KeyLayout.KeyAt(choice.Slot));
        var route = Prediction.Of(call, state, settings);
        return new Explanation(
            op, schema, [.. ArgumentsOf(schema, call)], state, keys, merged, table.Mask.For(merged), choice, content, [.. steps], route,
            [.. GroupsOf(table)], [.. Remedy.For(rules, call, state, settings, route.Outcome)]);
    }

    private static IEnumerable<ExplainedArgument> ArgumentsOf(FunctionSchema schema, Call call)
    {
        for (var i = 0; i < schema.Arguments.Count; i++)
        {
            var parameter = schema.Arguments[i];
            var given = i < call.Arguments.Count ? call.Arguments[i] : new CallArgument.Other();
            yield return new ExplainedArgument(parameter, given, parameter.TakesPartInDispatch ? given.KeyUnion : DispatchKeySet.Empty);
        }
    }

    private static IEnumerable<KernelGroup> GroupsOf(DispatchTable table) =>
        table.KeysWithKernels()
            .Where(k => table.At(k).Reason != SlotReason.BackendFallback)
            .GroupBy(KeyLayout.FunctionalityOf)
            .Select(g => new KernelGroup(g.Key, [.. g]));
}

/// <summary>The rule set has no such operator.</summary>
/// <param name="Operator">The operator.</param>
public sealed record OperatorNotThereError(OperatorName Operator) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"unknown operator `{Quoted.Short(Operator.ToString())}`";
}

/// <summary>The operator has kernels but no schema, so nobody can say which arguments are tensors.</summary>
/// <param name="Operator">The operator.</param>
public sealed record NoSchemaError(OperatorName Operator) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Operator}` has kernels but no schema, so it is not known which of its arguments are tensors";

    /// <inheritdoc />
    public override string Hint => "its table can be printed all the same";
}

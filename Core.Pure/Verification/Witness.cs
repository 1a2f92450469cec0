using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Verification;

/// <summary>
/// A concrete call that shows something: arguments, the thread's sets and the guards around it. <see cref="ExplainLine"/> prints it as a command
/// that anybody can run.
/// </summary>
/// <param name="Call">The call.</param>
/// <param name="Start">The thread's sets outside the guards.</param>
/// <param name="Guards">The guards, the outermost first.</param>
public sealed record Witness(Call Call, LocalKeys Start, EquatableArray<Guard> Guards)
{
    /// <summary>Whether its tensors or its thread are made up: no program has them, only a test that hands raw keysets to the dispatcher.</summary>
    public bool IsMadeUp { get; init; }

    /// <summary>The thread's state inside the guards.</summary>
    public ThreadState State => Guards.Aggregate(ThreadState.Default.WithKeys(Start), (state, guard) => guard.Enter(state));

    /// <summary>The same call with its first tensor that has data requiring grad: it changes no key, but the autograd fallback asks.</summary>
    /// <returns>The call.</returns>
    public Witness RequiringGrad()
    {
        var done = false;
        return this with { Call = Call with { Arguments = [.. Call.Arguments.Select(Marked)] } };

        CallArgument Marked(CallArgument argument)
        {
            if (argument is CallArgument.List list) return list with { Items = [.. list.Items.Select(Marked)] };
            if (done || argument is not CallArgument.Tensor tensor || tensor.Keys == KeySets.UndefinedTensor) return argument;
            done = true;
            return tensor with { RequiresGrad = true };
        }
    }

    /// <summary>The same call under another thread.</summary>
    /// <param name="thread">The thread.</param>
    /// <returns>The call.</returns>
    public Witness On(ThreadSetting thread) => this with { Start = thread.Start, Guards = thread.Guards };

    /// <summary>The slot its choice selects.</summary>
    /// <param name="op">The operator called, with its table.</param>
    /// <returns>0 to 136.</returns>
    public int SlotIn(RoutedOperator op) => Router.Choose(op.Table, Call.Keys(op.Schema.DispatchArguments), State.Keys).Slot;

    /// <summary>The chain predicted for it.</summary>
    /// <param name="settings">Operators and circumstances.</param>
    /// <returns>The chain.</returns>
    public Route RouteIn(RouteSettings settings) => Prediction.Of(Call, State, settings);

    /// <summary>A call of an operator with tensors of given kinds: required parameters take them in turn, the last kind serving for all that are left; optional ones only where more kinds than required parameters are to be placed.</summary>
    /// <param name="schema">The operator's schema.</param>
    /// <param name="thread">The thread.</param>
    /// <param name="tensors">The kinds' keys; none for an operator without tensors.</param>
    /// <returns>The call; kinds that find no place are left out.</returns>
    public static Witness Of(FunctionSchema schema, ThreadSetting thread, params ReadOnlySpan<DispatchKeySet> tensors)
    {
        var next = 0;
        var arguments = new List<CallArgument>(schema.Arguments.Count);
        for (var at = 0; at < schema.Arguments.Count; at++)
        {
            var parameter = schema.Arguments[at];
            if (!parameter.TakesPartInDispatch || tensors.IsEmpty)
            {
                arguments.Add(HoldsTensors(parameter.Type) ? Absent(parameter) : new CallArgument.Other());
                continue;
            }

            var left = tensors.Length - next;
            var behind = schema.Arguments.Skip(at + 1).Where(a => a.TakesPartInDispatch && !IsOptional(a)).ToList();
            if (IsOptional(parameter) && (left <= behind.Count || behind.Exists(a => a.Type is SchemaType.List)))
            {
                arguments.Add(new CallArgument.None());
            }
            else if (parameter.Type is SchemaType.List)
            {
                // A list takes what the parameters behind it leave, at least one.
                var items = new CallArgument[Math.Max(1, left - behind.Count)];
                for (var i = 0; i < items.Length; i++) items[i] = Next(tensors);
                arguments.Add(new CallArgument.List([.. items]));
            }
            else
            {
                arguments.Add(Next(tensors));
            }
        }

        return new Witness(new Call(schema.Name, [.. arguments]), thread.Start, thread.Guards);

        CallArgument.Tensor Next(ReadOnlySpan<DispatchKeySet> from) => new(from[Math.Min(next++, from.Length - 1)]);
    }

    /// <summary>How many tensors an operator can be given.</summary>
    /// <param name="schema">Its schema.</param>
    /// <returns>The capacity.</returns>
    public static TensorCapacity Capacity(FunctionSchema schema) =>
        schema.Arguments.Sum(a => a.TakesPartInDispatch ? CapacityOf(a.Type) : 0) switch
        {
            0 => TensorCapacity.None,
            1 => TensorCapacity.One,
            _ => TensorCapacity.Many,
        };

    private static int CapacityOf(SchemaType type) => type is SchemaType.List { Size: not 1 } ? 2 : 1;

    private static bool IsOptional(Argument parameter) => parameter.Type is SchemaType.Optional;

    private static CallArgument Absent(Argument parameter) => parameter.Type is SchemaType.Optional || parameter.Default is not null ? new CallArgument.None()
        : parameter.Type is SchemaType.List ? new CallArgument.List([])
        : new CallArgument.Other();

    private static bool HoldsTensors(SchemaType type) => type is SchemaType.Base { Kind: BaseType.Tensor } || type.Parts.Any(HoldsTensors);
}

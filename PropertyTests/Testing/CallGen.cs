using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Testing;

/// <summary>Calls: arguments that fit a schema.</summary>
public static class CallGen
{
    private static Gen<DispatchKeySet> Keys { get; } = Gen.Frequency(
        (6, KeyGen.Tensor), (1, Gen.Constant(KeySets.UndefinedTensor)), (3, KeyGen.Sets.Generator));

    /// <summary>Tensors: mostly as constructors make them, some undefined ones, some with any keyset. They shrink to fewer keys and to not requiring grad.</summary>
    public static Arbitrary<CallArgument.Tensor> Tensors { get; } = Arb.From(
        Keys.Zip(Gen.Elements(true, false)).Select(t => new CallArgument.Tensor(t.Item1, t.Item2)), Smaller);

    private static Gen<CallArgument> None { get; } = Gen.Constant<CallArgument>(new CallArgument.None());

    private static Gen<CallArgument> Device { get; } = Gen.Frequency(
        (1, Gen.Constant<CallArgument>(new CallArgument.Other())),
        (1, Gen.Elements(Enum.GetValues<DeviceType>()).Select(CallArgument (d) => new CallArgument.Device(d))));

    /// <summary>Calls of an operator: something for every parameter. Optional tensors are sometimes absent, lists have up to three entries.</summary>
    /// <param name="schema">The operator's schema.</param>
    /// <returns>The calls, shrinking argument by argument.</returns>
    public static Arbitrary<Call> Of(FunctionSchema schema) => Arb.From(
        schema.Arguments.Aggregate(Gen.Constant<List<CallArgument>>([]), (all, parameter) => all.Zip(Of(parameter.Type)).Select(t => (List<CallArgument>)[.. t.Item1, t.Item2]))
            .Select(arguments => new Call(schema.Name, [.. arguments])),
        call => Enumerable.Range(0, call.Arguments.Count).SelectMany(i => Smaller(call.Arguments[i], schema.Arguments[i].Type).Select(smaller =>
            call with { Arguments = [.. call.Arguments.Select((a, at) => at == i ? smaller : a)] })));

    private static Gen<CallArgument> Of(SchemaType type) => type switch
    {
        SchemaType.Optional { Element: var element } when HoldsTensors(element) => Gen.Frequency((1, None), (2, Of(element))),
        SchemaType.List { Element: SchemaType.Optional } when HoldsTensors(type) => ListOf(Gen.Frequency((3, Tensor), (1, None))),
        SchemaType.List when HoldsTensors(type) => ListOf(Tensor),
        _ when HoldsTensors(type) => Tensor,
        SchemaType.Base { Kind: BaseType.Device } or SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.Device } } => Device,
        _ => Gen.Constant<CallArgument>(new CallArgument.Other()),
    };

    private static Gen<CallArgument> Tensor => Tensors.Generator.Select(CallArgument (t) => t);

    private static Gen<CallArgument> ListOf(Gen<CallArgument> item) =>
        from count in Gen.Choose(0, 3)
        from items in item.ArrayOf(count)
        select (CallArgument)new CallArgument.List([.. items]);

    private static IEnumerable<CallArgument> Smaller(CallArgument argument, SchemaType type) => argument switch
    {
        not CallArgument.None when type is SchemaType.Optional { Element: var element } && HoldsTensors(element) =>
            Smaller(argument, element).Prepend(new CallArgument.None()),
        CallArgument.Tensor tensor => Smaller(tensor),
        CallArgument.List list => Enumerable.Range(0, list.Items.Count).Select(CallArgument (i) => new CallArgument.List([.. list.Items.Where((_, at) => at != i)]))
            .Concat(Enumerable.Range(0, list.Items.Count).SelectMany(i => Smaller(list.Items[i], new SchemaType.Base(BaseType.Tensor)).Select(CallArgument (smaller) =>
                new CallArgument.List([.. list.Items.Select((item, at) => at == i ? smaller : item)])))),
        CallArgument.Device => [new CallArgument.Other()],
        _ => [],
    };

    private static IEnumerable<CallArgument.Tensor> Smaller(CallArgument.Tensor tensor) =>
        KeyGen.Smaller(tensor.Keys).Select(keys => tensor with { Keys = keys })
            .Concat(tensor.RequiresGrad ? [tensor with { RequiresGrad = false }] : []);

    private static bool HoldsTensors(SchemaType type) => type is SchemaType.Base { Kind: BaseType.Tensor } || type.Parts.Any(HoldsTensors);
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Testing;

/// <summary>Operator schemas.</summary>
public static class SchemaGen
{
    private static readonly Sample<FunctionSchema> Any = SchemaSamples.Schema;

    /// <summary>Schemas of every construct the schema language has, as far as its parser can give them (after a positional default only defaults or lists), shrinking by leaving out a parameter, a return, a default or a nesting.</summary>
    public static Arbitrary<FunctionSchema> Schemas { get; } = Arb.From(Any.ToGen(), Smaller);

    private static Gen<string> DispatchType { get; } = Gen.Frequency(
        (5, Gen.Constant("Tensor")), (2, Gen.Constant("Tensor?")), (2, Gen.Constant("Tensor[]")), (1, Gen.Constant("Tensor?[]")), (1, Gen.Constant("Tensor[]?")),
        (2, Gen.Elements("int", "Scalar", "Device?", "bool")));

    /// <summary>Schemas of an operator as operators mostly are: up to five parameters, most of them tensors or lists of them.</summary>
    /// <param name="name">The operator's name.</param>
    /// <returns>The generator; parameters are called <c>a0</c>, <c>a1</c>, …</returns>
    public static Gen<FunctionSchema> Of(OperatorName name) =>
        from count in Gen.Choose(0, 5)
        from types in DispatchType.ListOf(count)
        select SchemaParser.Parse($"{name}({string.Join(", ", types.Select((type, i) => $"{type} a{i}"))}) -> Tensor")
            .IfLeft(e => throw new InvalidOperationException(e.ToString()));

    private static IEnumerable<FunctionSchema> Smaller(FunctionSchema schema)
    {
        for (var i = 0; i < schema.Arguments.Count; i++) yield return schema with { Arguments = Without(schema.Arguments, i) };
        for (var i = 0; i < schema.Returns.Count; i++) yield return schema with { Returns = Without(schema.Returns, i) };
        if (schema.IsVarArg) yield return schema with { IsVarArg = false };
        if (schema.IsVarRet) yield return schema with { IsVarRet = false };
        for (var i = 0; i < schema.Arguments.Count; i++)
            foreach (var argument in Smaller(schema.Arguments[i])) yield return schema with { Arguments = With(schema.Arguments, i, argument) };
        for (var i = 0; i < schema.Returns.Count; i++)
            foreach (var item in Smaller(schema.Returns[i])) yield return schema with { Returns = With(schema.Returns, i, item) };
    }

    // Whatever has a default keeps one: what follows it may have to.
    private static IEnumerable<Argument> Smaller(Argument argument)
    {
        if (argument.Default is not (null or DefaultValue.None)) yield return argument with { Default = new DefaultValue.None() };
        if (argument.Type.Alias is not null) yield return argument with { Type = argument.Type with { Alias = null } };
        foreach (var part in argument.Type.Parts.Where(_ => argument.Default is not null)) yield return argument with { Type = part };
        if (argument is { Type: not SchemaType.Base { Kind: BaseType.Tensor }, Default: not null }) yield return argument with { Type = new SchemaType.Base(BaseType.Tensor) };
    }

    private static EquatableArray<Argument> Without(EquatableArray<Argument> items, int position) => [.. items.Where((_, i) => i != position)];

    private static EquatableArray<Argument> With(EquatableArray<Argument> items, int position, Argument item) => [.. items.Select((old, i) => i == position ? item : old)];
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.PropertyTests.Schemas;

/// <summary>Schema values of every construct; only those the parser can give (a positional default is followed by defaults or lists).</summary>
internal static class SchemaGen
{
    private static Gen<string> Word => Gen.Elements("self", "a", "_0", "out", "dim2", "Tensor", "int", "None", "from");

    private static Gen<AliasAnnotation?> Alias => Gen.Frequency(
        (4, Gen.Constant<AliasAnnotation?>(null)),
        (1, Gen.Constant<AliasAnnotation?>(new AliasAnnotation([], true))),
        (2, from before in Sets
            from write in Gen.Elements(true, false)
            from after in Gen.OneOf(Sets, Gen.Constant<EquatableArray<string>>([]))
            select (AliasAnnotation?)new AliasAnnotation(before, write, after)));

    private static Gen<EquatableArray<string>> Sets =>
        Gen.Elements("a", "b", "*", "set_1").NonEmptyListOf().Select(sets => EquatableArray.Create<string>([.. sets.Take(3)]));

    public static Gen<SchemaType> Type(int depth) => Bare(depth).Zip(Alias).Select(t => t.Item1 with { Alias = t.Item2 });

    private static Gen<SchemaType> Bare(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        Type(depth - 1).Select(SchemaType (t) => new SchemaType.Optional(t)),
        Type(depth - 1).Zip(Gen.Elements<int?>(null, 0, 2, int.MaxValue)).Select(SchemaType (t) => new SchemaType.List(t.Item1, t.Item2)),
        Type(depth - 1).ListOf().Select(SchemaType (t) => new SchemaType.Tuple([.. t.Take(3)])),
        Type(depth - 1).Two().Select(SchemaType (t) => new SchemaType.Dict(t.Item1, t.Item2)),
        Type(depth - 1).Select(SchemaType (t) => new SchemaType.Future(t)),
        Type(depth - 1).Select(SchemaType (t) => new SchemaType.RRef(t)),
        Type(depth - 1).Select(SchemaType (t) => new SchemaType.Await(t)));

    private static Gen<SchemaType> Leaf => Gen.OneOf(
        Gen.Elements(BaseTypes.All.AsEnumerable()).Select(SchemaType (kind) => new SchemaType.Base(kind)),
        Gen.Elements("t", "t1").Select(SchemaType (name) => new SchemaType.Variable(name)),
        Gen.Constant<SchemaType>(new SchemaType.Class("__torch__.torch.classes.c10d.Work")));

    private static Gen<DefaultValue> Default => Gen.Frequency(
        (5, Single),
        (1, Single.ListOf().Select(DefaultValue (items) => new DefaultValue.List([.. items.Take(4)]))));

    private static Gen<DefaultValue> Single => Gen.OneOf(
        Gen.Constant<DefaultValue>(new DefaultValue.None()),
        Gen.Elements(true, false).Select(DefaultValue (b) => new DefaultValue.Bool(b)),
        Gen.Elements(0, 1, -1, long.MaxValue, long.MinValue).Select(DefaultValue (i) => new DefaultValue.Int(i)),
        Gen.Elements("1.", "-0.5", "1e-08", "0.33333333333333331", "inf", "-inf", "nan", "2j", "-1.5e+10")
            .Select(DefaultValue (text) => new DefaultValue.Float(text)),
        ArbMap.Default.GeneratorFor<string>().Select(DefaultValue (text) => new DefaultValue.Str(text ?? "")),
        Gen.Elements("Mean", "contiguous_format", "torch.float").Select(DefaultValue (name) => new DefaultValue.Word(name)));

    private static Gen<Argument> Argument(bool isKeywordOnly) =>
        from type in Type(3)
        from name in Word
        from value in Gen.OneOf(Gen.Constant<DefaultValue?>(null), Default.Select(DefaultValue? (d) => d))
        select new Argument(type, name, value, isKeywordOnly);

    private static Gen<Argument> Return =>
        Type(3).Zip(Gen.OneOf(Word, Gen.Constant(""))).Select(t => new Argument(t.Item1, t.Item2));

    private static Gen<OperatorName> Name =>
        from prefix in Gen.Elements("aten::", "_c10d::", "")
        from name in Word
        from overload in Gen.OneOf(Word, Gen.Constant(""))
        select new OperatorName(prefix + name, overload);

    public static Arbitrary<FunctionSchema> Schemas => Arb.From(
        from name in Name
        from positional in Argument(false).ListOf()
        from keywordOnly in Argument(true).ListOf()
        from returns in Return.ListOf()
        from isVarArg in Gen.Elements(true, false)
        from isVarRet in Gen.Elements(true, false)
        select new FunctionSchema(name, [.. Allowed(positional.Take(4)), .. keywordOnly.Take(3)], [.. returns.Take(3)], isVarArg, isVarRet));

    private static IEnumerable<Argument> Allowed(IEnumerable<Argument> positional)
    {
        var hasDefault = false;
        foreach (var argument in positional)
        {
            yield return hasDefault && argument.Default is null && argument.Type is not SchemaType.List
                ? argument with { Default = new DefaultValue.None() }
                : argument;
            hasDefault |= argument.Default is not null;
        }
    }
}

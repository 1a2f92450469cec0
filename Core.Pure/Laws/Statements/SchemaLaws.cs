using Functional.Dispatch.Laws.Sampling;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Schemas: parsing, printing, fitting, and which arguments count.</summary>
internal static class SchemaLaws
{
    private static readonly Sample<FunctionSchema> Schema = SchemaSamples.Schema;

    private static readonly Sample<OperatorName> Name = SchemaSamples.Name;

    private static readonly SchemaType SymInt = new SchemaType.Base(BaseType.SymInt);

    private static readonly Argument[] Symbolic =
        [new(SymInt, "n"), new(new SchemaType.Optional(SymInt), "n"), new(new SchemaType.List(SymInt), "n"), new(new SchemaType.Optional(new SchemaType.List(SymInt)), "n")];

    public static IEnumerable<Law> All =>
    [
        new SampledLaw<FunctionSchema>(
            Text("Parsing_what_was_printed_gives_the_schema", "parse(print(s)) = s for every schema.", "Schemas travel as text in rule files, dumps and errors."),
            Schema, RoundTrip),
        new SampledLaw<OperatorName>(
            Text("Parsing_a_printed_operator_name_gives_the_name", "parse(print(n)) = n for every operator name.", "An unqualified name once passed an invariant check of an operator that did not exist."),
            Name,
            name => OperatorName.Parse(name.ToString()).Match(Right: n => n == name, Left: _ => false) ? null : $"`{name}` does not come back"),
        new SampledLaw<FunctionSchema>(
            Text("A_schema_fits_itself", "A kernel whose inferred signature is the schema as it is fits it, symbolic integers taken as they are.", "A false mismatch would refuse a right kernel."),
            Schema,
            schema => SchemaDifference.Between(schema, schema, symbolic: true).Match(Some: d => $"`{schema}` does not fit itself: {d}", None: () => "") is { Length: > 0 } found ? found : null),
        new SampledLaw<(FunctionSchema First, FunctionSchema Second)>(
            Text("Fitting_does_not_depend_on_which_side_is_defined", "With symbolic integers taken as they are, s fits t if and only if t fits s.", "def and impl may come in either order and the check comes with the later one."),
            Schema.And(Schema).Select(pair => (pair.First, Near(pair.First, pair.Second))),
            pair => SchemaDifference.Between(pair.First, pair.Second, true).IsSome == SchemaDifference.Between(pair.Second, pair.First, true).IsSome
                ? null : $"`{pair.First}` and `{pair.Second}`"),
        new SampledLaw<FunctionSchema>(
            Text("A_kernel_of_another_type_or_number_does_not_fit", "Where any one argument or return is a list of what the schema has there, or is left out, the kernel does not fit.",
                "A kernel that is called with what it does not expect crashes or reads nonsense."),
            Schema, OneDifference),
        new SampledLaw<FunctionSchema>(
            Text("A_kernel_with_plain_integers_fits_exactly_where_symbolic_ones_are_not_passed",
                "A kernel that takes int, int?, int[] and int[]? where the schema has the same of SymInt fits it as one called with plain integers; called with symbolic ones it fits only where there is nothing symbolic.",
                "Kernels written before symbolic shapes still register, but must not be handed what they cannot read."),
            // With one more argument of each symbolic type, which drawn schemas seldom have.
            Schema, schema => Symbolic.Select(s => PlainIntegers(schema with { Arguments = [.. schema.Arguments, s] })).Prepend(PlainIntegers(schema)).FirstOrDefault(v => v is not null)),
        new SampledLaw<FunctionSchema>(
            Text("An_argument_counts_for_dispatch_by_its_printed_type", "The positions that take part are exactly those whose type, printed without annotations and sizes, is Tensor, Tensor?, Tensor[] or Tensor?[].", "Deeper nestings carry tensors that dispatch never looks at."),
            Schema, Counting),
    ];

    public static string? RoundTrip(FunctionSchema schema) => SchemaParser.Parse(schema.ToString()).Match(
        Right: parsed => parsed == schema ? "" : $"`{schema}` is parsed as `{parsed}`",
        Left: error => $"`{schema}` does not parse: {error}") is { Length: > 0 } found ? found : null;

    private static LawText Text(string name, string statement, string why) => new(name, LawFamily.Schemas, statement, why, []);

    // Half of the pairs differ only in what does not count, so that fitting ones occur.
    private static FunctionSchema Near(FunctionSchema first, FunctionSchema second) =>
        second.IsVarArg || second.Arguments.Count % 2 == 0
            ? first with { Name = second.Name, Arguments = [.. first.Arguments.Select(a => a with { Name = "x", Default = null, Type = a.Type with { Alias = null } })] }
            : second;

    private static string? Counting(FunctionSchema schema)
    {
        var expected = Enumerable.Range(0, schema.Arguments.Count).Where(i => Bare(schema.Arguments[i].Type) is "Tensor" or "Tensor?" or "Tensor[]" or "Tensor?[]");
        return expected.SequenceEqual(schema.DispatchArguments.AsSpan().ToArray())
            ? null : $"`{schema}`: positions {string.Join(", ", schema.DispatchArguments.AsSpan().ToArray())}";
    }

    private static string? OneDifference(FunctionSchema schema)
    {
        IEnumerable<EquatableArray<Argument>> Changed(EquatableArray<Argument> all) => Enumerable.Range(0, all.Count).SelectMany(i => (EquatableArray<Argument>[])
        [
            [.. all.Select((a, at) => at == i ? a with { Type = new SchemaType.List(a.Type) } : a)], [.. all.Where((_, at) => at != i)],
        ]);
        var kernels = Changed(schema.Arguments).Select(a => schema with { Arguments = a }).Concat(Changed(schema.Returns).Select(r => schema with { Returns = r }));
        return kernels.FirstOrDefault(k => SchemaDifference.Between(schema, k, symbolic: true).IsNone) is { } fitting ? $"`{fitting}` fits `{schema}`" : null;
    }

    private static string? PlainIntegers(FunctionSchema schema)
    {
        var plain = schema with { Arguments = [.. schema.Arguments.Select(a => a with { Type = Plain(a.Type) })] };
        bool Fits(bool symbolic) => SchemaDifference.Between(schema, plain, symbolic).IsNone;
        var isPlain = schema.Arguments.All(a => Plain(a.Type) == Stripped(a.Type));
        return Fits(false) && Fits(true) == isPlain ? null : $"`{plain}` fits `{schema}` {(Fits(false) ? "also with symbolic integers" : "not even with plain integers")}";
    }

    private static SchemaType Plain(SchemaType type) => Bare(type) switch
    {
        "SymInt" => new SchemaType.Base(BaseType.Int),
        "SymInt?" => new SchemaType.Optional(new SchemaType.Base(BaseType.Int)),
        "SymInt[]" => new SchemaType.List(new SchemaType.Base(BaseType.Int)),
        "SymInt[]?" => new SchemaType.Optional(new SchemaType.List(new SchemaType.Base(BaseType.Int))),
        _ => Stripped(type),
    };

    private static string Bare(SchemaType type) => Stripped(type).ToString();

    private static SchemaType Stripped(SchemaType type) => type switch
    {
        SchemaType.List list => new SchemaType.List(Stripped(list.Element)),
        SchemaType.Optional optional => new SchemaType.Optional(Stripped(optional.Element)),
        _ => type with { Alias = null },
    };
}

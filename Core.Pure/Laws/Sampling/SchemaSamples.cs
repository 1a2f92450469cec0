using System.Globalization;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Laws.Sampling;

/// <summary>Schemas of every construct the schema language has, as far as its parser can give them.</summary>
public static class SchemaSamples
{
    private static readonly BaseType[] Bases = [.. BaseTypes.All];

    private static readonly string[] Words = ["self", "a", "_0", "out", "dim2", "Tensor", "int", "None", "from"];

    private static readonly string[] Sets = ["a", "b", "*", "set_1"];

    private static readonly string[] Floats = ["1.", "-0.5", "1e-08", "0.33333333333333331", "inf", "-inf", "nan", "2j", "-1.5e+10"];

    /// <summary>A schema of up to seven arguments and three returns.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The schema.</returns>
    public static FunctionSchema Schema(ref SplitMix64 random)
    {
        var arguments = new List<Argument>();
        var hasDefault = false;
        for (var i = random.Below(5); i > 0; i--)
        {
            var argument = Argument(ref random, false);
            // After a default only defaults or lists may stand.
            if (hasDefault && argument is { Default: null, Type: not SchemaType.List }) argument = argument with { Default = new DefaultValue.None() };
            hasDefault |= argument.Default is not null;
            arguments.Add(argument);
        }

        for (var i = random.Below(4); i > 0; i--) arguments.Add(Argument(ref random, true));
        var returns = new Argument[random.Below(4)];
        for (var i = 0; i < returns.Length; i++) returns[i] = new Argument(Type(ref random, 3), random.OneIn(2) ? Word(ref random) : "");
        return new FunctionSchema(Name(ref random), [.. arguments], [.. returns], random.OneIn(4), random.OneIn(4));
    }

    /// <summary>An operator's name, with and without namespace and overload.</summary>
    /// <param name="random">The generator.</param>
    /// <returns>The name.</returns>
    public static OperatorName Name(ref SplitMix64 random) =>
        new(random.Pick<string>(["aten::", "_c10d::", ""]) + Word(ref random), random.OneIn(2) ? Word(ref random) : "");

    /// <summary>A type.</summary>
    /// <param name="random">The generator.</param>
    /// <param name="depth">How deep it may be nested.</param>
    /// <returns>The type.</returns>
    public static SchemaType Type(ref SplitMix64 random, int depth)
    {
        SchemaType bare = (depth == 0 ? 0 : random.Below(10)) switch
        {
            1 => new SchemaType.Optional(Type(ref random, depth - 1)),
            2 => new SchemaType.List(Type(ref random, depth - 1), random.Pick<int?>([null, 0, 2, int.MaxValue])),
            3 => new SchemaType.Tuple(Types(ref random, depth - 1)),
            4 => new SchemaType.Dict(Type(ref random, depth - 1), Type(ref random, depth - 1)),
            5 => new SchemaType.Future(Type(ref random, depth - 1)),
            6 => new SchemaType.RRef(Type(ref random, depth - 1)),
            7 => new SchemaType.Await(Type(ref random, depth - 1)),
            _ => Leaf(ref random),
        };
        return bare with { Alias = Alias(ref random) };
    }

    private static SchemaType Leaf(ref SplitMix64 random) => random.Below(6) switch
    {
        0 => new SchemaType.Variable(random.Pick<string>(["t", "t1"])),
        1 => new SchemaType.Class("__torch__.torch.classes.c10d.Work"),
        2 or 3 => new SchemaType.Base(BaseType.Tensor),
        _ => new SchemaType.Base(random.Pick<BaseType>(Bases)),
    };

    private static EquatableArray<SchemaType> Types(ref SplitMix64 random, int depth)
    {
        var types = new SchemaType[random.Below(4)];
        for (var i = 0; i < types.Length; i++) types[i] = Type(ref random, depth);
        return [.. types];
    }

    private static AliasAnnotation? Alias(ref SplitMix64 random) => random.Below(7) switch
    {
        0 => new AliasAnnotation([], true),
        1 or 2 => new AliasAnnotation(SetsOf(ref random), random.OneIn(2), random.OneIn(2) ? SetsOf(ref random) : []),
        _ => null,
    };

    private static EquatableArray<string> SetsOf(ref SplitMix64 random)
    {
        var sets = new string[1 + random.Below(3)];
        for (var i = 0; i < sets.Length; i++) sets[i] = random.Pick<string>(Sets);
        return [.. sets];
    }

    private static Argument Argument(ref SplitMix64 random, bool isKeywordOnly) =>
        new(Type(ref random, 3), Word(ref random), random.OneIn(2) ? Default(ref random) : null, isKeywordOnly);

    private static DefaultValue Default(ref SplitMix64 random)
    {
        if (!random.OneIn(6)) return Single(ref random);
        var items = new DefaultValue[random.Below(5)];
        for (var i = 0; i < items.Length; i++) items[i] = Single(ref random);
        return new DefaultValue.List([.. items]);
    }

    private static DefaultValue Single(ref SplitMix64 random) => random.Below(6) switch
    {
        0 => new DefaultValue.None(),
        1 => new DefaultValue.Bool(random.OneIn(2)),
        2 => new DefaultValue.Int(random.Pick<long>([0, 1, -1, long.MaxValue, long.MinValue, (long)random.Next()])),
        3 => new DefaultValue.Float(random.Pick<string>(Floats)),
        4 => new DefaultValue.Str(Text(ref random)),
        _ => new DefaultValue.Word(random.Pick<string>(["Mean", "contiguous_format", "torch.float"])),
    };

    // Quotes, backslashes, control characters and letters beyond ASCII.
    private static string Text(ref SplitMix64 random)
    {
        var text = new char[random.Below(6)];
        for (var i = 0; i < text.Length; i++) text[i] = random.OneIn(2) ? random.Pick<char>("ab \"'\\\n\t\u0001é") : (char)(32 + random.Below(95));
        return string.Create(CultureInfo.InvariantCulture, $"{new string(text)}");
    }

    private static string Word(ref SplitMix64 random) => random.Pick<string>(Words);
}

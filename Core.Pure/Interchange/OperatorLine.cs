using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using static Functional.Dispatch.Interchange.NextFields;

namespace Functional.Dispatch.Interchange;

/// <summary>Reads a line that states an operator: definition and kernels, as PyTorch's registrations are recorded.</summary>
internal static class OperatorLine
{
    private const int Name = 0, Overload = 1, Schema = 2, SchemaDebug = 3, Alias = 4, Kernels = 5, Tags = 6, Stub = 7;

    private static readonly FieldSet Fields = new("name", "overload", "schema", "schema_debug", "alias_analysis", "kernels", "tags", "pystub");

    private static readonly uint Every = Bits(Name, Overload, Schema, SchemaDebug, Alias, Kernels, Tags, Stub);

    private const string Printed = "the operator `schema` and `name` agree on";

    /// <summary>The operator's printed name alone; the rest of the line is read as far as that needs.</summary>
    /// <param name="json">Before the first token.</param>
    /// <returns>The name, or null with an error.</returns>
    public static string? Peek(ref JsonCursor json)
    {
        string? name = null, overload = null;
        var seen = default(SeenFields);
        json.Read();
        if (!json.Object("an object")) return null;
        while (!(seen.Has(Name) && seen.Has(Overload)) && json.NextField(Fields, Every, ref seen))
            if (seen.Last == Name) name = json.Text();
            else if (seen.Last == Overload) overload = json.Text();
            else json.Skip();
        if (name is null) json.Fail("the field `name`");
        return json.Error is null ? new OperatorName(name!, overload ?? "").ToString() : null;
    }

    /// <summary>Reads the whole line and takes its steps.</summary>
    /// <param name="json">Before the first token.</param>
    /// <param name="reading">What is shared by the whole reading.</param>
    /// <param name="rules">Takes the steps; on an error some may have been taken.</param>
    /// <param name="firstLines">The operators read so far.</param>
    public static void Read(ref JsonCursor json, RuleReading reading, RuleSet.Builder rules, Dictionary<string, int> firstLines)
    {
        string? name = null, overload = "", schema = null, schemaDebug = null;
        AliasAnalysis? alias = null;
        ImmutableArray<string>? tags = null;
        (string, string)? stub = null;
        var kernels = new List<StatedKernel>();
        var seen = default(SeenFields);
        json.Read();
        if (!json.Object("an object")) return;
        while (json.NextField(Fields, Every, ref seen))
            switch (seen.Last)
            {
                case Name: name = json.Text(); break;
                case Overload: overload = json.Text(); break;
                case Schema: schema = json.TextOrNull(); break;
                case SchemaDebug: schemaDebug = json.TextOrNull(); break;
                case Alias: alias = AliasWord(ref json); break;
                case Kernels: ReadKernels(ref json, reading, kernels); break;
                case Tags: tags = Texts(ref json); break;
                case Stub: stub = Pair(ref json); break;
                default: return;
            }

        if (json.Error is null && name is null) json.Fail("the field `name`");
        if (json.Error is not null || !json.End()) return;
        var op = new OperatorName(name!, overload!);
        var printed = op.ToString();
        if (!firstLines.TryAdd(printed, json.Line))
        {
            json.Refuse(null, new RepeatedOperatorError(printed, firstLines[printed]));
            return;
        }

        if (schema is null) WithoutSchema(ref json, op, printed, kernels, (schemaDebug, alias, tags, stub) == default);
        else Define(ref json, rules, op, schema, schemaDebug, d => d with
        {
            AliasAnalysis = alias ?? d.AliasAnalysis, Tags = tags ?? d.Tags, FakeImplementation = stub,
        });
        kernels.RemoveAll(kernel => kernel.IsLeftOut);
        Implement(ref json, reading, rules, op, kernels);
    }

    private static void WithoutSchema(ref JsonCursor json, OperatorName op, string printed, List<StatedKernel> kernels, bool saysNothingMore)
    {
        if (!saysNothingMore) json.Fail("`schema_debug`, `alias_analysis`, `tags` and `pystub` with a `schema` only");
        else if (kernels.Count == 0) json.Fail("a `schema` or `kernels`");
        else if (!OperatorName.Parse(printed).Try(out var parsed, out _) || parsed != op) json.Fail("an operator's name in `name` and its overload in `overload`");
    }

    private static void Define(
        ref JsonCursor json, RuleSet.Builder rules, OperatorName op, string text, string? debug, Func<OperatorDefinition, OperatorDefinition> describe)
    {
        if (json.Error is not null) return;
        if (!SchemaParser.Parse(text).Try(out var schema, out var error))
            json.Refuse("schema", error);
        else if (schema.Name != op)
            json.Fail($"{Printed}, and not `{Quoted.Short(schema.Name.ToString())}` in one and `{Quoted.Short(op.ToString())}` in the other");
        else if (rules.Define(schema, debug ?? "", describe) is { } refused)
            json.Refuse(null, refused);
    }

    // Kernels are listed newest first for one key, so the last in the list was the first to come.
    private static void Implement(ref JsonCursor json, RuleReading reading, RuleSet.Builder rules, OperatorName op, List<StatedKernel> kernels)
    {
        for (var i = 0; i < kernels.Count && json.Error is null; i++)
        {
            var isNewest = true;
            for (var before = 0; before < i && isNewest; before++) isNewest = kernels[before].Key != kernels[i].Key;
            if (kernels[i].Active is { } stated && stated != isNewest)
                json.Fail($"`active` to be {(isNewest ? "true" : "false")} for kernel {i + 1}, {(isNewest ? "the first" : "not the first")} at `{reading.Names.Print(kernels[i].Key)}`");
        }

        for (var i = kernels.Count - 1; i >= 0 && json.Error is null; i--)
            if (rules.Implement(op, kernels[i].Key, kernels[i].Kernel) is { } refused) json.Refuse("kernels", refused);
    }

    private static void ReadKernels(ref JsonCursor json, RuleReading reading, List<StatedKernel> kernels)
    {
        if (!json.Array("an array of kernels")) return;
        while (json.NextElement())
        {
            if (!json.Object("a kernel") || KernelFields.Read(ref json, reading, KernelFields.OfKernel) is not { } kernel) return;
            if (kernels.Count == RuleLimits.KernelsOfOperator) json.Refuse("kernels", new TooManyError("kernels of one operator", RuleLimits.KernelsOfOperator));
            if (json.Error is not null) return;
            kernels.Add(kernel);
        }
    }

    private static AliasAnalysis? AliasWord(ref JsonCursor json)
    {
        if (json.TextOrNull() is not { } word) return null;
        var alias = AliasWords.Find(word);
        if (alias is null) json.FailWord("a word for alias analysis", AliasWords.All);
        return alias;
    }

    private static ImmutableArray<string>? Texts(ref JsonCursor json) => json.IsNull ? null : json.Texts("an array of texts or null");

    private static (string, string)? Pair(ref JsonCursor json)
    {
        var texts = Texts(ref json);
        if (texts is not { } pair) return null;
        if (pair.Length == 2) return (pair[0], pair[1]);
        json.Fail("module and context");
        return null;
    }
}

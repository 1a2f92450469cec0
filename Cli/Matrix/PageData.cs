using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Cli.Matrix;

/// <summary>
/// The data of the page. An operator's slots, their reasons and the rules tried for them depend on nothing but where it has kernels (and which
/// are fallthroughs), so operators that agree in that share a class, and a class holds what the core answers for all 137 slots. Short property
/// names, and numbers into lists, because there are 500,000 slots.
/// </summary>
/// <param name="words">The words in use.</param>
internal sealed class PageData(Wording words)
{
    private readonly Numbering<string> _files = new();
    private readonly Numbering<string> _whys = new();
    private readonly Numbering<string> _steps = new();
    private readonly Numbering<string> _sites = new();
    private readonly Numbering<string> _slots = new();
    private readonly Numbering<KernelNext> _nexts = new();
    private readonly Numbering<string> _classes = new();
    private readonly List<(FallthroughMask Mask, int[] Slots, int[] Steps)> _classContents = [];

    /// <summary>Makes the data.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="matrix">The operators and columns shown; operators that kernels are known to call are added.</param>
    /// <param name="source">Where the rules come from.</param>
    /// <param name="note">What a person should know about the rules, or null.</param>
    /// <returns>A JSON object that can stand in a script element.</returns>
    public string Make(RuleSet rules, MatrixSelection matrix, string source, string? note)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        // The default encoder escapes < and &, so that the text can stand inside HTML.
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("source", source);
            json.StringOrNull("note", note);
            Layout(json);
            json.Array("columns", matrix.Columns, k => json.WriteNumberValue(KeyLayout.SlotOf(k)));
            json.WriteNumber("shown", matrix.Rows.Count);
            json.Array("ops", [.. matrix.Rows.Select(r => r.Operator), .. Called(rules, matrix)], op => Operator(json, rules, op));
            json.WriteStartObject("fallbacks");
            foreach (var rule in rules.Fallbacks)
            {
                json.WritePropertyName(KeyLayout.SlotOf(rule.Key.Runtime).ToString(CultureInfo.InvariantCulture));
                Kernel(json, rule);
            }

            json.WriteEndObject();
            Lists(json);
            MachineData.Write(json, words);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Layout(Utf8JsonWriter json)
    {
        json.Array("keys", KeyLayout.RuntimeKeys.ToArray(), k => json.WriteStringValue(words.Key(k)));
        json.Array("backends", KeyLayout.AllBackends(), b => json.WriteStringValue(words.Key(KeyLayout.RuntimeKey(DispatchKey.Dense, b))));
        json.Array("functionalities", Enumerable.Range(0, KeyLayout.FunctionalityCount).Select(f => (DispatchKey)f), f =>
        {
            json.WriteStartArray();
            json.WriteStringValue(words.Key(f));
            json.WriteNumberValue(KeyLayout.SlotOffset(f));
            // The marker: what the core calls the key of a set that has the functionality and no backend.
            if (KeyLayout.IsPerBackendFunctionality(f)) json.WriteStringValue(words.Names.Print(KeyLayout.RuntimeKey(f, BackendComponent.Invalid)));
            json.WriteEndArray();
        });
        json.Array("reasons", ReasonColours.Reasons, r =>
        {
            json.WriteStartArray();
            json.WriteStringValue(r.Text());
            json.WriteStringValue(TableGrid.Letter(r));
            json.WriteStringValue(ReasonColours.Meaning(r));
            json.WriteEndArray();
        });
    }

    // [schema or name, class, kernels, parameters that hold tensors or a device, what the Meta fallback says when it is not the usual]
    private void Operator(Utf8JsonWriter json, RuleSet rules, OperatorRules op)
    {
        var schema = op.Definition?.Schema;
        json.WriteStartArray();
        json.WriteStringValue(op.Name.ToString());
        json.WriteStringValue(schema?.ToString());
        json.WriteNumberValue(ClassOf(rules, op));
        json.WriteStartArray();
        foreach (var rule in op.Kernels) Kernel(json, rule);
        json.WriteEndArray();
        json.WriteStartArray();
        foreach (var parameter in schema?.Arguments ?? []) Parameter(json, parameter);
        json.WriteEndArray();
        if (op.Definition?.FakeImplementation is { } fake)
            json.WriteStringValue(words.Outcome(new Outcome.FallbackFailed(
                op.Name, DispatchKey.Meta, new FallbackFailure.FakeImplementationNotLoaded(op.Name.ToString(), fake.Module, fake.Context))).Text);
        json.WriteEndArray();
    }

    private static void Parameter(Utf8JsonWriter json, Argument parameter)
    {
        var holds = HoldsTensors(parameter.Type);
        if (!holds && !IsDevice(parameter.Type)) return;
        json.WriteStartArray();
        json.WriteStringValue(parameter.Name);
        json.WriteStringValue(parameter.Type.ToString());
        var optional = parameter.Type is SchemaType.Optional || parameter.Default is not null;
        json.WriteStringValue(
            (holds ? "t" : "d") + (parameter.TakesPartInDispatch ? "k" : "") + (parameter.Type is SchemaType.List ? "l" : "") + (optional ? "o" : "")
            + (parameter.IsKeywordOnly ? "n" : ""));
        json.WriteEndArray();
    }

    private static bool HoldsTensors(SchemaType type) => type is SchemaType.Base { Kind: BaseType.Tensor } || type.Parts.Any(HoldsTensors);

    private static bool IsDevice(SchemaType type) => (type is SchemaType.Optional optional ? optional.Element : type) is SchemaType.Base { Kind: BaseType.Device };

    // [site, file, line, next, flags]: a kernel's origin is mostly the same few files with other lines. Flags: 1 fallthrough, 2 presumed.
    private void Kernel(Utf8JsonWriter json, KernelRule rule)
    {
        var (file, line) = Origin(rule.Kernel.Debug);
        json.WriteStartArray();
        json.WriteNumberValue(Site(rule.Key));
        json.WriteNumberValue(_files.Of(file));
        json.WriteNumberValue(line);
        json.WriteNumberValue(_nexts.Of(rule.Kernel.Next));
        var flags = (rule.Kernel.IsFallthrough ? 1 : 0) | (rule.Kernel.IsNextPresumed ? 2 : 0);
        if (flags != 0) json.WriteNumberValue(flags);
        json.WriteEndArray();
    }

    private int Site(RegistrationKey key) => _sites.Of(words.Key(key));

    private static (string File, int Line) Origin(string debug) =>
        debug.LastIndexOf(':') is > 0 and var colon && int.TryParse(debug.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
        && line.ToString(CultureInfo.InvariantCulture).Length == debug.Length - colon - 1
            ? (debug[..colon], line)
            : (debug, -1);

    private int ClassOf(RuleSet rules, OperatorRules op)
    {
        var active = op.Kernels.Where(op.IsActive);
        var number = _classes.Of(string.Join(' ', active.Select(k => $"{k.Key.Value}{(k.Kernel.IsFallthrough ? ">" : "")}")));
        if (number < _classContents.Count) return number;
        var (slots, steps) = (new int[KeyLayout.SlotCount], new int[KeyLayout.SlotCount]);
        for (var s = 0; s < slots.Length; s++)
        {
            var (content, tried) = Precedence.Explain(op, rules.FallbackAtSlot(s), KeyLayout.KeyAt(s));
            slots[s] = _slots.Of($"{(int)content.Reason},{(content.Rule is { } rule ? Site(rule.Key) : -1)},{(content.IsFallthrough ? 1 : 0)}");
            steps[s] = _steps.Of(string.Join(',', tried.Select(t => $"{(t.Applies ? -t.Number : t.Number)},{_whys.Of(words.Renamed(t.Why))}")));
        }

        _classContents.Add((DispatchTable.Compute(rules, op).Mask, slots, steps));
        return number;
    }

    private void Lists(Utf8JsonWriter json)
    {
        json.Array("classes", _classContents, c =>
        {
            json.WriteStartArray();
            json.WriteStartArray();
            foreach (var backend in c.Mask.IsPerBackend ? KeyLayout.AllBackends() : [BackendComponent.CPU])
                json.WriteStringValue(MachineData.Hex(c.Mask.For(DispatchKeySet.Of(backend))));
            json.WriteEndArray();
            Numbers(json, c.Slots);
            Numbers(json, c.Steps);
            json.WriteEndArray();
        });
        Rows(json, "slots", _slots);
        Rows(json, "steps", _steps);
        json.Array("whys", _whys.Items, json.WriteStringValue);
        json.Array("sites", _sites.Items, json.WriteStringValue);
        json.Array("files", _files.Items, json.WriteStringValue);
        json.Array("nexts", _nexts.Items, n => MachineData.Next(json, n, words));
    }

    private static void Numbers(Utf8JsonWriter json, int[] numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void Rows(Utf8JsonWriter json, string property, Numbering<string> rows) => json.Array(property, rows.Items, row => json.WriteRawValue($"[{row}]"));

    // Operators outside the selection that a known kernel calls: a chain goes through them.
    private static List<OperatorRules> Called(RuleSet rules, MatrixSelection matrix)
    {
        var seen = matrix.Rows.Select(r => r.Operator.Name).ToHashSet();
        var found = new List<OperatorRules>();
        var open = new Queue<OperatorRules>(matrix.Rows.Select(r => r.Operator));
        while (open.TryDequeue(out var op))
        {
            foreach (var name in op.Kernels.SelectMany(k => Others(k.Kernel.Next)).Concat(rules.Fallbacks.SelectMany(f => Others(f.Kernel.Next))))
            {
                if (!seen.Add(name)) continue;
                rules.Find(name).IfSome(other =>
                {
                    found.Add(other);
                    open.Enqueue(other);
                });
            }
        }

        return found;
    }

    private static IEnumerable<OperatorName> Others(KernelNext next)
    {
        for (; next is KernelNext.CallOther other; next = other.Then) yield return other.Other;
    }

    // Numbers things as they first come.
    private sealed class Numbering<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = [];

        public List<T> Items { get; } = [];

        public int Of(T item)
        {
            if (_numbers.TryGetValue(item, out var number)) return number;
            _numbers.Add(item, Items.Count);
            Items.Add(item);
            return Items.Count - 1;
        }
    }
}

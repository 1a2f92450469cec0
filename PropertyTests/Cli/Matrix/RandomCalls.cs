using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.PropertyTests.Cli.Matrix;

/// <summary>A call as the page's form holds it and as the core reads it from a command line.</summary>
public sealed record DrawnCall(string Operator, string[] Texts, string[] Guards, Call Call, ThreadState State)
{
    public override string ToString() => $"{Operator} {string.Join(' ', Texts.Select(t => t.Length == 0 ? "''" : t))} {string.Join(' ', Guards.Select(g => $"--guard {g}"))}";
}

/// <summary>Draws calls out of the whole vocabulary of the page: every tensor word with suffixes, key names, raw sets, lists, devices, guards.</summary>
internal sealed class RandomCalls(int seed, KeyNames names)
{
    private static readonly string[] Guards =
        ["BelowAutograd", "BelowADInplaceOrView", "SkipFunctionalize", "NonVariableTypeMode", "InferenceMode", "InferenceMode(false)", "no-grad", "grad"];

    private static readonly string[] DeviceNames = [.. Enum.GetValues<DeviceType>().Select(d => Devices.Name(d))];

    private readonly Random _random = new(seed);
    private readonly string[] _words = [.. TensorWords.All(names)];
    private readonly string[] _suffixes = [.. TensorWords.Suffixes];

    public DrawnCall Next(OperatorRules[] operators)
    {
        while (true)
        {
            var op = operators[_random.Next(operators.Length)];
            if (op.Definition is not { Schema: var schema }) continue;
            var holders = schema.Arguments.Where(a => HoldsTensors(a.Type) || IsDevice(a.Type)).ToArray();
            string[] texts = [.. holders.Select(Text)];
            string[] guards = [.. Enumerable.Range(0, Math.Max(0, _random.Next(-1, 4))).Select(_ => Pick(Guards))];
            // By name, so that what is left out is left out here too.
            var given = holders.Zip(texts, (p, t) => t.Length > 0 ? $"{p.Name}={t}" : "").Where(t => t.Length > 0).ToArray();
            var call = ArgumentBinding.Bind(schema, given, names).OrFail();
            var state = guards.Aggregate(ThreadState.Default, (s, g) => GuardWords.Parse(g, names).OrFail().Enter(s));
            return new DrawnCall(op.Name.ToString(), texts, guards, call, state);
        }
    }

    private string Text(Argument parameter)
    {
        var optional = parameter.Type is SchemaType.Optional || parameter.Default is not null;
        if (optional && _random.Next(3) == 0) return "";
        if (IsDevice(parameter.Type)) return Pick(DeviceNames);
        if (parameter.Type is SchemaType.Optional && _random.Next(8) == 0) return "none";
        var type = parameter.Type is SchemaType.Optional o ? o.Element : parameter.Type;
        if (type is not SchemaType.List list) return Tensor();
        var none = list.Element is SchemaType.Optional;
        return $"[{string.Join(',', Enumerable.Range(0, _random.Next(4)).Select(_ => none && _random.Next(4) == 0 ? "none" : InList(Tensor())))}]";
    }

    private static string InList(string tensor) => tensor.Contains(',', StringComparison.Ordinal) ? $"({tensor})" : tensor;

    // Realistic words are the most; a set of any keys must be followed alike too.
    private string Tensor() => _random.Next(10) switch
    {
        0 => string.Join(',', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => names.Print(KeyLayout.KeyAt(_random.Next(1, KeyLayout.SlotCount))))),
        1 => $"0x{DispatchKeySet.FromRawMasked((ulong)_random.NextInt64() & (ulong)_random.NextInt64() & (ulong)_random.NextInt64()).Raw:x}",
        2 or 3 => Pick(["cpu", "cuda", "meta"]),
        _ when Pick(_words) is var word && word == TensorWords.Undefined => word,
        _ => Pick(_words) is var word and not TensorWords.Undefined ? word + string.Concat(_suffixes.Where(_ => _random.Next(6) == 0).Select(s => "+" + s)) : TensorWords.Undefined,
    };

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    private static bool HoldsTensors(SchemaType type) => type is SchemaType.Base { Kind: BaseType.Tensor } || type.Parts.Any(HoldsTensors);

    private static bool IsDevice(SchemaType type) => (type is SchemaType.Optional optional ? optional.Element : type) is SchemaType.Base { Kind: BaseType.Device };
}

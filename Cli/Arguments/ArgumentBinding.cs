using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Schemas;
using LanguageExt;

namespace Functional.Dispatch.Cli.Arguments;

/// <summary>
/// Binds ARGs to an operator's parameters: in order to those whose type contains Tensor, or by name (<c>out=cpu</c>, <c>device=cuda</c>).
/// </summary>
public static class ArgumentBinding
{
    /// <summary>Makes the call.</summary>
    /// <param name="schema">The operator's schema.</param>
    /// <param name="texts">The ARGs.</param>
    /// <param name="names">The names in use.</param>
    /// <returns>The call, with something for every parameter; or what is wrong with an ARG or missing.</returns>
    public static Either<DispatchError, Call> Bind(FunctionSchema schema, IReadOnlyList<string> texts, KeyNames names)
    {
        var given = new CallArgument?[schema.Arguments.Count];
        foreach (var text in texts)
            if (Place(schema, given, text, names) is { } error) return error;

        for (var i = 0; i < given.Length; i++)
        {
            if (given[i] is not null) continue;
            var parameter = schema.Arguments[i];
            if (!HoldsTensors(parameter.Type)) given[i] = new CallArgument.Other();
            else if (parameter.Type is SchemaType.Optional || parameter.Default is not null) given[i] = new CallArgument.None();
            else return new UsageError($"`{schema.Name}` needs `{parameter.Type} {parameter.Name}`", Expected(schema));
        }

        return new Call(schema.Name, [.. given.Select(g => g!)]);
    }

    private static DispatchError? Place(FunctionSchema schema, CallArgument?[] given, string text, KeyNames names)
    {
        var position = -1;
        var value = text;
        if (text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
        {
            var name = text[..equals].Trim();
            value = text[(equals + 1)..];
            position = Position(schema, a => a.Name == name);
            if (position < 0)
                return new UsageError(
                    $"`{schema.Name}` has no parameter `{Quoted.Short(name)}`", UsageError.DidYouMean(name, schema.Arguments.Select(a => a.Name), $"schema: {schema}"));
            if (given[position] is not null) return new UsageError($"parameter `{name}` is given twice");
            if (IsDevice(schema.Arguments[position].Type)) return PlaceDevice(given, position, value, names);
            if (!HoldsTensors(schema.Arguments[position].Type))
                return new UsageError($"parameter `{name}` of `{schema.Name}` is no tensor and no device, so it takes no part in dispatch", "leave it out");
        }
        else
        {
            for (var i = 0; i < given.Length && position < 0; i++)
                if (given[i] is null && HoldsTensors(schema.Arguments[i].Type)) position = i;
        }

        if (ArgumentText.Parse(value, names).Fails(out var argument, out var error)) return error;
        if (position < 0) return new UsageError($"too many arguments for `{schema.Name}`: nothing takes `{Quoted.Short(text)}`", Expected(schema));
        if (Misfit(schema.Arguments[position], argument, value) is { } misfit) return misfit;
        given[position] = argument;
        return null;
    }

    private static UsageError? PlaceDevice(CallArgument?[] given, int position, string value, KeyNames names)
    {
        var word = value.Split(':')[0];
        if (TensorWords.Device(word, names) is not { } device)
            return new UsageError(
                $"unknown device `{Quoted.Short(value)}`",
                UsageError.DidYouMean(word, Enum.GetValues<DeviceType>().Select(d => Devices.Name(d)).Append(names.PrivateUse1Name.ToLowerInvariant())));
        given[position] = new CallArgument.Device(device);
        return null;
    }

    private static UsageError? Misfit(Argument parameter, CallArgument argument, string text)
    {
        var type = parameter.Type is SchemaType.Optional optional ? optional.Element : parameter.Type;
        var shown = $"parameter `{parameter.Name}` is a `{parameter.Type}`";
        return (argument, type) switch
        {
            (CallArgument.None, _) when parameter.Type is not SchemaType.Optional => new UsageError($"{shown}, which cannot be `none`", $"`{TensorWords.Undefined}` is a tensor without data"),
            (CallArgument.Tensor, SchemaType.List) => new UsageError($"{shown}, a list", $"write `[{Quoted.Short(text)}]`"),
            (CallArgument.List, not SchemaType.List) => new UsageError($"{shown}, not a list", "separate arguments by blanks"),
            (CallArgument.List list, SchemaType.List { Element: not SchemaType.Optional }) when list.Items.Any(i => i is CallArgument.None) =>
                new UsageError($"{shown}, whose entries cannot be `none`", $"`{TensorWords.Undefined}` is a tensor without data"),
            _ => null,
        };
    }

    private static string Expected(FunctionSchema schema)
    {
        var tensors = schema.Arguments.Where(a => HoldsTensors(a.Type)).Select(a => $"`{a.Type} {a.Name}`").ToArray();
        return tensors.Length == 0 ? $"`{schema.Name}` has no tensor parameters" : $"its tensor parameters are {string.Join(", ", tensors)}";
    }

    private static int Position(FunctionSchema schema, Func<Argument, bool> fits)
    {
        for (var i = 0; i < schema.Arguments.Count; i++)
            if (fits(schema.Arguments[i])) return i;
        return -1;
    }

    private static bool IsDevice(SchemaType type) => (type is SchemaType.Optional optional ? optional.Element : type) is SchemaType.Base { Kind: BaseType.Device };

    private static bool HoldsTensors(SchemaType type) => type is SchemaType.Base { Kind: BaseType.Tensor } || type.Parts.Any(HoldsTensors);
}

using System.Collections.Frozen;
using System.Globalization;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Verification;

/// <summary>A call as a command line of the tool: what stands behind <c>fdispatch explain</c>, to be pasted into a shell.</summary>
public static class ExplainLine
{
    private static readonly FrozenDictionary<DispatchKeySet, string> Words =
        TensorKind.All.Where(k => k.Word is not null).ToFrozenDictionary(k => k.Keys, k => k.Word!);

    /// <summary>The whole command, quoted for a POSIX shell.</summary>
    /// <param name="witness">The call.</param>
    /// <param name="schema">The operator's schema.</param>
    /// <param name="names">The names in use; the command needs <c>--private-use1</c> (and <c>--rules</c>) where the caller has them.</param>
    /// <returns>One line: <c>fdispatch explain aten::mm cpu+grad cpu</c>.</returns>
    public static string Of(Witness witness, FunctionSchema schema, KeyNames names) =>
        $"fdispatch explain {string.Join(' ', Parts(witness, schema, names).Select(Shell))}";

    /// <summary>The parts of the command behind <c>explain</c>, unquoted.</summary>
    /// <param name="witness">The call.</param>
    /// <param name="schema">The operator's schema.</param>
    /// <param name="names">The names in use.</param>
    /// <returns>The operator, the arguments, and options for what differs from a thread's default state.</returns>
    public static IEnumerable<string> Parts(Witness witness, FunctionSchema schema, KeyNames names)
    {
        yield return witness.Call.Operator.ToString();
        var arguments = witness.Call.Arguments;
        var last = arguments.Count;
        while (last > 0 && arguments[last - 1] is CallArgument.None or CallArgument.Other) last--;
        for (var i = 0; i < last; i++)
            if (Word(arguments[i], names) is { } word)
                yield return arguments[i] is CallArgument.Device ? $"{schema.Arguments[i].Name}={word}" : word;
        if (witness.Start.Included != KeySets.DefaultIncluded) yield return $"--included={Set(witness.Start.Included, names)}";
        if (witness.Start.Excluded != KeySets.DefaultExcluded) yield return $"--excluded={Set(witness.Start.Excluded, names)}";
        for (var i = 0; i < witness.Guards.Count; i++)
            if (Word(witness.Guards[i], set => Set(set, names)) is { } word)
                yield return $"--guard={word}";
    }

    /// <summary>A tensor: its word where there is one, otherwise its keys.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="names">The names in use.</param>
    /// <param name="inList">Whether it stands in a list, where key names need parentheses.</param>
    /// <returns>For example <c>cpu+grad</c>, <c>CPU,AutogradCPU</c> or <c>0x0</c>.</returns>
    public static string Word(CallArgument.Tensor tensor, KeyNames names, bool inList = false)
    {
        var grad = tensor.RequiresGrad ? "+grad" : "";
        if (Words.TryGetValue(tensor.Keys, out var word))
            return (names.PrivateUse1Name == KeyNames.Default.PrivateUse1Name ? word
                : word.Replace(Devices.Name(DeviceType.PrivateUse1), names.PrivateUse1Name.ToLowerInvariant(), StringComparison.Ordinal)) + grad;
        var keys = Set(tensor.Keys, names);
        return (inList ? $"({keys})" : keys) + grad;
    }

    /// <summary>A guard, as <c>--guard</c> takes it.</summary>
    /// <param name="guard">The guard; not <see cref="Guard.Restore"/>.</param>
    /// <param name="set">Prints the sets it holds.</param>
    /// <returns>The text, or null for a guard that changes nothing on the way in, which no call inside can notice.</returns>
    /// <exception cref="ArgumentException">No command line can say the guard.</exception>
    public static string? Word(Guard guard, Func<DispatchKeySet, string> set) => guard switch
    {
        Guard.Include include => $"Include({set(include.Keys)})",
        Guard.Exclude exclude => $"Exclude({set(exclude.Keys)})",
        Guard.Force force => $"Force({set(force.Keys.Included)};{set(force.Keys.Excluded)})",
        Guard.BelowAutograd => "BelowAutograd",
        Guard.BelowADInplaceOrView => "BelowADInplaceOrView",
        Guard.SkipFunctionalize => "SkipFunctionalize",
        Guard.NonVariableTypeMode => "NonVariableTypeMode",
        Guard.Inference inference => inference.Enabled ? "InferenceMode" : "InferenceMode(false)",
        Guard.Gradients gradients => gradients.Enabled ? "grad" : "no-grad",
        Guard.Preserve => null,
        _ => throw new ArgumentException($"no command line can say `{guard}`", nameof(guard)),
    };

    /// <summary>A word as a POSIX shell takes it.</summary>
    /// <param name="word">Any text.</param>
    /// <returns>The text, in quotes where it needs them.</returns>
    public static string Shell(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '_' or '-' or '+' or '=' or ',' or '/' or '@' or '%')
            ? word
            : string.Create(CultureInfo.InvariantCulture, $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'");

    private static string Set(DispatchKeySet set, KeyNames names) => set.IsEmpty ? "0x0" : names.PrintExact(set).Replace(", ", ",", StringComparison.Ordinal);

    private static string? Word(CallArgument argument, KeyNames names) => argument switch
    {
        CallArgument.Tensor tensor => Word(tensor, names),
        CallArgument.List list => $"[{string.Join(',', list.Items.Select(i => i is CallArgument.Tensor t ? Word(t, names, inList: true) : "none"))}]",
        CallArgument.None => "none",
        CallArgument.Device device => Devices.Name(device.Type),
        _ => null,
    };
}

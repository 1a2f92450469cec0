using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using LanguageExt;

namespace Functional.Dispatch.Cli.Arguments;

/// <summary>
/// Reads one ARG: a tensor word, key names (<c>CPU,AutogradCPU</c>), a raw keyset (<c>0x10001</c>), <c>none</c>, or a list of these in brackets,
/// where key names stand in parentheses (<c>[cpu,(CPU,AutogradCPU)]</c>).
/// </summary>
public static class ArgumentText
{
    private const string None = "none";

    private const string Grad = "+grad";

    /// <summary>Reads an ARG.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names in use.</param>
    /// <returns>A tensor, a list or none; or what is wrong with the text.</returns>
    public static Either<DispatchError, CallArgument> Parse(string text, KeyNames names)
    {
        var body = text.Trim();
        if (!body.StartsWith('[')) return Item(body, names);
        if (!body.EndsWith(']')) return new UsageError($"list `{Quoted.Short(text)}` has no closing `]`", "write a list as `[cpu,cuda]`, in quotes if it holds blanks");

        var items = new List<CallArgument>();
        foreach (var part in Split(body[1..^1]))
        {
            if (part.StartsWith('[')) return new UsageError($"list `{Quoted.Short(text)}` holds a list", "lists of tensors are flat");
            if (part.Length == 0) return new UsageError($"list `{Quoted.Short(text)}` has an empty entry", $"write `{None}` for an absent tensor");
            if (Item(part, names).Fails(out var item, out var error)) return error;
            items.Add(item);
        }

        return new CallArgument.List([.. items]);
    }

    private static Either<DispatchError, CallArgument> Item(string text, KeyNames names)
    {
        if (text.Equals(None, StringComparison.OrdinalIgnoreCase)) return new CallArgument.None();
        if (text.Length == 0) return new UsageError("an argument is empty", $"write `{None}` for an absent tensor");
        if (TensorWords.Parse(text, names) is { } word) return word.Map<CallArgument>(t => t);

        var grad = text.EndsWith(Grad, StringComparison.OrdinalIgnoreCase);
        var keys = grad ? text[..^Grad.Length] : text;
        if (keys.StartsWith('(') && keys.EndsWith(')')) keys = keys[1..^1];
        return Keys(keys, names).Map<CallArgument>(set => new CallArgument.Tensor(set, grad));
    }

    private static Either<DispatchError, DispatchKeySet> Keys(string text, KeyNames names)
    {
        var set = names.ParseSet(text);
        if (!set.Fails(out _, out var error) || error is not UnknownKeyError unknown) return set;
        // A list without its brackets, or a single word that may have been meant for a tensor or for a key.
        if (TensorWords.Parse(unknown.Name, names) is not null)
            return new UsageError($"`{Quoted.Short(text)}` mixes tensors and keys", $"`{unknown.Name}` is a tensor: separate arguments by blanks, write a list as `[cpu,cuda]`");
        if (text.Contains(',', StringComparison.Ordinal)) return error;
        if (unknown.Name.Contains('+', StringComparison.Ordinal))
        {
            var word = unknown.Name[..unknown.Name.IndexOf('+', StringComparison.Ordinal)];
            return new UsageError($"unknown tensor `{Quoted.Short(word)}`", UsageError.DidYouMean(word, TensorWords.All(names), Help));
        }

        return new UsageError($"unknown tensor or dispatch key `{Quoted.Short(text)}`", Suggest(text, names));
    }

    private const string Help = "`fdispatch explain --help` says what an argument can be";

    private static string? Suggest(string text, KeyNames names) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && TensorWords.Parse(text[..colon], names) is not null
            ? $"device indices take no part in dispatch, write `{text[..colon]}`"
            : GuardWords.IsName(text) ? $"`{Quoted.Short(text)}` is a guard: write `--guard {Quoted.Short(text)}`"
            : UsageError.DidYouMean(text, [.. TensorWords.All(names), .. names.Accepted, None], Help);

    /// <summary>Splits at the commas outside parentheses; blanks around parts are dropped. Empty text has no parts.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The parts.</returns>
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] != ',' || depth > 0) continue;
            parts.Add(text[start..i].Trim());
            start = i + 1;
        }

        if (parts.Count > 0 || !string.IsNullOrWhiteSpace(text)) parts.Add(text[start..].Trim());
        return parts;
    }
}

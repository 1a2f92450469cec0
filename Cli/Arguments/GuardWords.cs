using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Cli.Arguments;

/// <summary>Guards by name: <c>BelowAutograd</c>, <c>InferenceMode(false)</c>, <c>Exclude(AutogradCPU)</c>, … Letter case, <c>-</c> and <c>_</c> do not matter.</summary>
public static class GuardWords
{
    /// <summary>How each guard is written.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "BelowAutograd", "BelowADInplaceOrView", "SkipFunctionalize", "NonVariableTypeMode", "InferenceMode", "no-grad", "grad",
        "Include(KEYS)", "Exclude(KEYS)", "Force(KEYS;KEYS)",
    ];

    /// <summary>Whether the text starts with the name of a guard.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True when it does.</returns>
    public static bool IsName(string text) => All.Any(g => Folded(NameOf(g)) == Folded(NameOf(text)));

    /// <summary>Reads a guard.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names in use.</param>
    /// <returns>The guard, or what is wrong with the text.</returns>
    public static Either<DispatchError, Guard> Parse(string text, KeyNames names)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = Folded(open < 0 ? text : text[..open]);
        var inside = open >= 0 && text.EndsWith(')') ? text[(open + 1)..^1] : null;
        if (open >= 0 && inside is null) return new UsageError($"guard `{Quoted.Short(text)}` has no closing `)`");
        return name switch
        {
            "belowautograd" or "autodispatchbelowautograd" => Plain(text, inside, new Guard.BelowAutograd()),
            "belowadinplaceorview" or "autodispatchbelowadinplaceorview" => Plain(text, inside, new Guard.BelowADInplaceOrView()),
            "skipfunctionalize" or "autodispatchskipfunctionalize" => Plain(text, inside, new Guard.SkipFunctionalize()),
            "nograd" => Plain(text, inside, new Guard.Gradients(false)),
            "grad" or "enablegrad" => Plain(text, inside, new Guard.Gradients(true)),
            "inferencemode" => Switch(text, inside).Map<Guard>(on => new Guard.Inference(on)),
            "nonvariabletypemode" or "autononvariabletypemode" => Switch(text, inside).Bind(Guard.NonVariableType),
            "include" => Keys(text, inside, names).Map<Guard>(k => new Guard.Include(k)),
            "exclude" => Keys(text, inside, names).Map<Guard>(k => new Guard.Exclude(k)),
            "force" => Force(text, inside, names),
            _ => Unknown(text),
        };
    }

    private static string Folded(string name) =>
        name.Trim().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string NameOf(string guard) => guard.Split('(')[0];

    private static UsageError Unknown(string text) =>
        new(
            $"unknown guard `{Quoted.Short(text)}`",
            NearestName.Of(NameOf(text), All.Select(NameOf)) is { } nearest ? $"did you mean `{All.First(g => NameOf(g) == nearest)}`?" : $"guards: {string.Join(", ", All)}");

    private static Either<DispatchError, Guard> Plain(string text, string? inside, Guard guard) =>
        string.IsNullOrWhiteSpace(inside) ? guard : new UsageError($"guard `{Quoted.Short(text)}` takes nothing in parentheses");

    private static Either<DispatchError, bool> Switch(string text, string? inside) => inside?.Trim().ToLowerInvariant() switch
    {
        null or "" or "true" => true,
        "false" => false,
        _ => new UsageError($"guard `{Quoted.Short(text)}` takes `true` or `false`"),
    };

    private static Either<DispatchError, DispatchKeySet> Keys(string text, string? inside, KeyNames names) =>
        string.IsNullOrWhiteSpace(inside)
            ? new UsageError($"guard `{Quoted.Short(text)}` names no keys", "write keys in parentheses, for example `Exclude(AutogradCPU)`")
            : names.ParseSet(inside);

    private static Either<DispatchError, Guard> Force(string text, string? inside, KeyNames names) =>
        inside?.Split(';') is [var included, var excluded]
            ? names.ParseSet(included).Bind(i => names.ParseSet(excluded).Map<Guard>(e => new Guard.Force(new LocalKeys(i, e))))
            : new UsageError($"guard `{Quoted.Short(text)}` takes two sets", "write `Force(INCLUDED;EXCLUDED)`, either may be empty");
}

using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Interchange;

/// <summary>The words of a rule text: those that begin statements, and those that describe kernels and definitions.</summary>
internal static class RuleWords
{
    public const string Version = "version", Source = "source", PrivateUse1 = "private_use1", Def = "def", Impl = "impl", Fallback = "fallback",
        Backends = "backends", Keys = "keys", Alias = "alias";

    public const string Fallthrough = "fallthrough", Boxed = "boxed", Unboxed = "unboxed", Uncallable = "uncallable", Debug = "debug", Signature = "signature",
        Native = "native", Symbolic = "symbolic", None = "none", Next = "next", Presumed = "presumed", BuiltIn = "built_in";

    public const string AliasAnalysis = "alias_analysis", Tags = "tags", Stub = "pystub", DefaultAlias = "default";

    public static WordSet Statements { get; } = new([Version, Source, PrivateUse1, Backends, Keys, Alias, Def, Impl, Fallback]);

    private static readonly WordSet OfKernel = new([Fallthrough, Boxed, Unboxed, Uncallable, Debug, Signature, Native, Next, Presumed]);

    private static readonly WordSet OfFallback = new([.. OfKernel.Words, BuiltIn]);

    private static readonly WordSet OfDefinition = new([Debug, AliasAnalysis, Tags, Stub]);

    private static readonly string[] AliasNames = [.. AliasWords.All.Where(w => !w.Contains(' ', StringComparison.Ordinal)), DefaultAlias];

    /// <summary>What a definition is taken to come from when its statement does not say.</summary>
    public static string OriginOf(string word, string what) => $"{word} {what}";

    /// <summary>How a word for alias analysis is written: PyTorch's own but for the one with a blank in it.</summary>
    public static string Print(AliasAnalysis analysis) => analysis == Dispatch.Rules.AliasAnalysis.Default ? DefaultAlias : AliasWords.Print(analysis);

    /// <summary>Reads the words of a kernel or a fallback up to the statement's end.</summary>
    /// <param name="text">Behind the key.</param>
    /// <param name="key">Where it stands.</param>
    /// <param name="origin">Who registered it when the statement does not say.</param>
    /// <param name="isFallback">Whether it is a backend fallback.</param>
    /// <param name="signatures">Signatures read so far.</param>
    /// <returns>The kernel, or null with an error.</returns>
    public static StatedKernel? Kernel(RuleTextCursor text, RegistrationKey key, string origin, bool isFallback, KernelSignatures signatures)
    {
        var allowed = isFallback ? OfFallback : OfKernel;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        TextToken? signature = null;
        NativeSignature? native = null;
        KernelNext? next = null;
        var debug = origin;
        while (!text.AtEnd)
        {
            if (Once(text, allowed, seen) is not { } word) return null;
            switch (word)
            {
                case Debug: debug = text.Quoted("who registered it")?.Text ?? ""; break;
                case Signature: signature = text.Quoted("the signature inferred from it"); break;
                case Native when !text.Take(None):
                    if (text.Quoted("its native signature") is { } types) native = new NativeSignature(types.Text, text.Take(Symbolic));
                    break;
                case Next or Presumed: next = NextText.Read(text); break;
            }

            if (text.Error is not null) return null;
        }

        if (seen.Contains(Uncallable) && (seen.Contains(Boxed) || seen.Contains(Unboxed))) text.Fail($"`{Uncallable}` without `{Boxed}` and `{Unboxed}`");
        if (seen.Contains(Next) && seen.Contains(Presumed)) text.Fail($"`{Next}` or `{Presumed}`, not both");
        var isUnboxed = seen.Contains(Unboxed);
        var kernel = new Kernel(debug)
        {
            IsFallthrough = seen.Contains(Fallthrough),
            IsBoxed = seen.Contains(Boxed) || !(isUnboxed || seen.Contains(Uncallable)),
            IsUnboxed = isUnboxed,
            Signature = native,
            Next = next ?? KernelFields.PresumedFor(key, debug, isFallback),
            IsNextPresumed = !seen.Contains(Next),
        };
        if (signature is { } said)
        {
            if (signatures.Read(said.Text, isUnboxed).Try(out var read, out var error))
                kernel = kernel with { Inferred = read.Inferred, Signature = seen.Contains(Native) ? native : read.Native };
            else
                text.RefuseInside(said, opening: 1, error);
        }

        return text.Error is null ? new StatedKernel(key, kernel, null, seen.Contains(BuiltIn)) : null;
    }

    /// <summary>Reads the words of a definition up to the statement's end: who defined it, and what else is known of it.</summary>
    /// <param name="text">Behind the schema.</param>
    /// <param name="origin">Who defined it when the statement does not say.</param>
    /// <returns>What to change in the definition, or null with an error.</returns>
    public static (string Debug, Func<OperatorDefinition, OperatorDefinition> Describe)? Definition(RuleTextCursor text, string origin)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var debug = origin;
        var alias = Dispatch.Rules.AliasAnalysis.FromSchema;
        ImmutableArray<string> tags = [];
        (string, string)? stub = null;
        while (!text.AtEnd)
        {
            if (Once(text, OfDefinition, seen) is not { } word) return null;
            switch (word)
            {
                case Debug: debug = text.Quoted("who defined it")?.Text ?? ""; break;
                case AliasAnalysis when text.OneOf("a word for alias analysis", AliasNames) is { } name:
                    alias = AliasWords.Find(name) ?? Dispatch.Rules.AliasAnalysis.Default;
                    break;
                case Tags: tags = Texts(text); break;
                case Stub:
                    if (text.Quoted("the module") is { } module && text.Quoted("the context") is { } context) stub = (module.Text, context.Text);
                    break;
            }

            if (text.Error is not null) return null;
        }

        return (debug, d => d with { AliasAnalysis = alias, Tags = tags, FakeImplementation = stub });
    }

    private static string? Once(RuleTextCursor text, WordSet allowed, HashSet<string> seen)
    {
        if (text.Current is { Kind: TextTokenKind.Word } token && seen.Contains(token.Text)) text.Fail($"`{token.Text}` once");
        var word = text.OneOf(allowed);
        if (word is not null) seen.Add(word);
        return word;
    }

    /// <summary>Reads words or quoted texts in parentheses; nothing, with an error, when they are none.</summary>
    public static ImmutableArray<string> Texts(RuleTextCursor text)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        if (!text.Expect("(") || text.TakeSign(")")) return [];
        do
        {
            if ((text.Current is { Kind: TextTokenKind.Quoted } ? text.Quoted("a text") : text.Word("a text")) is not { } item) return [];
            if (texts.Count == RuleLimits.Texts) text.Refuse(item, new TooManyError("texts in a list", RuleLimits.Texts));
            if (text.Error is not null) return [];
            texts.Add(item.Text);
        }
        while (text.TakeSign(","));

        text.Expect(")");
        return texts.DrainToImmutable();
    }
}

/// <summary>The words that can stand at one place of a rule text.</summary>
/// <param name="Words">The words.</param>
internal sealed record WordSet(IReadOnlyList<string> Words)
{
    /// <summary>What an error says was expected there.</summary>
    public string Expected { get; } = "one of the words " + string.Join(", ", Words.Select(w => $"`{w}`"));
}

using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Interchange;

/// <summary>Takes the statements of a rule text one after the other, as a program of registrations; made for one reading and dropped at its end.</summary>
internal sealed class RuleTextReader(Func<string, bool>? only, KeyNames names, ForeignKeys foreign)
{
    private readonly RuleSet.Builder _rules = new(RuleSet.Empty);
    private readonly KernelSignatures _signatures = new();
    private readonly HashSet<string> _headerWords = new(StringComparer.Ordinal);
    private readonly List<AliasMembers> _aliases = [];
    private RuleFileHeader _header = RuleFileHeader.Default with { Names = names };
    private ImmutableArray<string> _backends = [];
    private ImmutableArray<string> _keys = [];
    private TextToken? _enumeration;
    private KeyReader? _reader;
    private bool _hasFallbacks;

    public RuleFileContents Contents => new(_rules.Build(), _header, _hasFallbacks) { Mapping = Keys.Mapping, LeftOut = [.. Keys.LeftOut] };

    // There is one as soon as the header has ended.
    private KeyReader Keys => _reader ?? new KeyReader(_header.Names, null, foreign);

    /// <summary>Takes a statement; null when it was taken.</summary>
    public DispatchError? Take(TextStatement statement)
    {
        var text = new RuleTextCursor(statement.Tokens, statement.EndLine, statement.EndColumn, Keys);
        var start = statement.Tokens[0];
        if (_reader is null && start.Text is RuleWords.Def or RuleWords.Impl or RuleWords.Fallback)
        {
            if (Finish() is { } wrong) return wrong;
            text = new RuleTextCursor(statement.Tokens, statement.EndLine, statement.EndColumn, Keys);
        }

        switch (text.OneOf(RuleWords.Statements))
        {
            case RuleWords.Def when statement.Schema is { } schema:
                Define(text, start, schema);
                break;
            case RuleWords.Def:
                text.Fail("a blank and a schema");
                break;
            case RuleWords.Impl:
                Implement(text, start);
                break;
            case RuleWords.Fallback:
                Fallback(text, start);
                break;
            case { } word:
                if (_reader is null && (_headerWords.Add(word) || word == RuleWords.Alias)) Header(text, start, word);
                else text.Refuse(start, new MisplacedStatementError(word, IsRepeated: _reader is null));
                break;
        }

        if (_rules.Count > RuleLimits.Registrations) text.Refuse(start, new TooManyError("registrations", RuleLimits.Registrations));
        return text.Error;
    }

    /// <summary>Ends the header: what the keys are is known then. Null when it was in order.</summary>
    public DispatchError? Finish()
    {
        if (_reader is not null) return null;
        KeyMapping? mapping = null;
        if (_enumeration is { } start)
        {
            if (!KeyEnumeration.Of(_backends, _keys, [.. _aliases]).Try(out var theirs, out var wrong)) return new RuleTextRefusal(start.Line, start.Column, wrong);
            mapping = KeyMapping.From(theirs, _header.Names);
        }

        _reader = new KeyReader(_header.Names, mapping, foreign);
        return null;
    }

    private void Header(RuleTextCursor text, TextToken start, string word)
    {
        if (word is RuleWords.Backends or RuleWords.Keys or RuleWords.Alias) _enumeration ??= start;
        switch (word)
        {
            case RuleWords.Version:
                text.OneOf($"version {RuleFile.Version}", [$"{RuleFile.Version}"]);
                break;
            case RuleWords.Source:
                _header = _header with { Source = text.Quoted("where the rules come from")?.Text };
                break;
            case RuleWords.PrivateUse1 when text.Word("the name that PrivateUse1 goes by") is { } name:
                if (KeyNames.WithPrivateUse1(name.Text).Try(out var renamed, out var error)) _header = _header with { Names = renamed };
                else text.Refuse(name, error);
                break;
            case RuleWords.Backends: _backends = RuleWords.Texts(text); break;
            case RuleWords.Keys: _keys = RuleWords.Texts(text); break;
            case RuleWords.Alias when text.Word("an alias key") is { } alias: _aliases.Add(new AliasMembers(alias.Text, RuleWords.Texts(text))); break;
        }

        End(text);
    }

    private void Define(RuleTextCursor text, TextToken start, TextToken stated)
    {
        if (only is not null && stated.Text.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && !only(stated.Text[..open].Trim())) return;
        if (!SchemaParser.Parse(stated.Text).Try(out var schema, out var error)) text.RefuseInside(stated, opening: 0, error);
        else if (RuleWords.Definition(text, RuleWords.OriginOf(RuleWords.Def, schema.Name.ToString())) is { } said
                 && _rules.Define(schema, said.Debug, said.Describe) is { } refused) text.Refuse(start, refused);
    }

    private void Implement(RuleTextCursor text, TextToken start)
    {
        if (text.Operator() is not { } name) return;
        var printed = name.ToString();
        if (only is not null && !only(printed)) return;
        if (Kernel(text, $"{RuleWords.Impl} {printed}", isFallback: false) is { } stated
            && (OneMore(name) ?? _rules.Implement(name, stated.Key, stated.Kernel)) is { } refused) text.Refuse(start, refused);
    }

    private void Fallback(RuleTextCursor text, TextToken start)
    {
        _hasFallbacks = true;
        var key = text.Current;
        if (Kernel(text, RuleWords.Fallback, isFallback: true) is not { } stated) return;
        if (stated.Key.IsAlias) text.Refuse(key!.Value, new AliasInKeySetError(stated.Key.Alias));
        else if (_rules.Fallback(stated.Key.Runtime, stated.Kernel, stated.IsBuiltIn) is { } refused) text.Refuse(start, refused);
    }

    // Key and words; nothing when there is an error or when the key is none of ours and its kernel is left out.
    private StatedKernel? Kernel(RuleTextCursor text, string statement, bool isFallback)
    {
        var at = text.Current;
        var (known, unknown) = text.Key();
        if (text.Error is not null) return null;
        var key = known ?? default;
        var origin = RuleWords.OriginOf(statement, unknown?.Key ?? text.Names.Print(key));
        if (RuleWords.Kernel(text, key, origin, isFallback, _signatures) is not { } stated) return null;
        if (unknown is null) return stated;
        if (!Keys.LeavesOut(unknown, stated.Kernel.IsFallthrough)) text.Refuse(at!.Value, unknown);
        return null;
    }

    private TooManyError? OneMore(OperatorName name) =>
        _rules.KernelsOf(name) < RuleLimits.KernelsOfOperator ? null : new TooManyError("kernels of one operator", RuleLimits.KernelsOfOperator);

    private static void End(RuleTextCursor text)
    {
        if (!text.AtEnd) text.Fail("the end of the statement");
    }
}

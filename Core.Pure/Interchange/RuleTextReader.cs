using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Interchange;

/// <summary>Takes the statements of a rule text one after the other, as a program of registrations; made for one reading and dropped at its end.</summary>
internal sealed class RuleTextReader(Func<string, bool>? only, KeyNames names)
{
    private readonly RuleSet.Builder _rules = new(RuleSet.Empty);
    private readonly KernelSignatures _signatures = new();
    private readonly HashSet<string> _headerWords = new(StringComparer.Ordinal);
    private RuleFileHeader _header = RuleFileHeader.Default with { Names = names };
    private bool _isHeader = true;
    private bool _hasFallbacks;

    public RuleFileContents Contents => new(_rules.Build(), _header, _hasFallbacks);

    /// <summary>Takes a statement; null when it was taken.</summary>
    public DispatchError? Take(TextStatement statement)
    {
        var text = new RuleTextCursor(statement.Tokens, statement.EndLine, statement.EndColumn, _header.Names);
        var start = statement.Tokens[0];
        switch (text.OneOf("one of the words " + string.Join(", ", RuleWords.Statements.Select(w => $"`{w}`")), RuleWords.Statements))
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
                if (_isHeader && _headerWords.Add(word)) Header(text, word);
                else text.Refuse(start, new MisplacedStatementError(word, _isHeader));
                return text.Error;
        }

        _isHeader = false;
        return text.Error;
    }

    private void Header(RuleTextCursor text, string word)
    {
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
        if (text.Key() is not { } key) return;
        var origin = RuleWords.OriginOf(RuleWords.Impl, $"{printed} {text.Names.Print(key)}");
        if (RuleWords.Kernel(text, key, origin, isFallback: false, _signatures) is { } stated
            && _rules.Implement(name, key, stated.Kernel) is { } refused) text.Refuse(start, refused);
    }

    private void Fallback(RuleTextCursor text, TextToken start)
    {
        _hasFallbacks = true;
        if (text.RuntimeKey() is not { } key) return;
        var origin = RuleWords.OriginOf(RuleWords.Fallback, text.Names.Print(key));
        if (RuleWords.Kernel(text, key, origin, isFallback: true, _signatures) is { } stated
            && _rules.Fallback(key, stated.Kernel, stated.IsBuiltIn) is { } refused) text.Refuse(start, refused);
    }

    private static void End(RuleTextCursor text)
    {
        if (!text.AtEnd) text.Fail("the end of the statement");
    }
}

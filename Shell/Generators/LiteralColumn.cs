using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>Finds the source position of a character of a string: inside the literal, whatever kind of literal it is.</summary>
internal static class LiteralColumn
{
    /// <summary>The location of a column of the text that an expression stands for.</summary>
    /// <param name="expression">The expression; anything but one literal is located as a whole.</param>
    /// <param name="column">The column, from 1; the text's length + 1 is the end.</param>
    public static Location Of(ExpressionSyntax expression, int column)
    {
        if (expression is not LiteralExpressionSyntax { Token: var token }) return expression.GetLocation();
        var text = token.Text;
        var start = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => text[0] == '@' ? Verbatim(text, column) : Regular(text, column),
            SyntaxKind.SingleLineRawStringLiteralToken => Quotes(text) + column - 1,
            _ => -1,
        };
        if (start < 0 || start >= text.Length) return expression.GetLocation();
        return Location.Create(expression.SyntaxTree, new TextSpan(token.SpanStart + start, 1));
    }

    private static int Quotes(string text)
    {
        var quotes = 0;
        while (quotes < text.Length && text[quotes] == '"') quotes++;
        return quotes;
    }

    private static int Verbatim(string text, int column)
    {
        var at = 2;
        for (var i = 1; i < column && at < text.Length; i++) at += text[at] == '"' ? 2 : 1;
        return at;
    }

    private static int Regular(string text, int column)
    {
        var at = 1;
        for (var i = 1; i < column && at < text.Length; i++) at += EscapeLength(text, at);
        return at;
    }

    private static int EscapeLength(string text, int at)
    {
        if (text[at] != '\\' || at + 1 >= text.Length) return 1;
        switch (text[at + 1])
        {
            case 'u': return 6;
            case 'U': return 10;
            case 'x':
                var length = 2;
                while (length < 6 && at + length < text.Length && Uri.IsHexDigit(text[at + length])) length++;
                return length;
            default: return 2;
        }
    }
}

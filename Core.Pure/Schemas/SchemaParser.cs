using LanguageExt;
using static LanguageExt.Prelude;

namespace Functional.Dispatch.Schemas;

/// <summary>
/// Reads PyTorch's operator-schema language. Any text gives a schema or an error, in time linear in its length and with bounded stack;
/// blanks between words do not matter, and <see cref="FunctionSchema.ToString"/> prints the canonical text.
/// </summary>
public static class SchemaParser
{
    /// <summary>Reads a schema with its operator's name.</summary>
    /// <param name="text">The whole schema, for example <c>aten::relu(Tensor self) -> Tensor</c>.</param>
    /// <returns>The schema, or the first place where the text cannot be one.</returns>
    public static Either<SchemaError, FunctionSchema> Parse(string text)
    {
        var cursor = new SchemaCursor(text);
        return Result(cursor, OperatorName.Read(cursor) is { } name ? Declaration(cursor, name) : null);
    }

    /// <summary>Reads a schema without a name, as PyTorch prints the signature inferred from a kernel.</summary>
    /// <param name="text">The whole signature, for example <c>(Tensor _0, int _1) -> Tensor _0</c>.</param>
    /// <returns>The schema with an empty name, or the first place where the text cannot be one.</returns>
    public static Either<SchemaError, FunctionSchema> ParseSignature(string text)
    {
        var cursor = new SchemaCursor(text);
        return Result(cursor, Declaration(cursor, new OperatorName("", "")));
    }

    private static Either<SchemaError, FunctionSchema> Result(SchemaCursor cursor, FunctionSchema? schema) =>
        cursor.Error is null && schema is not null ? Right(schema) : Left(cursor.Error!);

    private static FunctionSchema? Declaration(SchemaCursor cursor, OperatorName name)
    {
        if (Arguments(cursor, out var isVarArg) is not { } arguments)
            return null;
        if (!cursor.Take("->"))
            return (FunctionSchema?)cursor.Fail("`->`");
        if (Returns(cursor, out var isVarRet) is not { } returns)
            return null;
        cursor.SkipSpace();
        return cursor.AtEnd
            ? new FunctionSchema(name, arguments, returns, isVarArg, isVarRet)
            : (FunctionSchema?)cursor.Fail("the end of the schema");
    }

    private static EquatableArray<Argument>? Arguments(SchemaCursor cursor, out bool isVarArg)
    {
        isVarArg = false;
        if (!cursor.Expect('(', "`(`"))
            return null;
        if (cursor.Take(')'))
            return [];
        var arguments = new List<Argument>();
        var isKeywordOnly = false;
        var hasDefault = false;
        do
        {
            if (cursor.Take('*'))
                isKeywordOnly = true;
            else if (cursor.Take("..."))
                isVarArg = true;
            else if (Argument(cursor, isKeywordOnly, hasDefault) is { } argument)
            {
                arguments.Add(argument);
                hasDefault |= argument.Default is not null;
            }
            else
                return null;
        }
        while (!isVarArg && cursor.Take(','));
        return cursor.Expect(')', isVarArg ? "`)` after `...`" : "`,` or `)`") ? [.. arguments] : null;
    }

    private static Argument? Argument(SchemaCursor cursor, bool isKeywordOnly, bool mustHaveDefault)
    {
        if (TypeParser.Read(cursor) is not { } type)
            return null;
        cursor.SkipSpace();
        var name = cursor.Word();
        if (name.IsEmpty)
            return (Argument?)cursor.Fail("an argument name");
        if (cursor.Take('='))
            return DefaultParser.Read(cursor) is { } value ? new Argument(type, name.ToString(), value, isKeywordOnly) : null;
        // PyTorch's checkSchema: only lists and keyword-only arguments may follow a default without having one.
        return mustHaveDefault && !isKeywordOnly && type is not SchemaType.List
            ? (Argument?)cursor.Fail("`=` and a default value, as an argument before has one")
            : new Argument(type, name.ToString(), null, isKeywordOnly);
    }

    private static EquatableArray<Argument>? Returns(SchemaCursor cursor, out bool isVarRet)
    {
        isVarRet = cursor.Take("...");
        if (isVarRet)
            return [];
        if (!cursor.Take('('))
            return Return(cursor) is { } only ? [only] : null;
        if (cursor.Take(')'))
            return [];
        var returns = new List<Argument>();
        do
        {
            if (cursor.Take("..."))
                isVarRet = true;
            else if (Return(cursor) is { } item)
                returns.Add(item);
            else
                return null;
        }
        while (!isVarRet && cursor.Take(','));
        return cursor.Expect(')', isVarRet ? "`)` after `...`" : "`,` or `)`") ? [.. returns] : null;
    }

    private static Argument? Return(SchemaCursor cursor)
    {
        if (TypeParser.Read(cursor) is not { } type)
            return null;
        cursor.SkipSpace();
        return new Argument(type, cursor.Word().ToString());
    }
}

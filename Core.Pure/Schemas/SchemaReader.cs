namespace Functional.Dispatch.Schemas;

/// <summary>
/// The grammar itself: what <see cref="SchemaParser"/> wraps. It knows no library type, so that the source generator, which runs inside the
/// compiler, is built of these very files and reads schemas exactly as the program will.
/// </summary>
internal static class SchemaReader
{
    /// <summary>Reads a schema with its operator's name; null and the error when the text is none.</summary>
    public static FunctionSchema? Read(string text, out SchemaError? error)
    {
        var cursor = new SchemaCursor(text);
        return Result(cursor, OperatorName.Read(cursor) is { } name ? Declaration(cursor, name) : null, out error);
    }

    /// <summary>Reads a schema without a name; null and the error when the text is none.</summary>
    public static FunctionSchema? ReadSignature(string text, out SchemaError? error)
    {
        var cursor = new SchemaCursor(text);
        return Result(cursor, Declaration(cursor, new OperatorName("", "")), out error);
    }

    private static FunctionSchema? Result(SchemaCursor cursor, FunctionSchema? schema, out SchemaError? error)
    {
        error = cursor.Error;
        return error is null ? schema : null;
    }

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

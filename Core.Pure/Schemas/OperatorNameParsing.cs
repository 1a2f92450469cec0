using LanguageExt;
using static LanguageExt.Prelude;

namespace Functional.Dispatch.Schemas;

public readonly partial record struct OperatorName
{
    /// <summary>Reads <c>namespace::name.overload</c>; namespace and overload may be missing.</summary>
    /// <param name="text">The whole name; spaces around it are allowed, spaces inside are not.</param>
    /// <returns>The name, or where and why the text is none.</returns>
    public static Either<SchemaError, OperatorName> Parse(string text)
    {
        var cursor = new SchemaCursor(text);
        var name = Read(cursor);
        cursor.SkipSpace();
        if (!cursor.AtEnd)
            cursor.Fail(name is { Overload.Length: > 0 } ? "the end of the name" : "`::`, `.` or the end of the name");
        return cursor.Error is { } error ? Left(error) : Right(name ?? default);
    }
}

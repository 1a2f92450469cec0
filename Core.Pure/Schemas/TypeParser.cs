using System.Globalization;

namespace Functional.Dispatch.Schemas;

/// <summary>Reads one type with its suffixes and alias annotations.</summary>
internal static class TypeParser
{
    // Bounds on depth, so that neither parsing nor a later walk over the type can exhaust the stack. Real schemas use 1 and 2.
    private const int DeepestNesting = 32;
    private const int MostSuffixes = 16;

    public static SchemaType? Read(SchemaCursor cursor, int depth = 0)
    {
        if (depth > DeepestNesting)
            return Fail(cursor, $"a type nested at most {DeepestNesting} deep");
        var type = Annotated(cursor, Stem(cursor, depth));
        for (var suffixes = 0; type is not null; suffixes++)
        {
            cursor.SkipSpace();
            if (cursor.Peek() is not ('?' or '['))
                return type;
            if (suffixes == MostSuffixes)
                return Fail(cursor, $"at most {MostSuffixes} suffixes");
            type = Annotated(cursor, cursor.Take('?') ? new SchemaType.Optional(type) : Sized(cursor, type));
        }
        return null;
    }

    private static SchemaType? Annotated(SchemaCursor cursor, SchemaType? type)
    {
        if (type is null)
            return null;
        cursor.SkipSpace();
        if (cursor.Peek() is not ('(' or '!'))
            return type;
        return AliasAnnotation.Read(cursor) is { } alias ? type with { Alias = alias } : null;
    }

    private static SchemaType.List? Sized(SchemaCursor cursor, SchemaType element)
    {
        cursor.Position++;
        if (cursor.Take(']'))
            return new SchemaType.List(element);
        var start = cursor.Position;
        cursor.SkipDigits();
        if (int.TryParse(cursor.Since(start), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            return cursor.Expect(']', "`]`") ? new SchemaType.List(element, size) : null;
        cursor.Position = start;
        return (SchemaType.List?)cursor.Fail("a list size or `]`");
    }

    private static SchemaType? Stem(SchemaCursor cursor, int depth)
    {
        if (cursor.Take('('))
            return Tuple(cursor, depth);
        var start = cursor.Position;
        var word = cursor.Word();
        if (word is "__torch__")
            return Class(cursor, start);
        if (BaseTypeLookup.Find(word) is { } kind)
            return new SchemaType.Base(kind);
        switch (word)
        {
            case "Tuple":
                return Open(cursor) ? Tuple(cursor, depth) : null;
            case "Dict":
                return Open(cursor) && Read(cursor, depth + 1) is { } key && cursor.Expect(',', "`,` after the key's type")
                    && Read(cursor, depth + 1) is { } value && Close(cursor)
                    ? new SchemaType.Dict(key, value)
                    : null;
            case "Future":
                return Inner(cursor, depth) is { } future ? new SchemaType.Future(future) : null;
            case "RRef":
                return Inner(cursor, depth) is { } rref ? new SchemaType.RRef(rref) : null;
            case "Await":
                return Inner(cursor, depth) is { } await ? new SchemaType.Await(await) : null;
        }
        if (word is [>= 'a' and <= 'z', .. var digits] && !digits.ContainsAnyExceptInRange('0', '9'))
            return new SchemaType.Variable(word.ToString());
        cursor.Position = start;
        cursor.Fail("a type", BaseTypes.TypeWords);
        return null;
    }

    private static SchemaType? Inner(SchemaCursor cursor, int depth) =>
        Open(cursor) && Read(cursor, depth + 1) is { } type && Close(cursor) ? type : null;

    private static bool Open(SchemaCursor cursor) => cursor.Expect('(', "`(`");

    private static bool Close(SchemaCursor cursor) => cursor.Expect(')', "`)`");

    private static SchemaType.Class? Class(SchemaCursor cursor, int start)
    {
        do
        {
            if (cursor.Peek() is not '.')
                return (SchemaType.Class?)cursor.Fail("`.` and a class name after `__torch__`");
            cursor.Position++;
            if (cursor.Word().IsEmpty)
                return (SchemaType.Class?)cursor.Fail("a name after `.`");
        }
        while (cursor.Peek() is '.');
        return new SchemaType.Class(cursor.Since(start).ToString());
    }

    /// <summary>Reads a tuple's elements; its opening parenthesis has been taken.</summary>
    private static SchemaType.Tuple? Tuple(SchemaCursor cursor, int depth)
    {
        var elements = new List<SchemaType>();
        if (cursor.Take(')'))
            return new SchemaType.Tuple([]);
        do
        {
            if (Read(cursor, depth + 1) is not { } element)
                return null;
            elements.Add(element);
        }
        while (cursor.Take(','));
        return cursor.Expect(')', "`,` or `)`") ? new SchemaType.Tuple([.. elements]) : null;
    }

    private static SchemaType? Fail(SchemaCursor cursor, string expected) => (SchemaType?)cursor.Fail(expected);
}

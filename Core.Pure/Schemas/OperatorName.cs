namespace Functional.Dispatch.Schemas;

/// <summary>
/// The name an operator is registered under, for example <c>aten::add.Tensor</c>: the qualified name <c>aten::add</c> and the overload
/// <c>Tensor</c>. The default value is the empty name of a kernel signature. Ordered by the printed text, ordinal.
/// </summary>
/// <param name="Name">The name with its namespace, <c>aten::add</c>; the namespace may be missing.</param>
/// <param name="Overload">The overload name, empty for the overload without one.</param>
public readonly partial record struct OperatorName(string Name, string Overload) : IComparable<OperatorName>
{
    /// <summary>What stands before <c>::</c>, or empty when the name has no namespace.</summary>
    public string Namespace => Name is not null && Name.IndexOf("::", StringComparison.Ordinal) is > 0 and var end ? Name[..end] : "";

    /// <summary>The name as PyTorch prints it: no dot when the overload is empty.</summary>
    /// <returns><c>namespace::name.overload</c>.</returns>
    public override string ToString() => string.IsNullOrEmpty(Overload) ? Name ?? "" : $"{Name}.{Overload}";

    /// <inheritdoc/>
    public int CompareTo(OperatorName other) =>
        string.Equals(Name, other.Name, StringComparison.Ordinal)
            ? string.CompareOrdinal(Overload, other.Overload)
            : string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>Whether one name is printed before the other.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(OperatorName left, OperatorName right) => left.CompareTo(right) < 0;

    /// <summary>Whether one name is printed after the other.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(OperatorName left, OperatorName right) => left.CompareTo(right) > 0;

    /// <summary>Whether one name is printed before the other or the same.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(OperatorName left, OperatorName right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one name is printed after the other or the same.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(OperatorName left, OperatorName right) => left.CompareTo(right) >= 0;

    internal static OperatorName? Read(SchemaCursor cursor)
    {
        cursor.SkipSpace();
        var start = cursor.Position;
        if (cursor.Word().IsEmpty)
            return Missing(cursor, "an operator name");
        if (cursor.Peek() is ':' && cursor.Peek(1) is ':')
        {
            cursor.Position += 2;
            if (cursor.Word().IsEmpty)
                return Missing(cursor, "a name after `::`");
        }
        var name = cursor.Since(start).ToString();
        if (cursor.Peek() is not '.')
            return new OperatorName(name, "");
        cursor.Position++;
        var overloadStart = cursor.Position;
        var overload = cursor.Word();
        // PyTorch's parser keeps `default` for the overload without a name and `__` for Python's own attributes.
        if (overload.IsEmpty || overload is "default" || overload.StartsWith("__", StringComparison.Ordinal))
        {
            cursor.Position = overloadStart;
            return Missing(cursor, overload.IsEmpty ? "an overload name after `.`" : "an overload name other than `default` or `__...`");
        }
        return new OperatorName(name, overload.ToString());
    }

    private static OperatorName? Missing(SchemaCursor cursor, string expected)
    {
        cursor.Fail(expected);
        return null;
    }
}

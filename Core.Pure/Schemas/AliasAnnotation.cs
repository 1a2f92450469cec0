using System.Text;

namespace Functional.Dispatch.Schemas;

/// <summary>
/// Which alias sets a value belongs to before and after the call, and whether the call writes to it: <c>(a!)</c>, <c>(a -> *)</c>,
/// <c>(a|b)</c>. The set <c>*</c> is the wildcard.
/// </summary>
/// <param name="Before">The sets before the call, in the written order; empty only for the shorthand <c>Tensor!</c>, a set of its own.</param>
/// <param name="IsWrite">Whether the call writes to the value: <c>!</c>.</param>
/// <param name="After">The sets after the call, when written; empty when they are the sets before it.</param>
public sealed record AliasAnnotation(EquatableArray<string> Before, bool IsWrite = false, EquatableArray<string> After = default)
{
    /// <summary>The annotation as a schema writes it, with its parentheses.</summary>
    /// <returns>For example <c>(a! -> b)</c>.</returns>
    public override string ToString() => Print(new StringBuilder()).ToString();

    internal StringBuilder Print(StringBuilder output)
    {
        if (Before.Count == 0)
            return output.Append('!');
        output.Append('(').AppendJoin('|', Before);
        if (IsWrite)
            output.Append('!');
        if (After.Count > 0)
            output.Append(" -> ").AppendJoin('|', After);
        return output.Append(')');
    }

    /// <summary>Reads the annotation that stands here; null without an error when there is none.</summary>
    internal static AliasAnnotation? Read(SchemaCursor cursor)
    {
        if (cursor.Take('!'))
            return new AliasAnnotation([], IsWrite: true);
        if (!cursor.Take('(') || Sets(cursor) is not { } before)
            return null;
        var isWrite = cursor.Take('!');
        EquatableArray<string> after = [];
        if (cursor.Take("->"))
        {
            if (Sets(cursor) is not { } written)
                return null;
            after = written;
        }
        return cursor.Expect(')', "`)` after the alias annotation") ? new AliasAnnotation(before, isWrite, after) : null;
    }

    private static EquatableArray<string>? Sets(SchemaCursor cursor)
    {
        List<string>? more = null;
        string? first = null;
        do
        {
            if ((cursor.Take('*') ? "*" : SetName(cursor)) is not { } set)
                return null;
            if (first is null)
                first = set;
            else
                (more ??= [first]).Add(set);
        }
        while (cursor.Take('|'));
        return more is null ? [first] : [.. more];
    }

    private static string? SetName(SchemaCursor cursor)
    {
        cursor.SkipSpace();
        var word = cursor.Word();
        return word.IsEmpty ? (string?)cursor.Fail("an alias set or `*`") : word.ToString();
    }
}

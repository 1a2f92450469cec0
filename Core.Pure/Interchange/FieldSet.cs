using System.Text;

namespace Functional.Dispatch.Interchange;

/// <summary>The names that the fields of one kind of JSON object can have, at most 32, in the order they are usually written.</summary>
internal sealed class FieldSet(params string[] names)
{
    private readonly byte[][] _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];

    public IReadOnlyList<string> Names => names;

    public int Count => names.Length;

    public ReadOnlySpan<byte> Utf8(int field) => _utf8[field];

    public IEnumerable<string> Allowed(uint mask) => names.Where((_, field) => (mask >> field & 1) != 0);
}

/// <summary>The fields an object has had so far.</summary>
internal struct SeenFields
{
    public uint Mask;

    public int Last;

    public readonly bool Has(int field) => (Mask >> field & 1) != 0;
}

using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Functional.Dispatch.Interchange;

/// <summary>
/// Makes strings of UTF-8 and gives the same string for the same bytes: PyTorch's 17,371 kernels have 3,361 origins and 1,250 signatures.
/// One belongs to one reading of one text.
/// </summary>
internal sealed class Utf8Texts : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<byte>> _texts;

    public Utf8Texts() => _texts = new HashSet<string>(this).GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The string of these bytes; what is not UTF-8 becomes U+FFFD.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (!_texts.TryGetValue(utf8, out var text))
        {
            _texts.Add(utf8);
            return _texts.TryGetValue(utf8, out text) ? text : Create(utf8);
        }

        return text;
    }

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode([DisallowNull] string obj) => GetHashCode(Encoding.UTF8.GetBytes(obj));

    public bool Equals(ReadOnlySpan<byte> alternate, string other) =>
        Ascii.Equals(alternate, other) || (!Ascii.IsValid(alternate) && Encoding.UTF8.GetString(alternate) == other);

    // HashCode is seeded by the process, so that no file can be written to make all its texts collide. The seed shows in no result.
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = new HashCode();
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.UTF8.GetString(alternate);
}

using System.Text;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using LanguageExt;
using static Functional.Dispatch.Interchange.NextFields;

namespace Functional.Dispatch.Interchange;

/// <summary>
/// Rule files: registrations as JSON Lines, one operator or backend fallback a line. PyTorch's recorded registrations are rule files as they
/// are; docs/rule-files.md describes every field.
/// </summary>
public static class RuleFile
{
    /// <summary>The version of the form that is written; no other is read.</summary>
    public const int Version = 1;

    private static readonly FieldSet FirstFields = new("name", "fallback", "format");

    private static readonly FieldSet RecordedFields = new("torch_version", "fallbacks");

    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    internal const string FormatName = "fdispatch-rules";

    /// <summary>Reads a rule file.</summary>
    /// <param name="utf8">The whole file. A byte order mark, CRLF and blank lines are accepted.</param>
    /// <param name="only">Which operators to read, by printed name (<c>aten::add.Tensor</c>); the lines of others are read up to their name, their damage further on goes unnoticed. Null reads all.</param>
    /// <param name="names">The names keys may go by besides PyTorch's own; a header that renames PrivateUse1 wins.</param>
    /// <param name="foreign">What to do about kernels at keys that only the enumeration has which the file says it was made under.</param>
    /// <returns>What the file holds; or the first error, which names its line: a <see cref="RuleFileError"/> or a <see cref="RuleFileRefusal"/>. Never part of a file.</returns>
    public static Either<DispatchError, RuleFileContents> Read(
        ReadOnlySpan<byte> utf8, Func<string, bool>? only = null, KeyNames? names = null, ForeignKeys foreign = ForeignKeys.Refuse)
    {
        var header = RuleFileHeader.Default with { Names = names ?? KeyNames.Default };
        var reading = new RuleReading(new KeyReader(header.Names, null, foreign));
        var rules = new RuleSet.Builder(RuleSet.Empty);
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        var (number, isFirst, hasFallbacks) = (0, true, false);
        for (var rest = utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            number++;
            if (line.Trim(" \t\r"u8).IsEmpty) continue;
            var mayBeHeader = isFirst;
            isFirst = false;
            if (only is not null && RecordedName(line) is { } recorded && !only(recorded)) continue;

            var json = new JsonCursor(line, number, reading.Texts);
            switch (FirstField(line, number, reading, ref json))
            {
                case "format" when mayBeHeader:
                    (header, var mapping) = HeaderLine.Read(ref json, header);
                    reading = new RuleReading(new KeyReader(header.Names, mapping, foreign));
                    break;
                case "format":
                    json.Fail("the header on the first line only");
                    break;
                case "fallback":
                    ReadFallback(ref json, reading, rules);
                    hasFallbacks = true;
                    break;
                case "name" when only is null || (OperatorLine.Peek(ref json) is { } printed && only(printed)):
                    if (json.Error is not null) break;
                    json = new JsonCursor(line, number, reading.Texts);
                    if (IsText(line, ref json)) OperatorLine.Read(ref json, reading, rules, firstLines);
                    break;
            }

            if (rules.Count > RuleLimits.Registrations) json.Refuse(null, new TooManyError("registrations", RuleLimits.Registrations));
            if (json.Error is { } error) return error;
        }

        return new RuleFileContents(rules.Build(), header, hasFallbacks) { Mapping = reading.Keys.Mapping, LeftOut = [.. reading.Keys.LeftOut] };
    }

    /// <summary>Reads recorded backend fallbacks: one object with <c>fallbacks</c>, a list of <c>key</c>, <c>fallthrough</c> and <c>debug</c>.</summary>
    /// <param name="utf8">The whole file.</param>
    /// <param name="rules">The rule set they are added to, as built-in ones.</param>
    /// <returns>The larger rule set, or the first error.</returns>
    public static Either<DispatchError, RuleSet> ReadFallbacks(ReadOnlySpan<byte> utf8, RuleSet rules)
    {
        var text = utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        var reading = new RuleReading(new KeyReader(KeyNames.Default, null, ForeignKeys.Refuse));
        var builder = new RuleSet.Builder(rules);
        var json = new JsonCursor(text, 1, reading.Texts);
        var seen = default(SeenFields);
        if (!IsText(text, ref json) || !json.Read() || !json.Object("an object")) return json.Error!;
        while (json.NextField(RecordedFields, Bits(0, 1), ref seen))
        {
            if (seen.Last == 0)
            {
                json.Text();
                continue;
            }

            if (!json.Array("an array of fallbacks")) break;
            while (json.NextElement())
            {
                if (!json.Object("a fallback") || KernelFields.Read(ref json, reading, KernelFields.OfRecordedFallback) is not { } stated) break;
                AddFallback(ref json, builder, stated with { IsBuiltIn = true });
            }
        }

        if (json.Error is null && !seen.Has(1)) json.Fail("the field `fallbacks`");
        return json.Error is null && json.End() ? builder.Build() : json.Error!;
    }

    /// <summary>Writes a rule file that <see cref="Read"/> reads back: the same operators and fallbacks, with new identities.</summary>
    /// <param name="rules">The rules; every name and schema must be one that the schema language can write.</param>
    /// <param name="header">What to say about the whole.</param>
    /// <returns>UTF-8 text, a function of the arguments alone: header, fallbacks by slot and oldest first, operators by printed name (ordinal).</returns>
    public static byte[] Write(RuleSet rules, RuleFileHeader header) => RuleFileWriter.Write(rules, header);

    // The first field says what a line is.
    private static string? FirstField(ReadOnlySpan<byte> line, int number, RuleReading reading, ref JsonCursor json)
    {
        var peek = new JsonCursor(line, number, reading.Texts);
        var seen = default(SeenFields);
        if (peek.Read() && peek.Object("an object") && peek.NextField(FirstFields, Bits(0, 1, 2), ref seen)) return FirstFields.Names[seen.Last];
        peek.Fail("one of the fields `name`, `fallback`, `format`");
        json = peek;
        return null;
    }

    // One operator out of thousands: lines that begin as recorded ones do are passed over without a JSON reader. Null means: not such a line.
    private static string? RecordedName(ReadOnlySpan<byte> line)
    {
        const int Longest = 256;
        if (!line.StartsWith("{\"name\":\""u8)) return null;
        var name = line["{\"name\":\"".Length..];
        var end = name.IndexOf((byte)'"');
        if (end < 0 || !name[end..].StartsWith("\",\"overload\":\""u8)) return null;
        var overload = name[(end + "\",\"overload\":\"".Length)..];
        name = name[..end];
        end = overload.IndexOf((byte)'"');
        if (end < 0) return null;
        overload = overload[..end];
        if (name.Length + overload.Length >= Longest || name.Contains((byte)'\\') || overload.Contains((byte)'\\')) return null;
        if (overload.IsEmpty) return Encoding.UTF8.GetString(name);
        Span<byte> printed = stackalloc byte[name.Length + 1 + overload.Length];
        name.CopyTo(printed);
        printed[name.Length] = (byte)'.';
        overload.CopyTo(printed[(name.Length + 1)..]);
        return Encoding.UTF8.GetString(printed);
    }

    private static void ReadFallback(ref JsonCursor json, RuleReading reading, RuleSet.Builder rules)
    {
        json.Read();
        if (!json.Object("an object") || KernelFields.Read(ref json, reading, KernelFields.OfFallback) is not { } stated || !json.End()) return;
        AddFallback(ref json, rules, stated);
    }

    private static void AddFallback(ref JsonCursor json, RuleSet.Builder rules, StatedKernel stated)
    {
        if (stated.IsLeftOut) return;
        if (stated.Key.IsAlias) json.Refuse(null, new AliasInKeySetError(stated.Key.Alias));
        else if (rules.Fallback(stated.Key.Runtime, stated.Kernel, stated.IsBuiltIn) is { } refused) json.Refuse(null, refused);
    }

    // JSON is UTF-8 by definition, but its reader looks at the inside of texts only when asked for them.
    private static bool IsText(ReadOnlySpan<byte> text, ref JsonCursor json)
    {
        if (System.Text.Unicode.Utf8.IsValid(text)) return true;
        var good = 0;
        while (Rune.DecodeFromUtf8(text[good..], out _, out var length) == System.Buffers.OperationStatus.Done) good += length;
        json.FailAt(good, "UTF-8");
        return false;
    }
}

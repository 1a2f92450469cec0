using System.Buffers.Binary;
using System.IO.Compression;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Cli.Rules;

/// <summary>What is wrong inside a rule file, with the file's name.</summary>
/// <param name="Path">The path given.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record FileContentError(string Path, DispatchError Reason) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Quoted.Short(Path)}`, {Reason.Message}";

    /// <inheritdoc />
    public override string? Hint => Reason.Hint;
}

/// <summary>Where the rules of a command come from: PyTorch's, which the tool carries, or a file.</summary>
public static class RuleSource
{
    private const string Resource = "pytorch-2.14.1.rules.jsonl.gz";

    // Deflate cannot do better, so a larger length in a gzip file's last bytes is a lie.
    private const int BestCompression = 1032;

    // Header, empty content, check sum and length.
    private const int ShortestGzip = 20;

    private static ReadOnlySpan<byte> GzipMagic => [0x1f, 0x8b];

    /// <summary>The registrations and built-in fallbacks of PyTorch 2.14.1, as recorded from a CPU build.</summary>
    /// <param name="only">Which operators to read, by printed name; null reads all.</param>
    /// <returns>The rules.</returns>
    public static Either<DispatchError, RuleFileContents> Embedded(Func<string, bool>? only = null)
    {
        using var stream = typeof(RuleSource).Assembly.GetManifestResourceStream(Resource);
        return stream is null ? new UnreadableFileError(Resource, "the tool was built without it") : Parse(Resource, InputFile.Drain(stream, stream.Length), only, ForeignKeys.Refuse);
    }

    /// <summary>The rules of a file, gzipped or not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="only">Which operators to read, by printed name; null reads all.</param>
    /// <param name="foreign">What to do about kernels at keys that PyTorch 2.14.1 has not.</param>
    /// <returns>The rules (<see cref="RuleFileContents.HasFallbacks"/> says whether backend fallbacks are among them), or why they cannot be read.</returns>
    public static Either<DispatchError, RuleFileContents> Load(string path, Func<string, bool>? only = null, ForeignKeys foreign = ForeignKeys.Refuse) =>
        InputFile.Read(path).Bind(packed => Parse(path, packed, only, foreign));

    private static Either<DispatchError, RuleFileContents> Parse(string path, ArraySegment<byte> packed, Func<string, bool>? only, ForeignKeys foreign)
    {
        var text = packed;
        if (packed.AsSpan().StartsWith(GzipMagic))
        {
            if (Unpack(packed) is not { } unpacked) return new UnreadableFileError(path, "its compression is damaged, or it is several gzip files in one");
            if (unpacked.Count > InputFile.Largest) return InputFile.TooLarge(path);
            text = unpacked;
        }

        // A file that lost its contents is not a rule set without rules.
        if (text.AsSpan().Trim(" \t\r\n"u8).IsEmpty) return new UnreadableFileError(path, "it is empty");
        return RuleForms.Read(text, only, foreign: foreign).MapLeft<DispatchError>(error => new FileContentError(path, error));
    }

    private static ArraySegment<byte>? Unpack(ArraySegment<byte> packed)
    {
        if (packed.Count < ShortestGzip) return null;
        try
        {
            using var stream = new GZipStream(new MemoryStream(packed.Array!, packed.Offset, packed.Count, writable: false), CompressionMode.Decompress);
            var stated = BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(packed.Count - 4));
            var unpacked = InputFile.Drain(stream, Math.Min(stated, (long)packed.Count * BestCompression));
            // A file cut off early can unpack to nothing without an error; its length tells.
            return unpacked.Count > InputFile.Largest || unpacked.Count == stated ? unpacked : default(ArraySegment<byte>?);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

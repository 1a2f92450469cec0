using System.IO.Compression;
using System.Text.Json;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>A recorded file that is damaged: where, and what the reader said.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record DamagedFileError(string File, int Line, string Problem) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"recorded file `{File}` is damaged at line {Line}: {Problem}";
}

/// <summary>A folder that cannot be compared: it is not there, or holds none of the recorded files.</summary>
/// <param name="Folder">The folder as given.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record RecordedFolderError(string Folder, string Problem) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"cannot compare `{Quoted.Short(Folder)}`: {Problem}";

    /// <inheritdoc />
    public override string Hint => "name a folder with files such as keys.json or chains.jsonl.gz";
}

/// <summary>Reads the recorded files of a folder, compressed (<c>.gz</c>) or not.</summary>
internal static class RecordedFile
{
    private const long MaximumSize = 1L << 29;

    /// <summary>The path of a recorded file: as named, or without its <c>.gz</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The file's name as the recording calls it.</param>
    /// <returns>The path, or null when neither is there.</returns>
    public static string? Find(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path)) return path;
        return name.EndsWith(".gz", StringComparison.Ordinal) && File.Exists(path[..^3]) ? path[..^3] : null;
    }

    /// <summary>The bytes of a file, decompressed when it starts as gzip does.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The bytes, or the error.</returns>
    public static Either<DispatchError, byte[]> Bytes(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes is not [0x1f, 0x8b, ..]) return bytes;
            using var output = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            for (int n; (n = gzip.Read(buffer)) > 0;)
            {
                output.Write(buffer, 0, n);
                if (output.Length > MaximumSize) return new DamagedFileError(name, 1, $"larger than {MaximumSize >> 20} MiB");
            }

            return output.ToArray();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return new DamagedFileError(name, 1, e is InvalidDataException ? "not whole gzip data" : "it cannot be read");
        }
    }

    /// <summary>The rows of a JSON Lines file, or the one row of a JSON file, each handed to a reader that may find it malformed.</summary>
    /// <param name="path">The path.</param>
    /// <param name="row">Called with every row in turn.</param>
    /// <returns>Null when all rows were read, or the error.</returns>
    public static DispatchError? Read(string path, Action<JsonElement> row)
    {
        var name = Path.GetFileName(path);
        return Bytes(path).MatchUnsafe<DispatchError?>(
            Right: bytes => name.Contains(".jsonl", StringComparison.Ordinal) ? ReadLines(name, bytes, row) : ReadRow(name, 1, bytes, row),
            Left: error => error)!;
    }

    private static DamagedFileError? ReadLines(string name, ReadOnlyMemory<byte> bytes, Action<JsonElement> row)
    {
        for (var line = 1; !bytes.IsEmpty; line++)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            var text = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (text.Span.Trim(" \r\t"u8).IsEmpty) continue;
            if (ReadRow(name, line, text, row) is { } error) return error;
        }

        return null;
    }

    private static DamagedFileError? ReadRow(string name, int line, ReadOnlyMemory<byte> text, Action<JsonElement> row)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            row(document.RootElement);
            return null;
        }
        catch (JsonException e)
        {
            return new DamagedFileError(name, line, $"not JSON at byte {e.BytePositionInLine}");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or RowShapeException)
        {
            return new DamagedFileError(name, line, e is RowShapeException ? e.Message : "a field is missing or of another type");
        }
    }
}

/// <summary>A row that is JSON but not of the recorded form; caught where the row is read.</summary>
internal sealed class RowShapeException : Exception
{
    public RowShapeException()
    {
    }

    public RowShapeException(string message)
        : base(message)
    {
    }

    public RowShapeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

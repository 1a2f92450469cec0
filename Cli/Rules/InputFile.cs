using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Cli.Rules;

/// <summary>A file that cannot be read at all.</summary>
/// <param name="Path">The path given.</param>
/// <param name="Why">Why not.</param>
public sealed record UnreadableFileError(string Path, string Why) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"cannot read `{Quoted.Short(Path)}`: {Why}";
}

/// <summary>Files that a person names, read whole and into bounded memory, whatever they are.</summary>
public static class InputFile
{
    /// <summary>The largest file that is read, in bytes, after decompression too.</summary>
    public const int Largest = 64 * 1024 * 1024;

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file; a pipe or a device may be one.</param>
    /// <returns>Its bytes, or why it cannot be read.</returns>
    public static Either<DispatchError, ArraySegment<byte>> Read(string path)
    {
        try
        {
            if (Directory.Exists(path)) return new UnreadableFileError(path, "it is a directory");
            using var stream = File.OpenRead(path);
            // The stream's length is a lower bound at most: some files (pipes, /proc) have none and still hold something.
            if (stream.CanSeek && stream.Length > Largest) return TooLarge(path);
            var bytes = Drain(stream, stream.CanSeek ? stream.Length : 0);
            return bytes.Count > Largest ? TooLarge(path) : bytes;
        }
        catch (FileNotFoundException)
        {
            return new UnreadableFileError(path, "there is no such file");
        }
        catch (DirectoryNotFoundException)
        {
            return new UnreadableFileError(path, "there is no such directory");
        }
        catch (UnauthorizedAccessException)
        {
            return new UnreadableFileError(path, "access is denied");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return new UnreadableFileError(path, "the system refuses it");
        }
    }

    /// <summary>The error for a file that is too large.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The error.</returns>
    internal static UnreadableFileError TooLarge(string path) => new(path, $"it holds more than {Largest / (1024 * 1024)} MiB");

    /// <summary>Reads to the end, or to one byte beyond the largest file.</summary>
    /// <param name="stream">What to read.</param>
    /// <param name="expected">How many bytes are expected.</param>
    /// <returns>The bytes.</returns>
    internal static ArraySegment<byte> Drain(Stream stream, long expected)
    {
        var bytes = new byte[Math.Clamp(expected + 1, 4096, Largest + 1)];
        var count = 0;
        while (true)
        {
            var read = stream.Read(bytes, count, bytes.Length - count);
            count += read;
            if (read == 0 || count > Largest) return new ArraySegment<byte>(bytes, 0, count);
            if (count == bytes.Length) Array.Resize(ref bytes, (int)Math.Min((long)bytes.Length * 2, Largest + 1));
        }
    }
}

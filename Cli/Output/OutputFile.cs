using System.Text;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli.Output;

/// <summary>A file that cannot be written.</summary>
/// <param name="Path">The path given.</param>
/// <param name="Why">Why not.</param>
public sealed record UnwritableFileError(string Path, string Why) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"cannot write `{Quoted.Short(Path)}`: {Why}";
}

/// <summary>Files that a command makes: UTF-8 without a byte order mark.</summary>
public static class OutputFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file, in place of one that is there.</summary>
    /// <param name="path">Where.</param>
    /// <param name="text">What.</param>
    /// <exception cref="FailureException">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            if (Directory.Exists(path)) throw new FailureException(new UnwritableFileError(path, "it is a directory"));
            File.WriteAllText(path, text, Encoding);
        }
        catch (DirectoryNotFoundException)
        {
            throw new FailureException(new UnwritableFileError(path, "there is no such directory"));
        }
        catch (UnauthorizedAccessException)
        {
            throw new FailureException(new UnwritableFileError(path, "access is denied"));
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new FailureException(new UnwritableFileError(path, "the system refuses it"));
        }
    }

    /// <summary>How long a text is in a file.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Bytes.</returns>
    public static int Size(string text) => Encoding.GetByteCount(text);
}

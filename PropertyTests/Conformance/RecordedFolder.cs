using System.IO.Compression;
using System.Text;

namespace Functional.Dispatch.PropertyTests.Conformance;

/// <summary>A temporary folder with one file of recordings, true or falsified; gone when disposed of.</summary>
internal sealed class RecordedFolder : IDisposable
{
    public RecordedFolder(string file, string content) => File.WriteAllText(System.IO.Path.Combine(Path, file), content);

    /// <summary>The recordings that travel with the repository.</summary>
    public static string Original { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Data", "pytorch-2.14.1");

    public string Path { get; } = Directory.CreateTempSubdirectory("fdispatch-").FullName;

    /// <summary>The lines of one of the original files, unpacked.</summary>
    public static List<string> Lines(string file)
    {
        using var bytes = File.OpenRead(System.IO.Path.Combine(Original, file));
        using var text = new StreamReader(IsPacked(file) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes, Encoding.UTF8);
        return [.. text.ReadToEnd().TrimEnd('\n').Split('\n')];
    }

    /// <summary>A folder with the first row of a file that holds a text, that text replaced once, and some rows after it.</summary>
    /// <param name="file">The original file.</param>
    /// <param name="recorded">The text.</param>
    /// <param name="falsified">What stands there instead.</param>
    /// <param name="rows">How many rows in all.</param>
    /// <returns>The folder; the file in it is not packed.</returns>
    public static RecordedFolder Falsified(string file, string recorded, string falsified, int rows)
    {
        var lines = Lines(file);
        var at = lines.FindIndex(l => l.Contains(recorded, StringComparison.Ordinal));
        Xunit.Assert.True(at >= 0, $"no row of {file} holds {recorded}");
        var place = lines[at].IndexOf(recorded, StringComparison.Ordinal);
        lines[at] = lines[at][..place] + falsified + lines[at][(place + recorded.Length)..];
        return new RecordedFolder(IsPacked(file) ? file[..^3] : file, string.Join('\n', lines.Skip(at).Take(rows)));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static bool IsPacked(string file) => file.EndsWith(".gz", StringComparison.Ordinal);
}

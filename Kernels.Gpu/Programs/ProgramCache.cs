using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace Functional.Dispatch.Gpu.Programs;

/// <summary>
/// Compiled programs on disk, so that a program is compiled once for a device and driver. An entry carries a checksum: one that is damaged is treated
/// as missing and written anew. Safe for several processes: entries are written beside and moved into place. A folder that cannot be used is
/// the same as an empty one.
/// </summary>
public sealed class ProgramCache
{
    private const string Magic = "fdispatch program 1\n";

    private readonly string? _folder;

    private ProgramCache(string? folder) => _folder = folder;

    /// <summary>No cache: every program is compiled anew.</summary>
    public static ProgramCache None { get; } = new(null);

    /// <summary>The user's cache: the folder that <c>FDISPATCH_CACHE</c> names, else <c>fdispatch/programs</c> in the user's cache folder; with an empty <c>FDISPATCH_CACHE</c> none.</summary>
    /// <returns>The cache.</returns>
    public static ProgramCache Default() => Environment.GetEnvironmentVariable("FDISPATCH_CACHE") switch
    {
        "" => None,
        { } folder => In(folder),
        null => CacheHome() is { Length: > 0 } home ? In(Path.Combine(home, "fdispatch", "programs")) : None,
    };

    /// <summary>A cache in a folder, which is made when it is first needed.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The cache.</returns>
    public static ProgramCache In(string folder) => new(folder);

    /// <summary>The compiled program of a key.</summary>
    /// <param name="program">The program.</param>
    /// <param name="device">Device and driver, with versions: anything that makes a compiled program another.</param>
    /// <returns>Its bytes, or null when there is no whole entry.</returns>
    public byte[]? Find(KernelProgram program, string device)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (_folder is null) return null;
        try
        {
            var entry = File.ReadAllBytes(PathOf(program, device));
            var header = Encoding.ASCII.GetBytes(Magic);
            if (entry.Length < header.Length + SHA256.HashSizeInBytes || !entry.AsSpan(0, header.Length).SequenceEqual(header)) return null;
            var body = entry.AsSpan(header.Length + SHA256.HashSizeInBytes);
            Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(body, sum);
            return sum.SequenceEqual(entry.AsSpan(header.Length, sum.Length)) ? body.ToArray() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a compiled program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="device">As in <see cref="Find"/>.</param>
    /// <param name="compiled">Its bytes.</param>
    public void Keep(KernelProgram program, string device, ReadOnlySpan<byte> compiled)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (_folder is null) return;
        try
        {
            Directory.CreateDirectory(_folder);
            var path = PathOf(program, device);
            var beside = $"{path}.{Environment.ProcessId}.{Interlocked.Increment(ref _written)}";
            using (var file = File.Create(beside))
            {
                file.Write(Encoding.ASCII.GetBytes(Magic));
                file.Write(SHA256.HashData(compiled));
                file.Write(compiled);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next process compiles again: slower, not wrong.
        }
    }

    private static long _written;

    private string PathOf(KernelProgram program, string device) => Path.Combine(
        _folder!, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{program.SourceHash}\n{device}"))) + ".bin");

    private static string CacheHome() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
        : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, ".cache") : "";
}

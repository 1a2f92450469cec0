using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Functional.Dispatch.Gpu.Programs;

/// <summary>
/// A program of kernels: OpenCL C source, and where there is one the PTX that was made of the same source beforehand (<c>tools/build_ptx.sh</c>).
/// Programs with equal source are equal.
/// </summary>
public sealed class KernelProgram : IEquatable<KernelProgram>
{
    private KernelProgram(string name, string source, string? ptx)
    {
        (Name, Source, Ptx) = (name, source, ptx);
        SourceHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
    }

    /// <summary>Its name, for messages.</summary>
    public string Name { get; }

    /// <summary>The OpenCL C source (OpenCL C 1.2).</summary>
    public string Source { get; }

    /// <summary>The PTX of it, or null when there is none: then it runs on OpenCL devices only.</summary>
    public string? Ptx { get; }

    /// <summary>The SHA-256 of the source, 64 hexadecimal digits.</summary>
    public string SourceHash { get; }

    /// <summary>A program from source.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">OpenCL C.</param>
    /// <param name="ptx">PTX made of this source, or null.</param>
    /// <returns>The program.</returns>
    public static KernelProgram From(string name, string source, string? ptx = null) => new(name, source, ptx);

    /// <summary>A program that this assembly carries.</summary>
    /// <param name="name">Its name: that of the file in <c>Kernels/</c>, without ending.</param>
    /// <returns>The program.</returns>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static KernelProgram Carried(string name) => From(
        name, PreludeText + (Resource($"{name}.cl") ?? throw new ArgumentException($"there is no program `{name}`", nameof(name))), Resource($"{name}.ptx"));

    /// <summary>The names of the programs that this assembly carries.</summary>
    public static ImmutableArray<string> CarriedNames { get; } =
    [
        .. typeof(KernelProgram).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".cl", StringComparison.Ordinal) && n != PreludeName)
            .Select(n => n[..^".cl".Length]).Order(StringComparer.Ordinal),
    ];

    private const string PreludeName = "prelude.cl";

    /// <inheritdoc />
    public bool Equals(KernelProgram? other) => other is not null && SourceHash == other.SourceHash;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as KernelProgram);

    /// <inheritdoc />
    public override int GetHashCode() => SourceHash.GetHashCode(StringComparison.Ordinal);

    /// <summary>What every program begins with: types and helpers, put in front because nothing can be included at run time.</summary>
    public static string PreludeText { get; } = Resource(PreludeName) ?? "";

    private static string? Resource(string name)
    {
        using var stream = typeof(KernelProgram).Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using LanguageExt;

namespace Functional.Dispatch.PropertyTests.Interchange;

/// <summary>The recorded files of PyTorch 2.14.1 that the tests of this folder compare with.</summary>
internal static class Recorded
{
    public static byte[] Bytes(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", "pytorch-2.14.1", file);
        if (!file.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(path);
        using var unpacked = new MemoryStream();
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        stream.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>The folder of the repository that the tests were built in.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Functional.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("not inside the repository");
        return folder.FullName;
    }

    public static RuleSet AllRules { get; } = Value(RuleSource.Embedded()).Rules;

    /// <summary>The operators, ordered by printed name.</summary>
    public static IReadOnlyList<OperatorRules> Operators { get; } = [.. AllRules.Operators.OrderBy(op => op.Name.ToString(), StringComparer.Ordinal)];

    public static string[] Lines { get; } = Encoding.UTF8.GetString(Bytes("registrations.jsonl.gz")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static JsonElement Json(string file) => JsonDocument.Parse(Bytes(file)).RootElement;

    public static IEnumerable<(string Operator, string Text)> Sample(string file, string field) =>
        Encoding.UTF8.GetString(Bytes(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => (row.GetProperty("op").GetString()!, row.GetProperty(field).GetString()!));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static T Value<T>(Either<DispatchError, T> answer) => answer.Match(value => value, error => throw new InvalidOperationException(error.ToString()));

    public static DispatchError Error<T>(Either<DispatchError, T> answer) =>
        answer.Match(value => throw new InvalidOperationException($"read as {value}"), error => error);

    public static Either<DispatchError, RuleFileContents> Read(string text) => RuleFile.Read(Encoding.UTF8.GetBytes(text));
}

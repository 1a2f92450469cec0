using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.PropertyTests.Interchange;

/// <summary>Real texts with something cut out of them, put into them or changed.</summary>
internal static class Mutation
{
    private static readonly string[] Pieces =
    [
        "", "\"", "\\", "{", "}", "[", "]", ":", ",", "null", "true", "0", "\\ud800", "\\u0000", "\n", "\r\n", " ", "\0", "é", "CPU", "Autograd",
        "\"active\":false,", "\"key\":\"CPU\",", "\"next\":{\"kind\":\"leaf\"},", " :: ", " [", "(inactive)", ": ",
    ];

    public static Gen<string> Of(string[] texts) =>
        from text in Gen.Elements(texts)
        from changes in Change(text.Length).NonEmptyListOf()
        select changes.Take(3).Aggregate(text, (t, change) => change(t));

    public static Gen<byte[]> Bytes(string[] texts) =>
        from text in Of(texts)
        from at in Gen.Choose(0, Math.Max(0, Encoding.UTF8.GetByteCount(text) - 1))
        from value in Gen.Choose(0, 255)
        from flips in Gen.Elements(true, false)
        select Flipped(text, at, flips ? (byte)value : null);

    /// <summary>Whether the answer is a value, or an error that is one short line.</summary>
    public static bool Answers<T>(Either<DispatchError, T> answer) =>
        answer.Match(_ => true, error => !error.ToString().Any(char.IsControl) && error.ToString().Length is > 0 and < 1000);

    private static Gen<Func<string, string>> Change(int length) =>
        from at in Gen.Choose(0, length)
        from cut in Gen.Frequency((4, Gen.Choose(0, 3)), (1, Gen.Choose(0, 200)), (1, Gen.Constant(length)))
        from put in Gen.Elements(Pieces)
        select (Func<string, string>)(text => text[..Math.Min(at, text.Length)] + put + text[Math.Min(at + cut, text.Length)..]);

    private static byte[] Flipped(string text, int at, byte? value)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (value is { } changed && bytes.Length > 0) bytes[at] = changed;
        return bytes;
    }
}

using System.Text;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Interchange;

/// <summary>The two forms a rule set is written in, told apart by their first sign.</summary>
public enum RuleForm
{
    /// <summary>One JSON object a line: <see cref="RuleFile"/>.</summary>
    JsonLines,

    /// <summary>Statements that a person writes: <see cref="RuleText"/>.</summary>
    Text,
}

/// <summary>Reading and writing rule sets in either form.</summary>
public static class RuleForms
{
    /// <summary>The form of a rule set that somebody wrote.</summary>
    /// <param name="utf8">The whole of it.</param>
    /// <returns>JSON Lines when the first sign that is no blank is a brace or a bracket, a text otherwise.</returns>
    public static RuleForm Of(ReadOnlySpan<byte> utf8) =>
        (utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8).TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..]
            ? RuleForm.JsonLines
            : RuleForm.Text;

    /// <summary>Reads a rule set in the form it has.</summary>
    /// <param name="utf8">The whole of it.</param>
    /// <param name="only">Which operators to read, by printed name; null reads all.</param>
    /// <param name="names">The names keys may go by besides PyTorch's own.</param>
    /// <param name="foreign">What to do about kernels at keys that only the enumeration has which the rule set says it was made under.</param>
    /// <returns>What <see cref="RuleFile.Read"/> or <see cref="RuleText.Read"/> returns.</returns>
    public static Either<DispatchError, RuleFileContents> Read(
        ReadOnlySpan<byte> utf8, Func<string, bool>? only = null, KeyNames? names = null, ForeignKeys foreign = ForeignKeys.Refuse) => Of(utf8) switch
    {
        RuleForm.JsonLines => RuleFile.Read(utf8, only, names, foreign),
        RuleForm.Text => RuleText.Read(utf8, only, names, foreign),
    };

    /// <summary>Writes a rule set.</summary>
    /// <param name="form">The form.</param>
    /// <param name="contents">The rules and what to say about the whole.</param>
    /// <returns>UTF-8 that <see cref="Read"/> reads back.</returns>
    public static byte[] Write(RuleForm form, RuleFileContents contents) => form switch
    {
        RuleForm.JsonLines => RuleFile.Write(contents.Rules, contents.Header),
        RuleForm.Text => RuleText.Write(contents.Rules, contents.Header),
    };
}

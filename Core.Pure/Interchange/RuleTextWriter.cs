using System.Text;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Interchange;

/// <summary>Writes what <see cref="RuleText.Read"/> reads: of each thing only what reading would not presume.</summary>
internal static class RuleTextWriter
{
    private const string Indent = "\n    ";

    public static byte[] Write(RuleSet rules, RuleFileHeader header)
    {
        var output = new StringBuilder();
        output.Append(RuleWords.Version).Append(' ').Append(RuleFile.Version).Append('\n');
        if (header.Source is { } source) output.Append(RuleWords.Source).Append(' ').Append(Quote(source)).Append('\n');
        if (header.Names.PrivateUse1Name is var name && name != KeyNames.Default.PrivateUse1Name)
            output.Append(RuleWords.PrivateUse1).Append(' ').Append(name).Append('\n');
        var fallbacks = rules.AllFallbacks.GroupBy(rule => rule.Key).SelectMany(slot => slot.Reverse()).ToList();
        if (fallbacks.Count > 0) output.Append('\n');
        foreach (var rule in fallbacks)
        {
            var what = header.Names.Print(rule.Key);
            output.Append(RuleWords.Fallback).Append(' ').Append(what);
            Kernel(output, rule, RuleWords.OriginOf(RuleWords.Fallback, what), isFallback: true, header.Names);
        }

        foreach (var op in rules.Operators.OrderBy(op => op.Name.ToString(), StringComparer.Ordinal)) Operator(output.Append('\n'), op, header.Names);
        return Encoding.UTF8.GetBytes(output.ToString());
    }

    /// <summary>A text in quotes, as the reader of tokens takes it.</summary>
    public static string Quote(string text) => QuotedText.Print(text, new StringBuilder(text.Length + 2)).ToString();

    private static void Operator(StringBuilder output, OperatorRules op, KeyNames names)
    {
        var printed = op.Name.ToString();
        if (op.Definition is { } definition) Define(output, definition, printed);
        // Kernels of one key are held newest first, and the text is a program: the oldest comes first.
        foreach (var rule in op.Kernels.GroupBy(rule => rule.Key).SelectMany(stack => stack.Reverse()))
        {
            var what = $"{printed} {names.Print(rule.Key)}";
            output.Append(RuleWords.Impl).Append(' ').Append(what);
            Kernel(output, rule, RuleWords.OriginOf(RuleWords.Impl, what), isFallback: false, names);
        }
    }

    private static void Define(StringBuilder output, OperatorDefinition definition, string printed)
    {
        output.Append(RuleWords.Def).Append(' ').Append(definition.Schema);
        if (definition.Debug != RuleWords.OriginOf(RuleWords.Def, printed))
            output.Append(Indent).Append(RuleWords.Debug).Append(' ').Append(Quote(definition.Debug));
        if (definition.AliasAnalysis != AliasAnalysis.FromSchema)
            output.Append(Indent).Append(RuleWords.AliasAnalysis).Append(' ').Append(RuleWords.Print(definition.AliasAnalysis));
        if (definition.Tags.Length > 0)
            output.Append(Indent).Append(RuleWords.Tags).Append(" (").AppendJoin(", ", definition.Tags.Select(Tag)).Append(')');
        if (definition.FakeImplementation is { } stub)
            output.Append(Indent).Append(RuleWords.Stub).Append(' ').Append(Quote(stub.Module)).Append(' ').Append(Quote(stub.Context));
        output.Append('\n');
    }

    private static string Tag(string tag) => tag.Length > 0 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? tag : Quote(tag);

    private static void Kernel(StringBuilder output, KernelRule rule, string origin, bool isFallback, KeyNames names)
    {
        var kernel = rule.Kernel;
        if (rule.IsBuiltInFallback) Word(output, RuleWords.BuiltIn);
        if (kernel.IsFallthrough) Word(output, RuleWords.Fallthrough);
        if (kernel.IsBoxed && kernel.IsUnboxed) Word(output, RuleWords.Boxed);
        if (kernel.IsUnboxed) Word(output, RuleWords.Unboxed);
        if (!kernel.IsBoxed && !kernel.IsUnboxed) Word(output, RuleWords.Uncallable);
        if (kernel.Debug != origin) Word(output, RuleWords.Debug).Append(' ').Append(Quote(kernel.Debug));
        if (kernel.Inferred is { } inferred) Word(output, RuleWords.Signature).Append(' ').Append(Quote(inferred.ToString()));
        if (kernel.Signature != KernelSignatures.Presumed(kernel.Inferred, kernel.IsUnboxed))
        {
            Word(output, RuleWords.Native).Append(' ').Append(kernel.Signature is { } native ? Quote(native.Text) : RuleWords.None);
            if (kernel.Signature is { IsSymbolic: true }) Word(output, RuleWords.Symbolic);
        }

        if (!kernel.IsNextPresumed || kernel.Next != KernelFields.PresumedFor(rule.Key, kernel.Debug, isFallback))
        {
            Word(output, kernel.IsNextPresumed ? RuleWords.Presumed : RuleWords.Next).Append(' ');
            NextText.Print(output, kernel.Next, names);
        }

        output.Append('\n');
    }

    private static StringBuilder Word(StringBuilder output, string word) => output.Append(' ').Append(word);
}

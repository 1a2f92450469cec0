using System.Globalization;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification;

/// <summary>When a kernel of one rule set counts as the same as one of another, besides standing at the same key and doing the same next.</summary>
public enum KernelIdentity
{
    /// <summary>Always: what matters is which rule serves a slot, and what its kernel does next.</summary>
    Rule,

    /// <summary>When the same source file registered it, whatever folder, shard (<c>RegisterCPU_2.cpp</c>) and line it is in.</summary>
    File,

    /// <summary>When its debug text is the same, line number included.</summary>
    Debug,
}

/// <summary>
/// Sameness of what two tables hold in a slot: the same precedence rule, registration key, fallthrough or not, and next step, and the same
/// kernel by <see cref="KernelIdentity"/>. Two fallthroughs are the same, as no call can tell them apart.
/// </summary>
public static class KernelIdentities
{
    /// <summary>Whether two slots hold the same.</summary>
    /// <param name="identity">When kernels are the same.</param>
    /// <param name="one">A slot.</param>
    /// <param name="other">A slot.</param>
    /// <returns>True when they do. An equivalence.</returns>
    public static bool Same(this KernelIdentity identity, in TableSlot one, in TableSlot other)
    {
        if (one.IsFallthrough || other.IsFallthrough) return one.IsFallthrough && other.IsFallthrough;
        if (one.Reason != other.Reason) return false;
        if (one.Rule is not { } a || other.Rule is not { } b) return one.Rule is null && other.Rule is null;
        return a.Key == b.Key && identity.Name(a.Kernel) == identity.Name(b.Kernel) && a.Kernel.Next.Equals(b.Kernel.Next);
    }

    /// <summary>What of a kernel's origin counts.</summary>
    /// <param name="identity">When kernels are the same.</param>
    /// <param name="kernel">A kernel.</param>
    /// <returns>Empty, the file's name, or the debug text.</returns>
    public static string Name(this KernelIdentity identity, Kernel kernel) => identity switch
    {
        KernelIdentity.Rule => "",
        KernelIdentity.File => File(kernel.Debug),
        KernelIdentity.Debug => kernel.Debug,
    };

    /// <summary>The name of the file in a debug text.</summary>
    /// <param name="debug">For example <c>registered at ./build/aten/src/ATen/RegisterCPU_2.cpp:1203</c>.</param>
    /// <returns>For example <c>RegisterCPU.cpp</c>; a text that names no file is returned as it is, without a number behind a last colon.</returns>
    public static string File(string debug)
    {
        var text = debug.AsSpan();
        if (text.LastIndexOf(':') is > 0 and var colon && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _)) text = text[..colon];
        text = text[(text.LastIndexOf('/') + 1)..];
        const string Registered = "registered at ";
        if (text.StartsWith(Registered, StringComparison.Ordinal)) text = text[Registered.Length..];
        var dot = text.LastIndexOf('.');
        var stem = dot < 0 ? text : text[..dot];
        var digits = stem.TrimEnd("0123456789");
        // VariableType_2.cpp, VariableTypeEverything.cpp: generated files come in numbered shards.
        return digits.Length < stem.Length && digits is [.., '_'] ? string.Concat(digits[..^1], dot < 0 ? "" : text[dot..]) : text.ToString();
    }
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Rules;

/// <summary>Names one registration for its whole life; never used again after release.</summary>
/// <param name="Value">A number that grows with every registration of a rule set.</param>
public readonly record struct RegistrationId(long Value);

/// <summary>A kernel's signature in the host language, as far as it has to agree with the operator's other kernels.</summary>
/// <param name="Text">Result and parameter types, for example <c>void(Tensor,int64)</c>. A leading keyset parameter is part of the text and ignored in comparison.</param>
/// <param name="IsSymbolic">Whether it takes symbolic integers; plain and symbolic signatures are remembered apart.</param>
public sealed record NativeSignature(string Text, bool IsSymbolic = false)
{
    private const string KeySetParameter = "(DispatchKeySet";

    /// <summary>The text without a leading keyset parameter: what has to agree.</summary>
    public string Comparable
    {
        get
        {
            var open = Text.IndexOf('(', EndOfResultTuple());
            if (open < 0 || !Text.AsSpan(open).StartsWith(KeySetParameter, StringComparison.Ordinal)) return Text;
            var rest = Text.AsSpan(open + KeySetParameter.Length);
            return rest switch
            {
                [',', ..] => string.Concat(Text.AsSpan(0, open + 1), rest[1..].TrimStart()),
                [')', ..] => string.Concat(Text.AsSpan(0, open + 1), rest),
                _ => Text, // another type whose name only begins like it
            };
        }
    }

    // Several results are written as a tuple in front: its parenthesis is not the one of the parameters.
    private int EndOfResultTuple()
    {
        var depth = 0;
        for (var i = 0; i < Text.Length; i++)
        {
            depth += Text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0) return i == 0 ? 0 : i + 1;
        }

        return Text.Length;
    }
}

/// <summary>A kernel as the core sees it: where it came from and what it does about dispatch. The code itself is the shell's business.</summary>
/// <param name="Debug">Who registered it, for example <c>registered at add.cpp:12</c>.</param>
public sealed record Kernel(string Debug)
{
    /// <summary>Whether this is no kernel but the wish that the key be passed over.</summary>
    public bool IsFallthrough { get; init; }

    /// <summary>Whether it can be called through a stack of values.</summary>
    public bool IsBoxed { get; init; } = true;

    /// <summary>Whether it can be called with typed arguments.</summary>
    public bool IsUnboxed { get; init; }

    /// <summary>The schema inferred from its signature, checked against the operator's; null when nothing was inferred.</summary>
    public FunctionSchema? Inferred { get; init; }

    /// <summary>Its native signature; null for boxed kernels.</summary>
    public NativeSignature? Signature { get; init; }

    /// <summary>What it does next.</summary>
    public KernelNext Next { get; init; } = new KernelNext.Unknown("nothing was said about this kernel");

    /// <summary>An opaque handle of whoever runs kernels; the core never looks at it. Null where nothing runs.</summary>
    public object? Code { get; init; }

    /// <summary>Whether <see cref="Next"/> is presumed from key and origin rather than given.</summary>
    public bool IsNextPresumed { get; init; }
}

/// <summary>One registration of a kernel.</summary>
/// <param name="Id">Its identity, for release.</param>
/// <param name="Key">Where it stands; a registration without a key stands at CompositeImplicitAutograd.</param>
/// <param name="Kernel">The kernel.</param>
public sealed record KernelRule(RegistrationId Id, RegistrationKey Key, Kernel Kernel)
{
    /// <summary>Whether this is a backend fallback PyTorch itself brings; only AutogradPrivateUse1's may be replaced.</summary>
    public bool IsBuiltInFallback { get; init; }
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Interchange;

/// <summary>What one reading of a rule file shares between its lines; made at its start and dropped at its end.</summary>
internal sealed class RuleReading(KeyNames names)
{
    private readonly KernelSignatures _signatures = new();

    public Utf8Texts Texts { get; } = new();

    public KeyNames Names => names;

    /// <summary>Reads the name of a key.</summary>
    public RegistrationKey? Key(ref JsonCursor json, string field)
    {
        if (json.Text("a dispatch key") is not { } text) return null;
        if (names.ParseKey(text).Try(out var key, out var error)) return key;
        json.Refuse(field, error);
        return null;
    }

    /// <summary>Parses a kernel's signature; nothing for null.</summary>
    public (FunctionSchema? Inferred, NativeSignature? Native) Signature(ref JsonCursor json, string? text, bool unboxed)
    {
        if (text is null || json.Error is not null) return default;
        if (_signatures.Read(text, unboxed).Try(out var signature, out var error)) return signature;
        json.Refuse("signature", error);
        return default;
    }
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Interchange;

/// <summary>What one reading of a rule file shares between its lines; made at its start and dropped at its end.</summary>
internal sealed class RuleReading(KeyReader keys)
{
    private readonly KernelSignatures _signatures = new();

    public Utf8Texts Texts { get; } = new();

    public KeyReader Keys => keys;

    public KeyNames Names => keys.Names;

    /// <summary>Reads the name of a key. A key that only the file's enumeration has is told apart: what is registered there may be left out.</summary>
    public (RegistrationKey? Key, ForeignKeyError? Foreign) Key(ref JsonCursor json, string field)
    {
        if (json.Text("a dispatch key") is not { } text) return default;
        if (keys.Key(text).Try(out var key, out var error)) return (key, null);
        if (error is ForeignKeyError foreign) return (null, foreign);
        json.Refuse(field, error);
        return default;
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

using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using LanguageExt;

namespace Functional.Dispatch.Interchange;

/// <summary>What PyTorch's texts say about a kernel's signature: the schema inferred from it, and whether it takes symbolic integers.</summary>
internal sealed class KernelSignatures
{
    private readonly Dictionary<string, (FunctionSchema Inferred, NativeSignature Symbolic)> _known = new(StringComparer.Ordinal);

    /// <summary>
    /// The native signature that a kernel with this inferred schema is taken to have. PyTorch infers a schema from typed code only; a kernel
    /// that has one and still cannot be called unboxed takes symbolic integers, and its types stand for its signature. Of the others only
    /// the schema is known.
    /// </summary>
    public static NativeSignature? Presumed(FunctionSchema? inferred, bool unboxed) =>
        inferred is null || unboxed ? null : new NativeSignature(inferred.ToString(), true);

    /// <summary>Reads a signature; the same text gives the same objects.</summary>
    public Either<SchemaError, (FunctionSchema Inferred, NativeSignature? Native)> Read(string text, bool unboxed)
    {
        if (_known.TryGetValue(text, out var known)) return (known.Inferred, unboxed ? null : known.Symbolic);
        return SchemaParser.ParseSignature(text).Map(inferred =>
        {
            _known[text] = known = (inferred, Presumed(inferred, false)!);
            return (inferred, unboxed ? null : known.Symbolic);
        });
    }
}

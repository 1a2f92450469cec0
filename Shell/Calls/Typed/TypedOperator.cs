using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// A handle through which an operator is called with .NET types instead of boxed values. Its types were checked against the schema once, when
/// it was made. A kernel given in the same types is called directly, any other through a stack. It stays good while kernels come and go; should
/// the operator be defined anew with another schema, make a new one.
/// </summary>
public abstract class TypedOperator
{
    private protected TypedOperator(OperatorEntry entry, TypedSignature signature)
    {
        Entry = entry;
        Signature = signature;
    }

    /// <summary>The operator.</summary>
    public OperatorEntry Entry { get; }

    /// <summary>The signature that the types make.</summary>
    public TypedSignature Signature { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected DispatchKeySet Keys<T>(Codec<T> codec, T value, int position) =>
        codec.TakesPartInDispatch ? codec.Keys(value, Entry, position) : DispatchKeySet.Empty;
}

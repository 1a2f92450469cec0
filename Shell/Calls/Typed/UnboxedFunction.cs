using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>A kernel given in typed form. Typed calls with the same types call the delegate; any other call goes through the adaptor.</summary>
public sealed class UnboxedFunction : CallableFunction
{
    /// <summary>A kernel of a signature.</summary>
    /// <param name="kernel">The kernel, of one of the two delegate types of the signature.</param>
    /// <param name="signature">The signature.</param>
    public UnboxedFunction(Delegate kernel, TypedSignature signature)
    {
        Unboxed = kernel;
        Signature = signature;
        PutsRight = signature.DropsFirst;
    }

    /// <summary>Its signature.</summary>
    public TypedSignature Signature { get; }

    /// <inheritdoc />
    public override void Run(OperatorEntry op, DispatchKeySet keys, Stack stack) => Signature.RunBoxed(Unboxed!, op, keys, stack);
}

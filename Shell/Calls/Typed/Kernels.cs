using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Kernels made of .NET methods and delegates.</summary>
public static class Kernels
{
    /// <summary>A kernel of a typed method, with or without a leading <see cref="Keys.DispatchKeySet"/>; schema and native signature are inferred.</summary>
    /// <param name="kernel">The method: a tensor is a class derived from <see cref="KeyedObject"/>, a list <see cref="IReadOnlyList{T}"/>, an array or an immutable array, several returns a tuple.</param>
    /// <param name="debug">Who registers it.</param>
    /// <param name="next">What it does about dispatch; null when nothing is said.</param>
    /// <returns>The kernel.</returns>
    /// <exception cref="SignatureMismatchException">A type stands for no schema type.</exception>
    [RequiresDynamicCode("closes adaptors over types that are not known before; the source generator needs none of this")]
    [RequiresUnreferencedCode("reads annotations and makes generic types; the source generator needs none of this")]
    public static Kernel Typed(Delegate kernel, string debug, KernelNext? next = null)
    {
        var (signature, takesKeys, canonical) = TypedSignatures.Of(kernel);
        return Of(canonical, signature, takesKeys, debug, next);
    }

    /// <summary>A kernel of a delegate whose signature is known, as the source generator makes it.</summary>
    /// <param name="kernel">The delegate, of one of the two delegate types of the signature.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="takesKeys">Whether it is the one that takes the keyset first.</param>
    /// <param name="debug">Who registers it.</param>
    /// <param name="next">What it does about dispatch; null when nothing is said.</param>
    /// <returns>The kernel.</returns>
    public static Kernel Of(Delegate kernel, TypedSignature signature, bool takesKeys, string debug, KernelNext? next = null)
    {
        var made = new Kernel(debug)
        {
            IsUnboxed = true,
            Inferred = signature.Inferred,
            Signature = takesKeys ? signature.NativeWithKeys : signature.Native,
            Code = new UnboxedFunction(kernel, signature),
        };
        return next is null ? made : made with { Next = next };
    }

    /// <summary>A boxed kernel; nothing is inferred of it.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="debug">Who registers it.</param>
    /// <param name="next">What it does about dispatch; null when nothing is said.</param>
    /// <returns>The kernel.</returns>
    public static Kernel Boxed(BoxedKernel kernel, string debug, KernelNext? next = null)
    {
        var made = new Kernel(debug) { Code = new BoxedFunction(kernel) };
        return next is null ? made : made with { Next = next };
    }

    /// <summary>No kernel, but the wish that the key be passed over.</summary>
    /// <param name="debug">Who registers it.</param>
    /// <returns>The fallthrough.</returns>
    public static Kernel Fallthrough(string debug) => new(debug) { IsFallthrough = true, Code = FallthroughFunction.Instance };

    /// <summary>The text that says who registers: file and line of the caller.</summary>
    /// <param name="file">Leave it to the compiler.</param>
    /// <param name="line">Leave it to the compiler.</param>
    /// <returns>For example <c>registered at Add.cs:12</c>.</returns>
    public static string Here([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"registered at {System.IO.Path.GetFileName(file)}:{line}");
}

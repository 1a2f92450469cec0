using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Kernels in boxed form, as the registry takes them.</summary>
public static class BoxedKernels
{
    /// <summary>A kernel that runs a delegate.</summary>
    /// <param name="kernel">The delegate: pops the arguments, pushes the results.</param>
    /// <param name="next">What it does next, for prediction; null leaves it unknown.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The kernel.</returns>
    public static Kernel Of(BoxedKernel kernel, KernelNext? next = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var made = new Kernel(Provenance.At(file, line)) { Code = new BoxedFunction(kernel) };
        return next is null ? made : made with { Next = next };
    }

    /// <summary>The wish that a key be passed over.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The kernel.</returns>
    public static Kernel Fallthrough([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(Provenance.At(file, line)) { IsFallthrough = true, Next = new KernelNext.Leaf(), Code = FallthroughFunction.Instance };

    /// <summary>Registers a boxed kernel in a block.</summary>
    /// <param name="library">The block.</param>
    /// <param name="name">The operator; a name without namespace gets the block's.</param>
    /// <param name="kernel">The delegate.</param>
    /// <param name="key">The kernel's own key; null takes the block's.</param>
    /// <param name="next">What it does next, for prediction.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Dispose it to take the kernel back.</returns>
    /// <exception cref="RegistrationException">As <see cref="Library.Impl"/>.</exception>
    public static Registration Impl(
        this Library library, string name, BoxedKernel kernel, RegistrationKey? key = null, KernelNext? next = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(library);
        return library.Impl(name, Of(kernel, next, file, line), key, file, line);
    }

    /// <summary>Registers a boxed backend fallback in a block of the wildcard namespace.</summary>
    /// <param name="library">The block.</param>
    /// <param name="kernel">The delegate.</param>
    /// <param name="key">The key; null takes the block's.</param>
    /// <param name="next">What it does next, for prediction.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Dispose it to take the fallback back.</returns>
    /// <exception cref="RegistrationException">As <see cref="Library.Fallback"/>.</exception>
    public static RegistrationGroup Fallback(
        this Library library, BoxedKernel kernel, RegistrationKey? key = null, KernelNext? next = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(library);
        return library.Fallback(Of(kernel, next, file, line), key, false, file, line);
    }
}

using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Registering delegates in library blocks, without making kernels of them first.</summary>
public static class LibraryKernels
{
    /// <summary>Registers a boxed kernel.</summary>
    /// <param name="library">The block.</param>
    /// <param name="name">The operator; a name without namespace gets the block's.</param>
    /// <param name="kernel">Pops the arguments, pushes the results.</param>
    /// <param name="key">The kernel's own key; null takes the block's.</param>
    /// <param name="next">What it does next, for prediction; null leaves it unknown.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Dispose it to take the kernel back.</returns>
    /// <exception cref="RegistrationException">As <see cref="Library.Impl"/>.</exception>
    public static Registration Impl(
        this Library library, string name, BoxedKernel kernel, RegistrationKey? key = null, KernelNext? next = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(library);
        return library.Impl(name, Kernels.Boxed(kernel, Provenance.At(file, line), next), key, file, line);
    }

    /// <summary>Registers the wish that a key be passed over for an operator.</summary>
    /// <param name="library">The block.</param>
    /// <param name="name">The operator; a name without namespace gets the block's.</param>
    /// <param name="key">The key; null takes the block's.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Dispose it to take it back.</returns>
    /// <exception cref="RegistrationException">As <see cref="Library.Impl"/>.</exception>
    public static Registration ImplFallthrough(
        this Library library, string name, RegistrationKey? key = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(library);
        return library.Impl(name, Kernels.Fallthrough(Provenance.At(file, line)), key, file, line);
    }

    /// <summary>Registers a boxed backend fallback in a block of the wildcard namespace.</summary>
    /// <param name="library">The block.</param>
    /// <param name="kernel">Serves every operator: reads the schema to know what is on the stack.</param>
    /// <param name="key">The key; null takes the block's.</param>
    /// <param name="next">What it does next, for prediction; null leaves it unknown.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Dispose it to take the fallback back.</returns>
    /// <exception cref="RegistrationException">As <see cref="Library.Fallback"/>.</exception>
    public static RegistrationGroup Fallback(
        this Library library, BoxedKernel kernel, RegistrationKey? key = null, KernelNext? next = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(library);
        return library.Fallback(Kernels.Boxed(kernel, Provenance.At(file, line), next), key, false, file, line);
    }
}

using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Threading;

namespace Functional.Dispatch.Gpu.Native;

/// <summary>
/// Finds the driver libraries under the names that systems give them: Debian installs them with a version suffix only, Windows under other names.
/// </summary>
internal static class NativeLibraries
{
    public const string OpenCl = "OpenCL";
    public const string Cuda = "cuda";
    public const string Cublas = "cublas";

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        [OpenCl] = ["libOpenCL.so.1", "OpenCL.dll", "/System/Library/Frameworks/OpenCL.framework/OpenCL"],
        [Cuda] = ["libcuda.so.1", "nvcuda.dll"],
        [Cublas] = ["libcublas.so.13", "libcublas.so.12", "libcublas.so.11", "cublas64_13.dll", "cublas64_12.dll", "cublas64_11.dll"],
    };

    private static int _registered;

    /// <summary>Makes the imports of this assembly go by the list above. To be called before the first of them.</summary>
    public static void Register()
    {
        if (Interlocked.Exchange(ref _registered, 1) == 0) NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
    }

    /// <summary>Finds the libraries for the imports of another assembly too, where the system does not find them under its own names.</summary>
    /// <param name="assembly">An assembly whose imports go by the names above.</param>
    public static void Serve(Assembly assembly)
    {
        // An event rather than a resolver, of which an assembly has one: it may set its own.
        if (AssemblyLoadContext.GetLoadContext(assembly) is { } context) context.ResolvingUnmanagedDll += (asking, name) => asking == assembly ? Resolve(name, asking, null) : 0;
    }

    /// <summary>Whether a library can be loaded.</summary>
    /// <param name="name">One of the names above.</param>
    /// <returns>Null when it can; otherwise which files were looked for.</returns>
    public static string? Missing(string name) => Load(name) != 0 ? null : $"none of {string.Join(", ", Names[name].Where(Fits))} is installed";

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => Names.ContainsKey(name) ? Load(name) : 0;

    private static nint Load(string name)
    {
        foreach (var file in Names[name])
            if (NativeLibrary.TryLoad(file, out var handle)) return handle;
        return 0;
    }

    private static bool Fits(string file) =>
        OperatingSystem.IsWindows() ? file.EndsWith(".dll", StringComparison.Ordinal)
        : OperatingSystem.IsMacOS() ? file.StartsWith('/')
        : file.Contains(".so", StringComparison.Ordinal);
}

using System.Diagnostics;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Peers;

/// <summary>Builds the program that measures libtorch's dispatcher against a libtorch found by path.</summary>
internal static class LibtorchPeer
{
    private const string Source = "dispatch_peer.cpp";
    private const int LongestComplaint = 200;
    private static readonly string[] Compilers = ["c++", "g++", "clang++"];

    /// <summary>Builds it, unless what an earlier run built is still good.</summary>
    /// <param name="folder">
    /// A folder with <c>include/</c> and <c>lib/</c>, as the archive on pytorch.org and the Python package have them, or <c>/usr</c>, where Debian's libtorch-dev
    /// has its libraries in a folder named for the architecture.
    /// </param>
    /// <param name="say">Told what is being done when it takes long.</param>
    /// <returns>The command that starts it.</returns>
    /// <exception cref="FailureException">There is no libtorch in the folder, or no compiler.</exception>
    /// <exception cref="PeerException">It does not compile.</exception>
    public static string Build(string folder, Action<string> say)
    {
        var (include, lib) = Find(folder);
        var source = Path.Combine(AppContext.BaseDirectory, "peers", "libtorch");
        var name = $"dispatch_peer-{Fingerprint([File.ReadAllText(Path.Combine(source, Source)), File.ReadAllText(Path.Combine(source, "dispatch_peer.h")), include, lib, Version(include)])}";
        var program = Path.Combine(source, name);
        if (File.Exists(program)) return program;
        var compiler = Compilers.Select(OnPath).FirstOrDefault(c => c is not null)
            ?? throw new FailureException(new UsageError("no C++ compiler is on the PATH", $"looked for {string.Join(", ", Compilers)}; install one, or give the built program by --libtorch-run"));
        say($"building the libtorch peer with {compiler} (about a minute)");
        // Under a name of its own first, so that nobody ever finds half a program.
        var unfinished = $"{program}.{Environment.ProcessId}";
        Compile(compiler,
        [
            "-std=c++20", "-O3", "-DNDEBUG", Path.Combine(source, Source), $"-I{include}", $"-I{Path.Combine(include, "torch", "csrc", "api", "include")}",
            $"-L{lib}", $"-Wl,-rpath,{lib}", "-ltorch", "-ltorch_cpu", "-lc10", "-o", unfinished,
        ]);
        File.Move(unfinished, program, overwrite: true);
        return program;
    }

    /// <summary>Where a folder has torch's headers and libraries.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The folder of headers, and that of libraries.</returns>
    /// <exception cref="FailureException">It has not both.</exception>
    public static (string Include, string Lib) Find(string folder)
    {
        var header = Path.Combine("ATen", "core", "dispatch", "Dispatcher.h");
        var include = Path.GetFullPath(Path.Combine(folder, "include"));
        if (!File.Exists(Path.Combine(include, header))) throw Missing(folder, Path.Combine("include", header));
        var root = Path.GetFullPath(Path.Combine(folder, "lib"));
        var lib = (Directory.Exists(root) ? Directory.EnumerateDirectories(root, "*-linux-gnu").Order().Prepend(root) : []).FirstOrDefault(d => File.Exists(Path.Combine(d, "libtorch_cpu.so")));
        return lib is null ? throw Missing(folder, "lib/libtorch_cpu.so") : (include, lib);
    }

    private static FailureException Missing(string folder, string file) => new(new UsageError(
        $"`{Quoted.Short(folder)}` has no libtorch: `{file}` is not there", "expected a folder with include/ and lib/, as libtorch's archive has them; Debian's libtorch-dev: /usr"));

    private static string Version(string include)
    {
        var file = Path.Combine(include, "torch", "version.h");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private static string Fingerprint(string[] parts) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..12];

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(d => Path.Combine(d, program)).FirstOrDefault(File.Exists);

    private static void Compile(string compiler, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(compiler, arguments) { RedirectStandardError = true })!;
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0) return;
        var first = complaints.Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? "no message";
        throw new PeerException(
            $"`{compiler}` cannot build {Source} (libtorch 1.13 or newer and C++20 are needed; --libtorch-run takes one built elsewhere): {first.Trim()[..Math.Min(first.Trim().Length, LongestComplaint)]}");
    }
}

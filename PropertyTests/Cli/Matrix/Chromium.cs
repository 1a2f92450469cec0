using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli.Matrix;

/// <summary>A headless Chromium of this machine, started once for a class of tests; without one the tests are reported as skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly string _profile = Directory.CreateTempSubdirectory("fdispatch-chromium").FullName;
    private Process? _process;

    private int Port { get; set; }

    /// <summary>Opens a page in a tab of its own.</summary>
    public async Task<DevTools> Open(Uri page, int width = 1400, int height = 1000, bool dark = false)
    {
        Assert.SkipWhen(_process is null, "no chromium on PATH: nothing in the browser was tested");
        return await DevTools.Open(Port, page, width, height, dark);
    }

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program) return;
        // The sandbox wants rights that root in a container lacks; only our own page is opened.
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", $"--user-data-dir={_profile}", "about:blank",
        ];
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true });
        _process!.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var file = Path.Combine(_profile, "DevToolsActivePort");
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50))
        {
            if (_process.HasExited) break;
            if (File.Exists(file) && File.ReadLines(file).FirstOrDefault() is { Length: > 0 } line)
            {
                Port = int.Parse(line, CultureInfo.InvariantCulture);
                return;
            }
        }

        throw new InvalidOperationException($"{program} did not open its debugging port in {Patience.TotalSeconds} s");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper process may still be writing; the folder is a temporary one.
        }
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Programs.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}

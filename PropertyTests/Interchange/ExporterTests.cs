using System.ComponentModel;
using System.Diagnostics;
using Functional.Dispatch.Interchange;
using Xunit;
using static Functional.Dispatch.PropertyTests.Interchange.Recorded;

namespace Functional.Dispatch.PropertyTests.Interchange;

/// <summary>tools/export_rules.py, on the texts that PyTorch prints (torch itself is not needed), and what it writes as a rule file.</summary>
public sealed class ExporterTests
{
    [Fact]
    public void The_exporters_own_tests_pass()
    {
        var (code, output) = Python("-m", "unittest", "discover", "-s", Path.Combine("tools", "tests"));
        Assert.True(code == 0, output);
        // Discovery that finds nothing also succeeds.
        Assert.Matches(@"Ran \d{2} tests", output);
    }

    [Fact]
    public void What_it_writes_is_a_rule_file_whose_keys_are_read_by_name()
    {
        const string script = """
            import sys
            sys.path[:0] = ["tools", "tools/tests"]
            import export_rules as export
            import test_export_rules as texts
            header = {"format": "fdispatch-rules", "version": 1, "source": "PyTorch of the tests"}
            header.update(export.enumeration(texts.FakeC(), {"Autograd"}))
            export.write([header] + export.parse_fallbacks(texts.TABLE) + [dict(export.parse_dump("my::add.Tensor", texts.ADD), tags=["x"], pystub=None)], "-")
            """;
        var (code, output) = Python("-c", script);
        Assert.True(code == 0, output);
        var json = output[output.IndexOf('{', StringComparison.Ordinal)..];
        Assert.Contains("unknown dispatch key `Named`", Error(Read(json)).ToString(), StringComparison.Ordinal);
        var contents = Value(Read(json.Replace("\"Named\"", "\"Tracer\"", StringComparison.Ordinal)));
        Assert.Equal(["Meta", "ADInplaceOrView", "AutogradPrivateUse1"], contents.Rules.AllFallbacks.Select(f => f.Key.ToString()));
        Assert.Equal([true, true, false], contents.Rules.AllFallbacks.Select(f => f.IsBuiltInFallback));
        Assert.Equal(["Tracer", "CPU", "CPU", "Autograd"], contents.Rules.Operators.Single().Kernels.Select(k => k.Key.ToString()));
        Assert.Equal(["CPU", "CUDA"], contents.Mapping!.Theirs.Backends);
    }

    private static (int Code, string Output) Python(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", arguments) { WorkingDirectory = Repository(), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, errors.Result + output);
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is not on PATH");
            throw;
        }
    }
}

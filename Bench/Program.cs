using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Functional.Dispatch.Bench.Aten;
using Functional.Dispatch.Bench.Quick;

namespace Functional.Dispatch.Bench;

/// <summary>The benchmarks, by either harness.</summary>
internal static class Program
{
    private const string Usage =
        """
        usage: dotnet run -c Release --project Bench -- quick
                   one table in under a minute: minimum and median of 11 rounds, bytes allocated, ratio to a direct call
               dotnet run -c Release --project Bench -- quick shell
                   the same, the shell's rows only; `quick registration`: of these registering and releasing only
               dotnet run -c Release --project Bench -- aten [--python COMMAND] [--libtorch COMMAND]
                   the operator library beside a real PyTorch on this machine: COMMAND starts a Python that has torch (for example `python3`), or the
                   program made of Bench/peers/libtorch/aten_peer.cpp; FDISPATCH_NUM_THREADS says with how many threads, on both sides
               dotnet run -c Release --project Bench -- full [BenchmarkDotNet arguments]
                   BenchmarkDotNet, for example: full --filter '*Choose*' --job short; without arguments all suites
        """;

    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["count"]:
                return Instructions.CountRun.Run();
            case ["quick"]:
                QuickRun.Run(Console.Out);
                return 0;
            case ["quick", "shell"]:
                QuickRun.RunShell(Console.Out);
                return 0;
            case ["quick", "registration"]:
                RegistrationRun.Run(Console.Out);
                return 0;
            case ["aten", .. var options] when Options(options) is (var python, var libtorch):
                return RunAten(python, libtorch);
            case ["full", .. var rest]:
                var switcher = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly);
                var config = DefaultConfig.Instance.AddColumn(StatisticColumn.Min, StatisticColumn.Median);
                var summaries = rest.Length == 0 ? switcher.RunAll(config) : switcher.Run(rest, config);
                return summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? 0 : 1;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    // The two options, each at most once; null when something else is among them, or nothing.
    private static (string? Python, string? Libtorch)? Options(string[] options) => options switch
    {
        ["--python", var python] => (python, null),
        ["--libtorch", var libtorch] => (null, libtorch),
        ["--python", var python, "--libtorch", var libtorch] => (python, libtorch),
        ["--libtorch", var libtorch, "--python", var python] => (python, libtorch),
        _ => null,
    };

    private static int RunAten(string? python, string? libtorch)
    {
        try
        {
            AtenRun.Run(Console.Out, python, libtorch);
            return 0;
        }
        catch (PeerException e)
        {
            Console.Error.WriteLine($"error: {e.Message}");
            return 2;
        }
    }
}

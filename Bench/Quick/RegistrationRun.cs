using System.Globalization;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Quick;

/// <summary>What registering, releasing and keeping an operator costs; minimum and median over rounds of <see cref="RegistrationLoops.Count"/> operators.</summary>
internal static class RegistrationRun
{
    private const int Rounds = 15;

    public static void Run(TextWriter output)
    {
        var loops = new RegistrationLoops();
        var (define, runtime, alias, register, release) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds + 5; round++)
        {
            var d = Time(loops.Define);
            var r = Time(() =>
            {
                loops.Implement(1, DispatchKey.CPU);
                loops.Implement(2, DispatchKey.CUDA);
            });
            var a = Time(() => loops.Implement(3, AliasKey.Autograd));
            var x = Time(loops.Release);
            if (round < 5) continue;
            define.Add(d);
            runtime.Add(r / 2);
            alias.Add(a);
            register.Add(d + r + a);
            release.Add(x);
        }

        output.WriteLine("\n== Shell: registration, microseconds for one operator");
        Write(output, "definition, parsing included", define);
        Write(output, "kernel for a runtime key", runtime);
        Write(output, "kernel for the alias key Autograd", alias);
        Write(output, "register: definition and three kernels", register);
        Write(output, "deregister: all four", release);
        var before = Heap();
        loops.Register();
        var registered = Heap();
        loops.CallEach();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"bytes held for one operator, not called yet",-66} {(registered - before) / (double)RegistrationLoops.Count,12:N0}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"the same after a call, its table computed",-66} {(Heap() - before) / (double)RegistrationLoops.Count,12:N0}"));
        GC.KeepAlive(loops);
    }

    private static double Time(Action body)
    {
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        body();
        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / RegistrationLoops.Count;
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(true);
    }

    private static void Write(TextWriter output, string what, List<double> rounds)
    {
        rounds.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-66} {rounds[0],12:N2} {rounds[rounds.Count / 2],12:N2}"));
    }
}

using System.Diagnostics;
using System.Globalization;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Threading;
using Functional.Dispatch.Bench.Peers;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Samples.Training;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Aten;

/// <summary>
/// Operators of the library beside a real PyTorch on the same machine, measured in turns within one run: ours, theirs, ours, theirs. On both sides a
/// row of small tensors is the fastest of its rounds, and one of large tensors the fastest single operation of all rounds.
/// </summary>
internal static class AtenRun
{
    private const int Rounds = 9;
    private const int Milliseconds = 250;

    private sealed record Row(string Name, string Peer, double Goal, Func<Action> Make);

    /// <summary>Runs the table.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="python">The command of a Python with torch, or null to leave out the rows of large tensors.</param>
    /// <param name="libtorch">The command of the program made of peers/libtorch/aten_peer.cpp, or null to leave out the rows of small tensors.</param>
    public static void Run(TextWriter output, string? python, string? libtorch)
    {
        using var native = AtenLibrary.Register(new Dispatcher(), withFallbacks: true);
        using var managed = AtenLibrary.Register(new Dispatcher(), withFallbacks: true, useNativeBlas: false);
        output.WriteLine($"ours: {ComputeThreads.Count} threads, BLAS {native.BlasName ?? "none"}");
        if (libtorch is not null)
        {
            using var peer = Peer.Start(libtorch);
            output.WriteLine($"\n== one element, beside {peer.Name} (C++); processor time; goal: at most this ratio of theirs");
            Header(output);
            foreach (var row in Small(native)) Write(output, row, peer, ProcessorTime, atMost: true);
        }

        if (python is not null)
        {
            using var peer = Peer.Start(python, "-u", "-c", PeerScripts.Read("aten_peer.py"));
            output.WriteLine($"\n== large tensors of float32, beside {peer.Name}; time on the wall; goal: at least this ratio of their throughput");
            Header(output);
            foreach (var row in Large(native, managed)) Write(output, row, peer, Stopwatch.GetTimestamp, atMost: false);
            output.WriteLine("\n== an epoch of the digits training (fdispatch run train): 1,437 digits, batches of 64, a hidden layer of 128; goal: at least their speed");
            Header(output);
            foreach (var row in Training(native)) Write(output, row, peer, Stopwatch.GetTimestamp, atMost: false);
        }
    }

    private static IEnumerable<Row> Small(AtenLibrary library)
    {
        var add = library.Operators.AddTensor;
        yield return new("add, inference mode", "inference", 0.6, () =>
        {
            Tensor a, b;
            using (Guards.InferenceMode()) (a, b) = (HostTensors.From([1f], 1), HostTensors.From([1f], 1));
            return () =>
            {
                using var guard = Guards.InferenceMode();
                for (var i = 0; i < 1000; i++) add.Call(a, b, 1);
            };
        });
        foreach (var (name, peer, needsGrad) in new[] { ("add, gradients on, none needed", "none", false), ("add, both require grad", "grad", true) })
        {
            yield return new(name, peer, 0.7, () =>
            {
                var (a, b) = (HostTensors.From([1f], 1), HostTensors.From([1f], 1));
                (a.RequiresGrad, b.RequiresGrad) = (needsGrad, needsGrad);
                return () =>
                {
                    for (var i = 0; i < 1000; i++) add.Call(a, b, 1);
                };
            });
        }
    }

    private static IEnumerable<Row> Large(AtenLibrary native, AtenLibrary managed)
    {
        const int Elements = 1 << 24;
        yield return new("add, 16 M", "add", 0.9, () => Pair(native, [Elements], (a, b) => native.Operators.AddTensor.Call(a, b, 1)));
        yield return new("mul, 16 M", "mul", 0.9, () => Pair(native, [Elements], (a, b) => native.Operators.MulTensor.Call(a, b)));
        yield return new("add into a given tensor, 16 M", "add.out", 0.9, () =>
        {
            var result = HostTensors.Empty(TensorShape.Contiguous(Elements), Shell.Calls.ScalarType.Float);
            return Pair(native, [Elements], (a, b) => native.Operators.AddOut.Call(a, b, 1, result));
        });
        yield return new("sum, 16 M", "sum", 0.9, () => Pair(native, [Elements], (a, _) => native.Operators.Sum.Call(a, null)));
        yield return new($"mm, 1024³, {native.BlasName ?? "managed kernel"}", "matmul", 0.5, () => Pair(native, [1024, 1024], (a, b) => native.Operators.Mm.Call(a, b)));
        yield return new("mm, 1024³, managed kernel", "matmul", 0.5, () => Pair(managed, [1024, 1024], (a, b) => managed.Operators.Mm.Call(a, b)));
    }

    private static IEnumerable<Row> Training(AtenLibrary library)
    {
        foreach (var (name, kind) in new[] { ("sgd", OptimiserKind.Sgd), ("adam", OptimiserKind.Adam) })
        {
            yield return new($"epoch, {name}", $"train.{name}", 1, () =>
            {
                var training = new DigitsTraining(library, new TrainingOptions(Optimiser: kind));
                return () => training.TrainEpoch();
            });
        }
    }

    private static Action Pair(AtenLibrary library, long[] sizes, Func<Tensor, Tensor, Tensor> body)
    {
        using var guard = Guards.InferenceMode();
        Shell.Calls.SymInt[] size = [.. sizes];
        var (a, b) = (library.Operators.Rand.Call(size, null, null, null, null), library.Operators.Rand.Call(size, null, null, null, null));
        return () =>
        {
            using var inside = Guards.InferenceMode();
            body(a, b);
        };
    }

    private static void Write(TextWriter output, Row row, Peer peer, Func<long> clock, bool atMost)
    {
        var body = row.Make();
        var operations = atMost ? 1000 : 1;
        var (ours, theirs) = (double.MaxValue, double.MaxValue);
        // Long enough for the JIT's tiers to be through.
        Measure(body, clock, 3 * Milliseconds, atMost);
        for (var round = 0; round < Rounds; round++)
        {
            ours = Math.Min(ours, Measure(body, clock, Milliseconds, atMost) / operations);
            theirs = Math.Min(theirs, peer.Measure(row.Peer, Milliseconds));
        }

        var ratio = atMost ? ours / theirs : theirs / ours;
        var met = atMost ? ratio <= row.Goal : ratio >= row.Goal;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-40} {Scaled(ours, atMost),14} {Scaled(theirs, atMost),14} {ratio,8:F2} {row.Goal,6:F1} {(met ? "met" : "missed"),8}"));
    }

    private static string Scaled(double nanoseconds, bool small) => (small ? nanoseconds : nanoseconds / 1e6).ToString("N2", CultureInfo.InvariantCulture) + (small ? " ns" : " ms");

    private static void Header(TextWriter output) => output.WriteLine($"{"",-40} {"ours",14} {"theirs",14} {"ratio",8} {"goal",6}");

    private static double Measure(Action body, Func<long> clock, int milliseconds, bool mean)
    {
        var (count, start, fastest) = (0L, clock(), long.MaxValue);
        var limit = start + (milliseconds * Stopwatch.Frequency / 1000);
        var now = start;
        do
        {
            var before = now;
            body();
            count++;
            now = clock();
            fastest = Math.Min(fastest, now - before);
        }
        while (now < limit);
        return (mean ? (double)(now - start) / count : fastest) * (1e9 / Stopwatch.Frequency);
    }

    // In the units of the stopwatch.
    private static long ProcessorTime() => (long)(Environment.CpuUsage.TotalTime.TotalSeconds * Stopwatch.Frequency);
}

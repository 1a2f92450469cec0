using System.Globalization;
using Functional.Dispatch.Bench.Quick;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using Functional.Dispatch.Tables;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

namespace Functional.Dispatch.Bench.Scaling;

/// <summary>What grows with the number of operators in a registry, and what does not.</summary>
internal static class RegistryCurves
{
    private const int Calls = 100_000;
    private static readonly int[] Sizes = [1, 10, 100, 1_000, 10_000, 100_000];

    /// <summary>The curves over 1 to 100,000 operators, each with a definition and three kernels.</summary>
    public static IReadOnlyList<Curve> All { get; } =
    [
        new("call of one operator among so many", BenchUnits.Nanoseconds, "operators", Sizes, size =>
        {
            var entry = Registered(size)[size / 2];
            return () => TimeOf(Calls, [entry]);
        }),
        new("call of another operator each time", BenchUnits.Nanoseconds, "operators", Sizes, size =>
        {
            // In random order: beyond what the caches hold, a call waits for memory.
            var entries = Registered(size);
            var rng = new MersenneTwister(7);
            for (var i = entries.Length - 1; i > 0; i--)
            {
                var other = (int)(rng.Next() % (uint)(i + 1));
                (entries[i], entries[other]) = (entries[other], entries[i]);
            }

            return () => TimeOf(Math.Max(Calls, entries.Length), entries);
        }),
        new("registration of one operator more", BenchUnits.Nanoseconds, "operators", Sizes, size =>
        {
            const int More = 100;
            var dispatcher = Registered(size)[0].Dispatcher;
            var texts = Texts("more", More);
            return () =>
            {
                var registrations = new Registration[4 * More];
                var start = ThreadClock.Now;
                Register(dispatcher, texts, registrations);
                var time = ThreadClock.Now - start;
                foreach (var registration in registrations) registration.Dispose();
                return time / (double)More;
            };
        }),
        new("tables of a whole rule set, for each operator", BenchUnits.Nanoseconds, "operators", Sizes, size =>
        {
            var rules = Registered(size)[0].Dispatcher.Rules;
            return () =>
            {
                var (start, perBackend) = (ThreadClock.Now, 0);
                foreach (var op in rules.Operators) perBackend += DispatchTable.Compute(rules, op).Mask.IsPerBackend ? 1 : 0;
                return perBackend == 0 ? (ThreadClock.Now - start) / (double)size : throw new InvalidOperationException("a mask per backend was not expected");
            };
        }),
    ];

    private static string[] Texts(string prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"scaling::{prefix}{i}(Tensor a, Tensor b) -> (Tensor, Tensor)"))];

    private static OperatorEntry[] Registered(int count)
    {
        var dispatcher = TypedCallSuite.Dispatcher();
        return [.. Register(dispatcher, Texts("op", count), new Registration[4 * count]).Select(dispatcher.Entry)];
    }

    private static OperatorName[] Register(Dispatcher dispatcher, string[] texts, Registration[] registrations)
    {
        var names = new OperatorName[texts.Length];
        RegistrationKey[] keys = [DispatchKey.CPU, DispatchKey.CUDA, AliasKey.Autograd];
        for (var i = 0; i < texts.Length; i++)
        {
            var schema = SchemaParser.Parse(texts[i]).IfLeft(e => throw new InvalidOperationException(e.ToString()));
            names[i] = schema.Name;
            registrations[4 * i] = dispatcher.Define(schema, Kernels.Here());
            for (var k = 0; k < keys.Length; k++) registrations[(4 * i) + k + 1] = dispatcher.Implement(schema.Name, keys[k], Kernels.Boxed(static (_, _, _) => { }, Kernels.Here()));
        }

        return names;
    }

    // The operators hand their arguments back, so that one stack serves every call.
    private static double TimeOf(int calls, OperatorEntry[] entries)
    {
        using var guard = Guards.BelowADInplaceOrView();
        var (stack, tensor) = (new Stack(), CallFloors.OneDevice(1)[0].A);
        stack.Push(Value.From(tensor), Value.From(tensor));
        var start = ThreadClock.Now;
        for (int i = 0, next = 0; i < calls; i++)
        {
            entries[next].CallBoxed(stack);
            if (++next == entries.Length) next = 0;
        }

        return (ThreadClock.Now - start) / (double)calls;
    }
}

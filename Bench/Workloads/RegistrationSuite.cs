using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>What registering, releasing and keeping an operator costs, beside the 3,640 that a real PyTorch has.</summary>
internal static class RegistrationSuite
{
    private const int Count = RegistrationLoops.Count;
    private const string Kept = "name and three delegates into dictionaries";
    private const string Dropped = "name out of the dictionary";

    private static readonly Lazy<RegistrationLoops> Loops = new(() => new());

    /// <summary>Registering and releasing.</summary>
    public static Suite Registration { get; } = new("registration", "an operator registered and released; one of 1,000, beside 3,640",
    [
        Row(Kept, null, () =>
        {
            var floor = new DictionaryFloor();
            return new Body(floor.Fill) { After = floor.Clear };
        }),
        Row(Dropped, null, () =>
        {
            var floor = new DictionaryFloor();
            return new Body(floor.Remove) { Before = () => floor.Fill() };
        }),
        Row("definition, parsing included", Kept, () => new Body(Doing(l => l.Define())) { After = Loops.Value.Release }),
        Row("kernel for a runtime key", Kept, () => new Body(Doing(l => l.Implement(1, DispatchKey.CPU))) { Before = Loops.Value.Define, After = Loops.Value.Release }),
        Row("kernel for the alias key Autograd", Kept, () => new Body(Doing(l => l.Implement(3, AliasKey.Autograd))) { Before = Loops.Value.Define, After = Loops.Value.Release }),
        Row("register: definition and three kernels", Kept, () => new Body(Doing(l => l.Register())) { After = Loops.Value.Release }),
        Row("release: all four", Dropped, () => new Body(Doing(l => l.Release())) { Before = Loops.Value.Register }),
    ]);

    /// <summary>Keeping.</summary>
    public static Suite Memory { get; } = new("memory", "bytes held for an operator with three kernels",
    [
        Held("name and three delegates in dictionaries", null, () =>
        {
            var floor = new DictionaryFloor();
            return new Body(() => Growth(() => floor.Fill())) { After = floor.Clear };
        }),
        Held("an operator, not called yet", "name and three delegates in dictionaries", () => new Body(() => Growth(Loops.Value.Register)) { After = Loops.Value.Release }),
        Held("an operator after a call, its table computed", "name and three delegates in dictionaries", () => new Body(() => Growth(() =>
        {
            Loops.Value.Register();
            Loops.Value.CallEach();
        })) { After = Loops.Value.Release }),
    ]);

    private static Workload Row(string name, string? floor, Func<Body> make) => new(name, Count, make) { Floor = floor };

    private static Workload Held(string name, string? floor, Func<Body> make) => Row(name, floor, make) with { Unit = BenchUnits.Bytes };

    private static Func<int> Doing(Action<RegistrationLoops> action)
    {
        var loops = Loops.Value;
        return () =>
        {
            action(loops);
            return 0;
        };
    }

    private static int Growth(Action action)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        action();
        return (int)(GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    // What one would write in place of a registry: delegates by key, by name.
    private sealed class DictionaryFloor
    {
        private readonly string[] _names = [.. Enumerable.Range(0, Count).Select(i => $"floor::op{i}")];
        private readonly Dictionary<string, Dictionary<DispatchKey, Delegate>> _operators = [];
        private readonly Action<BenchTensor, BenchTensor> _kernel = (_, _) => { };

        public int Fill()
        {
            foreach (var name in _names)
                _operators.Add(name, new() { [DispatchKey.CPU] = _kernel, [DispatchKey.CUDA] = _kernel, [DispatchKey.AutogradCPU] = _kernel });
            return 0;
        }

        public int Remove()
        {
            foreach (var name in _names) _operators.Remove(name);
            return 0;
        }

        public void Clear() => _operators.Clear();
    }
}

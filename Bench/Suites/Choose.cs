using BenchmarkDotNet.Attributes;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Bench.Suites;

/// <summary>The choice beside what it could be replaced by; per keyset.</summary>
[MemoryDiagnoser]
public class Choose
{
    // One length, as BenchmarkDotNet divides by a constant; the 1,024 keysets are repeated.
    private const int Count = 65536;

    private readonly DispatchTable _one = Operators.OneMask;
    private readonly DispatchTable _each = Operators.MaskPerBackend;
    private readonly DispatchTable[] _tables = [Operators.OneMask, Operators.OneMaskToo];
    private readonly ChooseLoops.ThreadRecord _thread = ChooseLoops.OfThread;
    private readonly Func<DispatchKeySet, int> _delegate = ChooseLoops.Target.Static;
    private DispatchKeySet[] _sets = [];
    private Dictionary<ulong, int> _slots = [];

    /// <summary>How many different keysets: 1 is predictable, 65,536 random ones are not.</summary>
    [Params(1, 1024, Count)]
    public int Different { get; set; }

    /// <summary>Draws the keysets.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _sets = Different == 1 ? KeySetWorkload.Predictable(Count) : KeySetWorkload.Repeated(KeySetWorkload.Random(Different), Count);
        _slots = ChooseLoops.SlotsOf(_one, _sets, LocalKeys.Default);
    }

    /// <summary>The floor.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int DirectCall() => ChooseLoops.DirectCall(_sets);

    /// <summary>The loop around everything here.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int LoopAlone() => ChooseLoops.Load(_sets);

    /// <summary>A call through a delegate.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int DelegateCall() => ChooseLoops.DelegateCall(_delegate, _sets);

    /// <summary>A virtual call.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int VirtualCall() => ChooseLoops.VirtualCall(ChooseLoops.Target.One, _sets);

    /// <summary>A dictionary instead of a table.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int DictionaryLookup() => ChooseLoops.DictionaryLookup(_slots, _sets);

    /// <summary>The slot alone.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Slot() => ChooseLoops.Slot(_sets);

    /// <summary>The whole choice.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int OneMask() => ChooseLoops.Choose(_one, _sets, LocalKeys.Default);

    /// <summary>Nothing hoisted.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int OneMaskFromMemory() => ChooseLoops.ChooseFromMemory(_tables, _sets, _thread);

    /// <summary>Each choice waits for the last.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int OneMaskLatency() => ChooseLoops.ChooseDependent(_one, _sets, LocalKeys.Default);

    /// <summary>Fallthroughs that differ between backends.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int MaskPerBackend() => ChooseLoops.Choose(_each, _sets, LocalKeys.Default);
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>The least that a call needs of a tensor: its keys.</summary>
public sealed class BenchTensor(DispatchKeySet keys) : KeyedObject(keys);

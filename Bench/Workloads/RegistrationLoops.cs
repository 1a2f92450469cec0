using System.Globalization;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>
/// Registering and releasing operators as libtorch's benchmark does: the schema's text is parsed and defined, then come kernels for CPU, CUDA
/// and Autograd, beside the operators a real PyTorch has.
/// </summary>
internal sealed class RegistrationLoops
{
    /// <summary>How many operators one turn registers.</summary>
    public const int Count = 1000;

    private readonly Dispatcher _dispatcher = new();
    private readonly string[] _texts = [.. Enumerable.Range(0, Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"regbench::op{i}(Tensor a, Tensor b) -> ()"))];
    private readonly Registration?[] _registrations = new Registration[4 * Count];
    private readonly OperatorName[] _names = new OperatorName[Count];
    private readonly Action<BenchTensor, BenchTensor> _kernel = (_, _) => { };
    private readonly BenchTensor _tensor = new(DispatchKeySet.Of(DispatchKey.CPU));

    public RegistrationLoops()
    {
        foreach (var op in PyTorch.Shared.Rules.Operators)
            if (op.Definition is { } definition) _dispatcher.Define(definition.Schema, definition.Debug);
        _dispatcher.Fallback(DispatchKey.ADInplaceOrView, Kernels.Fallthrough(Kernels.Here()));
        _dispatcher.Fallback(DispatchKey.BackendSelect, Kernels.Fallthrough(Kernels.Here()));
    }

    /// <summary>Definitions alone, parsing included.</summary>
    public void Define()
    {
        for (var i = 0; i < Count; i++)
        {
            var schema = SchemaParser.Parse(_texts[i]).IfLeft(() => throw new InvalidOperationException());
            _names[i] = schema.Name;
            _registrations[i] = _dispatcher.Define(schema, Kernels.Here());
        }
    }

    /// <summary>Kernels for one key.</summary>
    public void Implement(int turn, RegistrationKey key)
    {
        for (var i = 0; i < Count; i++)
            _registrations[(turn * Count) + i] = _dispatcher.Implement(_names[i], key, NoOp.MakeKernel(_kernel, Kernels.Here()));
    }

    /// <summary>Everything of a turn.</summary>
    public void Register()
    {
        Define();
        Implement(1, DispatchKey.CPU);
        Implement(2, DispatchKey.CUDA);
        Implement(3, AliasKey.Autograd);
    }

    /// <summary>One call of each, so that its table is computed.</summary>
    public void CallEach()
    {
        var stack = new Stack();
        foreach (var name in _names)
        {
            stack.Push(Value.From(_tensor), Value.From(_tensor));
            _dispatcher.Entry(name).CallBoxed(stack);
        }
    }

    /// <summary>Takes everything of a turn back; what was taken back before stays so.</summary>
    public void Release()
    {
        foreach (var registration in _registrations) registration?.Dispose();
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

namespace Functional.Dispatch.Gpu.Fallbacks;

/// <summary>
/// Serves operators that have no kernel on a device with the CPU's: copies the arguments to the host, calls there, copies results and written arguments
/// back. Only where it was asked for, and counted: a program that runs on the host without anybody noticing is slower than one that fails.
/// </summary>
public sealed class CpuFallback
{
    private static readonly DispatchKeySet Cpu = DispatchKeySet.Of(DispatchKey.CPU);

    private readonly DeviceContext _context;
    private readonly AtenOperators _aten;
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    internal CpuFallback(DeviceContext context, AtenOperators aten) => (_context, _aten) = (context, aten);

    /// <summary>Told of each call that it serves, before it is served, by the operator's name; null for nobody.</summary>
    public Action<string>? OnCall { get; set; }

    /// <summary>How many calls of each operator it served.</summary>
    public ImmutableSortedDictionary<string, long> Counts => _counts.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>How many calls it served.</summary>
    public long Calls => _counts.Values.Sum();

    internal Registration Register(Dispatcher dispatcher) => dispatcher.Fallback(_context.Key, Kernels.Boxed(
        Run, "registered at Kernels.Gpu/Fallbacks/CpuFallback.cs", new KernelNext.Redispatch(new RedispatchKeys.Exactly(Cpu))));

    private void Run(OperatorEntry op, DispatchKeySet keys, Stack stack)
    {
        var schema = op.Table.Signature!.Schema;
        Refuse(op, schema);
        var name = op.Name.ToString();
        OnCall?.Invoke(name);
        _counts.AddOrUpdate(name, 1, static (_, count) => count + 1);

        var copies = new List<(Tensor Device, Tensor Host)>();
        var written = new List<KeyedObject>();
        var arguments = stack.Last(schema.Arguments.Count);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (schema.Arguments[i].Type.Alias is { IsWrite: true } && arguments[i].AsTensor is { } tensor) written.Add(tensor);
            arguments[i] = OnHost(arguments[i], copies);
        }

        op.RedispatchBoxed(Cpu, stack);
        foreach (var (device, host) in copies)
            if (written.Contains(device)) WriteBack(device, host);
        foreach (ref var result in stack.Last(schema.Returns.Count)) result = OnDevice(result, copies);
    }

    // A view of a copy is no view of the argument.
    private static void Refuse(OperatorEntry op, FunctionSchema schema)
    {
        if (schema.Returns.Any(r => r.Type.Alias is { IsWrite: false }))
            throw new TensorNotImplementedException(new OperationError(op.Name.ToString(), "it returns a view, which a copy on the CPU cannot give"));
    }

    private Value OnHost(in Value value, List<(Tensor Device, Tensor Host)> copies)
    {
        if (value.Kind == ValueKind.List) return value.KeyUnion() == DispatchKeySet.Empty ? value : Value.FromList([.. value.Items.Select(i => OnHost(i, copies))]);
        if (value.Kind == ValueKind.Device) return value.ToDevice().Type == _context.Device.Type ? Value.From(new Device(DeviceType.Cpu)) : value;
        if (value.AsTensor is not Tensor { IsDefined: true } tensor || !_context.Holds(tensor)) return value;
        foreach (var (device, known) in copies)
            if (ReferenceEquals(device, tensor)) return Value.From(known);
        var host = HostTensors.Empty(tensor.Shape.Dense(), tensor.ScalarType);
        _aten.CopyInPlace.Call(host, tensor);
        host.IsWrappedNumber = tensor.IsWrappedNumber;
        copies.Add((tensor, host));
        return Value.From(host);
    }

    private Value OnDevice(in Value value, List<(Tensor Device, Tensor Host)> copies)
    {
        if (value.Kind == ValueKind.List) return value.KeyUnion() == DispatchKeySet.Empty ? value : Value.FromList([.. value.Items.Select(i => OnDevice(i, copies))]);
        if (value.AsTensor is not Tensor { IsDefined: true } tensor) return value;
        foreach (var (device, host) in copies)
            if (ReferenceEquals(host, tensor)) return Value.From(device);
        var result = _context.Empty(tensor.Shape.Dense(), tensor.ScalarType);
        return Value.From(_aten.CopyInPlace.Call(result, tensor));
    }

    private void WriteBack(Tensor device, Tensor host)
    {
        if (!device.Sizes.AsSpan().SequenceEqual(host.Sizes.AsSpan())) _aten.ResizeInPlace.Call(device, [.. host.Sizes.Select(s => (SymInt)s)]);
        _aten.CopyInPlace.Call(device, host);
    }
}

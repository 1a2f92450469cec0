using Functional.Dispatch.Shell.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>An operation that is bound by memory.</summary>
/// <param name="Name">The row, which is also that of peers/gpu_peer.py.</param>
/// <param name="BytesPerElement">Bytes that must be read and written for one element, each once.</param>
/// <param name="FlopsPerElement">Floating-point operations for one element; a function such as exp counts as one.</param>
/// <param name="Run">Calls the operator; the result is the measurement's to give back.</param>
/// <param name="Goal">The share of the copy rate asked for on an NVIDIA device, or null.</param>
/// <param name="Host">What System.Numerics.Tensors calls the same, on a part of the elements: a, b, result. Null where it has no such thing.</param>
internal sealed record DeviceOperation(
    string Name, double BytesPerElement, double FlopsPerElement, Func<Operands, Tensor> Run, double? Goal = null, HostOperation? Host = null)
{
    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<DeviceOperation> All { get; } =
    [
        new("add", 12, 1, o => o.Operators.AddTensor.Call(o.A, o.B), 0.9, new("TensorPrimitives.Add", true, (a, b, r) => TensorPrimitives.Add(a, b, r))),
        new("mul", 12, 1, o => o.Operators.MulTensor.Call(o.A, o.B), 0.9, new("TensorPrimitives.Multiply", true, (a, b, r) => TensorPrimitives.Multiply(a, b, r))),
        new("add, alpha 2 (saxpy)", 12, 2, o => o.Operators.AddTensor.Call(o.A, o.B, 2.0), 0.9, new("TensorPrimitives.MultiplyAdd", true, (a, b, r) => TensorPrimitives.MultiplyAdd(b, 2f, a, r))),
        new("add_, in place", 12, 1, o => o.Operators.AddInPlaceTensor.Call(o.Changed, o.B), null, new("TensorPrimitives.Add, in place", true, (a, b, _) => TensorPrimitives.Add(a, b, a))),
        new("exp", 8, 1, o => o.Operators.Exp.Call(o.A), null, new("TensorPrimitives.Exp", true, (a, _, r) => TensorPrimitives.Exp(a, r))),
        new("gelu", 8, 5, o => o.Operators.Gelu.Call(o.A)),
        new("where", 13, 0, o => o.Operators.Where.Call(o.Condition, o.A, o.B)),
        new("sum", 4, 1, o => o.Operators.Sum.Call(o.A), 0.9, new("TensorPrimitives.Sum", false, (a, _, r) => r[0] = TensorPrimitives.Sum(a))),
        new("softmax, rows of 1,024", 8, 4, o => o.Operators.InternalSoftmax.Call(o.Rows, -1, false), 0.8),
        new("clone", 8, 0, o => o.Operators.Clone.Call(o.A)),
        new("copy of a transposed matrix", 8, 0, o => o.Operators.Contiguous.Call(o.Turned)),
        new("rand", 4, 0, o => o.Session.Random(o.Elements)),
    ];
}

/// <summary>An operation of System.Numerics.Tensors.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsPointwise">Whether the goal for pointwise operations counts for it.</param>
/// <param name="Run">Does a part of it: a, b, result.</param>
internal sealed record HostOperation(string Name, bool IsPointwise, HostOperation.Part Run)
{
    /// <summary>A part of the elements, all three of one length.</summary>
    public delegate void Part(Span<float> a, Span<float> b, Span<float> result);
}

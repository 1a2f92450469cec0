using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Aten.Recorded;

/// <summary>A recorded or varied call with its tensors made, ready to run once.</summary>
internal sealed class PreparedCall
{
    private PreparedCall(OperatorEntry op, ImmutableArray<Value> arguments, ImmutableArray<Tensor> tensors, ImmutableArray<Tensor?> leaves) =>
        (Operator, Arguments, Tensors, Leaves) = (op, arguments, tensors, leaves);

    public OperatorEntry Operator { get; }

    /// <summary>One for each parameter of the schema.</summary>
    public ImmutableArray<Value> Arguments { get; }

    /// <summary>The tensors among them, each once.</summary>
    public ImmutableArray<Tensor> Tensors { get; }

    /// <summary>The leaves that require grad, one place for each tensor.</summary>
    public ImmutableArray<Tensor?> Leaves { get; }

    /// <summary>Makes the tensors: on the CPU, or with the same shapes on Meta.</summary>
    public static PreparedCall Of(AtenSession session, RecordedCall call, bool onMeta = false) =>
        onMeta ? Of(session, call, OnMeta, new Device(DeviceType.Meta)) : Of(session, call, tensor => tensor, null);

    /// <summary>Makes the tensors somewhere else.</summary>
    /// <param name="session">The session.</param>
    /// <param name="call">The call.</param>
    /// <param name="move">From a tensor on the CPU to the one in its place.</param>
    /// <param name="device">Where that is; null for the CPU.</param>
    public static PreparedCall Of(AtenSession session, RecordedCall call, Func<Tensor, Tensor> move, Device? device)
    {
        var op = session.Entry(call.Operator);
        var storages = call.Storages.Select(RecordedTensors.Make).ToArray();
        var tensors = new Tensor[call.Tensors.Length];
        var leaves = new Tensor?[tensors.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            var recorded = call.Tensors[i];
            var tensor = move(RecordedTensors.Make(recorded, call.Storages[recorded.Storage], storages[recorded.Storage]));
            if (recorded.Mode != RecordedMode.Plain) leaves[i] = tensor;
            tensors[i] = recorded.Mode == RecordedMode.Clone ? session.Ops.Clone.Call(tensor) : tensor;
        }

        var arguments = AtenSession.Filled(op.Schema!, [.. call.Arguments.Select(a => RecordedCall.ToValue(a, i => Value.From(tensors[i])))]);
        // What makes tensors is told where by its device argument, and a copy whereto.
        if (device is { } where)
            arguments = [.. arguments.Select((a, i) => op.Schema!.Arguments[i].Name == "device" && (tensors.Length == 0 || !a.IsNone) ? Value.From(where) : a)];
        return new(op, arguments, [.. tensors], [.. leaves]);
    }

    /// <summary>The same arguments for another operator of the same parameters.</summary>
    public PreparedCall For(OperatorEntry op) => new(op, Arguments, Tensors, Leaves);

    public ImmutableArray<Value> Run() => AtenSession.Call(Operator, Arguments);

    private static Tensor OnMeta(Tensor tensor)
    {
        var meta = tensor.ToMeta();
        meta.SetShape(tensor.Shape, tensor.StorageOffset);
        if (tensor.IsConjugate) meta.IsConjugate = true;
        if (tensor.IsNegative) meta.IsNegative = true;
        if (tensor.RequiresGrad) meta.RequiresGrad = true;
        return meta;
    }
}

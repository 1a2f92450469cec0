using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>
/// Computes shapes only: tensor arguments go on as Meta tensors, new tensors are made on the Meta device, so that the operator's Meta kernel
/// serves the call. Results are Meta tensors; an argument that the operator returns comes back as itself.
/// </summary>
public sealed class ShapeOnlyMode : DispatchMode
{
    /// <inheritdoc />
    public override bool Handle(DispatchedCall call)
    {
        var originals = new Dictionary<KeyedObject, Tensor>(ReferenceEqualityComparer.Instance);
        var parameters = call.Operator.Table.Signature!.Schema.Arguments;
        var arguments = new Value[call.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = IsDevice(parameters[i].Type) ? Value.From(new Device(DeviceType.Meta)) : OnMeta(call.Arguments[i], originals);

        call.CallAgain(arguments);
        foreach (ref var result in call.Stack.Last(call.Operator.Table.Signature!.ReturnCount))
            if (result.AsTensor is { } tensor && originals.TryGetValue(tensor, out var original)) result = Value.From(original);
        return true;
    }

    private static Value OnMeta(Value value, Dictionary<KeyedObject, Tensor> originals)
    {
        if (value.Kind == ValueKind.List) return Value.FromList([.. value.Items.Select(item => OnMeta(item, originals))]);
        if (value.AsTensor is not Tensor { IsDefined: true, IsMeta: false } tensor) return value;
        var meta = tensor.ToMeta();
        originals.Add(meta, tensor);
        return Value.From(meta);
    }

    private static bool IsDevice(SchemaType type) => type switch
    {
        SchemaType.Base { Kind: BaseType.Device } => true,
        SchemaType.Optional { Element: var element } => IsDevice(element),
        _ => false,
    };
}

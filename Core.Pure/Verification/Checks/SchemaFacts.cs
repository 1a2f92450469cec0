using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>What checks read off a schema or a name.</summary>
internal static class SchemaFacts
{
    /// <summary>Whether something is returned that could have a gradient.</summary>
    public static bool ReturnsTensor(FunctionSchema schema) => schema.Returns.Any(r => HoldsTensor(r.Type));

    /// <summary>Whether it is an out= overload: results go into keyword arguments, and autograd has no part in it.</summary>
    public static bool IsOut(FunctionSchema schema) => schema.Arguments.Any(a => a.IsKeywordOnly && a.Type.IsWritten);

    /// <summary>The name without overload, namespace kept, and without the underscore of an in-place form: what overloads of one operator share.</summary>
    public static string Family(OperatorName name)
    {
        var text = name.Name;
        return text.EndsWith('_') && !text.EndsWith("__", StringComparison.Ordinal) ? text[..^1] : text;
    }

    /// <summary>A call of an operator without tensors that names a device; null when the operator takes none.</summary>
    public static Witness? OnDevice(FunctionSchema schema, DeviceType device)
    {
        for (var i = 0; i < schema.Arguments.Count; i++)
        {
            var type = schema.Arguments[i].Type is SchemaType.Optional optional ? optional.Element : schema.Arguments[i].Type;
            if (type is not SchemaType.Base { Kind: BaseType.Device }) continue;
            var witness = Witness.Of(schema, ThreadSetting.Default);
            return witness with { Call = witness.Call with { Arguments = [.. witness.Call.Arguments.ToImmutableArray().SetItem(i, new CallArgument.Device(device))] } };
        }

        return null;
    }

    private static bool HoldsTensor(SchemaType type) => type is SchemaType.Base { Kind: BaseType.Tensor } || type.Parts.Any(HoldsTensor);
}

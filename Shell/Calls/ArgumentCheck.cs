using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Whether boxed values are of the types a schema says.</summary>
public static class ArgumentCheck
{
    /// <summary>The first argument that does not fit.</summary>
    /// <param name="op">The operator, for the error.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="arguments">One value for each argument; more are allowed where the schema is open-ended.</param>
    /// <returns>An <see cref="ArgumentCountError"/> or <see cref="ArgumentMismatchError"/>, or null when all fit.</returns>
    public static DispatchError? Of(OperatorName op, FunctionSchema schema, ReadOnlySpan<Value> arguments)
    {
        if (arguments.Length < schema.Arguments.Count || (arguments.Length > schema.Arguments.Count && !schema.IsVarArg))
            return new ArgumentCountError(op, schema.Arguments.Count, arguments.Length);
        for (var i = 0; i < schema.Arguments.Count; i++)
            if (!Fits(arguments[i], schema.Arguments[i].Type))
                return new ArgumentMismatchError(op, schema.Arguments[i].Name, schema.Arguments[i].Type.ToString(), arguments[i].Kind);
        return null;
    }

    /// <summary>Whether a value is of a type. Integers serve where symbolic ones may stand; nothing else is converted.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type.</param>
    /// <returns>True when it fits.</returns>
    public static bool Fits(in Value value, SchemaType type) => type switch
    {
        SchemaType.Optional optional => value.IsNone || Fits(value, optional.Element),
        SchemaType.Base word => FitsWord(value.Kind, word.Kind),
        SchemaType.List list => value.Kind == ValueKind.List && AllFit(value, list.Element),
        SchemaType.Tuple tuple => value.Kind == ValueKind.Tuple && EachFits(value, tuple.Elements),
        SchemaType.Dict => value.Kind == ValueKind.Dict,
        // A variable stands for any type; futures, remote references and custom classes are objects this system does not look into.
        SchemaType.Variable => true,
        SchemaType.Class or SchemaType.Future or SchemaType.RRef or SchemaType.Await => value.Kind == ValueKind.Object,
        _ => false,
    };

    private static bool AllFit(in Value list, SchemaType element)
    {
        foreach (var item in list.Items)
            if (!Fits(item, element)) return false;
        return true;
    }

    private static bool EachFits(in Value tuple, EquatableArray<SchemaType> elements)
    {
        var items = tuple.Items;
        if (items.Length != elements.Count) return false;
        for (var i = 0; i < items.Length; i++)
            if (!Fits(items[i], elements[i])) return false;
        return true;
    }

    private static bool FitsWord(ValueKind kind, BaseType word) => word switch
    {
        BaseType.Tensor => kind == ValueKind.Tensor,
        BaseType.Int or BaseType.DeviceIndex => kind == ValueKind.Int,
        BaseType.Float => kind == ValueKind.Float,
        BaseType.Complex => kind == ValueKind.Complex,
        BaseType.Bool => kind == ValueKind.Bool,
        BaseType.Str or BaseType.Dimname => kind == ValueKind.String,
        BaseType.Scalar or BaseType.Number => kind is ValueKind.Int or ValueKind.Float or ValueKind.Bool or ValueKind.Complex,
        BaseType.Device => kind == ValueKind.Device,
        BaseType.Layout => kind == ValueKind.Layout,
        BaseType.ScalarType => kind == ValueKind.ScalarType,
        BaseType.MemoryFormat => kind == ValueKind.MemoryFormat,
        BaseType.Generator => kind == ValueKind.Generator,
        BaseType.Storage => kind == ValueKind.Storage,
        BaseType.Stream => kind == ValueKind.Stream,
        BaseType.QScheme => kind == ValueKind.QScheme,
        BaseType.SymInt => kind is ValueKind.Int or ValueKind.SymInt,
        BaseType.SymFloat => kind is ValueKind.Float or ValueKind.Object,
        BaseType.SymBool => kind is ValueKind.Bool or ValueKind.Object,
        BaseType.Any => true,
        BaseType.AnyListType => kind == ValueKind.List,
        BaseType.AnyTupleType => kind == ValueKind.Tuple,
        BaseType.AnyEnumType => kind is ValueKind.Object or ValueKind.Int,
        BaseType.None or BaseType.NoneType => kind == ValueKind.None,
        BaseType.AnyClassType or BaseType.Quantizer or BaseType.ConstQuantizerPtr or BaseType.Capsule or BaseType.PyObject or BaseType.Function =>
            kind == ValueKind.Object,
    };
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>The codec of tensors; null stands for None where the schema allows it.</summary>
internal sealed class TensorCodec<T>(SchemaType type, bool optional) : Codec<T?>(type, typeof(T).Name)
    where T : KeyedObject
{
    public override Value Box(T? value) => Value.From(value);

    public override bool TryUnbox(in Value boxed, out T? value)
    {
        value = boxed.AsObject as T;
        return value is not null || (optional && boxed.IsNone);
    }

    public override DispatchKeySet Keys(T? value, OperatorEntry op, int position) =>
        value is not null ? value.KeySet : optional ? DispatchKeySet.Empty : throw CallFailures.BadArgument(op, position, Value.None);

    internal override DispatchKeySet Keys(ReadOnlySpan<T?> values, OperatorEntry op, int position)
    {
        var keys = DispatchKeySet.Empty;
        foreach (var value in values)
        {
            // The way for any list, as the last thing done: so that nothing of the loop is kept for after it.
            if (value is null) return base.Keys(values, op, position);
            keys |= value.KeySet;
        }

        return keys;
    }
}

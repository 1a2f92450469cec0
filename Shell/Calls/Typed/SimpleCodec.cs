using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Unboxes a value.</summary>
/// <typeparam name="T">The .NET type.</typeparam>
/// <param name="boxed">A boxed value.</param>
/// <param name="value">It unboxed.</param>
/// <returns>False when it is of another kind.</returns>
internal delegate bool TryUnbox<T>(in Value boxed, out T value);

/// <summary>The codec of a type whose values are wholly described by two functions.</summary>
internal sealed class SimpleCodec<T>(SchemaType type, string nativeName, Func<T, Value> box, TryUnbox<T> unbox, bool isSymbolic = false)
    : Codec<T>(type, nativeName, isSymbolic)
{
    public override Value Box(T value) => box(value);

    public override bool TryUnbox(in Value boxed, out T value) => unbox(boxed, out value);
}

/// <summary>The codec of <c>T?</c> for value types.</summary>
internal sealed class NullableCodec<T>(Codec<T> inner) : Codec<T?>(new SchemaType.Optional(inner.Type), inner.NativeName + "?", inner.IsSymbolic)
    where T : struct
{
    public override Value Box(T? value) => value is { } v ? inner.Box(v) : Value.None;

    public override bool TryUnbox(in Value boxed, out T? value)
    {
        value = null;
        if (boxed.IsNone) return true;
        if (!inner.TryUnbox(boxed, out var held)) return false;
        value = held;
        return true;
    }
}

/// <summary>The codec of objects that are handed around by reference: generators, streams, texts, custom classes, anything.</summary>
internal sealed class ObjectCodec<T>(SchemaType type, string nativeName, ValueKind kind, bool optional) : Codec<T?>(type, nativeName)
    where T : class
{
    public override Value Box(T? value) => kind == ValueKind.String ? Value.From((string?)(object?)value) : Value.FromObject(kind, value);

    public override bool TryUnbox(in Value boxed, out T? value)
    {
        value = null;
        if (boxed.IsNone) return optional;
        return boxed.Kind == kind && (value = boxed.AsObject as T) is not null;
    }
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Reflection;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>Finds the codec of a .NET type by reflection, when a kernel is registered or a handle made; never on a call.</summary>
[RequiresDynamicCode("closes codecs over types that are not known before; the source generator needs none of this")]
[RequiresUnreferencedCode("reads annotations and makes generic types by name; the source generator needs none of this")]
internal static class CodecResolver
{
    private static readonly Dictionary<Type, Codec> Words = new()
    {
        [typeof(long)] = Codecs.Int,
        [typeof(double)] = Codecs.Float,
        [typeof(bool)] = Codecs.Bool,
        [typeof(Complex)] = Codecs.Complex,
        [typeof(Scalar)] = Codecs.Scalar,
        [typeof(SymInt)] = Codecs.SymInt,
        [typeof(Device)] = Codecs.Device,
        [typeof(ScalarType)] = Codecs.ScalarType,
        [typeof(TensorLayout)] = Codecs.Layout,
        [typeof(MemoryFormat)] = Codecs.MemoryFormat,
        [typeof(QScheme)] = Codecs.QScheme,
    };

    public static Codec Find(Type type, NullHints hints)
    {
        if (Words.TryGetValue(type, out var codec)) return codec;
        if (type == typeof(Value)) return hints.IsFromSchema ? Codecs.Boxed(hints.IsOptional ? new SchemaType.Optional(hints.Required) : hints.Required) : Codecs.Any;
        if (type.IsArray && type.GetArrayRank() == 1) return Close(nameof(Codecs.Array), type.GetElementType()!, Find(type.GetElementType()!, hints.Item), hints.IsOptional);
        if (type.IsGenericType)
        {
            var inner = type.GetGenericArguments()[0];
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(Nullable<>)) return Close(nameof(Codecs.Optional), inner, Find(inner, hints.IsFromSchema ? new(hints.Required) : hints));
            if (definition == typeof(IReadOnlyList<>)) return Close(nameof(Codecs.List), inner, Find(inner, hints.Item), hints.IsOptional);
            if (definition == typeof(ImmutableArray<>)) return Close(nameof(Codecs.ImmutableArray), inner, Find(inner, hints.Item));
        }

        if (typeof(KeyedObject).IsAssignableFrom(type)) return Close(hints.IsOptional ? nameof(Codecs.OptionalTensor) : nameof(Codecs.Tensor), type);
        if (type == typeof(string)) return hints.IsOptional ? (Codec)Codecs.OptionalStr : Codecs.Str;
        if (type.IsClass && !typeof(Delegate).IsAssignableFrom(type)) return Close(nameof(Codecs.Object), type, SchemaTypeOf(type, hints), hints.IsOptional);
        throw new SignatureMismatchException(new UnsupportedTypeError(type.Name, Remedy(type)));
    }

    private static Codec Close(string method, Type type, params object[] arguments) =>
        (Codec)typeof(Codecs).GetMethod(method)!.MakeGenericMethod(type).Invoke(null, arguments)!;

    private static SchemaType SchemaTypeOf(Type type, NullHints hints) =>
        type.GetCustomAttribute<SchemaTypeAttribute>() is { } attribute ? Read(attribute.Type)
        : hints.IsFromSchema ? hints.Required
        : new SchemaType.Base(BaseType.Any);

    private static SchemaType Read(string type) => SchemaParser.ParseSignature($"() -> {type}").Match(
        Right: s => s.Returns[0].Type,
        Left: e => throw new SignatureMismatchException(e));

    private static string? Remedy(Type type) =>
        type == typeof(int) || type == typeof(short) || type == typeof(uint) ? "take long"
        : type == typeof(float) || type == typeof(decimal) ? "take double"
        : typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? "take IReadOnlyList<T>, an array or ImmutableArray<T>"
        : null;
}

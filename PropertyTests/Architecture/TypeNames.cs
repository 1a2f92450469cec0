using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Functional.Dispatch.PropertyTests.Architecture;

/// <summary>
/// Decodes any signature or attribute value into the full names of the types it mentions. Nested types go by their outermost type, with the
/// nested names behind a plus sign.
/// </summary>
internal sealed class TypeNames
    : ISignatureTypeProvider<ImmutableHashSet<string>, object?>, ICustomAttributeTypeProvider<ImmutableHashSet<string>>
{
    private static readonly ImmutableHashSet<string> None = [];

    public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{Of(reader, outer)}+{name}" : Join(reader.GetString(type.Namespace), name);
    }

    public static string Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Of(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : Join(reader.GetString(type.Namespace), name);
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";

    public ImmutableHashSet<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [Of(reader, handle)];

    public ImmutableHashSet<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [Of(reader, handle)];

    public ImmutableHashSet<string> GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, context);

    public ImmutableHashSet<string> GetGenericInstantiation(ImmutableHashSet<string> generic, ImmutableArray<ImmutableHashSet<string>> arguments) =>
        arguments.Aggregate(generic, (all, some) => all.Union(some));

    public ImmutableHashSet<string> GetFunctionPointerType(MethodSignature<ImmutableHashSet<string>> signature) => All(signature);

    public ImmutableHashSet<string> GetModifiedType(ImmutableHashSet<string> modifier, ImmutableHashSet<string> unmodified, bool isRequired) => modifier.Union(unmodified);

    public ImmutableHashSet<string> GetPrimitiveType(PrimitiveTypeCode code) => [$"System.{code}"];

    public ImmutableHashSet<string> GetArrayType(ImmutableHashSet<string> element, ArrayShape shape) => element;

    public ImmutableHashSet<string> GetSZArrayType(ImmutableHashSet<string> element) => element;

    public ImmutableHashSet<string> GetByReferenceType(ImmutableHashSet<string> element) => element;

    public ImmutableHashSet<string> GetPointerType(ImmutableHashSet<string> element) => element;

    public ImmutableHashSet<string> GetPinnedType(ImmutableHashSet<string> element) => element;

    public ImmutableHashSet<string> GetGenericMethodParameter(object? context, int index) => None;

    public ImmutableHashSet<string> GetGenericTypeParameter(object? context, int index) => None;

    public ImmutableHashSet<string> GetSystemType() => ["System.Type"];

    public ImmutableHashSet<string> GetTypeFromSerializedName(string name) => [name.Split(',')[0]];

    // Metadata does not carry the size of another assembly's enum; the enums that attributes use here are all loaded.
    public PrimitiveTypeCode GetUnderlyingEnumType(ImmutableHashSet<string> type) =>
        AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(type.Single())).OfType<Type>().Select(t => Type.GetTypeCode(t.GetEnumUnderlyingType())).FirstOrDefault() switch
        {
            TypeCode.SByte => PrimitiveTypeCode.SByte,
            TypeCode.Byte => PrimitiveTypeCode.Byte,
            TypeCode.Int16 => PrimitiveTypeCode.Int16,
            TypeCode.UInt16 => PrimitiveTypeCode.UInt16,
            TypeCode.Int64 => PrimitiveTypeCode.Int64,
            TypeCode.UInt64 => PrimitiveTypeCode.UInt64,
            TypeCode.UInt32 => PrimitiveTypeCode.UInt32,
            _ => PrimitiveTypeCode.Int32,
        };

    public bool IsSystemType(ImmutableHashSet<string> type) => type.SetEquals(GetSystemType());

    public static ImmutableHashSet<string> All(MethodSignature<ImmutableHashSet<string>> signature) =>
        signature.ParameterTypes.Aggregate(signature.ReturnType, (all, some) => all.Union(some));
}

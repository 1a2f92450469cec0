using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Functional.Dispatch.PropertyTests.Architecture;

/// <summary>One mention of a type, or of a member of it, somewhere in an assembly.</summary>
/// <param name="From">The full name of the type that mentions it.</param>
/// <param name="Where">The member or part of <paramref name="From"/> that does.</param>
/// <param name="To">The full name of the type mentioned.</param>
/// <param name="Member">The member used, or null when only the type is named.</param>
internal sealed record Use(string From, string Where, string To, string? Member)
{
    public override string ToString() => $"{From}.{Where} uses {To}{(Member is null ? "" : $"::{Member}")}";
}

/// <summary>A static field.</summary>
internal sealed record StaticField(string Type, string Name, bool IsReadOnly, bool IsVisible, ImmutableHashSet<string> FieldTypes, bool IsArray);

/// <summary>
/// Everything a compiled assembly mentions, read from its metadata and its method bodies without loading it: base types, interfaces, generic
/// constraints, fields, signatures, locals, caught exceptions, instructions and attributes.
/// </summary>
internal sealed class AssemblyScan
{
    private static readonly TypeNames Names = new();
    private readonly MetadataReader _reader;
    private readonly PEReader _image;

    private AssemblyScan(PEReader image)
    {
        _image = image;
        _reader = image.GetMetadataReader();
        References = [.. _reader.AssemblyReferences.Select(r => _reader.GetString(_reader.GetAssemblyReference(r).Name))];
        Uses = [.. _reader.TypeDefinitions.SelectMany(UsesOfType).Concat(UsesOfAttributes("(assembly)", "attribute", _reader.GetAssemblyDefinition().GetCustomAttributes())).Distinct()];
        StaticFields = [.. _reader.TypeDefinitions.SelectMany(StaticFieldsOf)];
    }

    public ImmutableArray<string> References { get; }

    public ImmutableArray<Use> Uses { get; }

    public ImmutableArray<StaticField> StaticFields { get; }

    /// <summary>The core, read once.</summary>
    public static AssemblyScan Core { get; } = Of(typeof(Functional.Dispatch.Keys.DispatchKey).Assembly);

    /// <summary>This assembly with its samples, read once.</summary>
    public static AssemblyScan Tests { get; } = Of(typeof(AssemblyScan).Assembly);

    /// <summary>The shell.</summary>
    public static AssemblyScan Shell { get; } = Of(typeof(Functional.Dispatch.Shell.DispatchException).Assembly);

    /// <summary>The operator library.</summary>
    public static AssemblyScan Aten { get; } = Of(typeof(Functional.Dispatch.Aten.AtenLibrary).Assembly);

    /// <summary>The devices.</summary>
    public static AssemblyScan Gpu { get; } = Of(typeof(Functional.Dispatch.Gpu.DeviceLibrary).Assembly);

    private static AssemblyScan Of(Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        return new AssemblyScan(image);
    }

    private IEnumerable<Use> UsesOfType(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var from = TypeNames.Of(_reader, handle);
        var parts = type.GetInterfaceImplementations().Select(i => _reader.GetInterfaceImplementation(i).Interface)
            .Concat(Constraints(type.GetGenericParameters()))
            .Append(type.BaseType).Where(h => !h.IsNil);
        var uses = parts.SelectMany(h => Mentions(from, "declaration", h)).Concat(UsesOfAttributes(from, "attribute", type.GetCustomAttributes()));
        foreach (var property in type.GetProperties().Select(_reader.GetPropertyDefinition))
            uses = uses.Concat(UsesOfAttributes(from, _reader.GetString(property.Name), property.GetCustomAttributes()));
        foreach (var field in type.GetFields().Select(_reader.GetFieldDefinition))
            uses = uses.Concat(Types(from, _reader.GetString(field.Name), field.DecodeSignature(Names, null)))
                .Concat(UsesOfAttributes(from, _reader.GetString(field.Name), field.GetCustomAttributes()));
        return uses.Concat(type.GetMethods().SelectMany(m => UsesOfMethod(from, _reader.GetMethodDefinition(m))));
    }

    private IEnumerable<Use> UsesOfMethod(string from, MethodDefinition method)
    {
        var where = _reader.GetString(method.Name);
        var uses = Types(from, where, TypeNames.All(method.DecodeSignature(Names, null)))
            .Concat(Constraints(method.GetGenericParameters()).SelectMany(h => Mentions(from, where, h)))
            .Concat(UsesOfAttributes(from, where, method.GetCustomAttributes()))
            .Concat(method.GetParameters().SelectMany(p => UsesOfAttributes(from, where, _reader.GetParameter(p).GetCustomAttributes())));
        if (method.RelativeVirtualAddress == 0) return uses;
        var body = _image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            uses = uses.Concat(_reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(Names, null).SelectMany(t => Types(from, where, t)));
        return uses
            .Concat(body.ExceptionRegions.Where(r => !r.CatchType.IsNil).SelectMany(r => Mentions(from, where, r.CatchType)))
            .Concat(IlTokens.In(body.GetILBytes() ?? []).SelectMany(h => Mentions(from, where, h)));
    }

    private IEnumerable<EntityHandle> Constraints(GenericParameterHandleCollection parameters) =>
        parameters.SelectMany(p => _reader.GetGenericParameter(p).GetConstraints()).Select(c => _reader.GetGenericParameterConstraint(c).Type);

    private IEnumerable<Use> UsesOfAttributes(string from, string where, CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(_reader.GetCustomAttribute))
        {
            var value = attribute.DecodeValue(Names);
            var named = value.FixedArguments.Select(a => (a.Type, a.Value)).Concat(value.NamedArguments.Select(a => (a.Type, a.Value)));
            var types = named.SelectMany(a => a.Type.Concat(a.Value as ImmutableHashSet<string> ?? []));
            foreach (var use in Mentions(from, where, attribute.Constructor).Concat(Types(from, where, types))) yield return use;
        }
    }

    private static IEnumerable<Use> Types(string from, string where, IEnumerable<string> types) => types.Select(t => new Use(from, where, t, null));

    private IEnumerable<Use> Mentions(string from, string where, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference or HandleKind.TypeDefinition or HandleKind.TypeSpecification => Types(from, where, TypesOf(handle)),
        HandleKind.MemberReference => UsesOfMember(from, where, _reader.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodDefinition => [new Use(from, where, TypeNames.Of(_reader, _reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()), null)],
        HandleKind.FieldDefinition => [new Use(from, where, TypeNames.Of(_reader, _reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()), null)],
        HandleKind.MethodSpecification => UsesOfInstance(from, where, _reader.GetMethodSpecification((MethodSpecificationHandle)handle)),
        HandleKind.StandaloneSignature => Types(from, where, TypeNames.All(_reader.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(Names, null))),
        _ => throw new InvalidOperationException($"{handle.Kind} in {from}.{where}"),
    };

    private IEnumerable<Use> UsesOfMember(string from, string where, MemberReference member)
    {
        var signature = member.GetKind() == MemberReferenceKind.Field
            ? member.DecodeFieldSignature(Names, null)
            : TypeNames.All(member.DecodeMethodSignature(Names, null));
        if (member.Parent.Kind == HandleKind.MethodDefinition) return Types(from, where, signature);
        // The member belongs to the generic type itself; its arguments are only named.
        return Types(from, where, TypesOf(member.Parent).Union(signature))
            .Concat(TypesOf(Generic(member.Parent)).Select(owner => new Use(from, where, owner, _reader.GetString(member.Name))));
    }

    private EntityHandle Generic(EntityHandle type)
    {
        if (type.Kind != HandleKind.TypeSpecification) return type;
        var blob = _reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return type;
        blob.ReadByte();
        return blob.ReadTypeHandle();
    }

    private IEnumerable<Use> UsesOfInstance(string from, string where, MethodSpecification instance) =>
        Mentions(from, where, instance.Method).Concat(instance.DecodeSignature(Names, null).SelectMany(t => Types(from, where, t)));

    private ImmutableHashSet<string> TypesOf(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => [TypeNames.Of(_reader, (TypeReferenceHandle)handle)],
        HandleKind.TypeDefinition => [TypeNames.Of(_reader, (TypeDefinitionHandle)handle)],
        HandleKind.TypeSpecification => _reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Names, null),
        _ => throw new InvalidOperationException($"{handle.Kind} as a type"),
    };

    private IEnumerable<StaticField> StaticFieldsOf(TypeDefinitionHandle handle)
    {
        foreach (var field in _reader.GetTypeDefinition(handle).GetFields().Select(_reader.GetFieldDefinition))
        {
            if (!field.Attributes.HasFlag(FieldAttributes.Static)) continue;
            yield return new StaticField(
                TypeNames.Of(_reader, handle), _reader.GetString(field.Name),
                (field.Attributes & (FieldAttributes.InitOnly | FieldAttributes.Literal)) != 0,
                (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Assembly or FieldAttributes.FamORAssem,
                field.DecodeSignature(Names, null),
                _reader.GetBlobReader(field.Signature) is var blob && blob.ReadByte() == 6 && blob.ReadSignatureTypeCode() == SignatureTypeCode.SZArray);
        }
    }
}

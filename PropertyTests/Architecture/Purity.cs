namespace Functional.Dispatch.PropertyTests.Architecture;

/// <summary>
/// What makes an assembly impure: state that changes, and anything whose answer does not follow from its arguments. Namespaces are allowed by
/// name, so that whatever the base library gains later is refused until somebody looks at it; within them single types and members are refused.
/// </summary>
internal static class Purity
{
    private const string Own = "Functional.Dispatch.";

    private static readonly HashSet<string> AllowedAssemblies = ["LanguageExt.Core"];

    private static readonly HashSet<string> AllowedNamespaces =
    [
        "System", "System.Buffers", "System.Collections", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.Frozen",
        "System.Globalization", "System.Linq", "System.Numerics", "System.Text", "System.Runtime.CompilerServices", "System.Diagnostics.CodeAnalysis",
        "LanguageExt", "LanguageExt.ClassInstances", "LanguageExt.ClassInstances.Pred", "LanguageExt.TypeClasses",
    ];

    // Types of other namespaces that compilers put there, that only describe, or that LanguageExt keeps outside its namespace.
    private static readonly HashSet<string> AllowedTypes =
    [
        "System.Diagnostics.DebuggableAttribute", "System.Diagnostics.DebuggableAttribute+DebuggingModes", "System.Diagnostics.DebuggerBrowsableAttribute",
        "System.Diagnostics.DebuggerBrowsableState", "System.Diagnostics.DebuggerDisplayAttribute", "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Reflection.AssemblyCompanyAttribute", "System.Reflection.AssemblyConfigurationAttribute", "System.Reflection.AssemblyDescriptionAttribute",
        "System.Reflection.AssemblyFileVersionAttribute", "System.Reflection.AssemblyInformationalVersionAttribute", "System.Reflection.AssemblyMetadataAttribute",
        "System.Reflection.AssemblyProductAttribute", "System.Reflection.AssemblyTitleAttribute", "System.Reflection.AssemblyVersionAttribute",
        "System.Reflection.DefaultMemberAttribute", "System.Runtime.Versioning.TargetFrameworkAttribute", "System.Runtime.InteropServices.InAttribute",
        // JSON over memory: the overloads over streams name System.IO, and the serializer, which reflects, is not listed.
        "System.Text.Json.Utf8JsonReader", "System.Text.Json.Utf8JsonWriter", "System.Text.Json.JsonTokenType", "System.Text.Json.JsonException",
        "System.Text.Json.JsonReaderOptions", "System.Text.Json.JsonWriterOptions", "System.Text.Unicode.Utf8", "System.Text.Encodings.Web.JavaScriptEncoder",
        "OptionExtensions", "System.Runtime.InteropServices.MemoryMarshal", "System.Runtime.InteropServices.CollectionsMarshal", "System.Runtime.InteropServices.ImmutableCollectionsMarshal",
        // JSON as tokens, over text the caller read; the serializer, which reflects, is not among them.
        "System.Text.Json.Utf8JsonReader", "System.Text.Json.JsonReaderOptions", "System.Text.Json.JsonTokenType", "System.Text.Json.JsonException",
        "System.Text.Json.Utf8JsonWriter", "System.Text.Json.JsonWriterOptions", "System.Text.Encodings.Web.JavaScriptEncoder", "System.Text.Unicode.Utf8",
    ];

    private static readonly HashSet<string> RefusedTypes =
    [
        "System.Console", "System.Random", "System.Activator", "System.AppContext", "System.AppDomain", "System.GC", "System.TimeProvider", "System.Lazy`1",
        "System.ThreadStaticAttribute", "System.ContextStaticAttribute", "System.LocalDataStoreSlot", "System.Progress`1", "System.WeakReference", "System.WeakReference`1",
        "System.Environment", "System.RuntimeMethodHandle", "System.Delegate", "System.Runtime.CompilerServices.ConditionalWeakTable`2",
        "LanguageExt.Atom`1", "LanguageExt.Ref`1", "LanguageExt.AtomHashMap`2", "LanguageExt.Sys",
    ];

    private static readonly HashSet<(string Type, string Member)> RefusedMembers =
    [
        ("System.DateTime", "get_Now"), ("System.DateTime", "get_UtcNow"), ("System.DateTime", "get_Today"), ("System.DateTimeOffset", "get_Now"),
        ("System.DateTimeOffset", "get_UtcNow"), ("System.TimeZoneInfo", "get_Local"), ("System.Guid", "NewGuid"), ("System.Guid", "CreateVersion7"),
        ("System.Globalization.CultureInfo", "get_CurrentCulture"), ("System.Globalization.CultureInfo", "get_CurrentUICulture"),
        ("System.Globalization.CultureInfo", "set_CurrentCulture"),
    ];

    // Of System.Type only what typeof, records and generic code need.
    private static readonly HashSet<string> AllowedTypeMembers = ["GetTypeFromHandle", "op_Equality", "op_Inequality", "get_Name", "Equals", "GetHashCode"];

    private static readonly HashSet<string> MutableCollections =
    [
        "System.Collections.Generic.List`1", "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.HashSet`1", "System.Collections.Generic.Queue`1",
        "System.Collections.Generic.Stack`1", "System.Collections.Generic.SortedDictionary`2", "System.Collections.Generic.SortedSet`1",
        "System.Collections.Generic.LinkedList`1", "System.Text.StringBuilder", "System.Collections.BitArray", "System.Collections.ArrayList", "System.Collections.Hashtable",
    ];

    public static IEnumerable<string> Violations(AssemblyScan scan) =>
        scan.References.Where(r => !IsRuntime(r) && !AllowedAssemblies.Contains(r)).Select(r => $"the assembly references {r}")
            .Concat(scan.Uses.Where(IsImpure).Select(u => u.ToString()))
            .Concat(scan.StaticFields.Where(f => !f.IsReadOnly && !IsGenerated(f.Type)).Select(f => $"{f.Type}.{f.Name} is a static field that can change"))
            .Concat(scan.StaticFields.Where(IsExposedCollection).Select(f => $"{f.Type}.{f.Name} is a static collection that others can change"));

    private static bool IsRuntime(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsImpure(Use use)
    {
        var (type, member) = (use.To, use.Member);
        if (type.StartsWith(Own, StringComparison.Ordinal) || IsGenerated(type)) return false;
        // An iterator asks for the thread it was made on, to know whether it can be its own enumerator.
        if (type == "System.Environment" && member is null or "get_CurrentManagedThreadId" && use.From.Contains(">d__", StringComparison.Ordinal)) return false;
        if (RefusedTypes.Contains(type)) return true;
        if (member is not null && RefusedMembers.Contains((type, member))) return true;
        if (type == "System.Type" && member is not null && !AllowedTypeMembers.Contains(member)) return true;
        if (type == "System.Object" && member == "GetType") return true;
        return !AllowedNamespaces.Contains(NamespaceOf(type)) && !AllowedTypes.Contains(type);
    }

    // A public array or list is shared and can be changed by whoever reads it; a property's hidden field is as public as the property.
    private static bool IsExposedCollection(StaticField field) =>
        (field.IsVisible || field.Name.EndsWith("k__BackingField", StringComparison.Ordinal)) && !IsGenerated(field.Type)
        && (field.IsArray || field.FieldTypes.Overlaps(MutableCollections));

    private static string NamespaceOf(string type)
    {
        var outer = type.Split('+')[0];
        return outer.LastIndexOf('.') is > 0 and var dot ? outer[..dot] : "";
    }

    // Closures, iterators, cached delegates and data of constants: types whose own name no source can spell.
    private static bool IsGenerated(string type) => type.Contains("+<", StringComparison.Ordinal) || type.StartsWith('<');
}

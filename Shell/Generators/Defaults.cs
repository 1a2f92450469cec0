using System.Globalization;
using System.Linq;
using Functional.Dispatch.Schemas;
using Microsoft.CodeAnalysis.CSharp;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>A default in C#.</summary>
/// <param name="Expression">The value.</param>
/// <param name="IsConstant">Whether it can stand in a parameter list.</param>
internal sealed record MappedDefault(string Expression, bool IsConstant);

/// <summary>Writes defaults of schemas as C#.</summary>
internal static class Defaults
{
    private const string Calls = "global::Functional.Dispatch.Shell.Calls.";

    /// <summary>The default of an argument; null when it has none or none that C# can say.</summary>
    public static MappedDefault? Of(Argument argument, MappedType mapped) =>
        argument.Default is { } value ? Of(value, argument.Type, mapped.Type) : null;

    private static MappedDefault? Of(DefaultValue value, SchemaType type, string csharp)
    {
        if (value is DefaultValue.None) return csharp.EndsWith("?") ? new("null", true) : null;
        var required = type is SchemaType.Optional optional ? optional.Element : type;
        if (required is SchemaType.List list) return ListOf(value, list, csharp.TrimEnd('?'));
        if (required is not SchemaType.Base { Kind: var kind }) return null;
        return (kind, value) switch
        {
            (BaseType.Int or BaseType.DeviceIndex, DefaultValue.Int i) => new(Long(i.Value), true),
            // PyTorch keeps Mean and Sum as words for the reductions 1 and 2.
            (BaseType.Int, DefaultValue.Word { Name: "Mean" }) => new("1L", true),
            (BaseType.Int, DefaultValue.Word { Name: "Sum" }) => new("2L", true),
            (BaseType.Float, DefaultValue.Int i) => new(i.Value.ToString(CultureInfo.InvariantCulture) + "D", true),
            (BaseType.Float, DefaultValue.Float { IsImaginary: false } f) => new(Double(f.Value), true),
            (BaseType.Bool, DefaultValue.Bool b) => new(b.Value ? "true" : "false", true),
            (BaseType.Str or BaseType.Dimname, DefaultValue.Str s) => new(SymbolDisplay.FormatLiteral(s.Value, quote: true), true),
            (BaseType.SymInt, DefaultValue.Int i) => new($"({Calls}SymInt)({Long(i.Value)})", false),
            (BaseType.Scalar or BaseType.Number, DefaultValue.Int i) => new($"({Calls}Scalar)({Long(i.Value)})", false),
            (BaseType.Scalar or BaseType.Number, DefaultValue.Float { IsImaginary: false } f) => new($"({Calls}Scalar)({Double(f.Value)})", false),
            (BaseType.Scalar or BaseType.Number, DefaultValue.Bool b) => new($"({Calls}Scalar){(b.Value ? "true" : "false")}", false),
            (BaseType.MemoryFormat, DefaultValue.Word w) => MemoryFormat(w.Name) is { } name ? new($"{Calls}MemoryFormat.{name}", true) : null,
            (BaseType.MemoryFormat, DefaultValue.Int i) => new($"({Calls}MemoryFormat)({i.Value})", true),
            (BaseType.Layout, DefaultValue.Word { Name: "strided" }) or (BaseType.Layout, DefaultValue.Int { Value: 0 }) =>
                new("global::Functional.Dispatch.Keys.TensorLayout.Strided", true),
            (BaseType.ScalarType, DefaultValue.Word w) => ScalarType(w.Name) is { } name ? new($"{Calls}ScalarType.{name}", true) : null,
            (BaseType.ScalarType, DefaultValue.Int i) => new($"({Calls}ScalarType)({i.Value})", true),
            _ => null,
        };
    }

    // `int[2] stride=1` repeats the single value.
    private static MappedDefault? ListOf(DefaultValue value, SchemaType.List list, string csharp)
    {
        const string readOnlyList = "global::System.Collections.Generic.IReadOnlyList<";
        if (!csharp.StartsWith(readOnlyList)) return null;
        var item = csharp.Substring(readOnlyList.Length).TrimEnd('>');
        var values = value is DefaultValue.List items ? items.Items.ToArray() : [.. Enumerable.Repeat(value, list.Size ?? 1)];
        var mapped = values.Select(v => Of(v, list.Element, item)).ToArray();
        return mapped.All(m => m is not null) ? new($"new {item}[] {{ {string.Join(", ", mapped.Select(m => m!.Expression))} }}", false) : null;
    }

    private static string Long(long value) =>
        value == long.MinValue ? "long.MinValue" : value.ToString(CultureInfo.InvariantCulture) + "L";

    private static string Double(double value) =>
        double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : double.IsNaN(value) ? "double.NaN"
        : value.ToString("R", CultureInfo.InvariantCulture) + "D";

    private static string? MemoryFormat(string word) => word switch
    {
        "contiguous_format" => "Contiguous",
        "preserve_format" => "Preserve",
        "channels_last" => "ChannelsLast",
        "channels_last_3d" => "ChannelsLast3d",
        _ => null,
    };

    private static string? ScalarType(string word) => word switch
    {
        "float" or "float32" => "Float",
        "double" or "float64" => "Double",
        "half" or "float16" => "Half",
        "bfloat16" => "BFloat16",
        "long" or "int64" => "Long",
        "int" or "int32" => "Int",
        "short" or "int16" => "Short",
        "int8" => "Char",
        "uint8" => "Byte",
        "bool" => "Bool",
        "complex64" => "ComplexFloat",
        "complex128" => "ComplexDouble",
        _ => null,
    };
}

using System.Collections.Immutable;

namespace Functional.Dispatch.Schemas;

/// <summary>The types of the schema language that are one word.</summary>
public enum BaseType
{
    /// <summary><c>Tensor</c>.</summary>
    Tensor,
    /// <summary><c>int</c>, a 64-bit integer.</summary>
    Int,
    /// <summary><c>float</c>, a double.</summary>
    Float,
    /// <summary><c>complex</c>.</summary>
    Complex,
    /// <summary><c>bool</c>.</summary>
    Bool,
    /// <summary><c>str</c>.</summary>
    Str,
    /// <summary><c>Scalar</c>, any number.</summary>
    Scalar,
    /// <summary><c>number</c>, the scripting language's word for <c>Scalar</c>.</summary>
    Number,
    /// <summary><c>Device</c>.</summary>
    Device,
    /// <summary><c>DeviceIndex</c>.</summary>
    DeviceIndex,
    /// <summary><c>Layout</c>.</summary>
    Layout,
    /// <summary><c>ScalarType</c>.</summary>
    ScalarType,
    /// <summary><c>MemoryFormat</c>.</summary>
    MemoryFormat,
    /// <summary><c>Generator</c>.</summary>
    Generator,
    /// <summary><c>Storage</c>.</summary>
    Storage,
    /// <summary><c>Stream</c>.</summary>
    Stream,
    /// <summary><c>QScheme</c>.</summary>
    QScheme,
    /// <summary><c>Quantizer</c>.</summary>
    Quantizer,
    /// <summary><c>ConstQuantizerPtr</c>.</summary>
    ConstQuantizerPtr,
    /// <summary><c>Dimname</c>, which PyTorch takes for <c>str</c>.</summary>
    Dimname,
    /// <summary><c>SymInt</c>, an integer that may be symbolic.</summary>
    SymInt,
    /// <summary><c>SymFloat</c>.</summary>
    SymFloat,
    /// <summary><c>SymBool</c>.</summary>
    SymBool,
    /// <summary><c>Any</c>.</summary>
    Any,
    /// <summary><c>AnyClassType</c>.</summary>
    AnyClassType,
    /// <summary><c>AnyEnumType</c>.</summary>
    AnyEnumType,
    /// <summary><c>AnyListType</c>.</summary>
    AnyListType,
    /// <summary><c>AnyTupleType</c>.</summary>
    AnyTupleType,
    /// <summary><c>None</c>.</summary>
    None,
    /// <summary><c>NoneType</c>, PyTorch's printed word for <c>None</c>.</summary>
    NoneType,
    /// <summary><c>Capsule</c>.</summary>
    Capsule,
    /// <summary><c>PyObject</c>.</summary>
    PyObject,
    /// <summary><c>Function</c>, PyTorch's printed word for a function's type.</summary>
    Function,
}

/// <summary>The words of <see cref="BaseType"/>.</summary>
public static class BaseTypes
{
    /// <summary>Every base type, in the order of the enumeration.</summary>
    public static ImmutableArray<BaseType> All { get; } =
        [.. Enumerable.Range(0, (int)BaseType.Function + 1).Select(i => (BaseType)i)];

    internal static readonly ImmutableArray<string> TypeWords = [.. All.Select(Word), "Dict", "Tuple", "Future", "RRef", "Await"];

    /// <summary>The word a schema writes for the type.</summary>
    /// <param name="type">One of the enumeration's members.</param>
    /// <returns>The word, for example <c>int</c>.</returns>
    public static string Word(BaseType type) => type switch
    {
        BaseType.Int => "int",
        BaseType.Float => "float",
        BaseType.Complex => "complex",
        BaseType.Bool => "bool",
        BaseType.Str => "str",
        BaseType.Number => "number",
        BaseType.Tensor => nameof(BaseType.Tensor),
        BaseType.Scalar => nameof(BaseType.Scalar),
        BaseType.Device => nameof(BaseType.Device),
        BaseType.DeviceIndex => nameof(BaseType.DeviceIndex),
        BaseType.Layout => nameof(BaseType.Layout),
        BaseType.ScalarType => nameof(BaseType.ScalarType),
        BaseType.MemoryFormat => nameof(BaseType.MemoryFormat),
        BaseType.Generator => nameof(BaseType.Generator),
        BaseType.Storage => nameof(BaseType.Storage),
        BaseType.Stream => nameof(BaseType.Stream),
        BaseType.QScheme => nameof(BaseType.QScheme),
        BaseType.Quantizer => nameof(BaseType.Quantizer),
        BaseType.ConstQuantizerPtr => nameof(BaseType.ConstQuantizerPtr),
        BaseType.Dimname => nameof(BaseType.Dimname),
        BaseType.SymInt => nameof(BaseType.SymInt),
        BaseType.SymFloat => nameof(BaseType.SymFloat),
        BaseType.SymBool => nameof(BaseType.SymBool),
        BaseType.Any => nameof(BaseType.Any),
        BaseType.AnyClassType => nameof(BaseType.AnyClassType),
        BaseType.AnyEnumType => nameof(BaseType.AnyEnumType),
        BaseType.AnyListType => nameof(BaseType.AnyListType),
        BaseType.AnyTupleType => nameof(BaseType.AnyTupleType),
        BaseType.None => nameof(BaseType.None),
        BaseType.NoneType => nameof(BaseType.NoneType),
        BaseType.Capsule => nameof(BaseType.Capsule),
        BaseType.PyObject => nameof(BaseType.PyObject),
        BaseType.Function => nameof(BaseType.Function),
    };
}

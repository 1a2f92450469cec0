namespace Functional.Dispatch.Shell.Calls;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind : byte
{
    /// <summary>Nothing: an absent optional, or the default value.</summary>
    None,

    /// <summary>A tensor (defined or undefined).</summary>
    Tensor,

    /// <summary>A 64-bit integer.</summary>
    Int,

    /// <summary>A double.</summary>
    Float,

    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>A complex number of two doubles.</summary>
    Complex,

    /// <summary>A text.</summary>
    String,

    /// <summary>A device.</summary>
    Device,

    /// <summary>An element type.</summary>
    ScalarType,

    /// <summary>A tensor layout.</summary>
    Layout,

    /// <summary>A memory format.</summary>
    MemoryFormat,

    /// <summary>A quantisation scheme.</summary>
    QScheme,

    /// <summary>A symbolic integer that is not a plain one.</summary>
    SymInt,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>A tuple of values.</summary>
    Tuple,

    /// <summary>A dictionary of values.</summary>
    Dict,

    /// <summary>A random generator.</summary>
    Generator,

    /// <summary>A tensor's storage.</summary>
    Storage,

    /// <summary>A stream of a device.</summary>
    Stream,

    /// <summary>Any other .NET object.</summary>
    Object,
}

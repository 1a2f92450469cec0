using Microsoft.CodeAnalysis;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>What the generator reports. The numbers are stable.</summary>
internal static class Diagnostics
{
    private const string Category = "Functional.Dispatch";

    public static readonly DiagnosticDescriptor MalformedSchema = Error("FD0001", "Malformed operator schema", "{0}");

    public static readonly DiagnosticDescriptor NotPartial =
        Error("FD0002", "Class cannot be generated into", "`{0}` must be {1}, so that its wrappers can be generated into it");

    public static readonly DiagnosticDescriptor OpenEnded =
        Error("FD0003", "Open-ended schema", "`{0}` has `...` among its {1}, so it has no typed form; call it boxed");

    public static readonly DiagnosticDescriptor KernelMismatch = Error("FD0004", "Kernel does not fit its operator", "{0}");

    public static readonly DiagnosticDescriptor NotAnOperator =
        Error("FD0005", "Not an operator", "`{0}` is no operator: it has no [Operator] with a well-formed schema");

    public static readonly DiagnosticDescriptor NotATensor =
        Error("FD0006", "Not a tensor class", "`{0}` cannot stand for `Tensor`: it must be a class derived from KeyedObject");

    public static readonly DiagnosticDescriptor NoTable =
        Error("FD0007", "Derivative table not found", "`{0}` is not among the project's AdditionalFiles");

    public static readonly DiagnosticDescriptor MalformedTable = Error("FD0008", "Malformed derivative table", "{0}");

    public static readonly DiagnosticDescriptor UnknownTableName = Error("FD0009", "Unknown name in a derivative table", "{0}");

    public static readonly DiagnosticDescriptor MissingDerivative = Error("FD0010", "Derivative missing", "{0}");

    public static readonly DiagnosticDescriptor MalformedFormula = Error("FD0011", "Malformed formula", "{0}");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}

using System.Collections.Immutable;
using Functional.Dispatch.Laws.Statements;

namespace Functional.Dispatch.Laws;

/// <summary>Every law of this project, in the order of docs/laws.md. Names are unique.</summary>
public static class LawCatalogue
{
    /// <summary>All laws.</summary>
    public static ImmutableArray<Law> All { get; } =
    [
        .. BitLaws.All(), .. CallLaws.All, .. NameLaws.All, .. TableLaws.All, .. TableChangeLaws.All, .. RouteLaws.All, .. KernelStepLaws.All, .. RegistrationLaws.All, .. FallbackLaws.All, .. SchemaLaws.All,
    ];
}

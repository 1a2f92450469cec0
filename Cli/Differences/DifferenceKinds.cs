using Functional.Dispatch.Cli.Reports;

namespace Functional.Dispatch.Cli.Differences;

/// <summary>The kinds of difference.</summary>
internal static class DifferenceKinds
{
    public const string Removed = "operator-removed";

    public const string Added = "operator-added";

    public const string Schema = "schema-changed";

    public const string Lost = "slot-lost";

    public const string Gained = "slot-gained";

    public const string Rerouted = "slot-rerouted";

    public const string Replaced = "kernel-replaced";

    /// <summary>Every kind, the weightiest first.</summary>
    public static IReadOnlyList<ReportRule> All { get; } =
    [
        new(Removed, "operators that are gone", "Calls of these operators fail under the new rules.", ReportLevel.Error),
        new(Lost, "slots that served calls and no longer do", "A call that selects such a slot ends in an error under the new rules: nothing serves it, or it is ambiguous.", ReportLevel.Error),
        new(Schema, "operators whose schema changed", "Callers and kernels may have to follow; where a tensor parameter came or went, other calls take part in dispatch.", ReportLevel.Warning),
        new(Rerouted, "slots that another rule serves now", "The same call reaches another kind of kernel: a composite one gave way to an own kernel, or the reverse.", ReportLevel.Warning),
        new(Replaced, "slots whose kernel was replaced", "The same rule serves the slot with another kernel.", ReportLevel.Note),
        new(Gained, "slots that serve calls now", "A call that failed under the old rules works.", ReportLevel.Note),
        new(Added, "operators that are new", "Nothing to do.", ReportLevel.Note),
    ];
}

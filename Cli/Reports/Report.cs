namespace Functional.Dispatch.Cli.Reports;

/// <summary>How much an item matters.</summary>
public enum ReportLevel
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Likely not what was meant.</summary>
    Warning,

    /// <summary>A call fails, or something can never work.</summary>
    Error,
}

/// <summary>One kind of item: a check of <c>verify</c>, a kind of difference of <c>diff</c>.</summary>
/// <param name="Id">A stable name in kebab case, for example <c>no-meta-kernel</c>.</param>
/// <param name="Title">What items of this kind say, a short sentence without a full stop.</param>
/// <param name="Help">Why it matters and what to do, a few sentences.</param>
/// <param name="Level">The highest level its items usually have.</param>
public sealed record ReportRule(string Id, string Title, string Help, ReportLevel Level);

/// <summary>One thing that a report says.</summary>
/// <param name="Rule">The <see cref="ReportRule.Id"/> of its kind.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Operator">The operator it is about, or null.</param>
/// <param name="Key">The dispatch key it is about, or null.</param>
/// <param name="Message">What is said: one line, lower case, no full stop.</param>
public sealed record ReportItem(string Rule, ReportLevel Level, string? Operator, string? Key, string Message)
{
    /// <summary>What shows it: command lines and facts, one line each.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What would mend it, one line each; empty where nothing would.</summary>
    public IReadOnlyList<string> Remedies { get; init; } = [];

    /// <summary>Who registered the thing it is about, for example <c>registered at add.cpp:12</c>; null when nobody did.</summary>
    public string? RegisteredAt { get; init; }

    /// <summary>What it stands together with in a table: items of one rule and group are shown as one line. Null when it stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>Whether a baseline knew it: shown nowhere but in the count.</summary>
    public bool IsKnown { get; init; }

    /// <summary>More facts, name and value, for machines.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Properties { get; init; } = [];

    /// <summary>What identifies it from one run to the next: rule, operator and key, and nothing that changes with file or line numbers.</summary>
    public string Fingerprint => $"{Rule}|{Operator}|{Key}";
}

/// <summary>What a command found, for every format to write.</summary>
/// <param name="Command">The command, for example <c>verify</c>.</param>
/// <param name="Subject">What was looked at, for example a file name or <c>PyTorch 2.14.1</c>.</param>
/// <param name="Rules">Every kind of item looked for, also those of which there is none.</param>
/// <param name="Items">What was found, in the order to show it.</param>
public sealed record Report(string Command, string Subject, IReadOnlyList<ReportRule> Rules, IReadOnlyList<ReportItem> Items)
{
    /// <summary>Closing facts, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The items that no baseline knew.</summary>
    public IEnumerable<ReportItem> NewItems => Items.Where(i => !i.IsKnown);
}

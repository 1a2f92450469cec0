using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Verification;

/// <summary>How much a finding matters.</summary>
public enum FindingLevel
{
    /// <summary>Worth knowing; nothing goes wrong by itself.</summary>
    Note,

    /// <summary>Likely not what was meant: gradients, backends or kernels are lost.</summary>
    Warning,

    /// <summary>A call that programs make fails or never ends, or a registration can never work.</summary>
    Error,
}

/// <summary>What a check looks for.</summary>
/// <param name="Id">A stable name in kebab case.</param>
/// <param name="Title">What its findings say: a short sentence, lower case, no full stop.</param>
/// <param name="Help">Why it matters and what mends it.</param>
/// <param name="Level">The highest level of its findings.</param>
public sealed record CheckInfo(string Id, string Title, string Help, FindingLevel Level);

/// <summary>Something found in a rule set, with what shows it and what would mend it.</summary>
/// <param name="Check">The check.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Operator">The operator; null for a finding about a key of every operator.</param>
/// <param name="Key">The key it is about.</param>
/// <param name="Message">One line, lower case, keys by PyTorch's own names.</param>
/// <param name="Evidence">What shows it; never empty.</param>
public sealed record Finding(CheckInfo Check, FindingLevel Level, OperatorName? Operator, RegistrationKey? Key, string Message, Evidence Evidence)
{
    /// <summary>Registrations any one of which mends it, the most fitting first; none where no registration can.</summary>
    public EquatableArray<Mend> Mends { get; init; } = [];

    /// <summary>What a person should know about mending it that no registration says; null for nothing.</summary>
    public string? Advice { get; init; }

    /// <summary>The registration it is about, or null.</summary>
    public KernelRule? About { get; init; }

    /// <summary>What findings are shown together under, or null.</summary>
    public string? Group { get; init; }

    /// <summary>The operators it depends on; what has to be decided again to see whether a mend mends it.</summary>
    public EquatableArray<OperatorName> Involved { get; init; } = Operator is { } op ? [op] : [];

    /// <summary>What identifies it from one run to the next.</summary>
    public string Fingerprint => $"{Check.Id}|{Operator}|{Key}";
}

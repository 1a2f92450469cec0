namespace Functional.Dispatch.Laws.Proofs;

/// <summary>What a solver said about a law.</summary>
public enum SmtAnswer
{
    /// <summary>No value breaks it.</summary>
    Proved,

    /// <summary>Some value breaks it.</summary>
    Refuted,

    /// <summary>It gave up, ran out of time, or did not understand.</summary>
    Unknown,
}

/// <summary>Reading a solver's output.</summary>
public static class SmtAnswers
{
    /// <summary>What a line says.</summary>
    /// <param name="line">One line of output after a law's name.</param>
    /// <returns>The answer; anything but <c>sat</c> and <c>unsat</c> proves nothing.</returns>
    public static SmtAnswer Read(string line) => line.Trim() switch
    {
        "unsat" => SmtAnswer.Proved,
        "sat" => SmtAnswer.Refuted,
        _ => SmtAnswer.Unknown,
    };
}

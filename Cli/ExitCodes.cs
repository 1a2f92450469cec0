namespace Functional.Dispatch.Cli;

/// <summary>What the process ends with.</summary>
public static class ExitCodes
{
    /// <summary>The answer is on standard output. A call that would fail is an answer too.</summary>
    public const int Ok = 0;

    /// <summary>What was compared differs, or a law does not hold.</summary>
    public const int Different = 1;

    /// <summary>The command line or a file cannot be used; one line on standard error says why.</summary>
    public const int BadInput = 2;
}

namespace Functional.Dispatch.Cli.Output;

/// <summary>What a command shows to a person: headings, lines and columns.</summary>
public abstract class Page
{
    /// <summary>The page for a writer: colours on a terminal, plain text everywhere else.</summary>
    /// <param name="output">Where it goes.</param>
    /// <returns>The page.</returns>
    public static Page For(TextWriter output) => IsTerminal(output) ? new TerminalPage(output) : new PlainPage(output);

    /// <summary>Starts a part of the page.</summary>
    /// <param name="text">Its title.</param>
    public abstract void Heading(string text);

    /// <summary>A line of its own.</summary>
    /// <param name="text">The line.</param>
    public abstract void Line(string text);

    /// <summary>Rows in aligned columns, the last of which may be as long as it likes.</summary>
    /// <param name="rows">The rows; all as long as the first.</param>
    /// <param name="titles">The columns' titles, or null.</param>
    public abstract void Columns(IReadOnlyList<string[]> rows, string[]? titles = null);

    // Of all writers only the process's own can be a terminal; redirection and NO_COLOR (no-color.org) are wishes for plain text.
    internal static bool IsTerminal(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}

using Spectre.Console;

namespace Functional.Dispatch.Cli.Output;

/// <summary>The same page with colours, and lines folded at the terminal's width inside their column.</summary>
public sealed class TerminalPage : Page
{
    private const int Indent = 2;

    private readonly IAnsiConsole _console;

    private bool _started;

    /// <summary>A page on a terminal.</summary>
    /// <param name="output">The terminal's writer.</param>
    public TerminalPage(TextWriter output) => _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

    /// <inheritdoc />
    public override void Heading(string text)
    {
        if (_started) _console.WriteLine();
        _console.Write(new Text(text + Environment.NewLine, new Style(decoration: Decoration.Bold)));
        _started = true;
    }

    /// <inheritdoc />
    public override void Line(string text)
    {
        _console.Write(new Text(text + Environment.NewLine));
        _started = true;
    }

    /// <inheritdoc />
    public override void Columns(IReadOnlyList<string[]> rows, string[]? titles = null)
    {
        if (rows.Count == 0) return;
        var grid = new Grid();
        for (var i = 0; i < rows[0].Length; i++) grid.AddColumn(new GridColumn { Padding = new Padding(i == 0 ? Indent : 0, 0, Indent, 0), NoWrap = i < rows[0].Length - 1 });
        if (titles is not null) grid.AddRow([.. titles.Select(title => new Text(title, new Style(Color.Grey)))]);
        foreach (var row in rows) grid.AddRow([.. row.Select((cell, i) => new Text(cell, i == 0 ? new Style(Color.Aqua) : Style.Plain))]);
        _console.Write(grid);
        _started = true;
    }
}

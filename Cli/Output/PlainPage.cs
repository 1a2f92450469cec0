namespace Functional.Dispatch.Cli.Output;

/// <summary>Plain text, for files, pipes and tests. Writes directly, which keeps start-up short.</summary>
/// <param name="output">Where it goes.</param>
public sealed class PlainPage(TextWriter output) : Page
{
    private const string Indent = "  ";

    private bool _started;

    /// <inheritdoc />
    public override void Heading(string text)
    {
        if (_started) output.WriteLine();
        Line(text);
    }

    /// <inheritdoc />
    public override void Line(string text)
    {
        output.WriteLine(text);
        _started = true;
    }

    /// <inheritdoc />
    public override void Columns(IReadOnlyList<string[]> rows, string[]? titles = null)
    {
        if (titles is not null) rows = [titles, .. rows];
        if (rows.Count == 0) return;
        var widths = new int[rows[0].Length];
        foreach (var row in rows)
            for (var i = 0; i < widths.Length; i++) widths[i] = Math.Max(widths[i], row[i].Length);
        foreach (var row in rows)
        {
            var last = row.Length - 1;
            while (last > 0 && row[last].Length == 0) last--;
            output.Write(Indent);
            for (var i = 0; i < last; i++) output.Write(row[i].PadRight(widths[i] + Indent.Length));
            output.WriteLine(row[last]);
        }

        _started = true;
    }
}

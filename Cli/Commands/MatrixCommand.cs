using System.CommandLine;
using System.Globalization;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Matrix;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>matrix</c>: operators against dispatch keys, as numbers, as a picture, as a page to explore.</summary>
public static class MatrixCommand
{
    private static readonly Option<string[]> Rows = new("--rows")
    {
        Description = "Operators: parts of names, or whole names with * and ?, separated by commas (default all).", HelpName = "OPS",
    };

    private static readonly Option<string[]> Columns = new("--columns")
    {
        Description = "Dispatch keys, separated by commas: CPU, Autograd*, Sparse for SparseCPU and the others of its kind, Autograd for all that the alias stands for (default all).",
        HelpName = "KEYS",
    };

    private static readonly Option<string?> Svg = new("--svg") { Description = "Write the picture to a file.", HelpName = "FILE" };

    private static readonly Option<string?> Html = new("--html") { Description = "Write the page to a file: one file, no network, opens from disk.", HelpName = "FILE" };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("matrix", "Show which operators have what at which dispatch keys: counted by reason, as an SVG picture, as a page to search and try calls in.")
        {
            Rows, Columns, Svg, Html,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var contents = RulesInUse.Load(parsed);
        var words = new Wording(parsed.Names(contents.Header.Names));
        var matrix = MatrixSelection.Of(contents.Rules, parsed.GetValue(Rows) ?? [], parsed.GetValue(Columns) ?? [], words.Names);
        if (matrix.Rows.Count == 0) throw new FailureException(new UsageError("the rules hold no operator, so there is nothing to show"));
        var source = contents.Header.Source ?? (parsed.GetValue(CommonOptions.Rules) is { } path ? Path.GetFileName(path) : "PyTorch 2.14.1");
        var note = contents.HasFallbacks ? null : Operators.NoFallbacks;

        List<(string Path, string Text)> files = [];
        if (parsed.GetValue(Svg) is { } svg) files.Add((svg, MatrixSvg.Draw(matrix, $"Dispatch of {source}", words)));
        if (parsed.GetValue(Html) is { } html) files.Add((html, MatrixPage.Make(contents.Rules, matrix, source, note, words)));
        foreach (var (path2, text) in files) OutputFile.Write(path2, text);

        if (parsed.GetValue(CommonOptions.Json)) Json(parsed.Output(), matrix, files, words);
        else if (files.Count > 0) foreach (var (name, text) in files) parsed.Output().WriteLine($"{name}: {matrix.Rows.Count} operators, {matrix.Columns.Count} keys, {OutputFile.Size(text)} bytes");
        else Text(Page.For(parsed.Output()), matrix, words, note);
        return ExitCodes.Ok;
    }

    private static void Text(Page page, MatrixSelection matrix, Wording words, string? note)
    {
        if (note is not null) page.Line(note);
        page.Heading($"{matrix.Rows.Count} operators, by what their slots hold");
        SlotReason[] reasons = [.. ReasonColours.Reasons.Where(r => matrix.Columns.Any(k => Count(matrix, k, r) > 0))];
        page.Columns(
            [.. matrix.Columns.Select(k => (string[])[words.Key(k), .. reasons.Select(r => Number(Count(matrix, k, r))), Number(Fallthroughs(matrix, k))])],
            ["", .. reasons.Select(ReasonColours.Meaning), "fallthrough"]);
    }

    private static void Json(TextWriter output, MatrixSelection matrix, IReadOnlyList<(string Path, string Text)> files, Wording words) => JsonOutput.Write(output, json =>
    {
        json.WriteNumber("operators", matrix.Rows.Count);
        json.Array("columns", matrix.Columns, key =>
        {
            json.WriteStartObject();
            json.WriteString("key", words.Key(key));
            json.WriteNumber("slot", KeyLayout.SlotOf(key));
            json.WriteStartObject("reasons");
            foreach (var reason in ReasonColours.Reasons)
                if (Count(matrix, key, reason) is > 0 and var count) json.WriteNumber(reason.Text(), count);
            json.WriteEndObject();
            json.WriteNumber("fallthroughs", Fallthroughs(matrix, key));
            json.WriteEndObject();
        });
        json.Array("files", files, f => json.WriteStringValue(f.Path));
    });

    private static int Count(MatrixSelection matrix, DispatchKey key, SlotReason reason) => matrix.Rows.Count(r => r.Table.At(key).Reason == reason);

    private static int Fallthroughs(MatrixSelection matrix, DispatchKey key) => matrix.Rows.Count(r => r.Table.At(key).IsFallthrough);

    private static string Number(int count) => count == 0 ? "." : count.ToString(CultureInfo.InvariantCulture);
}

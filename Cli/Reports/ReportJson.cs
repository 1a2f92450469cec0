using System.Text.Json;
using Functional.Dispatch.Cli.Output;

namespace Functional.Dispatch.Cli.Reports;

/// <summary>A report as JSON; the shape is documented in docs/cli.md.</summary>
internal static class ReportJson
{
    public static void Write(TextWriter output, Report report) => JsonOutput.Write(output, json =>
    {
        json.WriteString("command", report.Command);
        json.WriteString("subject", report.Subject);
        json.WriteStartObject("counts");
        foreach (var level in (ReportLevel[])[ReportLevel.Error, ReportLevel.Warning, ReportLevel.Note])
            json.WriteNumber(ReportFormat.Word(level), report.NewItems.Count(i => i.Level == level));
        json.WriteNumber("known", report.Items.Count(i => i.IsKnown));
        json.WriteEndObject();
        json.Array("rules", report.Rules, rule =>
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("title", rule.Title);
            json.WriteString("help", rule.Help);
            json.WriteNumber("count", report.NewItems.Count(i => i.Rule == rule.Id));
            json.WriteEndObject();
        });
        json.Array("items", report.NewItems, item => Item(json, item));
        json.Array("notes", report.Notes, json.WriteStringValue);
    });

    private static void Item(Utf8JsonWriter json, ReportItem item)
    {
        json.WriteStartObject();
        json.WriteString("rule", item.Rule);
        json.WriteString("level", ReportFormat.Word(item.Level));
        json.StringOrNull("operator", item.Operator);
        json.StringOrNull("key", item.Key);
        json.WriteString("message", item.Message);
        json.Array("evidence", item.Evidence, json.WriteStringValue);
        json.Array("remedies", item.Remedies, json.WriteStringValue);
        json.StringOrNull("registered_at", item.RegisteredAt);
        json.StringOrNull("group", item.Group);
        json.WriteString("fingerprint", item.Fingerprint);
        json.WriteStartObject("properties");
        foreach (var (name, value) in item.Properties) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

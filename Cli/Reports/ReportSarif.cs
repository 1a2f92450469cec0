using System.Text.Json;
using Functional.Dispatch.Cli.Output;

namespace Functional.Dispatch.Cli.Reports;

/// <summary>A report as SARIF 2.1.0, for code scanning services. Known items are there as suppressed results.</summary>
internal static class ReportSarif
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static void Write(TextWriter output, Report report) => JsonOutput.Write(output, json =>
    {
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, report);
        json.Array("results", report.Items, item => Result(json, report, item));
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void Tool(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", $"fdispatch {report.Command}");
        json.Array("rules", report.Rules, rule =>
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            Message(json, "shortDescription", rule.Title);
            Message(json, "fullDescription", rule.Help);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", ReportFormat.Word(rule.Level));
            json.WriteEndObject();
            json.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Report report, ReportItem item)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", item.Rule);
        if (Index(report.Rules, item.Rule) is >= 0 and var index) json.WriteNumber("ruleIndex", index);
        json.WriteString("level", ReportFormat.Word(item.Level));
        Message(json, "message", string.Join('\n', [item.Message, .. item.Evidence, .. item.Remedies.Select(r => $"remedy: {r}")]));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        if (ReportPlace.Of(item.RegisteredAt) is { } place)
        {
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", Uri.EscapeDataString(place.File).Replace("%2F", "/", StringComparison.Ordinal));
            json.WriteEndObject();
            json.WriteStartObject("region");
            json.WriteNumber("startLine", place.Line);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", item.Operator ?? item.Key ?? report.Subject);
        json.WriteString("fullyQualifiedName", string.Join(" at ", ((string?[])[item.Operator, item.Key]).OfType<string>().DefaultIfEmpty(report.Subject)));
        json.WriteString("kind", "function");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("fdispatch/v1", item.Fingerprint);
        json.WriteEndObject();
        if (item.IsKnown)
            json.Array("suppressions", ["external"], kind =>
            {
                json.WriteStartObject();
                json.WriteString("kind", kind);
                json.WriteEndObject();
            });
        json.WriteStartObject("properties");
        foreach (var (name, value) in item.Properties) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static int Index(IReadOnlyList<ReportRule> rules, string id)
    {
        for (var i = 0; i < rules.Count; i++)
            if (rules[i].Id == id) return i;
        return -1;
    }

    private static void Message(Utf8JsonWriter json, string property, string text)
    {
        json.WriteStartObject(property);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}

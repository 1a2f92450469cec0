using System.Globalization;
using System.Xml;

namespace Functional.Dispatch.Cli.Reports;

/// <summary>A report as JUnit XML: a suite for each rule, a failed case for each error and warning, a passed one where there is nothing; known items are skipped, notes are in the output.</summary>
internal static class ReportJUnit
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, OmitXmlDeclaration = true, CheckCharacters = false };

    public static void Write(TextWriter output, Report report)
    {
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Clean($"fdispatch {report.Command} {report.Subject}"));
            foreach (var rule in report.Rules) Suite(xml, rule, [.. report.Items.Where(i => i.Rule == rule.Id)]);
            xml.WriteEndElement();
        }

        output.WriteLine();
    }

    private static void Suite(XmlWriter xml, ReportRule rule, List<ReportItem> items)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", rule.Id);
        xml.WriteAttributeString("tests", Number(Math.Max(1, items.Count)));
        xml.WriteAttributeString("failures", Number(items.Count(IsFailure)));
        xml.WriteAttributeString("skipped", Number(items.Count(i => i.IsKnown)));
        if (items.Count == 0)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", rule.Id);
            xml.WriteAttributeString("name", rule.Title);
            xml.WriteEndElement();
        }

        foreach (var item in items)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", rule.Id);
            xml.WriteAttributeString("name", Clean(string.Join(" at ", ((string?[])[item.Operator, item.Key]).OfType<string>().DefaultIfEmpty(item.Message))));
            Body(xml, item);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Body(XmlWriter xml, ReportItem item)
    {
        var text = Clean(string.Join('\n', [item.Message, .. item.Evidence, .. item.Remedies.Select(r => $"remedy: {r}")]));
        if (item.IsKnown)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Clean($"known: {item.Message}"));
            xml.WriteEndElement();
        }
        else if (IsFailure(item))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", ReportFormat.Word(item.Level));
            xml.WriteAttributeString("message", Clean(item.Message));
            xml.WriteString(text);
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", text);
        }
    }

    private static bool IsFailure(ReportItem item) => item is { IsKnown: false, Level: not ReportLevel.Note };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // XML has no way to write most control characters.
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));
}

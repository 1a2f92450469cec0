using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Bench.Report;
using Functional.Dispatch.Bench.Results;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

public sealed class ReportPageTests
{
    private static readonly XElement Page = Parsed(ReportPage.Of(BenchSamples.All));

    [Fact]
    public void The_page_does_not_depend_on_the_order_of_the_files() =>
        Assert.Equal(ReportPage.Of(BenchSamples.All), ReportPage.Of(BenchSamples.All.Reverse()));

    [Fact]
    public void Whatever_things_are_called_the_page_is_well_formed_and_says_it() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var name = text.Get;
        var row = BenchSamples.Row(name, name, 2) with { X = 3, XUnit = name, Floor = name, Ratio = 1, Peer = new(name, 1, 1), Goal = 1 };
        var page = ReportPage.Of([BenchSamples.Result(name, name, 3, [row, row with { X = 4 }], name)]);
        var shown = string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c));
        // What is half a character is replaced too, and XML gives white space back as it likes.
        return name.Any(char.IsSurrogate) || string.IsNullOrWhiteSpace(name) ? Parsed(page) is not null : Parsed(page).Descendants("td").Any(e => e.Value == shown) || Parsed(page).Value.Contains(shown.Trim(), StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Every_row_of_the_last_run_stands_in_a_table_with_its_numbers_and_its_goal()
    {
        foreach (var result in BenchSamples.All.Where(r => r.File != "one.json"))
            foreach (var row in result.Result.Rows)
            {
                var shown = Page.Descendants("table").Where(t => (string?)t.Attribute("class") == "bars").Descendants("tr")
                    .Where(r => r.Elements("th").First().Value.StartsWith(row.Name, StringComparison.Ordinal) && r.Value.Contains(Html.Number(row.Min), StringComparison.Ordinal)).ToArray();
                Assert.NotEmpty(shown);
                if (row.GoalMet is { } met) Assert.Contains(shown, r => r.Descendants("span").Any(s => (string?)s.Attribute("class") == (met ? "met" : "missed")));
            }
    }

    [Fact]
    public void Bars_are_as_long_as_their_numbers()
    {
        foreach (var table in Page.Descendants("table").Where(t => (string?)t.Attribute("class") == "bars"))
        {
            var bars = table.Descendants("tr").Skip(1).Select(r => (Width: Width(r, "ours"), Number: Number(r.Elements("td").ElementAt(1).Value))).ToArray();
            Assert.NotEmpty(bars);
            var (width, number) = bars.MaxBy(b => b.Number);
            Assert.All(bars, b => Assert.Equal(Math.Max(0.4, b.Number / number * width), b.Width, 0.05 * width));
        }
    }

    [Fact]
    public void A_point_lies_under_the_roof_exactly_when_it_is_slower_than_the_device_allows()
    {
        var table = Page.Descendants("figure").Single(f => f.Element("figcaption")!.Value == "Roofline").Descendants("tbody").Elements("tr").Select(r => r.Elements().Select(e => e.Value).ToArray()).ToArray();
        // add: 950 of 1000 GB/s at one operation for 12 bytes; mm: 48 of 50 TFLOP/s. What does no arithmetic has no place.
        Assert.Equal(["add", "0.0833", "79.2", "83.3", "95 %", "78.3"], table[0]);
        Assert.Equal(["mm 8,192", "1,365", "48,000", "50,000", "96 %", ""], table[1]);
        Assert.Equal(2, table.Length);
        var circles = Page.Descendants("figure").Single(f => f.Element("figcaption")!.Value == "Roofline").Descendants("circle").Count(c => ((string?)c.Attribute("class"))!.StartsWith("point", StringComparison.Ordinal));
        Assert.Equal(5, circles);
    }

    [Fact]
    public void A_curve_has_its_numbers_as_a_table()
    {
        var figure = Page.Descendants("figure").Single(f => f.Element("figcaption")!.Value == "operators registered: ns over operators");
        var rows = figure.Descendants("tbody").Elements("tr").Select(r => r.Elements().Select(e => e.Value).ToArray()).ToArray();
        Assert.Equal(["typed call", "8", "10", "12", "13"], rows[0]);
        Assert.Equal(["registration", "901", "1,000", "10,900", "100,900"], rows[1]);
        Assert.Equal("registration, libtorch 2.14.1", rows[2][0]);
    }

    [Fact]
    public void History_is_of_rows_that_were_measured_twice_on_one_machine()
    {
        var rows = Page.Descendants("table").Single(t => (string?)t.Attribute("class") == "history").Descendants("tbody").Elements("tr").ToArray();
        Assert.Equal(4, rows.Length);
        Assert.Contains(rows, r => r.Elements().First().Value == "choice: choose <one> & all" && r.Elements().Last().Value == "-20 %");
        var elsewhere = BenchSamples.All[1] with { Result = BenchSamples.All[1].Result with { Machine = BenchSamples.All[1].Result.Machine with { Cpu = "Another" } } };
        Assert.DoesNotContain("class=\"history\"", ReportPage.Of([BenchSamples.All[0], elsewhere]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_but_itself() =>
        Assert.DoesNotContain(Page.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe" || e.Attributes().Any(a => a.Name.LocalName is "src" || (a.Name == "href" && a.Value[0] != '#')));

    internal static XElement Parsed(string page)
    {
        var text = page["<!doctype html>".Length..];
        using var reader = XmlReader.Create(new StringReader(text));
        return XElement.Load(reader);
    }

    private static double Width(XElement row, string bar) =>
        Number(row.Descendants("rect").Single(r => (string?)r.Attribute("class") == bar).Attribute("width")!.Value.TrimEnd('%'));

    private static double Number(string text) => double.Parse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}

using System.Text.Json;
using Functional.Dispatch.Bench.Report;
using Functional.Dispatch.PropertyTests.Cli.Matrix;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Bench;

/// <summary>The page of <c>Bench -- report</c> in a real browser.</summary>
public sealed class ReportInBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Lazy<Uri> Page = new(() =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("fdispatch-report").FullName, "report.html");
        File.WriteAllText(file, ReportPage.Of(BenchSamples.All));
        return new Uri(file);
    });

    // Every text with its colour and the nearest colour behind it, as WCAG 2 measures contrast; those below 4.5 are returned.
    private const string Unreadable = """
        (() => {
          document.querySelectorAll('details').forEach(d => d.open = true);
          const rgb = c => c.match(/[\d.]+/g).map(Number), light = c => { const [r, g, b] = rgb(c).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
          const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (rgb(c)[3] !== 0) return c; } return 'rgb(255, 255, 255)'; };
          const bad = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let seen = 0;
          for (let n; n = walk.nextNode();) {
            const e = n.parentElement;
            if (!n.textContent.trim() || e.closest('title')) continue;
            seen++;
            const style = getComputedStyle(e), ink = e.closest('svg') ? style.fill : style.color, [a, b] = [light(ink), light(behind(e))].sort((x, y) => y - x);
            if ((a + .05) / (b + .05) < 4.5) bad.push(`${n.textContent.trim()}: ${ink} on ${behind(e)}`);
          }
          return [seen, bad];
        })()
        """;

    private const string Undrawn = """
        [...document.querySelectorAll('svg')].filter(s => { const r = s.getBoundingClientRect();
          return !(r.width > 5 && r.height > 5) || ![...s.querySelectorAll('rect, path, circle')].some(e => { const b = e.getBoundingClientRect(); return (b.width > 0.3 || b.height > 0.3) && getComputedStyle(e).display !== 'none'; }); }).length
        """;

    [Theory]
    [InlineData(1300, false)]
    [InlineData(1300, true)]
    [InlineData(380, false)]
    [InlineData(380, true)]
    public async Task Every_picture_is_drawn_and_every_text_can_be_read(int width, bool dark)
    {
        await using var tab = await chromium.Open(Page.Value, width, dark: dark);
        var readable = await tab.Evaluate(Unreadable);
        Assert.True((int)readable![0]! > 200, "no text was looked at");
        Assert.Empty(JsonSerializer.Deserialize<string[]>(readable[1]!.ToJsonString())!);
        Assert.True((int)(await tab.Evaluate("document.querySelectorAll('svg').length"))! > 20);
        Assert.Equal(0, (int)(await tab.Evaluate(Undrawn))!);
        Assert.Equal(dark ? "rgb(17, 20, 24)" : "rgb(250, 251, 252)", (string?)await tab.Evaluate("getComputedStyle(document.body).backgroundColor"));
        Assert.True((bool)(await tab.Evaluate("document.documentElement.scrollWidth <= innerWidth"))!, "the page is wider than the window");
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task Every_picture_has_a_name_or_stands_beside_its_numbers()
    {
        await using var tab = await chromium.Open(Page.Value);
        Assert.Equal(0, (int)(await tab.Evaluate("[...document.querySelectorAll('svg')].filter(s => !s.getAttribute('aria-label') && s.getAttribute('aria-hidden') !== 'true').length"))!);
        Assert.Equal(0, (int)(await tab.Evaluate("[...document.querySelectorAll('figure')].filter(f => !f.querySelector('table td')).length"))!);
        Assert.Equal(0, (int)(await tab.Evaluate("[...document.querySelectorAll('nav a')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length"))!);
    }
}

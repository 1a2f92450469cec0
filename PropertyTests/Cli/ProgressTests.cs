using System.Collections.Concurrent;
using System.Threading;
using Functional.Dispatch.Cli.Output;
using Spectre.Console;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Cli;

/// <summary>The bar of long commands: on a terminal, after a while, and never in what a command prints.</summary>
public sealed class ProgressTests
{
    [Fact]
    public void Without_a_terminal_nothing_is_shown()
    {
        using var output = new StringWriter();
        Assert.Equal(7, Functional.Dispatch.Cli.Output.Progress.Over(output, 1, "laws", step =>
        {
            step("one");
            return 7;
        }));
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void On_a_terminal_it_says_what_is_done_of_how_much()
    {
        var shown = Shown(TimeSpan.Zero, wait: true);
        Assert.Contains("1 of 3 laws: A_[first]_law", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_done_at_once_shows_no_bar() => Assert.DoesNotContain("A_[first]_law", Shown(TimeSpan.FromMinutes(5), wait: false), StringComparison.Ordinal);

    private static string Shown(TimeSpan patience, bool wait)
    {
        using var written = new Pieces();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(written) });
        console.Profile.Width = 160;
        return Functional.Dispatch.Cli.Output.Progress.Over(console, patience, 3, "laws", step =>
        {
            step("A_[first]_law");
            // The bar is drawn on a thread of its own.
            if (wait) Assert.True(SpinWait.SpinUntil(() => written.Text.Contains("1 of 3", StringComparison.Ordinal), TimeSpan.FromSeconds(20)));
            return written.Text;
        });
    }

    private sealed class Pieces : StringWriter
    {
        private readonly ConcurrentQueue<string> _pieces = [];

        public string Text => string.Concat(_pieces);

        public override void Write(char value) => _pieces.Enqueue(value.ToString());

        public override void Write(string? value) => _pieces.Enqueue(value ?? "");

        public override void Write(char[] buffer, int index, int count) => _pieces.Enqueue(new string(buffer, index, count));
    }
}

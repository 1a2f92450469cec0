using System.Diagnostics;
using Spectre.Console;

namespace Functional.Dispatch.Cli.Output;

/// <summary>Shows how far something long has come: a bar on a terminal, nothing anywhere else.</summary>
public static class Progress
{
    // What is done sooner needs no bar.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Does something in steps and, on a terminal, shows them from the second second on.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="output">Where the command's result goes; the bar goes there too and is gone before the result comes.</param>
    /// <param name="steps">How many steps there are, at least 1.</param>
    /// <param name="noun">What a step is, in the plural.</param>
    /// <param name="work">The work; it tells its argument the name of every step that is done.</param>
    /// <returns>What the work returns.</returns>
    public static T Over<T>(TextWriter output, int steps, string noun, Func<Action<string>, T> work)
    {
        if (!Page.IsTerminal(output)) return work(_ => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return Over(console, Patience, steps, noun, work);
    }

    internal static T Over<T>(IAnsiConsole console, TimeSpan patience, int steps, string noun, Func<Action<string>, T> work)
    {
        var clock = Stopwatch.StartNew();
        return console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                var (done, task) = (0, (ProgressTask?)null);
                return work(name =>
                {
                    done++;
                    if (clock.Elapsed < patience) return;
                    task ??= context.AddTask(noun, maxValue: steps);
                    task.Description = Markup.Escape($"{done} of {steps} {noun}: {name}");
                    task.Value = done;
                });
            });
    }
}

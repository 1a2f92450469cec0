using System.Diagnostics;
using System.Globalization;
using Functional.Dispatch.Samples.Training;
using Spectre.Console;

namespace Functional.Dispatch.Cli.Commands;

/// <summary>A bar that shows how far training is and what the last epoch came to; on terminals only.</summary>
internal static class TrainingProgress
{
    /// <summary>Whether the writer is a terminal that can redraw a line.</summary>
    /// <param name="output">Where results go.</param>
    /// <returns>True for the process's own terminal.</returns>
    public static bool IsShown(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>Trains.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="training">The network.</param>
    /// <param name="epochs">How many epochs.</param>
    /// <param name="onStep">Called after each step.</param>
    /// <returns>What each epoch came to.</returns>
    public static IReadOnlyList<TimedEpoch> Run(TextWriter output, DigitsTraining training, int epochs, Action onStep)
    {
        var results = new List<TimedEpoch>();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var progress = console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RemainingTimeColumn());
        progress.Start(context =>
        {
            var task = context.AddTask("epoch 1", maxValue: epochs * training.StepsOfEpoch);
            for (var i = 0; i < epochs; i++)
            {
                var clock = Stopwatch.StartNew();
                var result = training.TrainEpoch(() =>
                {
                    onStep();
                    task.Increment(1);
                });
                results.Add(new(result, clock.Elapsed));
                task.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {Math.Min(i + 2, epochs)}, loss {result.Loss:F4}, test {100 * result.TestAccuracy:F1} %");
            }
        });
        return results;
    }
}

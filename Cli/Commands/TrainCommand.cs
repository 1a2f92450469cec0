using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Samples.Training;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>run train</c>: a network learns to read digits, every operator dispatched. The program is samples/Training's.</summary>
public static class TrainCommand
{
    private const int MostEpochs = 10_000;

    private static readonly Option<int> Epochs = new("--epochs") { Description = "How many times to go through the digits (default 20).", HelpName = "N", DefaultValueFactory = _ => 20 };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Decides the first weights and the order of the digits (default 1).", HelpName = "S", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> Type = new("--dtype") { Description = "float32 or float64.", HelpName = "TYPE", DefaultValueFactory = _ => "float32" };

    private static readonly Option<int> Batch = new("--batch") { Description = "How many digits make a step (default 64).", HelpName = "N", DefaultValueFactory = _ => 64 };

    private static readonly Option<string> Optimiser = new("--optimizer") { Description = "sgd (momentum 0.9, rate 0.02) or adam (rate 0.001).", HelpName = "NAME", DefaultValueFactory = _ => "sgd" };

    private static readonly Option<int> Trace = new("--trace") { Description = "Print the dispatch chain of the first N calls of training.", HelpName = "N" };

    private static readonly Option<string?> Mode = new("--mode") { Description = "strict: every call that a backend fallback serves is an error.", HelpName = "MODE" };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("train", "Train a two-layer network on 1,437 handwritten digits and test it on 360 others, every operator and gradient dispatched.")
        {
            Epochs, Seed, Type, Batch, Optimiser, Trace, Mode,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var epochs = InRange(parsed.GetValue(Epochs), 1, MostEpochs, "number of epochs");
        var options = new TrainingOptions(
            parsed.GetValue(Seed),
            OneOf(parsed.GetRequiredValue(Type), "element type to train with", ("float32", ScalarType.Float), ("float64", ScalarType.Double)),
            OneOf(parsed.GetRequiredValue(Optimiser), "optimizer", ("sgd", OptimiserKind.Sgd), ("adam", OptimiserKind.Adam)),
            InRange(parsed.GetValue(Batch), 1, Digits.Training, "batch size"));
        var traced = InRange(parsed.GetValue(Trace), 0, 1_000_000, "number of calls");
        var isStrict = parsed.GetValue(Mode) is { } mode && OneOf(mode, "mode", ("strict", true));

        var dispatcher = new Dispatcher();
        foreach (var registration in BuiltInFallbackKernels.Register(dispatcher)) GC.KeepAlive(registration);
        using var library = AtenLibrary.Register(dispatcher);
        try
        {
            // A mode asks for nothing of its own: without one the guard keeps the stack as it is.
            using var guard = isStrict ? DispatchModes.Push(new StrictMode()) : default;
            var training = new DigitsTraining(library, options);
            var output = parsed.Output();
            var isJson = parsed.GetValue(CommonOptions.Json);
            var lines = new List<string>();
            using var trace = new FirstCalls(dispatcher, traced, isJson ? lines.Add : output.WriteLine);
            if (isJson) Json(output, options, Results(training, epochs, trace.OnStep).ToList(), lines);
            // Traces and a bar would write over each other.
            else if (traced == 0 && TrainingProgress.IsShown(output)) Table(Page.For(output), options, TrainingProgress.Run(output, training, epochs, trace.OnStep));
            else Lines(output, options, Results(training, epochs, trace.OnStep));
            return ExitCodes.Ok;
        }
        catch (FallbackForbiddenException refused)
        {
            throw new FailureException(refused.Error);
        }
    }

    private static IEnumerable<TimedEpoch> Results(DigitsTraining training, int epochs, Action onStep)
    {
        for (var i = 0; i < epochs; i++)
        {
            var clock = Stopwatch.StartNew();
            var result = training.TrainEpoch(onStep);
            yield return new(result, clock.Elapsed);
        }
    }

    private static void Lines(TextWriter output, TrainingOptions options, IEnumerable<TimedEpoch> epochs)
    {
        output.WriteLine(What(options));
        foreach (var epoch in epochs)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Result.Epoch,3}  loss {epoch.Result.Loss:F6}  train {Percent(epoch.Result.TrainAccuracy)}  test {Percent(epoch.Result.TestAccuracy)}  {epoch.Elapsed.TotalSeconds:F2} s"));
    }

    private static void Table(Page page, TrainingOptions options, IReadOnlyList<TimedEpoch> epochs)
    {
        page.Line(What(options));
        page.Columns(
            [.. epochs.Select(e => (string[])
            [
                e.Result.Epoch.ToString(CultureInfo.InvariantCulture), e.Result.Loss.ToString("F6", CultureInfo.InvariantCulture), Percent(e.Result.TrainAccuracy),
                Percent(e.Result.TestAccuracy), e.Elapsed.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture),
            ])],
            ["epoch", "loss", "train", "test", "seconds"]);
    }

    private static string What(TrainingOptions options) =>
        $"{Digits.Training} digits to train with, {Digits.Count - Digits.Training} to test with; {(options.Type == ScalarType.Float ? "float32" : "float64")}, "
        + $"{(options.Optimiser == OptimiserKind.Sgd ? "sgd" : "adam")}, batches of {options.BatchSize}, seed {options.Seed}";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F2} %");

    private static void Json(TextWriter output, TrainingOptions options, IReadOnlyList<TimedEpoch> epochs, IReadOnlyList<string> lines) => JsonOutput.Write(output, json =>
    {
        json.WriteString("dtype", options.Type == ScalarType.Float ? "float32" : "float64");
        json.WriteString("optimizer", options.Optimiser == OptimiserKind.Sgd ? "sgd" : "adam");
        json.WriteNumber("batch", options.BatchSize);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("train_samples", Digits.Training);
        json.WriteNumber("test_samples", Digits.Count - Digits.Training);
        json.Array("trace", lines, json.WriteStringValue);
        json.Array("epochs", epochs, epoch =>
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch.Result.Epoch);
            json.WriteNumber("loss", epoch.Result.Loss);
            json.WriteNumber("train_accuracy", epoch.Result.TrainAccuracy);
            json.WriteNumber("test_accuracy", epoch.Result.TestAccuracy);
            json.WriteNumber("seconds", Math.Round(epoch.Elapsed.TotalSeconds, 3));
            json.WriteEndObject();
        });
    });

    private static int InRange(int value, int least, int most, string what) =>
        value >= least && value <= most ? value : throw new FailureException(new UsageError($"{value} is no {what}", $"from {least} to {most}"));

    private static T OneOf<T>(string text, string what, params (string Name, T Value)[] choices)
    {
        foreach (var (name, value) in choices)
            if (name == text) return value;
        var names = choices.Select(c => c.Name).ToArray();
        throw new FailureException(new UsageError($"`{Quoted.Short(text)}` is no {what}", UsageError.DidYouMean(text, names, $"take {string.Join(" or ", names)}")));
    }
}

/// <summary>An epoch and how long it took.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Elapsed">Wall-clock time.</param>
internal readonly record struct TimedEpoch(EpochResult Result, TimeSpan Elapsed);

using System.Globalization;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Samples.Training;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;

// Trains a two-layer network on the optical digits, every operator dispatched; then checks that it has learned to read.
var epochs = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 5;
var dispatcher = new Dispatcher();
BuiltInFallbackKernels.Register(dispatcher);
using var library = AtenLibrary.Register(dispatcher);
var training = new DigitsTraining(library, new TrainingOptions());
var result = default(EpochResult);
for (var i = 0; i < epochs; i++)
{
    result = training.TrainEpoch();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {result.Epoch}: loss {result.Loss:F4}, {result.TestAccuracy:P1} of the test digits recognised"));
}

return epochs < 5 || result.TestAccuracy > 0.8 ? 0 : 1;

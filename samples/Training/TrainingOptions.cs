using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Samples.Training;

/// <summary>How parameters are changed.</summary>
public enum OptimiserKind
{
    /// <summary>Stochastic gradient descent, momentum 0.9, rate 0.02.</summary>
    Sgd,

    /// <summary>Adam, rate 0.001.</summary>
    Adam,
}

/// <summary>What a training run is to do.</summary>
/// <param name="Seed">Decides the first parameters and the order of the samples.</param>
/// <param name="Type">float32 or float64.</param>
/// <param name="Optimiser">How parameters are changed.</param>
/// <param name="BatchSize">How many samples make a step, from 1.</param>
/// <param name="Hidden">The width of the layer in the middle, from 1.</param>
/// <param name="Samples">How many samples train, from 1 to <see cref="Digits.Training"/>.</param>
/// <param name="Device">Where it happens; null for the CPU.</param>
public sealed record TrainingOptions(
    ulong Seed = 1, ScalarType Type = ScalarType.Float, OptimiserKind Optimiser = OptimiserKind.Sgd, int BatchSize = 64, int Hidden = 128, int Samples = Digits.Training, Device? Device = null);

/// <summary>What came of an epoch.</summary>
/// <param name="Epoch">Which one, from 1.</param>
/// <param name="Loss">The mean of the loss over the samples, as they were trained with.</param>
/// <param name="TrainAccuracy">The share of the training digits recognised after the epoch, 0 to 1.</param>
/// <param name="TestAccuracy">The share of the other digits recognised after the epoch, 0 to 1.</param>
public readonly record struct EpochResult(int Epoch, double Loss, double TrainAccuracy, double TestAccuracy);

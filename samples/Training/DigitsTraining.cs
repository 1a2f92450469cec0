using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Random;
using Functional.Dispatch.Samples.Training.Modules;
using Functional.Dispatch.Samples.Training.Optimisers;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using AtenOperators = Functional.Dispatch.Aten.Operators.AtenOperators;

namespace Functional.Dispatch.Samples.Training;

/// <summary>A two-layer network that learns to read digits: 64 pixels, a hidden layer with ReLU, 10 scores, cross entropy. Every step is operator calls.</summary>
public sealed class DigitsTraining
{
    private readonly AtenLibrary _library;
    private readonly AtenOperators _aten;
    private readonly TrainingOptions _options;
    private readonly Generator _random;
    private readonly Digits _digits;
    private readonly Optimiser _optimiser;
    private int _epoch;

    /// <summary>Loads the digits and makes the network.</summary>
    /// <param name="library">The operators and the autograd engine.</param>
    /// <param name="options">What to do.</param>
    public DigitsTraining(AtenLibrary library, TrainingOptions options)
    {
        (_library, _aten, _options) = (library, library.Operators, options);
        _random = new Generator(options.Seed);
        _digits = Digits.Load(_aten, options.Type, options.Device);
        Network = new Sequential(
            new Linear(_aten, 64, options.Hidden, options.Type, _random, options.Device), new Relu(_aten), new Linear(_aten, options.Hidden, 10, options.Type, _random, options.Device));
        _optimiser = options.Optimiser switch
        {
            OptimiserKind.Sgd => new Sgd(_aten, Network.Parameters),
            OptimiserKind.Adam => new Adam(_aten, Network.Parameters),
        };
    }

    /// <summary>The network.</summary>
    public Module Network { get; }

    /// <summary>How many steps make an epoch.</summary>
    public int StepsOfEpoch => (_options.Samples + _options.BatchSize - 1) / _options.BatchSize;

    /// <summary>Trains with every sample once, in a new order.</summary>
    /// <param name="onStep">Called after each step; null for nobody.</param>
    /// <returns>What came of it.</returns>
    public EpochResult TrainEpoch(Action? onStep = null)
    {
        var order = HostTensors.From(BatchOrder.Shuffled(_options.Samples, _random), _options.Samples);
        if (_options.Device is { } device) order = _aten.ToDtypeLayout.Call(order, device: device);
        var total = 0.0;
        for (var at = 0; at < _options.Samples; at += _options.BatchSize)
        {
            var batch = _aten.Slice.Call(order, 0, at, Math.Min(at + _options.BatchSize, _options.Samples));
            total += Step(_aten.IndexSelect.Call(_digits.Pixels, 0, batch), _aten.IndexSelect.Call(_digits.Labels, 0, batch)) * batch.Sizes[0];
            onStep?.Invoke();
        }

        using var guard = Guards.NoGrad();
        return new(++_epoch, total / _options.Samples, Accuracy(0, Digits.Training), Accuracy(Digits.Training, Digits.Count));
    }

    private double Step(Tensor pixels, Tensor labels)
    {
        _optimiser.ZeroGradients();
        var loss = _aten.CrossEntropyLoss.Call(Network.Forward(pixels), labels);
        loss.Backward();
        _optimiser.Step();
        return _aten.Item.Call(loss).ToDouble();
    }

    private double Accuracy(long from, long to)
    {
        var scores = Network.Forward(_aten.Slice.Call(_digits.Pixels, 0, from, to));
        var hits = _aten.EqTensor.Call(_aten.Argmax.Call(scores, 1), _aten.Slice.Call(_digits.Labels, 0, from, to));
        return _aten.Item.Call(_aten.Sum.Call(hits)).ToDouble() / (to - from);
    }
}

using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Samples.Training.Optimisers;

/// <summary>Stochastic gradient descent with momentum.</summary>
public sealed class Sgd : Optimiser
{
    private readonly AtenOperators _aten;
    private readonly double _rate;
    private readonly double _momentum;
    private readonly Tensor?[] _velocities;

    /// <summary>Makes one.</summary>
    /// <param name="aten">The operators.</param>
    /// <param name="parameters">What to change.</param>
    /// <param name="rate">The learning rate, above 0.</param>
    /// <param name="momentum">How much of the last step goes into the next, from 0 to below 1.</param>
    public Sgd(AtenOperators aten, IEnumerable<Tensor> parameters, double rate = 0.02, double momentum = 0.9)
        : base(parameters) => (_aten, _rate, _momentum, _velocities) = (aten, rate, momentum, new Tensor?[Count]);

    /// <inheritdoc />
    protected override void Change(int index, Tensor parameter, Tensor gradient)
    {
        var step = gradient;
        if (_momentum != 0)
        {
            step = _velocities[index] is { } velocity
                ? _aten.AddInPlaceTensor.Call(_aten.MulInPlaceScalar.Call(velocity, _momentum), gradient)
                : _velocities[index] = _aten.Clone.Call(gradient);
        }

        _aten.AddInPlaceTensor.Call(parameter, step, -_rate);
    }
}

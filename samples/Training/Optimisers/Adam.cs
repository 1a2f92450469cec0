using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Samples.Training.Optimisers;

/// <summary>Adam (Kingma and Ba): steps scaled by running means of the gradients and of their squares.</summary>
public sealed class Adam : Optimiser
{
    private readonly AtenOperators _aten;
    private readonly double _rate;
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly Tensor?[] _means;
    private readonly Tensor?[] _squares;
    private int _steps;

    /// <summary>Makes one.</summary>
    /// <param name="aten">The operators.</param>
    /// <param name="parameters">What to change.</param>
    /// <param name="rate">The learning rate, above 0.</param>
    /// <param name="beta1">The weight of the past in the mean of gradients, from 0 to below 1.</param>
    /// <param name="beta2">The weight of the past in the mean of squares, from 0 to below 1.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    public Adam(AtenOperators aten, IEnumerable<Tensor> parameters, double rate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(parameters)
    {
        (_aten, _rate, _beta1, _beta2, _epsilon) = (aten, rate, beta1, beta2, epsilon);
        (_means, _squares) = (new Tensor?[Count], new Tensor?[Count]);
    }

    /// <inheritdoc />
    protected override void Advance() => _steps++;

    /// <inheritdoc />
    protected override void Change(int index, Tensor parameter, Tensor gradient)
    {
        var mean = _means[index] ??= _aten.ZerosLike.Call(parameter);
        var square = _squares[index] ??= _aten.ZerosLike.Call(parameter);
        _aten.LerpInPlaceScalar.Call(mean, gradient, 1 - _beta1);
        _aten.AddcmulInPlace.Call(_aten.MulInPlaceScalar.Call(square, _beta2), gradient, gradient, 1 - _beta2);
        var correction1 = 1 - Math.Pow(_beta1, _steps);
        var correction2 = Math.Sqrt(1 - Math.Pow(_beta2, _steps));
        var root = _aten.DivInPlaceScalar.Call(_aten.Sqrt.Call(square), correction2);
        _aten.AddcdivInPlace.Call(parameter, mean, _aten.AddInPlaceScalar.Call(root, _epsilon), -_rate / correction1);
    }
}

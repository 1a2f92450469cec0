using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Random;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Samples.Training.Modules;

/// <summary><c>input · weightᵀ + bias</c>.</summary>
public sealed class Linear : Module
{
    private readonly AtenOperators _aten;

    /// <summary>A layer with weights and bias uniform between ±1/√inputs, as PyTorch's.</summary>
    /// <param name="aten">The operators.</param>
    /// <param name="inputs">The size of a sample.</param>
    /// <param name="outputs">The size of a result.</param>
    /// <param name="type">The element type of the parameters.</param>
    /// <param name="random">Where their first values come from: the weight's, then the bias's.</param>
    /// <param name="device">Where the parameters live; null for the CPU. The numbers are the same on every device.</param>
    public Linear(AtenOperators aten, long inputs, long outputs, ScalarType type, Generator random, Device? device = null)
    {
        _aten = aten;
        var bound = 1 / Math.Sqrt(inputs);
        Weight = Parameter([outputs, inputs]);
        Bias = Parameter([outputs]);

        Tensor Parameter(SymInt[] sizes)
        {
            var parameter = aten.UniformInPlace.Call(aten.Empty.Call(sizes, type, device: device), -bound, bound, random);
            parameter.RequiresGrad = true;
            return parameter;
        }
    }

    /// <summary>The weight, outputs × inputs.</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, one number for each output.</summary>
    public Tensor Bias { get; }

    /// <inheritdoc />
    public override IEnumerable<Tensor> Parameters => [Weight, Bias];

    /// <inheritdoc />
    public override Tensor Forward(Tensor input) => _aten.Linear.Call(input, Weight, Bias);
}

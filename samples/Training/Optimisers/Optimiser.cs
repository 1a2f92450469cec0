using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Samples.Training.Optimisers;

/// <summary>Changes parameters by their gradients, in terms of operators: the steps of PyTorch's loop implementations, so that the numbers agree.</summary>
/// <param name="parameters">The parameters.</param>
public abstract class Optimiser(IEnumerable<Tensor> parameters)
{
    private readonly Tensor[] _parameters = [.. parameters];

    /// <summary>Changes every parameter that has a gradient. Nothing of it is recorded for backward.</summary>
    public void Step()
    {
        using var guard = Guards.NoGrad();
        Advance();
        for (var i = 0; i < _parameters.Length; i++)
            if (_parameters[i].Grad is { } gradient) Change(i, _parameters[i], gradient);
    }

    /// <summary>Forgets the gradients.</summary>
    public void ZeroGradients()
    {
        foreach (var parameter in _parameters) parameter.Grad = null;
    }

    /// <summary>Called once before the parameters of a step.</summary>
    protected virtual void Advance()
    {
    }

    /// <summary>Changes one parameter.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="gradient">Its gradient.</param>
    protected abstract void Change(int index, Tensor parameter, Tensor gradient);

    /// <summary>How many parameters there are.</summary>
    protected int Count => _parameters.Length;
}

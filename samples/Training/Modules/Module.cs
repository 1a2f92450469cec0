using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Samples.Training.Modules;

/// <summary>A piece of a network: a function of a tensor with parameters of its own.</summary>
public abstract class Module
{
    /// <summary>The tensors that training changes: leaves that require grad.</summary>
    public virtual IEnumerable<Tensor> Parameters => [];

    /// <summary>Computes the module.</summary>
    /// <param name="input">A batch: the first dimension counts samples.</param>
    /// <returns>The result, one row for each sample.</returns>
    public abstract Tensor Forward(Tensor input);
}

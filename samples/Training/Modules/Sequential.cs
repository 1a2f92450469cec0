using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Samples.Training.Modules;

/// <summary>Modules one after another.</summary>
/// <param name="modules">The modules.</param>
public sealed class Sequential(params Module[] modules) : Module
{
    /// <inheritdoc />
    public override IEnumerable<Tensor> Parameters => modules.SelectMany(m => m.Parameters);

    /// <inheritdoc />
    public override Tensor Forward(Tensor input) => modules.Aggregate(input, (value, module) => module.Forward(value));
}

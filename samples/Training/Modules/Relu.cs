using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Samples.Training.Modules;

/// <summary>Negative numbers become 0.</summary>
/// <param name="aten">The operators.</param>
public sealed class Relu(AtenOperators aten) : Module
{
    /// <inheritdoc />
    public override Tensor Forward(Tensor input) => aten.Relu.Call(input);
}

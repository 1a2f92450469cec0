using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Random;

/// <summary>The operators that draw random numbers.</summary>
/// <param name="aten">The operators they call.</param>
/// <param name="standard">The generator of calls that name none.</param>
internal sealed class RandomSet(AtenOperators aten, Generator standard) : IKernelSet
{
    private readonly RandomKernels _kernels = new(standard);

    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. Leaves(dispatcher, DispatchKey.CPU),
        .. Leaves(dispatcher, DispatchKey.Meta),
        dispatcher.Implement(Operators.Rand.Schema.Name, DispatchKey.BackendSelect, BackendSelectKernel.Kernel),
        dispatcher.Implement(Operators.Randn.Schema.Name, DispatchKey.BackendSelect, BackendSelectKernel.Kernel),
        Operators.Rand.Implement(dispatcher, AliasKey.CompositeExplicitAutograd, Rand, Next.Composite),
        Operators.Randn.Implement(dispatcher, AliasKey.CompositeExplicitAutograd, Randn, Next.Composite),
        Operators.Rand.Implement(dispatcher, DispatchKey.Meta, NothingDrawn, Next.Composite),
        Operators.Randn.Implement(dispatcher, DispatchKey.Meta, NothingDrawn, Next.Composite),
    ];

    private Registration[] Leaves(Dispatcher dispatcher, DispatchKey key) =>
    [
        UniformInPlace.Implement(dispatcher, key, _kernels.Uniform, Next.Leaf),
        NormalInPlace.Implement(dispatcher, key, _kernels.Normal, Next.Leaf),
    ];

    private Tensor Rand(IReadOnlyList<SymInt> size, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory) =>
        aten.UniformInPlace.Call(aten.Empty.Call(size, dtype, layout, device, pinMemory, null), 0, 1, null);

    private Tensor Randn(IReadOnlyList<SymInt> size, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory) =>
        aten.NormalInPlace.Call(aten.Empty.Call(size, dtype, layout, device, pinMemory, null), 0, 1, null);

    private Tensor NothingDrawn(IReadOnlyList<SymInt> size, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory) =>
        aten.Empty.Call(size, dtype, layout, device, pinMemory, null);
}

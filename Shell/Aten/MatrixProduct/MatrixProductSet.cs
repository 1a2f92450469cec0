using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>The matrix products: mm, addmm, bmm, dot and mv compute; matmul and linear are made of them.</summary>
/// <param name="aten">The operators they call.</param>
/// <param name="products">Who multiplies.</param>
internal sealed class MatrixProductSet(AtenOperators aten, Products products) : IKernelSet
{
    // In PyTorch these pass over the conjugate bit, as BLAS can conjugate. Ours cannot, and let the fallback resolve it.
    private readonly MatrixKernels _kernels = new(products);

    public IEnumerable<Registration> Register(Dispatcher dispatcher)
    {
        var folding = new MatmulKernels(aten);
        return
        [
            .. Leaves(dispatcher, DispatchKey.CPU),
            .. Leaves(dispatcher, DispatchKey.Meta),
            .. PassedOver.Register(dispatcher, Operators.Dot.Schema, DispatchKey.ZeroTensor),
            .. PassedOver.Register(dispatcher, InternalUnsafeView.Schema, PassedOver.Bits),
            InternalUnsafeView.Implement(dispatcher, AliasKey.CompositeExplicitAutograd, (self, size) => aten.View.Call(self, size), Next.Composite),
            Operators.Mv.Implement(dispatcher, AliasKey.CompositeExplicitAutograd, _kernels.Mv, Next.Leaf),
            Operators.Matmul.Implement(dispatcher, AliasKey.CompositeImplicitAutograd, folding.Matmul, Next.Composite),
            Operators.Linear.Implement(dispatcher, AliasKey.CompositeImplicitAutograd, folding.Linear, Next.Composite),
        ];
    }

    private Registration[] Leaves(Dispatcher dispatcher, DispatchKey key) =>
    [
        Operators.Mm.Implement(dispatcher, key, _kernels.Mm, Next.Leaf),
        Operators.MmOut.Implement(dispatcher, key, _kernels.MmOut, Next.Leaf),
        Operators.Addmm.Implement(dispatcher, key, _kernels.Addmm, Next.Leaf),
        Operators.AddmmInPlace.Implement(dispatcher, key, _kernels.AddmmInPlace, Next.Leaf),
        Operators.AddmmOut.Implement(dispatcher, key, _kernels.AddmmOut, Next.Leaf),
        Operators.Bmm.Implement(dispatcher, key, _kernels.Bmm, Next.Leaf),
        Operators.BmmOut.Implement(dispatcher, key, _kernels.BmmOut, Next.Leaf),
        Operators.Dot.Implement(dispatcher, key, _kernels.Dot, Next.Leaf),
    ];
}

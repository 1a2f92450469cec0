using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>The kernels of the commonest elementwise operators, typed: the short way first, else the structured kernel.</summary>
/// <param name="context">The device.</param>
/// <param name="dispatcher">Where they are registered.</param>
/// <param name="structured">The structured kernels by operator.</param>
internal sealed class FastKernels(DeviceContext context, Dispatcher dispatcher, IReadOnlyDictionary<string, StructuredKernel> structured)
{
    private static readonly HashSet<string> Served = new(
        ((FunctionSchema[])[
            AddTensor.Schema, AddInPlaceTensor.Schema, SubTensor.Schema, MulTensor.Schema, MulInPlaceTensor.Schema, DivTensor.Schema, Relu.Schema, Exp.Schema, Sqrt.Schema, Neg.Schema,
            Tanh.Schema, Sigmoid.Schema,
        ]).Select(s => s.Name.ToString()), StringComparer.Ordinal);

    private readonly FastPath _fast = new(context);

    /// <summary>Whether an operator has a kernel here.</summary>
    public static bool Serves(FunctionSchema schema) => Served.Contains(schema.Name.ToString());

    /// <summary>Registers them.</summary>
    public IEnumerable<Registration> Register(DispatchKey key)
    {
        var (add, sub, mul, div) = (PointwiseOperation.Named("add"), PointwiseOperation.Named("sub"), PointwiseOperation.Named("mul"), PointwiseOperation.Named("div"));
        var leaf = new KernelNext.Leaf();
        var (addSlow, addInPlaceSlow, subSlow) = (Slow(AddTensor.Schema), Slow(AddInPlaceTensor.Schema), Slow(SubTensor.Schema));
        var (mulSlow, mulInPlaceSlow, divSlow) = (Slow(MulTensor.Schema), Slow(MulInPlaceTensor.Schema), Slow(DivTensor.Schema));
        return
        [
            AddTensor.Implement(dispatcher, key, (self, other, alpha) => _fast.Binary(add, self, other, false, alpha) ?? addSlow([Value.From(self), Value.From(other), alpha.ToValue()]), leaf),
            AddInPlaceTensor.Implement(
                dispatcher, key, (self, other, alpha) => _fast.Binary(add, self, other, true, alpha) ?? addInPlaceSlow([Value.From(self), Value.From(other), alpha.ToValue()]), leaf),
            SubTensor.Implement(dispatcher, key, (self, other, alpha) => _fast.Binary(sub, self, other, false, alpha) ?? subSlow([Value.From(self), Value.From(other), alpha.ToValue()]), leaf),
            MulTensor.Implement(dispatcher, key, (self, other) => _fast.Binary(mul, self, other, false) ?? mulSlow([Value.From(self), Value.From(other)]), leaf),
            MulInPlaceTensor.Implement(dispatcher, key, (self, other) => _fast.Binary(mul, self, other, true) ?? mulInPlaceSlow([Value.From(self), Value.From(other)]), leaf),
            DivTensor.Implement(dispatcher, key, (self, other) => _fast.Binary(div, self, other, false) ?? divSlow([Value.From(self), Value.From(other)]), leaf),
            Relu.Implement(dispatcher, key, Unary("relu", Relu.Schema), leaf),
            Exp.Implement(dispatcher, key, Unary("exp", Exp.Schema), leaf),
            Sqrt.Implement(dispatcher, key, Unary("sqrt", Sqrt.Schema), leaf),
            Neg.Implement(dispatcher, key, Unary("neg", Neg.Schema), leaf),
            Tanh.Implement(dispatcher, key, Unary("tanh", Tanh.Schema), leaf),
            Sigmoid.Implement(dispatcher, key, Unary("sigmoid", Sigmoid.Schema), leaf),
        ];
    }

    private Func<Tensor, Tensor> Unary(string name, FunctionSchema schema)
    {
        var (operation, slow) = (PointwiseOperation.Named(name), Slow(schema));
        return self => _fast.Unary(operation, self) ?? slow([Value.From(self)]);
    }

    private Func<Value[], Tensor> Slow(FunctionSchema schema)
    {
        var (entry, kernel) = (dispatcher.Entry(schema.Name), structured[schema.Name.ToString()]);
        return arguments => kernel.Run(entry, arguments, 1)[0];
    }
}

using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Pointwise;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Properties;

/// <summary>Conjugation and negation as bits, and carrying them out.</summary>
/// <param name="aten">The operators that composite kernels call.</param>
internal sealed class PropertyKernels(AtenOperators aten) : IKernelSet
{
    private static readonly AliasKey Explicit = AliasKey.CompositeExplicitAutograd;
    private static readonly AliasKey Implicit = AliasKey.CompositeImplicitAutograd;

    public IEnumerable<Registration> Register(Dispatcher dispatcher) =>
    [
        .. new[] { InternalConj.Schema, Operators.Conj.Schema }.SelectMany(s => PassedOver.Register(dispatcher, s, PassedOver.Bits)),
        .. new[] { Operators.ResolveConj.Schema, Operators.ResolveNeg.Schema }.SelectMany(s => PassedOver.Register(dispatcher, s, DispatchKey.Conjugate, DispatchKey.Negative)),
        .. PassedOver.Register(dispatcher, InternalConjPhysical.Schema, DispatchKey.Conjugate),
        .. PassedOver.Register(dispatcher, NegInPlace.Schema, DispatchKey.Negative),
        InternalConj.Implement(dispatcher, Explicit, ConjugateView, Next.Leaf),
        Operators.Conj.Implement(dispatcher, Implicit, self => ScalarTypes.IsComplex(self.ScalarType) ? aten.InternalConj.Call(self) : self, Next.Composite),
        InternalConjPhysical.Implement(dispatcher, Explicit, ConjugatePhysical, Next.Composite),
        Operators.ResolveConj.Implement(dispatcher, Implicit, self => self.IsConjugate ? aten.Clone.Call(self) : self, Next.Composite),
        InternalNegView.Implement(dispatcher, Explicit, NegativeView, Next.Leaf),
        Operators.ResolveNeg.Implement(dispatcher, Implicit, self => self.IsNegative ? aten.Clone.Call(self) : self, Next.Composite),
    ];

    private static Tensor ConjugateView(Tensor self)
    {
        var view = self.CreateAlias(self.Shape, self.StorageOffset);
        view.IsConjugate = !self.IsConjugate;
        return view;
    }

    private static Tensor NegativeView(Tensor self)
    {
        var view = self.CreateAlias(self.Shape, self.StorageOffset);
        view.IsNegative = !self.IsNegative;
        return view;
    }

    // The conjugate of a conjugate is a copy of what is stored.
    private Tensor ConjugatePhysical(Tensor self) =>
        aten.Clone.Call(ScalarTypes.IsComplex(self.ScalarType) ? aten.InternalConj.Call(self) : self);
}

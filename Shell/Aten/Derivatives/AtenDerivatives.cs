using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Aten;

/// <summary>
/// The autograd and ADInplaceOrView kernels of this library, generated from <c>derivatives.txt</c>; the few that are no matter of formulas are
/// here. What the formulas call are operators again, so that gradients of gradients can be taken.
/// </summary>
/// <param name="operators">The operators.</param>
/// <param name="engine">The engine that the kernels record for.</param>
[DerivativeTable("derivatives.txt")]
internal sealed partial class AtenDerivatives(AtenOperators operators, GradientEngine engine)
{
    /// <summary>The operators that formulas call.</summary>
    public AtenOperators Operators { get; } = operators;

    /// <summary>The engine that the kernels record for.</summary>
    public GradientEngine Engine { get; } = engine;

    /// <summary>Registers all of them: at the alias key Autograd for every operator that is not composite, at ADInplaceOrView for those that update or view an argument.</summary>
    /// <returns>The registrations; dispose them to take the kernels back.</returns>
    /// <exception cref="RegistrationException">A kernel does not fit a definition.</exception>
    public IReadOnlyList<Registration> Register()
    {
        var dispatcher = Operators.Dispatcher;
        var registrations = RegisterTable(dispatcher);
        registrations.Add(Detach.Implement(dispatcher, AliasKey.Autograd, DetachAutograd, __below));
        registrations.Add(Detach.Implement(dispatcher, DispatchKey.ADInplaceOrView, DetachTracked, __tracked));
        registrations.Add(DetachInPlace.Implement(dispatcher, AliasKey.Autograd, ForgetHistory, new KernelNext.Leaf()));
        registrations.Add(ResizeInPlace.Implement(dispatcher, AliasKey.Autograd, ResizeAutograd, __below));
        registrations.Add(ResizeInPlace.Implement(dispatcher, DispatchKey.ADInplaceOrView, ResizeTracked, __tracked));
        // PyTorch generates this form from the functional one, without derivative: a backward pass that comes to it throws.
        registrations.Add(dispatcher.Implement(ReluOut.Schema.Name, AliasKey.Autograd, NotImplementedKernels.Autograd(Engine, Kernels.Here())));
        registrations.Add(dispatcher.Implement(ReluOut.Schema.Name, DispatchKey.ADInplaceOrView, NotImplementedKernels.ADInplaceOrView(Engine, Kernels.Here())));
        return registrations;
    }

    private Tensor DetachAutograd(DispatchKeySet keys, Tensor self)
    {
        using var guard = Guards.BelowAutograd();
        return Operators.Detach.Redispatch(keys & KeySets.AfterAutograd, self);
    }

    // No view of the other tensor, though it shares elements and version: no gradient passes from one to the other.
    private Tensor DetachTracked(DispatchKeySet keys, Tensor self)
    {
        using var guard = Guards.BelowADInplaceOrView();
        return GradientEngine.AsDetached(self, Operators.Detach.Redispatch(keys & KeySets.AfterADInplaceOrView, self));
    }

    private static Tensor ForgetHistory(Tensor self)
    {
        self.ForgetHistory();
        return self;
    }

    private Tensor ResizeAutograd(DispatchKeySet keys, Tensor self, IReadOnlyList<SymInt> size, MemoryFormat? memory_format)
    {
        if (self.RequiresGrad) throw new AutogradException(new BackwardError("cannot resize variables that require grad"));
        using var guard = Guards.BelowAutograd();
        return Operators.ResizeInPlace.Redispatch(keys & KeySets.AfterAutograd, self, size, memory_format);
    }

    private Tensor ResizeTracked(DispatchKeySet keys, Tensor self, IReadOnlyList<SymInt> size, MemoryFormat? memory_format)
    {
        var before = self.Sizes;
        using (Guards.BelowADInplaceOrView()) Operators.ResizeInPlace.Redispatch(keys & KeySets.AfterADInplaceOrView, self, size, memory_format);
        if (!before.AsSpan().SequenceEqual(self.Sizes.AsSpan())) self.BumpVersion();
        return self;
    }
}

using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>Gradients of tensors.</summary>
public static class TensorGradients
{
    extension(Tensor tensor)
    {
        /// <summary>The gradient accumulated by backward passes, or null. Set it to null to begin anew.</summary>
        /// <exception cref="AutogradException">Set to a tensor of another shape, element type or device.</exception>
        public Tensor? Grad
        {
            get => (tensor.Autograd as TensorHistory)?.Grad;
            set
            {
                if (value is not null && (!value.Sizes.AsSpan().SequenceEqual(tensor.Sizes.AsSpan()) || value.ScalarType != tensor.ScalarType || value.Device != tensor.Device))
                    throw Wrong($"a gradient of [{string.Join(", ", value.Sizes)}] ({value.ScalarType}, {value.Device}) is none of a tensor of [{string.Join(", ", tensor.Sizes)}] ({tensor.ScalarType}, {tensor.Device})");
                if (value is not null || tensor.Autograd is not null) TensorHistory.Materialise(tensor).Grad = value;
            }
        }

        /// <summary>The node that the tensor came from; null for leaves.</summary>
        public Node? GradientFunction => TensorHistory.FunctionOf(tensor);

        /// <summary>Whether no node made it: it was made by the user, or does not require grad.</summary>
        public bool IsLeaf => TensorHistory.FunctionOf(tensor) is null;

        /// <summary>Which input of its node the tensor's gradient is.</summary>
        public int OutputNumber => (tensor.Autograd as TensorHistory)?.OutputNumber ?? 0;

        /// <summary>Whether a tensor that is no leaf keeps its gradient.</summary>
        public bool RetainsGrad => tensor.Autograd is TensorHistory { RetainsGrad: true };

        /// <summary>Makes a tensor that is no leaf keep the gradient of later backward passes; a leaf does anyway.</summary>
        /// <exception cref="AutogradException">The tensor does not require grad.</exception>
        public void RetainGrad()
        {
            if (!tensor.RequiresGrad) throw Wrong("can't retain_grad on Tensor that has requires_grad=False");
            if (TensorHistory.FunctionOf(tensor) is not { } function) return;
            var history = TensorHistory.Materialise(tensor);
            if (history.RetainsGrad) return;
            history.RetainsGrad = true;
            (function.Hooks ??= new NodeHooks()).Retain(history.OutputNumber, tensor);
        }

        /// <summary>Calls a function whenever a gradient of the tensor was computed.</summary>
        /// <param name="hook">Takes the gradient, and returns another in its place, or null to leave it.</param>
        /// <returns>Dispose it to remove the hook.</returns>
        /// <exception cref="AutogradException">The tensor does not require grad.</exception>
        public IDisposable RegisterHook(Func<Tensor, Tensor?> hook)
        {
            if (!tensor.RequiresGrad) throw Wrong("cannot register a hook on a tensor that doesn't require gradient");
            if (TensorHistory.FunctionOf(tensor) is { } function) return (function.Hooks ??= new NodeHooks()).Add(tensor.OutputNumber, hook);
            return (TensorHistory.Materialise(tensor).LeafHooks ??= new NodeHooks()).Add(0, hook);
        }

        /// <summary>Calls a function whenever a gradient was accumulated in the tensor, a leaf.</summary>
        /// <param name="hook">Takes the tensor.</param>
        /// <returns>Dispose it to remove the hook.</returns>
        /// <exception cref="AutogradException">The tensor is no leaf, or does not require grad.</exception>
        public IDisposable RegisterPostAccumulateGradHook(Action<Tensor> hook)
        {
            if (!tensor.RequiresGrad) throw Wrong("cannot register a hook on a tensor that doesn't require gradient");
            if (!tensor.IsLeaf) throw Wrong("post accumulate grad hooks cannot be registered on non-leaf tensors");
            var history = TensorHistory.Materialise(tensor);
            lock (history) history.AfterAccumulation += hook;
            return new NodeHooks.Removal(() =>
            {
                lock (history) history.AfterAccumulation -= hook;
            });
        }

        /// <summary>Computes the gradients of the tensor and accumulates them in the leaves it was computed from. See <see cref="GradientEngine.Backward"/>.</summary>
        /// <param name="gradient">A gradient of the tensor's shape; null stands for ones and needs a tensor of one real element.</param>
        /// <param name="retainGraph">Whether the graph can be passed again; as <paramref name="createGraph"/> when null.</param>
        /// <param name="createGraph">Whether the pass is recorded, so that the gradients can be differentiated.</param>
        /// <param name="inputs">The tensors to accumulate in; null for all leaves.</param>
        /// <exception cref="AutogradException">The tensor has no history, the gradient is missing or does not fit, or the graph was released.</exception>
        public void Backward(Tensor? gradient = null, bool? retainGraph = null, bool createGraph = false, IReadOnlyList<Tensor>? inputs = null)
        {
            var engine = TensorHistory.FunctionOf(tensor)?.Engine ?? (tensor.Autograd as TensorHistory)?.View?.Engine;
            if (engine is not null) engine.Backward([tensor], [gradient], retainGraph, createGraph, inputs);
            else if (tensor.RequiresGrad) throw Wrong("a leaf knows no engine: no operator made it", "call Backward of the engine");
            else throw Wrong("element 0 of tensors does not require grad and does not have a grad_fn");
        }

        /// <summary>Forgets the tensor's history, as <c>detach_</c> does: it becomes a leaf that does not require grad. Its gradient and hooks stay.</summary>
        /// <exception cref="AutogradException">The tensor is a view.</exception>
        public void ForgetHistory()
        {
            if (tensor.IsView) throw Wrong("can't detach views in-place", "use detach() instead");
            if (tensor.Autograd is TensorHistory history) (history.Function, history.OutputNumber) = (null, 0);
            if (tensor.IsDefined) tensor.RequiresGrad = false;
        }
    }

    private static AutogradException Wrong(string problem, string? remedy = null) => new(new BackwardError(problem, remedy));
}

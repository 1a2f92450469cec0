using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>What is called besides a node: with the gradient of one result, before the node, after it. Runs in order of registration; safe to change while it runs.</summary>
internal sealed class NodeHooks
{
    private TensorHook[] _tensor = [];
    private Func<IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>?>[] _before = [];
    private Func<IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>?>[] _after = [];
    private (int Input, WeakReference<Tensor> Tensor)[] _retained = [];

    /// <summary>A function called with the gradient of one result, which may put another in its place.</summary>
    internal sealed record TensorHook(int Input, Func<Tensor, Tensor?> Function);

    public IDisposable Add(int input, Func<Tensor, Tensor?> hook)
    {
        var added = new TensorHook(input, hook);
        lock (this) _tensor = [.. _tensor, added];
        return new Removal(() =>
        {
            lock (this) _tensor = [.. _tensor.Where(h => h != added)];
        });
    }

    public IDisposable Add(Func<IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>?> hook)
    {
        lock (this) _before = [.. _before, hook];
        return new Removal(() =>
        {
            lock (this) _before = [.. _before.Where(h => h != hook)];
        });
    }

    public IDisposable Add(Func<IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>?> hook)
    {
        lock (this) _after = [.. _after, hook];
        return new Removal(() =>
        {
            lock (this) _after = [.. _after.Where(h => h != hook)];
        });
    }

    /// <summary>Keeps the gradient of a result with its tensor; does not keep the tensor.</summary>
    public void Retain(int input, Tensor tensor)
    {
        lock (this) _retained = [.. _retained, (input, new WeakReference<Tensor>(tensor))];
    }

    /// <summary>The gradient of the tensor is no longer that of this node's result: its history was rebased.</summary>
    public void StopRetaining(Tensor tensor)
    {
        lock (this) _retained = [.. _retained.Where(r => r.Tensor.TryGetTarget(out var held) && held != tensor)];
    }

    public void OnGradients(Tensor?[] gradients)
    {
        foreach (var hook in _tensor)
            if (gradients[hook.Input] is { } gradient) gradients[hook.Input] = hook.Function(gradient) ?? gradient;
        foreach (var (input, reference) in _retained)
            if (gradients[input] is { } gradient && reference.TryGetTarget(out var tensor)) TensorHistory.Materialise(tensor).Grad = gradient;
    }

    public void Before(Node node, Tensor?[] gradients)
    {
        foreach (var hook in _before)
            if (hook(gradients) is { } replaced) Replace(node, replaced, gradients);
    }

    public void After(Node node, Tensor?[] gradients, Span<Tensor?> results)
    {
        foreach (var hook in _after)
            if (hook(results.ToArray(), gradients) is { } replaced) Replace(node, replaced, results);
    }

    private static void Replace(Node node, IReadOnlyList<Tensor?> replaced, Span<Tensor?> gradients)
    {
        if (replaced.Count != gradients.Length) throw new AutogradException(new HookCountError(node.Name, gradients.Length, replaced.Count));
        for (var i = 0; i < gradients.Length; i++) gradients[i] = replaced[i];
    }

    internal sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}

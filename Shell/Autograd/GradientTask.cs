using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>
/// One backward pass. Nodes run when every node that leads to them has run, those made last first, on the calling thread, from a queue and not
/// by recursion: a graph may be as deep as memory allows.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="keepGraph">Whether nodes keep what they saved.</param>
/// <param name="recordGraph">Whether the pass itself is recorded, so that gradients of gradients can be taken.</param>
internal sealed class GradientTask(GradientEngine engine, bool keepGraph, bool recordGraph)
{
    private readonly Dictionary<Node, Waiting> _waiting = new(ReferenceEqualityComparer.Instance);
    private readonly PriorityQueue<Node, ulong> _ready = new();
    private Tensor?[] _results = [];
    private bool _isLimited;

    // What is known of a node before it has run.
    private sealed class Waiting
    {
        public int Dependencies;
        public Tensor?[]? Gradients;

        // One bit for each of the first 64 gradients that nobody else holds.
        public ulong Owned;
        public bool IsNeeded;
        public List<(int Input, int Index)>? Captures;
    }

    /// <summary>Runs the pass.</summary>
    /// <param name="roots">Where it begins, with the gradients there.</param>
    /// <param name="targets">Where it ends; null for every leaf.</param>
    /// <param name="capture">Whether the gradients of the targets are returned, not accumulated.</param>
    /// <returns>The gradients of the targets when captured; null entries where none arrived.</returns>
    public Tensor?[] Run(ReadOnlySpan<(Edge Edge, Tensor Gradient)> roots, Edge[]? targets, bool capture)
    {
        using var grad = new GradModeGuard(recordGraph);
        foreach (var (edge, _) in roots) CountDependencies(edge.Function!);
        var captured = new Tensor?[targets?.Length ?? 0];
        if (targets is not null) Limit(roots, targets, capture);
        foreach (var (edge, gradient) in roots)
            if (!_isLimited || _waiting[edge.Function!] is { IsNeeded: true } or { Captures: not null }) Deliver(edge, gradient, owned: false);
        foreach (var (edge, _) in roots)
            if (_waiting[edge.Function!] is { Dependencies: 0 } waiting && (!_isLimited || waiting.IsNeeded || waiting.Captures is not null)) MakeReady(edge.Function!, waiting);
        while (_ready.TryDequeue(out var node, out _)) Evaluate(node, captured);
        return captured;
    }

    /// <summary>Whether a node runs, or is asked for its gradient, in a pass that ends at targets.</summary>
    public bool Runs(Node node) => !_isLimited || _waiting.TryGetValue(node, out var waiting) && (waiting.IsNeeded || waiting.Captures is not null);

    private void CountDependencies(Node root)
    {
        if (!_waiting.TryAdd(root, new Waiting())) return;
        var open = new Stack<Node>();
        open.Push(root);
        while (open.TryPop(out var node))
        {
            foreach (var edge in node.Edges)
            {
                if (edge.Function is not { } next) continue;
                if (!_waiting.TryGetValue(next, out var waiting))
                {
                    _waiting.Add(next, waiting = new Waiting());
                    open.Push(next);
                }

                waiting.Dependencies++;
            }
        }
    }

    // A node is needed when it is a target to accumulate in, or leads to a target. After its successors, so that theirs is known.
    private void Limit(ReadOnlySpan<(Edge Edge, Tensor Gradient)> roots, Edge[] targets, bool capture)
    {
        _isLimited = true;
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i].Function is not { } target || !_waiting.TryGetValue(target, out var waiting)) continue;
            if (capture) (waiting.Captures ??= []).Add((targets[i].Input, i));
            else waiting.IsNeeded = true;
        }

        var open = new Stack<(Node Node, int Next)>();
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        foreach (var (edge, _) in roots)
            if (seen.Add(edge.Function!)) open.Push((edge.Function!, 0));
        while (open.TryPop(out var at))
        {
            if (at.Next < at.Node.Edges.Length)
            {
                open.Push((at.Node, at.Next + 1));
                if (at.Node.Edges[at.Next].Function is { } next && seen.Add(next)) open.Push((next, 0));
                continue;
            }

            var own = _waiting[at.Node];
            foreach (var edge in at.Node.Edges)
                own.IsNeeded |= edge.Function is { } next && _waiting[next] is { IsNeeded: true } or { Captures: not null };
        }
    }

    private void Evaluate(Node node, Tensor?[] captured)
    {
        var waiting = _waiting[node];
        var gradients = waiting.Gradients ?? new Tensor?[node.InputCount];
        waiting.Gradients = null;
        var (accumulator, hooks) = (node as AccumulateGrad, node.Hooks);
        if (accumulator?.LeafHooks is { } leafHooks) OnGradients(leafHooks, gradients, waiting);
        if (hooks is not null) OnGradients(hooks, gradients, waiting);

        if (waiting.Captures is { } captures)
            foreach (var (input, index) in captures) captured[index] = gradients[input];
        if (_isLimited && !waiting.IsNeeded) return;
        hooks?.Before(node, gradients);
        if (accumulator is not null)
        {
            accumulator.Accumulate(gradients[0], waiting.Owned != 0 && waiting.Captures is null);
            hooks?.After(node, gradients, []);
            return;
        }

        var edges = node.Edges;
        if (_results.Length < edges.Length) _results = new Tensor?[Math.Max(edges.Length, 4)];
        // A hook may start another pass, but not in this task: the array is this pass's own while the node runs.
        var results = _results.AsSpan(0, edges.Length);
        node.Run(new BackwardPass(node, gradients, results, _isLimited ? this : null));
        if (!keepGraph) node.Release();
        engine.Validate(node, results);
        hooks?.After(node, gradients, results);
        for (var i = 0; i < edges.Length; i++)
        {
            if (edges[i].Function is not { } next) continue;
            var to = _waiting[next];
            var runs = !_isLimited || to.IsNeeded || to.Captures is not null;
            if (runs && results[i] is { } gradient) Deliver(edges[i], gradient, hooks is null && IsOwn(node, gradient, i, gradients, results));
            if (--to.Dependencies == 0 && runs) MakeReady(next, to);
        }

        results.Clear();
    }

    // A hook may keep what it sees.
    private static void OnGradients(NodeHooks hooks, Tensor?[] gradients, Waiting waiting)
    {
        hooks.OnGradients(gradients);
        waiting.Owned = 0;
    }

    private void MakeReady(Node node, Waiting waiting)
    {
        // A root that was named twice is there already.
        waiting.Dependencies = -1;
        _ready.Enqueue(node, Node.Last - node.Sequence);
    }

    private void Deliver(Edge edge, Tensor gradient, bool owned)
    {
        var to = _waiting[edge.Function!];
        var gradients = to.Gradients ??= new Tensor?[edge.Function!.InputCount];
        var bit = edge.Input < 64 ? 1UL << edge.Input : 0;
        if (gradients[edge.Input] is not { } before)
        {
            gradients[edge.Input] = gradient;
            if (owned) to.Owned |= bit;
        }
        else if (!recordGraph && (to.Owned & bit) != 0)
        {
            engine.Operators.AddInPlace(before, gradient);
        }
        else
        {
            gradients[edge.Input] = engine.Operators.Add(before, gradient);
            // The sum is new, and lies as sums do.
            if (!recordGraph) to.Owned |= bit;
        }
    }

    // Whether nobody else can hold the gradient or its elements: it is new, no alias of what came in or of another result, and whole.
    private static bool IsOwn(Node node, Tensor gradient, int index, ReadOnlySpan<Tensor?> gradients, ReadOnlySpan<Tensor?> results)
    {
        if (!node.GivesFreshTensors || gradient.Storage is not { } storage || gradient.IsView || !GradientShape.IsContiguous(gradient.Shape)) return false;
        foreach (var other in gradients)
            if (other is not null && ReferenceEquals(other.Storage, storage)) return false;
        for (var i = 0; i < results.Length; i++)
            if (i != index && results[i] is { } other && ReferenceEquals(other.Storage, storage)) return false;
        return true;
    }
}

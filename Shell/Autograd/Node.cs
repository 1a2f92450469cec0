using System.Runtime.CompilerServices;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Autograd;

/// <summary>
/// A step of the backward pass: takes the gradients of an operator's results and gives those of its arguments. Made by the autograd kernels
/// while the forward pass runs; the results of the operator lead to it, and it leads on through its edges. One that can be passed twice keeps
/// what it saved until it is released.
/// </summary>
public abstract class Node
{
    /// <summary>The sequence number of nodes that end the graph: they run before all others that are ready.</summary>
    internal const ulong Last = ulong.MaxValue;

    // Counts the nodes of a thread. Higher ones were made later and run earlier.
    [ThreadStatic]
    private static ulong _made;

    private Edge[] _edges = [];
    private GradientShape _input;
    private GradientShape[]? _moreInputs;

    /// <summary>A node without edges.</summary>
    /// <param name="engine">The engine that runs it.</param>
    protected Node(GradientEngine engine)
        : this(engine, _made++)
    {
    }

    private protected Node(GradientEngine engine, ulong sequence)
    {
        Engine = engine;
        Sequence = sequence;
    }

    /// <summary>The engine that runs it.</summary>
    public GradientEngine Engine { get; }

    /// <summary>Its name as PyTorch prints it, for example <c>MulBackward0</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How many gradients it takes: one for each differentiable result.</summary>
    public int InputCount { get; private set; }

    /// <summary>Where the gradients it gives go, one edge for each tensor argument that can have a gradient.</summary>
    public ReadOnlySpan<Edge> NextEdges => _edges;

    /// <summary>Whether what it saved was given back, so that it cannot run any more if it needs any of it.</summary>
    public bool IsReleased { get; private set; }

    internal ulong Sequence { get; }

    internal Edge[] Edges => _edges;

    internal NodeHooks? Hooks { get; set; }

    /// <summary>Whether the gradients it gives are new tensors unless they share storage with one it got: then they may be written to.</summary>
    protected internal virtual bool GivesFreshTensors => false;

    /// <summary>Sets where the gradients go.</summary>
    /// <param name="first">The first edge.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetEdges(Edge first) => _edges = [first];

    /// <summary>Sets where the gradients go.</summary>
    /// <param name="first">The first edge.</param>
    /// <param name="second">The second edge.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetEdges(Edge first, Edge second) => _edges = [first, second];

    /// <summary>Sets where the gradients go.</summary>
    /// <param name="edges">All edges, in order; the array is kept.</param>
    public void SetEdges(Edge[] edges) => _edges = edges;

    /// <summary>Whether the gradient of an edge is of any use.</summary>
    /// <param name="edge">The edge's number.</param>
    /// <returns>True when it leads somewhere.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasEdge(int edge) => _edges[edge].Function is not null;

    /// <summary>Whether the gradient of one of several edges is of any use.</summary>
    /// <param name="first">The first edge's number.</param>
    /// <param name="count">How many edges.</param>
    /// <returns>True when one leads somewhere.</returns>
    public bool HasEdge(int first, int count)
    {
        for (var i = first; i < first + count; i++)
            if (_edges[i].Function is not null) return true;
        return false;
    }

    /// <summary>Adds an input, for a result of the operator.</summary>
    /// <param name="result">The result; undefined ones have no shape to check gradients against.</param>
    /// <returns>The input's number.</returns>
    public int AddInput(Tensor result)
    {
        var number = InputCount++;
        var shape = result.IsDefined ? GradientShape.Of(result) : default;
        if (number == 0)
        {
            _input = shape;
        }
        else
        {
            if (_moreInputs is null || _moreInputs.Length < number) Array.Resize(ref _moreInputs, number * 2);
            _moreInputs[number - 1] = shape;
        }

        return number;
    }

    /// <summary>What the gradient at an input looks like; nothing is known of one with default sizes.</summary>
    /// <param name="number">The input's number, below <see cref="InputCount"/>.</param>
    /// <returns>Its shape.</returns>
    public GradientShape Input(int number) => number == 0 ? _input : _moreInputs![number - 1];

    /// <summary>Calls a function with the gradients before the node runs.</summary>
    /// <param name="hook">Takes the gradients, null ones included, and returns others in their place, as many, or null to leave them.</param>
    /// <returns>Dispose it to remove the hook.</returns>
    public IDisposable RegisterPreHook(Func<IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>?> hook) => (Hooks ??= new NodeHooks()).Add(hook);

    /// <summary>Calls a function after the node ran.</summary>
    /// <param name="hook">Takes the gradients given and those taken, and returns others in place of those given, as many, or null to leave them.</param>
    /// <returns>Dispose it to remove the hook.</returns>
    public IDisposable RegisterHook(Func<IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>?> hook) => (Hooks ??= new NodeHooks()).Add(hook);

    /// <summary>Computes the gradients of the arguments.</summary>
    /// <param name="pass">The gradients of the results, and the place for those of the arguments.</param>
    protected internal abstract void Run(in BackwardPass pass);

    /// <summary>Gives back what was saved.</summary>
    protected virtual void ReleaseSaved()
    {
    }

    /// <summary>To be called by a node before it uses what it saved.</summary>
    /// <exception cref="AutogradException">It was released by an earlier backward pass.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected internal void RequireSaved()
    {
        if (IsReleased) throw new AutogradException(new ReleasedGraphError(Name));
    }

    internal void Release()
    {
        IsReleased = true;
        ReleaseSaved();
    }

    /// <inheritdoc />
    public override string ToString() => $"<{Name}>";
}

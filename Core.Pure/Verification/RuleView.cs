using System.Collections.Immutable;
using System.Text;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification;

/// <summary>
/// A rule set as checks look at it: its operators in order, grouped by the shape of their registrations, with tables and routes worked out once.
/// One object serves one thread at a time.
/// </summary>
public sealed class RuleView
{
    private readonly Dictionary<OperatorName, RoutedOperator?> _routed = [];

    private readonly Dictionary<OperatorName, int> _shapeNumbers = [];

    /// <summary>Looks at a rule set.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="only">Which operators to look at, by printed name; null for all.</param>
    public RuleView(RuleSet rules, Func<string, bool>? only = null)
        : this(rules, rules.Operators.Where(o => only is null || only(o.Name.ToString())).OrderBy(o => o.Name), null)
    {
    }

    /// <summary>Looks at some operators of a changed rule set, as it was looked at before the change.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="only">The operators; those that do not exist are left out.</param>
    /// <param name="before">The rule set before, whose search and kinds of tensors are gone on with.</param>
    public RuleView(RuleSet rules, ImmutableArray<OperatorName> only, RuleView before)
        : this(rules, only.SelectMany(name => rules.Find(name).AsEnumerable()), before)
    {
    }

    private RuleView(RuleSet rules, IEnumerable<OperatorRules> looked, RuleView? before)
    {
        Search = before?.Search ?? new WitnessSearch();
        Kinds = before?.Kinds ?? [.. TensorKind.Plain, .. WithoutDevice(rules)];
        Rules = rules;
        Settings = new RouteSettings(Routed) { HasKernels = RouteSettings.Over(rules).HasKernels };
        var shapes = new Dictionary<string, OperatorShape>(StringComparer.Ordinal);
        var nexts = new Dictionary<KernelNext, int>();
        var operators = ImmutableArray.CreateBuilder<OperatorView>();
        foreach (var op in looked)
        {
            var text = ShapeOf(op, nexts);
            var view = new OperatorView(this, op);
            if (!shapes.TryGetValue(text, out var shape)) shapes.Add(text, shape = new OperatorShape(this, view, shapes.Count));
            _shapeNumbers[op.Name] = shape.Number;
            shape.Add(view);
            operators.Add(view);
        }

        Operators = operators.ToImmutable();
        Shapes = [.. shapes.Values];
    }

    /// <summary>The rule set.</summary>
    public RuleSet Rules { get; }

    /// <summary>The operators looked at, by name.</summary>
    public ImmutableArray<OperatorView> Operators { get; }

    /// <summary>The shapes of these operators: operators of one shape have the same table, kernel for kernel.</summary>
    public ImmutableArray<OperatorShape> Shapes { get; }

    /// <summary>The plain kinds of tensors, and those of backends that have no device and yet kernels in this rule set.</summary>
    public ImmutableArray<TensorKind> Kinds { get; }

    /// <summary>The calls that reach slots.</summary>
    public WitnessSearch Search { get; }

    /// <summary>What predictions go by; every operator of the rule set is there.</summary>
    public RouteSettings Settings { get; }

    /// <summary>The number of an operator's shape; −1 for an operator that is not looked at.</summary>
    /// <param name="name">The operator.</param>
    /// <returns>The number.</returns>
    public int ShapeNumber(OperatorName name) => _shapeNumbers.TryGetValue(name, out var number) ? number : -1;

    private RoutedOperator? Routed(OperatorName name)
    {
        if (_routed.TryGetValue(name, out var known)) return known;
        return _routed[name] = RouteSettings.Over(Rules).Find(name);
    }

    private static IEnumerable<TensorKind> WithoutDevice(RuleSet rules) => rules.Operators
        .SelectMany(o => o.Kernels).Where(k => !k.Key.IsAlias && KeyLayout.BackendOf(k.Key.Runtime) is (BackendComponent.PrivateUse2 or BackendComponent.PrivateUse3))
        .Select(k => k.Key.Runtime).Where(k => KeyRelations.IsBackendKey(k) || KeyLayout.FunctionalityOf(k) == DispatchKey.NestedTensor)
        .Distinct().Order().Select(TensorKind.For);

    // What tables and routes can depend on: keys, fallthroughs, what kernels do next, and how many tensors there are.
    private static string ShapeOf(OperatorRules op, Dictionary<KernelNext, int> nexts)
    {
        var text = new StringBuilder();
        text.Append(op.Definition is { Schema: var schema } ? (char)('0' + (int)Witness.Capacity(schema)) : '-');
        text.Append(op.Definition?.FakeImplementation is null ? '-' : 'f');
        foreach (var rule in op.Kernels)
        {
            if (!nexts.TryGetValue(rule.Kernel.Next, out var next)) nexts.Add(rule.Kernel.Next, next = nexts.Count);
            text.Append((char)rule.Key.Value).Append((char)(next * 4 + (rule.Kernel.IsFallthrough ? 1 : 0) + (rule.Kernel.IsNextPresumed ? 2 : 0)));
        }

        return text.ToString();
    }
}

/// <summary>An operator as checks look at it.</summary>
/// <param name="view">The rule set it is in.</param>
/// <param name="rules">Its registrations.</param>
public sealed class OperatorView(RuleView view, OperatorRules rules)
{
    /// <summary>Its registrations.</summary>
    public OperatorRules Rules { get; } = rules;

    /// <summary>The rule set it is in.</summary>
    public RuleView View { get; } = view;

    /// <summary>Its name.</summary>
    public OperatorName Name => Rules.Name;

    /// <summary>Its schema, or null.</summary>
    public FunctionSchema? Schema => Rules.Definition?.Schema;

    /// <summary>Its table, by the rules.</summary>
    public DispatchTable Table => field ??= View.Settings.Find(Name)?.Table ?? DispatchTable.Compute(View.Rules, Rules);

    /// <summary>A call with tensors of one kind; only for an operator with a schema.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="thread">The thread.</param>
    /// <returns>The call.</returns>
    public Witness Call(TensorKind kind, ThreadSetting thread) => Witness.Of(Schema!, thread, kind.Keys);

    /// <summary>The chain of a call.</summary>
    /// <param name="witness">The call.</param>
    /// <returns>The predicted chain.</returns>
    public Route Route(Witness witness) => witness.RouteIn(View.Settings);

    /// <summary>A call with the claim that it fails as predicted.</summary>
    /// <param name="witness">A call that fails.</param>
    /// <returns>Both.</returns>
    public Shown Failing(Witness witness) => new(witness, new CallClaim.Fails(Route(witness).Outcome));

    /// <summary>A call with the claim that it takes the way predicted.</summary>
    /// <param name="witness">A call.</param>
    /// <returns>Both.</returns>
    public Shown Taking(Witness witness)
    {
        var route = Route(witness);
        return new(witness, new CallClaim.Takes([.. route.Hops.Select(h => h.Rule.Id)], route.Outcome));
    }
}

/// <summary>Operators whose registrations are alike: what is decided of one of them is decided of all, and only put into words for each.</summary>
/// <param name="view">The rule set.</param>
/// <param name="representative">One of the operators.</param>
/// <param name="number">Its number in the view.</param>
public sealed class OperatorShape(RuleView view, OperatorView representative, int number)
{
    /// <summary>Its number in the view.</summary>
    public int Number => number;

    private readonly List<OperatorView> _operators = [];
    private readonly Dictionary<(DispatchKeySet Tensor, LocalKeys Thread), Route> _routes = [];

    /// <summary>The rule set.</summary>
    public RuleView View => view;

    /// <summary>The operators.</summary>
    public IReadOnlyList<OperatorView> Operators => _operators;

    /// <summary>The one that is looked at.</summary>
    public OperatorView One => representative;

    /// <summary>The table of each of them, but for the identities of the kernels.</summary>
    public DispatchTable Table => representative.Table;

    /// <summary>How many tensors each can be given.</summary>
    public TensorCapacity Capacity { get; } = representative.Schema is { } schema ? Witness.Capacity(schema) : TensorCapacity.None;

    /// <summary>Whether calls can be made: there is a schema, with tensors.</summary>
    public bool TakesTensors => representative.Schema is not null && Capacity != TensorCapacity.None;

    /// <summary>For each slot the simplest call that lands there.</summary>
    public ImmutableArray<Probe?> Reached => view.Search.Reached(Table, representative.Schema!);

    /// <summary>The chain of a call with tensors of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="thread">The thread.</param>
    /// <returns>The representative's chain.</returns>
    public Route Route(TensorKind kind, ThreadSetting thread)
    {
        var key = (kind.Keys, thread.State.Keys);
        if (!_routes.TryGetValue(key, out var route)) _routes.Add(key, route = representative.Route(representative.Call(kind, thread)));
        return route;
    }

    internal void Add(OperatorView op) => _operators.Add(op);
}

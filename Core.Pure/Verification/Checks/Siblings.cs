using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Verification.Checks;

/// <summary>The functional, in-place and out= forms of one operator that are not served for the same tensors.</summary>
internal sealed class Siblings : Check
{
    public override CheckInfo Info { get; } = new(
        "inconsistent-siblings", "one form of an operator is served where another is not",
        "Functional, in-place and out= forms of one operator are expected to work on the same tensors: code that is moved from one to the other fails otherwise. One form has a kernel of the tensor's own backend, the other has nothing there. Decided below autograd.", FindingLevel.Warning);

    public override IEnumerable<Finding> Decide(RuleView view)
    {
        var functional = view.Operators.Where(o => o.Schema is { IsMutable: false })
            .GroupBy(o => (o.Name.Name, Types(o.Schema!, isOut: false))).ToDictionary(g => g.Key, g => g.First());
        var shapes = view.Shapes.SelectMany(s => s.Operators.Select(o => (o.Name, Shape: s))).ToDictionary(p => p.Name, p => p.Shape);
        var known = new Dictionary<(OperatorShape, OperatorShape), List<(TensorKind Kind, bool FunctionalFails)>>();
        foreach (var other in view.Operators.Where(o => o.Schema is { IsMutable: true }))
        {
            var schema = other.Schema!;
            if (!functional.TryGetValue((SchemaFacts.IsOut(schema) ? other.Name.Name : SchemaFacts.Family(other.Name), Types(schema, SchemaFacts.IsOut(schema))), out var plain)) continue;
            if (plain.Name == other.Name) continue;
            var pair = (shapes[plain.Name], shapes[other.Name]);
            if (!known.TryGetValue(pair, out var differing)) known.Add(pair, differing = Differing(pair.Item1, pair.Item2));
            foreach (var side in differing.GroupBy(d => d.FunctionalFails))
                yield return Of(plain, other, [.. side.Select(d => d.Kind)], side.Key);
        }
    }

    private static List<(TensorKind, bool)> Differing(OperatorShape plain, OperatorShape other)
    {
        if (!plain.TakesTensors || !other.TakesTensors) return [];
        return [.. from kind in plain.View.Kinds
            where kind.Keys != KeySets.UndefinedTensor
            let first = plain.Route(kind, ThreadSetting.Inference)
            let second = other.Route(kind, ThreadSetting.Inference)
            where (IsServed(first) && CallResult.IsFailure(second.Outcome)) || (IsServed(second) && CallResult.IsFailure(first.Outcome))
            select (kind, IsServed(second))];
    }

    // By a kernel of the tensor's own backend: of a composite one nobody knows whether what it calls is there, and often it calls the other form.
    private static bool IsServed(Route route) => route is { Outcome: Outcome.Returned, Hops: [.., { Content.Reason: SlotReason.Kernel }] };

    private Finding Of(OperatorView plain, OperatorView other, List<TensorKind> kinds, bool functionalFails)
    {
        var (failing, served) = functionalFails ? (plain, other) : (other, plain);
        var keys = kinds.SelectMany(k => LocalKeys.Default.Apply(k.Keys).Where(Nexts.IsData)).Distinct().ToList();
        var form = SchemaFacts.IsOut(other.Schema!) ? "out=" : "in-place";
        var tensors = keys.Count > 4 ? $"{string.Join(", ", keys.Take(3))} and {keys.Count - 3} more" : string.Join(", ", keys);
        return new Finding(
            Info, FindingLevel.Warning, failing.Name, keys.Count > 0 ? keys[0] : DispatchKey.Undefined,
            $"not served at {tensors}, where its {(functionalFails ? form : "functional")} form `{served.Name}` is",
            new Evidence.Calls([failing.Failing(failing.Call(kinds[0], ThreadSetting.Inference)), served.Taking(served.Call(kinds[0], ThreadSetting.Inference))]))
        {
            Mends = keys.Count > 0 ? [new Mend.Register(failing.Name, keys[0], Nexts.Leaf), new Mend.Register(failing.Name, AliasKey.CompositeExplicitAutograd, Nexts.Composite)] : [],
            Group = $"{failing.Name.Namespace}, {(functionalFails ? "functional" : form)} form, {(keys.Count > 0 ? keys[0] : DispatchKey.Undefined)}",
            Involved = [plain.Name, other.Name],
        };
    }

    // Parameter types without what is written to: an in-place form has the types of the functional one, an out= form more of them.
    private static string Types(FunctionSchema schema, bool isOut) =>
        string.Join(',', schema.Arguments.Where(a => !(isOut && a.IsKeywordOnly && a.Type.IsWritten)).Select(a => Bare(a.Type)));

    private static string Bare(SchemaType type) => type switch
    {
        SchemaType.Optional optional => Bare(optional.Element) + "?",
        SchemaType.List list => Bare(list.Element) + "[]",
        _ => (type with { Alias = null }).ToString(),
    };
}

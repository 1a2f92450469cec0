using System.Collections.Immutable;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Verification;

/// <summary>How many tensors an operator can be given: what bounds the keys of its calls.</summary>
public enum TensorCapacity
{
    /// <summary>None: only the thread's included keys count.</summary>
    None,

    /// <summary>One.</summary>
    One,

    /// <summary>Two or more, a list among them for one.</summary>
    Many,
}

/// <summary>
/// A call without its operator: which tensors, on which thread. <see cref="All"/> is the class of calls that verification decides over. It is
/// finite and complete for programs as they are written: every kind of tensor of <see cref="TensorKind.All"/> by itself on every thread of
/// <see cref="ThreadSetting.All"/>, and every two plain kinds together on every such thread. Three kinds add nothing to the choice: the highest
/// functionality and the highest backend each come from one tensor. Keysets that no tensor has are not in the class.
/// </summary>
/// <param name="First">The first tensor, or null when no tensor is given.</param>
/// <param name="Second">The other tensors, or null when all are of the first kind.</param>
/// <param name="Thread">The thread.</param>
/// <param name="Arguments">The union of the tensors' keys.</param>
/// <param name="Applied">(arguments ∪ included) − excluded: all that an operator's mask and table look at.</param>
public sealed record Probe(TensorKind? First, TensorKind? Second, ThreadSetting Thread, DispatchKeySet Arguments, DispatchKeySet Applied)
{
    private const int OfSecond = 3;

    private static readonly ImmutableArray<Probe> WithoutTensors = [.. Simplest([(null, null)])];

    private static readonly ImmutableArray<Probe> OfOne = [.. Simplest(Singles())];

    private static readonly ImmutableArray<Probe> OfMany = [.. Simplest(Singles().Concat(Pairs()))];

    /// <summary>How far the call is from one with plain tensors on a thread nobody touched.</summary>
    public int Cost => (First?.Cost ?? 0) + (Second is null ? 0 : Second.Cost + OfSecond) + Thread.Cost;

    /// <summary>Every call of the class, up to equal sets <see cref="Applied"/>, the simplest first.</summary>
    /// <param name="capacity">How many tensors the operator can be given.</param>
    /// <returns>The calls.</returns>
    public static ImmutableArray<Probe> All(TensorCapacity capacity) => capacity switch
    {
        TensorCapacity.None => WithoutTensors,
        TensorCapacity.One => OfOne,
        TensorCapacity.Many => OfMany,
    };

    private static IEnumerable<(TensorKind? First, TensorKind? Second)> Singles() => TensorKind.All.Select(k => ((TensorKind?)k, (TensorKind?)null));

    private static IEnumerable<(TensorKind? First, TensorKind? Second)> Pairs() =>
        from first in TensorKind.Plain
        from second in TensorKind.Plain
        where first != second && (first.Keys | second.Keys) is var both && both != first.Keys && both != second.Keys
        select ((TensorKind?)first, (TensorKind?)second);

    private static IEnumerable<Probe> Simplest(IEnumerable<(TensorKind? First, TensorKind? Second)> tensors)
    {
        var given = tensors
            .Select(t => (t.First, t.Second, Keys: (t.First?.Keys ?? default) | (t.Second?.Keys ?? default), Cost: (t.First?.Cost ?? 0) + (t.Second is null ? 0 : t.Second.Cost + OfSecond)))
            .OrderBy(t => t.Cost).DistinctBy(t => t.Keys).ToArray();
        var simplest = new Dictionary<DispatchKeySet, (int Cost, int Tensors, int Thread)>();
        for (var s = 0; s < ThreadSetting.All.Length; s++)
        {
            var setting = ThreadSetting.All[s];
            var locals = setting.State.Keys;
            for (var t = 0; t < given.Length; t++)
            {
                var (applied, cost) = (locals.Apply(given[t].Keys), given[t].Cost + setting.Cost);
                if (!simplest.TryGetValue(applied, out var known) || cost < known.Cost) simplest[applied] = (cost, t, s);
            }
        }

        return simplest.OrderBy(p => p.Value.Cost).ThenBy(p => p.Value.Thread).ThenBy(p => p.Value.Tensors).Select(p =>
        {
            var tensor = given[p.Value.Tensors];
            return new Probe(tensor.First, tensor.Second, ThreadSetting.All[p.Value.Thread], tensor.Keys, p.Key);
        });
    }
}

using System.Collections.Immutable;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Interchange;

/// <summary>In what two key enumerations differ.</summary>
public enum KeyDifferenceKind
{
    /// <summary>A key of the rule set's enumeration that is not one of PyTorch 2.14.1's.</summary>
    UnknownHere,

    /// <summary>A key of PyTorch 2.14.1 that the rule set's enumeration lacks.</summary>
    UnknownThere,

    /// <summary>A functionality that stands at another place in the order of dispatch.</summary>
    Order,

    /// <summary>A backend that stands at another place in the order of backends.</summary>
    BackendOrder,

    /// <summary>A key that belongs to a functionality of every backend in one enumeration and is a functionality by itself in the other.</summary>
    Layout,

    /// <summary>An alias key that stands for other keys.</summary>
    AliasMembers,
}

/// <summary>One difference between two key enumerations.</summary>
/// <param name="Kind">In what they differ.</param>
/// <param name="Key">The key it is about.</param>
/// <param name="Text">What is there and what is here, lower case.</param>
public sealed record KeyDifference(KeyDifferenceKind Kind, string Key, string Text);

/// <summary>
/// How a rule set made under another key enumeration is read: every key by its name, with all that is different. What it then means is what
/// PyTorch 2.14.1's dispatcher would do with these registrations; docs/rule-files.md says why.
/// </summary>
public sealed record KeyMapping
{
    private readonly ImmutableHashSet<string> _unknown;

    private KeyMapping(KeyEnumeration theirs, ImmutableHashSet<string> unknown, ImmutableArray<KeyDifference> differences)
    {
        Theirs = theirs;
        _unknown = unknown;
        Differences = differences;
    }

    /// <summary>The enumeration that the rule set was made under.</summary>
    public KeyEnumeration Theirs { get; }

    /// <summary>Every difference; none when the enumerations are the same.</summary>
    public ImmutableArray<KeyDifference> Differences { get; }

    /// <summary>Compares an enumeration with PyTorch 2.14.1's.</summary>
    /// <param name="stated">The enumeration.</param>
    /// <param name="names">The names that our keys go by.</param>
    /// <returns>The mapping.</returns>
    public static KeyMapping From(KeyEnumeration stated, KeyNames names)
    {
        var theirs = stated;
        var ours = KeyEnumeration.Ours(names);
        var differences = ImmutableArray.CreateBuilder<KeyDifference>();
        var unknown = theirs.Keys.Concat(theirs.Aliases.Select(a => a.Alias)).Where(k => names.ParseKey(k).IsLeft).ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var key in theirs.Keys.Concat(theirs.Aliases.Select(a => a.Alias)).Where(unknown.Contains))
            differences.Add(new(KeyDifferenceKind.UnknownHere, key, "is there and not here"));
        // PyTorch prints PrivateUse1 under its own name even where the backend has chosen another.
        theirs = theirs.Renamed(name => names.ParseKey(name).Match(key => names.Print(key), _ => name) is var ourName && theirs.Keys.Contains(ourName) ? name : ourName);
        foreach (var key in ours.Keys.Except(theirs.Keys).Concat(ours.Aliases.Select(a => a.Alias).Except(theirs.Aliases.Select(a => a.Alias))))
            differences.Add(new(KeyDifferenceKind.UnknownThere, key, "is here and not there"));
        Order(differences, KeyDifferenceKind.BackendOrder, theirs.Backends, ours.Backends, "backend");
        Order(differences, KeyDifferenceKind.Order, Functionalities(theirs, ours), Functionalities(ours, ours), "key");
        Layout(differences, theirs, ours);
        Aliases(differences, theirs, ours);
        return new KeyMapping(stated, unknown, differences.DrainToImmutable());
    }

    /// <summary>Whether a name is a key of the rule set's enumeration that is none of ours.</summary>
    /// <param name="name">A key's name.</param>
    /// <returns>True for such a key.</returns>
    public bool IsUnknown(string name) => _unknown.Contains(name);

    // Functionalities that both have, each under the name of the first key it has here.
    private static ImmutableArray<string> Functionalities(KeyEnumeration of, KeyEnumeration ours) =>
        [.. of.Functionalities.SelectMany(row => row.SelectMany(key => ours.Functionalities.Where(r => r.Contains(key))).Select(r => r[0]).Take(1)).Distinct()];

    private static void Order(
        ImmutableArray<KeyDifference>.Builder differences, KeyDifferenceKind kind, ImmutableArray<string> theirs, ImmutableArray<string> ours, string what)
    {
        ImmutableArray<string> there = [.. theirs.Where(ours.Contains)], here = [.. ours.Where(theirs.Contains)];
        foreach (var key in there.Except(LongestCommon(there, here)))
            differences.Add(new(kind, key, $"the {what} stands {Above(there, key)} there and {Above(here, key)} here"));
    }

    private static string Above(ImmutableArray<string> order, string key) => order.IndexOf(key) is > 0 and var at ? $"above `{order[at - 1]}`" : "lowest";

    // Both hold the same names, so this is the longest rising run of places.
    private static List<string> LongestCommon(ImmutableArray<string> there, ImmutableArray<string> here)
    {
        var best = new List<string>[there.Length];
        for (var i = 0; i < there.Length; i++)
        {
            var before = Enumerable.Range(0, i).Where(j => here.IndexOf(there[j]) < here.IndexOf(there[i])).Select(j => best[j]).MaxBy(run => run.Count);
            best[i] = [.. before ?? [], there[i]];
        }

        return best.MaxBy(run => run.Count) ?? [];
    }

    private static void Layout(ImmutableArray<KeyDifference>.Builder differences, KeyEnumeration theirs, KeyEnumeration ours)
    {
        foreach (var key in theirs.Keys.Where(ours.Keys.Contains))
            if (IsAlone(theirs, key) != IsAlone(ours, key))
                differences.Add(new(KeyDifferenceKind.Layout, key, IsAlone(theirs, key)
                    ? "is a functionality by itself there and one backend's part of a functionality here"
                    : "is one backend's part of a functionality there and a functionality by itself here"));
    }

    private static bool IsAlone(KeyEnumeration of, string key) => of.Functionalities.First(row => row.Contains(key)).Length == 1;

    private static void Aliases(ImmutableArray<KeyDifference>.Builder differences, KeyEnumeration theirs, KeyEnumeration ours)
    {
        foreach (var alias in theirs.Aliases)
        {
            if (ours.Aliases.FirstOrDefault(a => a.Alias == alias.Alias) is not { } same) continue;
            var more = alias.Keys.Except(same.Keys).Where(ours.Keys.Contains).ToList();
            var less = same.Keys.Except(alias.Keys).Where(theirs.Keys.Contains).ToList();
            if (more.Count > 0) differences.Add(new(KeyDifferenceKind.AliasMembers, alias.Alias, $"stands there for {string.Join(", ", more)} as well, and not here"));
            if (less.Count > 0) differences.Add(new(KeyDifferenceKind.AliasMembers, alias.Alias, $"stands here for {string.Join(", ", less)} as well, and not there"));
        }
    }
}

/// <summary>A key that only the enumeration has which a rule set was made under.</summary>
/// <param name="Key">The key's name.</param>
public sealed record ForeignKeyError(string Key) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"`{Quoted.Short(Key)}` is a key of the enumeration these rules were made under, and PyTorch 2.14.1 has no such key";

    /// <inheritdoc />
    public override string Hint => "`--map-keys` leaves out what is registered at such keys, and says how much";
}

/// <summary>A raw keyset in rules that were made under another key enumeration: its bits mean other keys there.</summary>
/// <param name="Text">The keyset.</param>
public sealed record ForeignKeySetError(string Text) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"the bits of `{Quoted.Short(Text)}` mean other keys in the enumeration these rules were made under";

    /// <inheritdoc />
    public override string Hint => "write the names of keys";
}

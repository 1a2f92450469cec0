using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Interchange;

/// <summary>An alias key and the runtime keys it stands for, by name.</summary>
/// <param name="Alias">The alias key.</param>
/// <param name="Keys">What it stands for.</param>
public sealed record AliasMembers(string Alias, ImmutableArray<string> Keys);

/// <summary>
/// The dispatch keys that a rule set was made under, as a PyTorch of some version has them: names and order, without numbers. A rule set that
/// carries none was made under PyTorch 2.14.1's.
/// </summary>
public sealed record KeyEnumeration
{
    /// <summary>The most keys, alias keys included, and the most members of an alias key that an enumeration can have; PyTorch's enumeration fits one byte.</summary>
    public const int MostKeys = 255;

    private KeyEnumeration(ImmutableArray<string> backends, ImmutableArray<string> keys, ImmutableArray<AliasMembers> aliases, ImmutableArray<ImmutableArray<string>> functionalities)
    {
        Backends = backends;
        Keys = keys;
        Aliases = aliases;
        Functionalities = functionalities;
    }

    /// <summary>The backends, lowest first: the first keys.</summary>
    public ImmutableArray<string> Backends { get; }

    /// <summary>Every runtime key but Undefined, lowest first: a higher functionality is dispatched first, and of one functionality the higher backend.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>The alias keys and what they stand for.</summary>
    public ImmutableArray<AliasMembers> Aliases { get; }

    /// <summary>The functionalities, lowest first: the keys of each, one for every backend or one alone.</summary>
    public ImmutableArray<ImmutableArray<string>> Functionalities { get; }

    /// <summary>The enumeration of PyTorch 2.14.1, which all of this assembly works with.</summary>
    /// <param name="names">The names the keys go by.</param>
    /// <returns>The enumeration.</returns>
    public static KeyEnumeration Ours(KeyNames names)
    {
        ImmutableArray<string> keys = [.. KeyLayout.RuntimeKeys[1..].ToArray().Select(names.Print)];
        ImmutableArray<string> backends = [.. KeyLayout.AllBackends().Select(b => names.Print(KeyLayout.RuntimeKey(DispatchKey.Dense, b)))];
        return new(backends, keys, [.. AliasKeys.All.ToArray().Select(a => new AliasMembers(names.Print((RegistrationKey)a), Members(a, names)))], Rows(backends, keys));
    }

    /// <summary>An enumeration that somebody states.</summary>
    /// <param name="backends">The backends, lowest first.</param>
    /// <param name="keys">The runtime keys, lowest first.</param>
    /// <param name="aliases">The alias keys.</param>
    /// <returns>The enumeration, or a <see cref="KeyEnumerationError"/>.</returns>
    public static Either<DispatchError, KeyEnumeration> Of(ImmutableArray<string> backends, ImmutableArray<string> keys, ImmutableArray<AliasMembers> aliases)
    {
        if (keys.IsEmpty || backends.IsEmpty || aliases.IsEmpty) return new KeyEnumerationError("it needs backends, keys and what the alias keys stand for");
        if (keys.Length + aliases.Length > MostKeys) return new KeyEnumerationError($"it has {keys.Length + aliases.Length} keys, and PyTorch cannot count beyond {MostKeys}");
        var known = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        foreach (var name in keys.Concat(aliases.Select(a => a.Alias)))
            if (!known.Add(name)) return new KeyEnumerationError($"`{Quoted.Short(name)}` is listed twice");
        if (!keys.AsSpan().StartsWith(backends.AsSpan())) return new KeyEnumerationError("the first keys are not the backends");
        foreach (var (alias, members) in aliases.Select(a => (a.Alias, a.Keys)))
            if (members.Length > MostKeys || members.Any(m => !keys.Contains(m)))
                return new KeyEnumerationError($"`{Quoted.Short(alias)}` stands for a key that is not listed");
        return new KeyEnumeration(backends, keys, aliases, Rows(backends, keys));
    }

    /// <summary>Whether a key is a backend's: one that explicit composite kernels serve. A kernel at such a key can make AutogradOther ambiguous.</summary>
    /// <param name="key">A key's name.</param>
    /// <returns>True for a backend's key.</returns>
    public bool IsBackendKey(string key) => Aliases.Any(a => a.Alias == nameof(AliasKey.CompositeExplicitAutograd) && a.Keys.Contains(key));

    /// <summary>The same enumeration with other names.</summary>
    internal KeyEnumeration Renamed(Func<string, string> name)
    {
        ImmutableArray<string> backends = [.. Backends.Select(name)], keys = [.. Keys.Select(name)];
        return new(backends, keys, [.. Aliases.Select(a => new AliasMembers(name(a.Alias), [.. a.Keys.Select(name)]))], Rows(backends, keys));
    }

    private static ImmutableArray<string> Members(AliasKey alias, KeyNames names) =>
        [.. KeyLayout.RuntimeKeys[1..].ToArray().Where(k => AliasKeys.Includes(alias, k)).Select(names.Print)];

    // A row of as many keys as there are backends, each a backend's name behind one prefix, is a functionality of every backend.
    private static ImmutableArray<ImmutableArray<string>> Rows(ImmutableArray<string> backends, ImmutableArray<string> keys)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        for (var at = 0; at < keys.Length; at += rows[^1].Length)
        {
            var prefix = keys[at].EndsWith(backends[0], StringComparison.Ordinal) ? keys[at][..^backends[0].Length] : null;
            var isRow = prefix is not null && at + backends.Length <= keys.Length && !Enumerable.Range(0, backends.Length).Any(i => keys[at + i] != prefix + backends[i]);
            rows.Add(isRow ? keys.Slice(at, backends.Length) : [keys[at]]);
        }

        return rows.DrainToImmutable();
    }
}

/// <summary>A key enumeration that cannot be one.</summary>
/// <param name="Why">Why not.</param>
public sealed record KeyEnumerationError(string Why) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"this is no key enumeration: {Why}";
}

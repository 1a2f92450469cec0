using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Interchange;

/// <summary>Reads the names of keys for one reading of a rule set: by the names they go by, and by the enumeration the rule set was made under.</summary>
internal sealed class KeyReader(KeyNames names, KeyMapping? mapping, ForeignKeys foreign)
{
    private readonly SortedDictionary<string, LeftOut> _leftOut = new(StringComparer.Ordinal);

    public KeyNames Names => names;

    public KeyMapping? Mapping => mapping;

    /// <summary>What was left out so far, by key.</summary>
    public IEnumerable<LeftOut> LeftOut => _leftOut.Values;

    public Either<DispatchError, RegistrationKey> Key(string text) => names.ParseKey(text).MapLeft(error => Told(text, error));

    public Either<DispatchError, DispatchKey> RuntimeKey(string text) => names.ParseRuntimeKey(text).MapLeft(error => Told(text, error));

    public Either<DispatchError, DispatchKeySet> Set(string text)
    {
        if (mapping is { Differences.IsEmpty: false } && text.AsSpan().TrimStart().StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return new ForeignKeySetError(text);
        return names.ParseSet(text).MapLeft(error => error is UnknownKeyError { Name: var name } ? Told(name, error) : error);
    }

    /// <summary>Whether what is registered at a key that is none of ours is left out, and if so, counts it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isFallthrough">Whether it is a fallthrough. No call can bring that key, so there is nothing to pass over; only at a backend's key does it count for something else.</param>
    public bool LeavesOut(ForeignKeyError key, bool isFallthrough)
    {
        if (foreign == ForeignKeys.Refuse && !(isFallthrough && mapping?.Theirs.IsBackendKey(key.Key) == false)) return false;
        var before = _leftOut.GetValueOrDefault(key.Key) ?? new LeftOut(key.Key, 0, 0);
        _leftOut[key.Key] = isFallthrough ? before with { Fallthroughs = before.Fallthroughs + 1 } : before with { Kernels = before.Kernels + 1 };
        return true;
    }

    private DispatchError Told(string name, DispatchError error) => error is UnknownKeyError && mapping?.IsUnknown(name) == true ? new ForeignKeyError(name) : error;
}

/// <summary>What to do about a kernel at a key that only the enumeration has which a rule set was made under.</summary>
public enum ForeignKeys
{
    /// <summary>Refuse the rule set, unless it is a fallthrough that cannot matter.</summary>
    Refuse,

    /// <summary>Leave the kernel out and count it in <see cref="RuleFileContents.LeftOut"/>.</summary>
    LeaveOut,
}

/// <summary>What was left out of a rule set at one key.</summary>
/// <param name="Key">The key, one that only the enumeration has which the rule set was made under.</param>
/// <param name="Kernels">How many kernels and fallbacks.</param>
/// <param name="Fallthroughs">How many fallthroughs.</param>
public sealed record LeftOut(string Key, int Kernels, int Fallthroughs);

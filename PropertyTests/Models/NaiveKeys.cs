using System.Collections.Immutable;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.PropertyTests.Models;

/// <summary>
/// A keyset as two plain sets of numbers, and section 2 of the dispatch model written down as it is read. Nothing here uses the real keyset but to come
/// from its bits and go back to them.
/// </summary>
internal sealed record NaiveKeys(ImmutableSortedSet<int> Backends, ImmutableSortedSet<int> Functionalities)
{
    public static NaiveKeys Empty { get; } = new([], []);

    public static NaiveKeys Of(DispatchKeySet set) => new(
        [.. Enumerable.Range(0, 16).Where(bit => (set.Raw >> bit & 1) != 0)],
        [.. Enumerable.Range(1, 46).Where(f => (set.Raw >> (15 + f) & 1) != 0)]);

    public static NaiveKeys Functionality(params DispatchKey[] keys) => new([], [.. keys.Select(k => (int)k)]);

    public ulong Raw => Backends.Aggregate(0UL, (bits, b) => bits | (1UL << b)) | Functionalities.Aggregate(0UL, (bits, f) => bits | (1UL << (15 + f)));

    public NaiveKeys And(NaiveKeys other) => new(Backends.Union(other.Backends), Functionalities.Union(other.Functionalities));

    public NaiveKeys Both(NaiveKeys other) => new(Backends.Intersect(other.Backends), Functionalities.Intersect(other.Functionalities));

    /// <summary>Functionalities only: backends stay.</summary>
    public NaiveKeys Without(NaiveKeys other) => this with { Functionalities = Functionalities.Except(other.Functionalities) };

    public DispatchKey Highest => Functionalities.IsEmpty ? DispatchKey.Undefined : (DispatchKey)Functionalities.Max;

    public BackendComponent HighestBackend => Backends.IsEmpty ? BackendComponent.Invalid : (BackendComponent)(Backends.Max + 1);

    /// <summary>Everything below a functionality and, always, PythonDispatcher; below nothing, Meta is lost too, as in PyTorch.</summary>
    public NaiveKeys Below(DispatchKey key) => new(
        key == DispatchKey.Undefined ? Backends.Remove((int)BackendComponent.Meta - 1) : Backends,
        [.. Functionalities.Where(f => f < (int)key || f == (int)DispatchKey.PythonDispatcher)]);

    /// <summary>The runtime key whose slot this set selects; a per-backend functionality without a backend is CPU's.</summary>
    public DispatchKey Selected => KeyLayout.RuntimeKey(Highest, Backends.IsEmpty ? BackendComponent.CPU : HighestBackend);
}

using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Dispatch.Keys;

/// <summary>
/// An immutable set of dispatch keys: 64 bits, of which 0–15 say which backends and 16–61 which functionalities. The default value is the
/// empty set. It is not quite a set of runtime keys: it always holds the cross product of its backends and its per-backend functionalities
/// (titled note "Where the keyset is not a set" in docs/dispatch.md). Source: c10/core/DispatchKeySet.h of PyTorch 2.14.1.
/// </summary>
[CollectionBuilder(typeof(DispatchKeySet), nameof(Of))]
public readonly struct DispatchKeySet : IEquatable<DispatchKeySet>, IEnumerable<DispatchKey>
{
    private readonly ulong _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DispatchKeySet(ulong bits) => _bits = bits;

    /// <summary>No keys.</summary>
    public static DispatchKeySet Empty => default;

    /// <summary>Every key on every backend.</summary>
    public static DispatchKeySet Full => new(KeyLayout.FullMask);

    /// <summary>The 64 bits; bits 62 and 63 are always 0.</summary>
    public ulong Raw => _bits;

    /// <summary>Whether no bit is set. A set may print nothing and still not be empty: CPU minus CPU keeps the CPU's backend bit.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>The backend bits alone, as a set without functionalities.</summary>
    public DispatchKeySet Backends => new(_bits & KeyLayout.BackendMask);

    /// <summary>The functionality bits alone, as a set without backends.</summary>
    public DispatchKeySet Functionalities => new(_bits & ~KeyLayout.BackendMask);

    /// <summary>The set of one key: its functionality bit and, for a backend's runtime key, its backend bit.</summary>
    /// <param name="key">Any defined key; Undefined gives the empty set.</param>
    /// <returns>The one-key set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of <see cref="DispatchKey"/> (only a cast can make one).</exception>
    public static DispatchKeySet Of(DispatchKey key) =>
        new(KeyLayout.FunctionalityBit((int)KeyLayout.FunctionalityOf(key)) | KeyLayout.BackendBit(KeyLayout.BackendOf(key)));

    /// <summary>The set of one backend bit, without functionality.</summary>
    /// <param name="backend">A backend; <see cref="BackendComponent.Invalid"/> gives the empty set.</param>
    /// <returns>The set.</returns>
    public static DispatchKeySet Of(BackendComponent backend) => new(KeyLayout.BackendBit(backend) & KeyLayout.BackendMask);

    /// <summary>The union of the one-key sets of <paramref name="keys"/>.</summary>
    /// <param name="keys">Defined keys, in any order.</param>
    /// <returns>The set; it can hold more runtime keys than were given (the cross product).</returns>
    public static DispatchKeySet Of(params ReadOnlySpan<DispatchKey> keys)
    {
        DispatchKeySet set = default;
        foreach (var key in keys) set = set.Add(key);
        return set;
    }

    /// <summary>A set from its 64 bits.</summary>
    /// <param name="raw">Any value.</param>
    /// <returns>The set, or a <see cref="KeySetBitsError"/> when bit 62 or 63 is set.</returns>
    public static Either<DispatchError, DispatchKeySet> FromRaw(ulong raw) =>
        (raw & ~KeyLayout.FullMask) == 0 ? new DispatchKeySet(raw) : new KeySetBitsError(raw);

    /// <summary>A set from the bits that mean something; bits 62 and 63 are dropped.</summary>
    /// <param name="raw">Any value.</param>
    /// <returns>The set of the other 62 bits.</returns>
    public static DispatchKeySet FromRawMasked(ulong raw) => new(raw & KeyLayout.FullMask);

    /// <summary>
    /// FULL_AFTER: every functionality strictly below <paramref name="key"/>'s, all backends, and always PythonDispatcher (so that a dispatcher
    /// object can interpose at every step). For PythonDispatcher itself this is <see cref="Full"/>. For Undefined PyTorch's arithmetic also
    /// drops the Meta backend bit; that is kept.
    /// </summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>The mask that a kernel at this key redispatches with.</returns>
    public static DispatchKeySet FullAfter(DispatchKey key) =>
        new(((1UL << (KeyLayout.BackendCount - 1 + (int)KeyLayout.FunctionalityOf(key))) - 1)
            | KeyLayout.FunctionalityBit((int)DispatchKey.PythonDispatcher));

    /// <summary>Union.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    /// <returns>All bits of either.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DispatchKeySet operator |(DispatchKeySet left, DispatchKeySet right) => new(left._bits | right._bits);

    /// <summary>Intersection.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    /// <returns>The bits of both.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DispatchKeySet operator &(DispatchKeySet left, DispatchKeySet right) => new(left._bits & right._bits);

    /// <summary>Symmetric difference.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    /// <returns>The bits of exactly one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DispatchKeySet operator ^(DispatchKeySet left, DispatchKeySet right) => new(left._bits ^ right._bits);

    /// <summary>Difference, of functionalities only: every backend bit of <paramref name="left"/> stays, so that removing AutogradCUDA does not lose that the tensor is on CUDA.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">The functionalities to take away.</param>
    /// <returns>The set.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DispatchKeySet operator -(DispatchKeySet left, DispatchKeySet right) =>
        new(left._bits & (KeyLayout.BackendMask | ~right._bits));

    /// <summary>Whether every bit of the key's one-key set is here.</summary>
    /// <param name="key">Any defined key; Undefined is in every set.</param>
    /// <returns>True when the key is a member.</returns>
    public bool Has(DispatchKey key) => HasAll(Of(key));

    /// <summary>Whether the backend's bit is set.</summary>
    /// <param name="backend">A backend.</param>
    /// <returns>True when it is; false for <see cref="BackendComponent.Invalid"/>.</returns>
    public bool HasBackend(BackendComponent backend) => (_bits & Of(backend)._bits) != 0;

    /// <summary>Whether any bit is shared. Meaningful when <paramref name="other"/> has no backend bits or no per-backend functionality: a shared backend bit alone answers true.</summary>
    /// <param name="other">A set.</param>
    /// <returns>True when the intersection has a bit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasAny(DispatchKeySet other) => (_bits & other._bits) != 0;

    /// <summary>Whether every bit of <paramref name="other"/> is here (PyTorch's has_all and isSupersetOf).</summary>
    /// <param name="other">A set.</param>
    /// <returns>True for a superset, and for the empty set.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasAll(DispatchKeySet other) => (_bits & other._bits) == other._bits;

    /// <summary>This set with one more key.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>The union with the key's one-key set.</returns>
    public DispatchKeySet Add(DispatchKey key) => this | Of(key);

    /// <summary>This set without the key's functionality; backend bits stay.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>The difference with the key's one-key set.</returns>
    public DispatchKeySet Remove(DispatchKey key) => this - Of(key);

    /// <summary>This set without one backend bit; functionalities stay.</summary>
    /// <param name="backend">A backend.</param>
    /// <returns>The set.</returns>
    public DispatchKeySet RemoveBackend(BackendComponent backend) => new(_bits & ~Of(backend)._bits);

    /// <summary>The highest functionality, or Undefined when only backend bits (or nothing) remain.</summary>
    public DispatchKey HighestFunctionality => (DispatchKey)FunctionalityIndex;

    /// <summary>The highest backend, or <see cref="BackendComponent.Invalid"/>.</summary>
    public BackendComponent HighestBackend => (BackendComponent)(64 - BitOperations.LeadingZeroCount(_bits & KeyLayout.BackendMask));

    /// <summary>The position of the highest backend, 0 to 15; 0 also when there is none, as in PyTorch.</summary>
    public int BackendIndex
    {
        // Log2 of 0 is 0: "no backend" and "CPU alone" are the same index without a branch.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitOperations.Log2(_bits & KeyLayout.BackendMask);
    }

    /// <summary>The key dispatched first: the highest functionality, on the highest backend where it is per-backend (its marker when no backend bit is set).</summary>
    public DispatchKey HighestPriorityKey => KeyLayout.RuntimeKey(HighestFunctionality, HighestBackend);

    /// <summary>The table slot that this set selects, 0 to 136.</summary>
    public int TableSlot
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            // Two leading-zero counts that do not wait for each other, two table bytes, no branch. The first finds the functionality; 48 and
            // more is a set without any, and 64, the empty set, wraps to 0, which stands for Undefined as well.
            var functionality = BitOperations.LeadingZeroCount(_bits) & 63;
            // The second, with the backends moved to the top of 32 bits, is the distance of the highest backend from the last one, 0 to 15;
            // the bit put in makes "no backend" the first one.
            var fromLast = BitOperations.LeadingZeroCount(((uint)_bits << KeyLayout.BackendCount) | (1u << KeyLayout.BackendCount));
            return KeyLayout.LastSlotByLeadingZeros[functionality] - (fromLast & KeyLayout.SlotsBeforeLastByLeadingZeros[functionality]);
        }
    }

    private int FunctionalityIndex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 64 - BitOperations.LeadingZeroCount((_bits & KeyLayout.FullMask) >> KeyLayout.BackendCount);
    }

    /// <summary>Equality of all bits.</summary>
    /// <param name="other">A set.</param>
    /// <returns>True when the bits are the same.</returns>
    public bool Equals(DispatchKeySet other) => _bits == other._bits;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is DispatchKeySet other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _bits.GetHashCode();

    /// <summary>Equality of all bits.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    /// <returns>True when the bits are the same.</returns>
    public static bool operator ==(DispatchKeySet left, DispatchKeySet right) => left._bits == right._bits;

    /// <summary>Inequality of any bit.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    /// <returns>True when a bit differs.</returns>
    public static bool operator !=(DispatchKeySet left, DispatchKeySet right) => left._bits != right._bits;

    /// <summary>PyTorch's printed form, with unrenamed backends: <c>DispatchKeySet(CPU, AutogradCPU)</c>. It names runtime keys only; <see cref="KeyNames.PrintExact"/> loses nothing.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => KeyNames.Default.Print(this);

    /// <summary>The runtime keys: functionality ascending and, for a per-backend functionality, every backend in the set, ascending.</summary>
    /// <returns>An enumerator that allocates nothing.</returns>
    public Enumerator GetEnumerator() => new(_bits);

    IEnumerator<DispatchKey> IEnumerable<DispatchKey>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Walks the runtime keys of a set; see <see cref="GetEnumerator"/>.</summary>
    public struct Enumerator : IEnumerator<DispatchKey>
    {
        private readonly ulong _backends;
        private ulong _functionalities;
        private ulong _remainingBackends;
        private DispatchKey _functionality;

        internal Enumerator(ulong bits)
        {
            _backends = bits & KeyLayout.BackendMask;
            _functionalities = bits & KeyLayout.FunctionalityMask;
        }

        /// <inheritdoc />
        public DispatchKey Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc />
        public bool MoveNext()
        {
            while (_remainingBackends == 0)
            {
                if (_functionalities == 0) return false;
                _functionality = (DispatchKey)(BitOperations.TrailingZeroCount(_functionalities) - (KeyLayout.BackendCount - 1));
                _functionalities &= _functionalities - 1;
                if (!KeyLayout.IsPerBackendFunctionality(_functionality))
                {
                    Current = _functionality;
                    return true;
                }

                _remainingBackends = _backends;
            }

            Current = KeyLayout.RuntimeKey(_functionality, (BackendComponent)(BitOperations.TrailingZeroCount(_remainingBackends) + 1));
            _remainingBackends &= _remainingBackends - 1;
            return true;
        }

        /// <summary>Not supported: take a new enumerator from the set.</summary>
        /// <exception cref="NotSupportedException">Always.</exception>
        public readonly void Reset() => throw new NotSupportedException();

        /// <summary>Nothing to release.</summary>
        public readonly void Dispose()
        {
        }
    }
}

/// <summary>Raw bits outside the keyset layout.</summary>
/// <param name="Raw">The offending value.</param>
public sealed record KeySetBitsError(ulong Raw) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"raw keyset `0x{Raw:x}` has bits outside the layout (expected none above `0x{KeyLayout.FullMask:x}`)";
}

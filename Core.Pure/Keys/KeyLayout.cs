using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Keys;

/// <summary>
/// The numbers of PyTorch 2.14.1's keyset and table layout, each stated once: which bit is which key, and which table slot a key owns.
/// Everything else in this assembly derives from here.
/// </summary>
public static class KeyLayout
{
    /// <summary>Backend bits 0 to 15, lowest first.</summary>
    public const int BackendCount = 16;

    /// <summary>Functionalities including Undefined; functionality f (1 to 46) stands at bit 15 + f.</summary>
    public const int FunctionalityCount = 47;

    /// <summary>Slots of a dispatch table: one for each runtime key, and slot 0 for Undefined.</summary>
    public const int SlotCount = 137;

    /// <summary>All backend bits.</summary>
    public const ulong BackendMask = (1UL << BackendCount) - 1;

    /// <summary>All bits that mean something: 16 backends and 46 functionalities.</summary>
    public const ulong FullMask = (1UL << (BackendCount + FunctionalityCount - 1)) - 1;

    /// <summary>The functionality bits alone.</summary>
    public const ulong FunctionalityMask = FullMask & ~BackendMask;

    /// <summary>The value PyTorch calls EndOfFunctionalityKeys: one past the last functionality, not a key.</summary>
    public const int EndOfFunctionalityKeys = FunctionalityCount;

    /// <summary>The last value of a runtime key.</summary>
    public const int EndOfRuntimeBackendKeys = (int)DispatchKey.AutogradMeta;

    /// <summary>The first value of an alias key.</summary>
    public const int StartOfAliasKeys = (int)AliasKey.Autograd;

    /// <summary>The last value of an alias key.</summary>
    public const int EndOfAliasKeys = (int)AliasKey.CompositeExplicitAutogradNonFunctional;

    // Implementation note: the six per-backend functionalities in value order. Their runtime keys follow EndOfFunctionalityKeys in blocks of
    // 17 values: a marker (no backend), then the sixteen backends.
    private const int BlockLength = BackendCount + 1;

    private const int FirstBlock = (int)DispatchKey.StartOfDenseBackends;

    private const ulong PerBackendMask =
        (1UL << (15 + (int)DispatchKey.Dense)) | (1UL << (15 + (int)DispatchKey.Quantized)) | (1UL << (15 + (int)DispatchKey.Sparse))
        | (1UL << (15 + (int)DispatchKey.SparseCsr)) | (1UL << (15 + (int)DispatchKey.NestedTensor))
        | (1UL << (15 + (int)DispatchKey.AutogradFunctionality));

    /// <summary>The bits of the six functionalities that have one runtime key for each backend.</summary>
    public const ulong PerBackendFunctionalityMask = PerBackendMask;

    private static ReadOnlySpan<byte> BlockFunctionalities =>
    [
        (byte)DispatchKey.Dense, (byte)DispatchKey.Quantized, (byte)DispatchKey.Sparse, (byte)DispatchKey.SparseCsr,
        (byte)DispatchKey.NestedTensor, (byte)DispatchKey.AutogradFunctionality,
    ];

    /// <summary>
    /// The slot of a functionality's last (or only) runtime key, by the leading zeros of its bit: functionality f at 48 − f, and 0 (Undefined)
    /// elsewhere. Counted from there, and filled up to 64 entries, the hot path needs no arithmetic on the count and no bounds check. Derived
    /// from the order of the keys alone: see <c>Slot_offsets_follow_from_the_order</c>.
    /// </summary>
    internal static ReadOnlySpan<byte> LastSlotByLeadingZeros =>
    [
        0, 0, 136, 135, 134, 133, 132, 131, 130, 129, 128, 127, 126, 125, 124, 123,
        122, 121, 120, 119, 118, 117, 116, 115, 114, 113, 112, 111, 95, 94, 93, 92,
        91, 90, 89, 88, 87, 86, 85, 69, 53, 37, 36, 35, 19, 18, 17, 16,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>How many slots of the same functionality stand before its last one: 15 when it is per-backend, otherwise 0. Ordered as <see cref="LastSlotByLeadingZeros"/>.</summary>
    internal static ReadOnlySpan<byte> SlotsBeforeLastByLeadingZeros =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 15, 15, 15, 0, 0, 15, 0, 0, 0, 15,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The slot of the first runtime key of a functionality, 0 to 136.</summary>
    /// <param name="functionality">A functionality, Undefined to PythonDispatcher.</param>
    /// <returns>The first slot it owns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a functionality.</exception>
    public static int SlotOffset(DispatchKey functionality) =>
        (int)functionality < FunctionalityCount
            ? LastSlotByLeadingZeros[FunctionalityCount + 1 - (int)functionality] - SlotsBeforeLastByLeadingZeros[FunctionalityCount + 1 - (int)functionality]
            : ThrowNotAKey<int>(functionality);

    /// <summary>The bit of functionality number <paramref name="functionality"/>.</summary>
    /// <param name="functionality">0 (Undefined, no bit) to 47 (one past the last).</param>
    /// <returns>The bit, or 0 for Undefined.</returns>
    public static ulong FunctionalityBit(int functionality) => functionality == 0 ? 0 : 1UL << (BackendCount - 1 + functionality);

    /// <summary>The bit of a backend.</summary>
    /// <param name="backend">A backend; <see cref="BackendComponent.Invalid"/> has none.</param>
    /// <returns>The bit, or 0.</returns>
    public static ulong BackendBit(BackendComponent backend) => (1UL << (int)backend) >> 1;

    /// <summary>Whether the functionality has one runtime key for each backend.</summary>
    /// <param name="functionality">Any key; only the six building blocks answer true.</param>
    /// <returns>True for Dense, Quantized, Sparse, SparseCsr, NestedTensor and AutogradFunctionality.</returns>
    public static bool IsPerBackendFunctionality(DispatchKey functionality) =>
        (int)functionality is > 0 and < FunctionalityCount && (FunctionalityBit((int)functionality) & PerBackendMask) != 0;

    /// <summary>Whether the key is one of the six markers that name a functionality without a backend.</summary>
    /// <param name="key">Any key.</param>
    /// <returns>True for the StartOf…Backends values.</returns>
    public static bool IsMarker(DispatchKey key) =>
        (int)key >= FirstBlock && (int)key <= EndOfRuntimeBackendKeys && ((int)key - FirstBlock) % BlockLength == 0;

    /// <summary>Whether the key owns a table slot: Undefined, every functionality that is not per-backend, and every pair.</summary>
    /// <param name="key">Any key.</param>
    /// <returns>True for the 137 keys of a table.</returns>
    public static bool IsRuntime(DispatchKey key) =>
        (int)key < FunctionalityCount ? !IsPerBackendFunctionality(key) : (int)key is >= FirstBlock and <= EndOfRuntimeBackendKeys && !IsMarker(key);

    /// <summary>The functionality a key belongs to: itself below 47, the building block for a backend's runtime key.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>A functionality.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of <see cref="DispatchKey"/>.</exception>
    public static DispatchKey FunctionalityOf(DispatchKey key) =>
        (int)key < FunctionalityCount ? key
        : (int)key is >= FirstBlock and <= EndOfRuntimeBackendKeys ? (DispatchKey)BlockFunctionalities[((int)key - FirstBlock) / BlockLength]
        : ThrowNotAKey<DispatchKey>(key);

    /// <summary>The backend of a runtime key.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>Its backend; <see cref="BackendComponent.Invalid"/> for functionalities and markers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of <see cref="DispatchKey"/>.</exception>
    public static BackendComponent BackendOf(DispatchKey key) =>
        (int)key < FunctionalityCount ? BackendComponent.Invalid
        : (int)key is >= FirstBlock and <= EndOfRuntimeBackendKeys ? (BackendComponent)(((int)key - FirstBlock) % BlockLength)
        : ThrowNotAKey<BackendComponent>(key);

    /// <summary>The runtime key of a functionality on a backend.</summary>
    /// <param name="functionality">A functionality.</param>
    /// <param name="backend">A backend; ignored when the functionality is not per-backend. Without one a per-backend functionality gives its marker.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first argument is not a functionality.</exception>
    public static DispatchKey RuntimeKey(DispatchKey functionality, BackendComponent backend) =>
        IsPerBackendFunctionality(functionality)
            ? (DispatchKey)(FirstBlock + (BlockLength * BlockFunctionalities.IndexOf((byte)functionality)) + (int)backend)
            : (int)functionality < FunctionalityCount ? functionality : ThrowNotAKey<DispatchKey>(functionality);

    /// <summary>The table slot of a key, as PyTorch computes it from the key's one-key set: building blocks and markers give their first backend's.</summary>
    /// <param name="key">Any defined key.</param>
    /// <returns>0 to 136.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of <see cref="DispatchKey"/>.</exception>
    public static int SlotOf(DispatchKey key) => DispatchKeySet.Of(key).TableSlot;

    /// <summary>The runtime key that owns a slot.</summary>
    /// <param name="slot">0 to 136.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The slot is not in the table.</exception>
    public static DispatchKey KeyAt(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, SlotCount);
        return SlotKeys[slot];
    }

    // Immutable once made, and a function of the constants above alone.
    private static readonly DispatchKey[] SlotKeys = [.. AllKeys().Where(IsRuntime).OrderBy(SlotOf)];

    /// <summary>Every runtime key in slot order, Undefined first.</summary>
    public static ReadOnlySpan<DispatchKey> RuntimeKeys => SlotKeys;

    /// <summary>Every defined value of <see cref="DispatchKey"/>, ascending: functionalities, markers and runtime keys.</summary>
    /// <returns>A fresh sequence.</returns>
    public static IEnumerable<DispatchKey> AllKeys() =>
        Enumerable.Range(0, EndOfRuntimeBackendKeys + 1).Where(v => v != EndOfFunctionalityKeys).Select(v => (DispatchKey)v);

    /// <summary>Every backend, ascending, without <see cref="BackendComponent.Invalid"/>.</summary>
    /// <returns>A fresh sequence of sixteen.</returns>
    public static IEnumerable<BackendComponent> AllBackends() => Enumerable.Range(1, BackendCount).Select(b => (BackendComponent)b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T ThrowNotAKey<T>(DispatchKey key) =>
        throw new ArgumentOutOfRangeException(nameof(key), (int)key, "not a defined dispatch key of the kind asked for");
}

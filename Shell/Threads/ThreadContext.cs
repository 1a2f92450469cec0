using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Threads;

/// <summary>
/// The dispatch state of the current thread. One record per thread, changed only by the thread itself, through guards and the unscoped setters
/// here. A thread that was never touched has PyTorch's default state.
/// </summary>
public static class ThreadContext
{
    // The two sets that every call reads, as the words LocalKeys stores (zero is the default state). Two integers and not the struct: a
    // thread-static struct is boxed by the runtime, a thread-static integer lies in the thread's own block.
    [ThreadStatic]
    private static ulong _included;

    [ThreadStatic]
    private static ulong _excluded;

    [ThreadStatic]
    private static Flags _flags;

    [ThreadStatic]
    private static Extension? _extension;

    [Flags]
    private enum Flags : byte
    {
        // Negated, so that zero is the default state.
        GradientsDisabled = 1,
        InferenceMode = 2,
        HasSnapshot = 4,
    }

    /// <summary>The included and excluded sets.</summary>
    public static LocalKeys Keys
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => LocalKeys.FromStored(_included, _excluded);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => (_included, _excluded) = value.Stored;
    }

    /// <summary>The included set's word, for guards; a reference into this thread's own state.</summary>
    internal static ref ulong IncludedWord
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _included;
    }

    /// <summary>The excluded set's word, likewise.</summary>
    internal static ref ulong ExcludedWord
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _excluded;
    }

    /// <summary>Whether operations record gradients; on by default.</summary>
    public static bool GradientsEnabled
    {
        get => (_flags & Flags.GradientsDisabled) == 0;
        set => Set(Flags.GradientsDisabled, !value);
    }

    /// <summary>Whether tensors made now are inference tensors.</summary>
    public static bool InferenceMode
    {
        get => (_flags & Flags.InferenceMode) != 0;
        internal set => Set(Flags.InferenceMode, value);
    }

    /// <summary>The keys recorded for the Python key, or null. Section 7 of the dispatch model, "the snapshot on entry".</summary>
    public static LocalKeys? SnapshotOnEntry
    {
        get => (_flags & Flags.HasSnapshot) != 0 ? _extension!.Snapshot : null;
        internal set
        {
            if (value is { } keys) Extended.Snapshot = keys;
            Set(Flags.HasSnapshot, value is not null);
        }
    }

    /// <summary>Everything of this thread that dispatch decides by, as a value.</summary>
    public static ThreadState State
    {
        get => new()
        {
            Keys = Keys,
            GradientsEnabled = GradientsEnabled,
            InferenceMode = InferenceMode,
            SnapshotOnEntry = SnapshotOnEntry,
        };
        internal set
        {
            Keys = value.Keys;
            GradientsEnabled = value.GradientsEnabled;
            InferenceMode = value.InferenceMode;
            SnapshotOnEntry = value.SnapshotOnEntry;
        }
    }

    /// <summary>Includes or un-includes one key without a scope, for context managers that cross languages. Un-including keeps backend bits.</summary>
    /// <param name="key">A runtime key.</param>
    /// <param name="value">Whether it shall be included.</param>
    public static void SetIncluded(DispatchKey key, bool value) => Keys = Keys.SetIncluded(key, value);

    /// <summary>Excludes or un-excludes one key without a scope. Un-excluding keeps backend bits.</summary>
    /// <param name="key">A runtime key.</param>
    /// <param name="value">Whether it shall be excluded.</param>
    public static void SetExcluded(DispatchKey key, bool value) => Keys = Keys.SetExcluded(key, value);

    /// <summary>Whether the key is included.</summary>
    /// <param name="key">A runtime key.</param>
    /// <returns>True when every bit of it is.</returns>
    public static bool IsIncluded(DispatchKey key) => Keys.Included.Has(key);

    /// <summary>Whether the key is excluded.</summary>
    /// <param name="key">A runtime key.</param>
    /// <returns>True when every bit of it is.</returns>
    public static bool IsExcluded(DispatchKey key) => Keys.Excluded.Has(key);

    /// <summary>What later floors keep per thread (the mode stack, the dispatcher object), made on first use; immutable values only, so that a capture is a copy of references.</summary>
    internal static Extension Extended => _extension ??= new Extension();

    // The snapshot is part of the state the core knows, and travels with that.
    internal static Extension? CopyExtension() =>
        _extension is { } own && own with { Snapshot = default } is var copy && copy != Extension.Nothing ? copy : null;

    internal static void InstallExtension(Extension? extension)
    {
        if (_extension is not null || extension is not null) _extension = (extension ?? Extension.Nothing) with { };
    }

    private static void Set(Flags flag, bool value) => _flags = value ? _flags | flag : _flags & ~flag;

    internal sealed record Extension
    {
        public static Extension Nothing { get; } = new();

        public LocalKeys Snapshot { get; set; }

        /// <summary>The immutable mode stack; its type belongs to the Modes floor.</summary>
        public object? Modes { get; set; }

        /// <summary>The dispatcher object of PythonDispatcher; its type belongs to the Modes floor.</summary>
        public object? DispatcherObject { get; set; }

        /// <summary>The immutable autocast element types; their type belongs to the Fallbacks floor.</summary>
        public object? Autocast { get; set; }
    }
}

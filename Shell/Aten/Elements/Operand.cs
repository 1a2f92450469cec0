using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>The elements of a tensor as a loop reads or writes them.</summary>
/// <typeparam name="T">The .NET type of the element type.</typeparam>
internal readonly struct Operand<T>
    where T : unmanaged
{
    private readonly HostStorage _storage;

    /// <summary>The elements of a tensor.</summary>
    /// <param name="tensor">A tensor in host memory.</param>
    /// <exception cref="TensorRuntimeException">It is elsewhere.</exception>
    public Operand(Tensor tensor)
    {
        _storage = tensor.Storage as HostStorage ?? throw new TensorRuntimeException(new HostDataError($"the elements of {tensor} are not in host memory"));
        Start = tensor.StorageOffset;
    }

    /// <summary>The element of the storage at which the tensor begins.</summary>
    public long Start { get; }

    /// <summary>All elements of the storage.</summary>
    public Span<T> All
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _storage.Elements<T>();
    }

    /// <summary>Whether two lie in the same storage.</summary>
    public bool SharesWith<TOther>(Operand<TOther> other)
        where TOther : unmanaged => ReferenceEquals(_storage, other.Storage);

    private HostStorage Storage => _storage;
}

/// <summary>Elements that lie apart, brought together and back.</summary>
internal static class Gathering
{
    /// <summary>How many elements are brought together at a time: few enough to stay in the nearest cache.</summary>
    public const int Chunk = 512;

    /// <summary>Elements in steps, side by side.</summary>
    /// <param name="all">The elements of the storage.</param>
    /// <param name="at">The first one.</param>
    /// <param name="step">How far apart they are; 0 repeats one.</param>
    /// <param name="scratch">Room for as many as are wanted.</param>
    /// <param name="copy">Whether to copy even what lies side by side.</param>
    /// <returns>The elements: in place where they lie side by side, else in the room given.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Read<T>(ReadOnlySpan<T> all, long at, long step, Span<T> scratch, bool copy)
        where T : unmanaged
    {
        if (step == 1 && !copy) return all.Slice((int)at, scratch.Length);
        if (step == 0) scratch.Fill(all[(int)at]);
        else Collect(all.Slice((int)at, (int)((scratch.Length - 1) * step) + 1), (nint)step, scratch);
        return scratch;
    }

    /// <summary>Puts elements back in steps.</summary>
    /// <param name="scratch">The elements.</param>
    /// <param name="all">The elements of the storage.</param>
    /// <param name="at">Where the first one goes.</param>
    /// <param name="step">How far apart they go.</param>
    public static void Write<T>(ReadOnlySpan<T> scratch, Span<T> all, long at, long step)
        where T : unmanaged
    {
        ref var first = ref MemoryMarshal.GetReference(all.Slice((int)at, (int)((scratch.Length - 1) * step) + 1));
        for (var i = 0; i < scratch.Length; i++) Unsafe.Add(ref first, i * (nint)step) = scratch[i];
    }

    // The slice was checked as a whole.
    private static void Collect<T>(ReadOnlySpan<T> run, nint step, Span<T> scratch)
        where T : unmanaged
    {
        ref var first = ref MemoryMarshal.GetReference(run);
        for (var i = 0; i < scratch.Length; i++) scratch[i] = Unsafe.Add(ref first, i * step);
    }
}

using System.Numerics;
using Functional.Dispatch.Aten.Reductions;

namespace Functional.Dispatch.Aten.Indexing;

/// <summary>Reads the indexed element: gather.</summary>
/// <param name="size">Its size in bytes.</param>
internal readonly unsafe struct ReadStep(int size) : IIndexedStep
{
    /// <inheritdoc />
    public void Do(byte* indexed, byte* other) => Bytes.Copy(indexed, other, size);
}

/// <summary>Overwrites the indexed element: scatter. Of several for one place the last one stays.</summary>
/// <param name="size">Its size in bytes.</param>
internal readonly unsafe struct WriteStep(int size) : IIndexedStep
{
    /// <inheritdoc />
    public void Do(byte* indexed, byte* other) => Bytes.Copy(other, indexed, size);
}

/// <summary>Overwrites the indexed element by one value.</summary>
/// <param name="value">Where the value is.</param>
/// <param name="size">Its size in bytes.</param>
internal readonly unsafe struct FillStep(byte* value, int size) : IIndexedStep
{
    private readonly byte* _value = value;

    /// <inheritdoc />
    public void Do(byte* indexed, byte* other) => Bytes.Copy(_value, indexed, size);
}

/// <summary>Adds to the indexed element, times a factor.</summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
/// <param name="runs">How elements are read and written.</param>
/// <param name="factor">The factor.</param>
internal readonly unsafe struct AddStep<T>(Runs<T> runs, T factor) : IIndexedStep
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc />
    public void Do(byte* indexed, byte* other) => runs.WriteOne(runs.ReadOne(indexed) + (factor * runs.ReadOne(other)), indexed);
}

/// <summary>Copies of one element.</summary>
internal static unsafe class Bytes
{
    /// <summary>Copies an element.</summary>
    /// <param name="from">The element.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="size">Its size in bytes.</param>
    public static void Copy(byte* from, byte* to, int size)
    {
        switch (size)
        {
            case 1: *to = *from; break;
            case 2: *(ushort*)to = *(ushort*)from; break;
            case 4: *(uint*)to = *(uint*)from; break;
            case 8: *(ulong*)to = *(ulong*)from; break;
            default: Buffer.MemoryCopy(from, to, size, size); break;
        }
    }
}

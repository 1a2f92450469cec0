using System.Numerics;
using ILGPU.Algorithms;
using ILGPU.Algorithms.ScanReduceOperations;

namespace Functional.Dispatch.Gpu.Ilgpu.Reductions;

/// <summary>How elements are joined.</summary>
/// <typeparam name="T">The type of elements and results.</typeparam>
/// <typeparam name="TPart">What is known of the elements so far.</typeparam>
internal interface IReduction<T, TPart>
{
    /// <summary>Of no elements.</summary>
    static abstract TPart Start { get; }

    /// <summary>Of one more.</summary>
    static abstract TPart With(TPart part, T element);

    /// <summary>Of all elements of a group, of which every item brings its part. All items call it, and get the whole.</summary>
    static abstract TPart OfGroup(TPart part);

    /// <summary>The result. Sums are multiplied by the scale, others ignore it.</summary>
    static abstract T Result(TPart part, T scale);
}

/// <summary>A sum without compensation: of integers, modulo the size of their type, and of float64.</summary>
internal readonly struct Sum<T, TGroup> : IReduction<T, T>
    where T : unmanaged, INumber<T>
    where TGroup : struct, IScanReduceOperation<T>
{
    public static T Start => T.Zero;

    public static T With(T part, T element) => part + element;

    public static T OfGroup(T part) => GroupExtensions.AllReduce<T, TGroup>(part);

    public static T Result(T part, T scale) => part * scale;
}

/// <summary>The greatest or least integer.</summary>
internal readonly struct WholeExtreme<T, TGroup> : IReduction<T, T>
    where T : unmanaged, IBinaryInteger<T>
    where TGroup : struct, IScanReduceOperation<T>
{
    public static T Start => default(TGroup).Identity;

    public static T With(T part, T element) => default(TGroup).Apply(part, element);

    public static T OfGroup(T part) => GroupExtensions.AllReduce<T, TGroup>(part);

    public static T Result(T part, T scale) => part;
}

/// <summary>The greatest or least byte, found among int32. Of no elements it is 0 or 255: the last byte of the least or greatest int32.</summary>
internal readonly struct ByteExtreme<TGroup> : IReduction<byte, int>
    where TGroup : struct, IScanReduceOperation<int>
{
    public static int Start => default(TGroup).Identity;

    public static int With(int part, byte element) => default(TGroup).Apply(part, element);

    public static int OfGroup(int part) => GroupExtensions.AllReduce<int, TGroup>(part);

    public static byte Result(int part, byte scale) => (byte)part;
}

/// <summary>The greatest or least floating-point number. NaN wins: whether there is one is found apart, as no accelerator's extremes promise what they make of it.</summary>
internal readonly struct RealExtreme<T, TGroup> : IReduction<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGroup : struct, IScanReduceOperation<T>
{
    public static T Start => default(TGroup).Identity;

    public static T With(T part, T element) => T.IsNaN(part) ? part : T.IsNaN(element) ? element : default(TGroup).Apply(part, element);

    public static T OfGroup(T part)
    {
        var hasNaN = GroupExtensions.AllReduce<int, MaxInt32>(T.IsNaN(part) ? 1 : 0);
        var extreme = GroupExtensions.AllReduce<T, TGroup>(T.IsNaN(part) ? Start : part);
        return hasNaN != 0 ? T.NaN : extreme;
    }

    public static T Result(T part, T scale) => part;
}

/// <summary>Whether any byte is not 0.</summary>
internal readonly struct AnyTruth : IReduction<byte, int>
{
    public static int Start => 0;

    public static int With(int part, byte element) => element != 0 ? 1 : part;

    public static int OfGroup(int part) => GroupExtensions.AllReduce<int, MaxInt32>(part);

    public static byte Result(int part, byte scale) => (byte)part;
}

/// <summary>Whether no byte is 0.</summary>
internal readonly struct AllTruths : IReduction<byte, int>
{
    public static int Start => 1;

    public static int With(int part, byte element) => element == 0 ? 0 : part;

    public static int OfGroup(int part) => GroupExtensions.AllReduce<int, MinInt32>(part);

    public static byte Result(int part, byte scale) => (byte)part;
}

using System.Numerics;

namespace Functional.Dispatch.Gpu.Ilgpu.Indexing;

/// <summary>Sums of elements, which are another thing for truth values.</summary>
internal interface ISum<T>
{
    /// <summary><c>left + factor · right</c>.</summary>
    static abstract T Of(T left, T factor, T right);
}

/// <summary>Sums of numbers.</summary>
internal readonly struct PlainSum<T> : ISum<T>
    where T : INumber<T>
{
    public static T Of(T left, T factor, T right) => left + (factor * right);
}

/// <summary>The sum of truth values is a truth value.</summary>
internal readonly struct TruthSum : ISum<byte>
{
    public static byte Of(byte left, byte factor, byte right) => (left | (factor * right)) != 0 ? (byte)1 : (byte)0;
}

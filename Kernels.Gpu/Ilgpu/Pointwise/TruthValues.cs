using System.Numerics;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

// Truth values are bytes that are 0 or 1. What asks gives one; an operation on truth values is that on bytes, its result made 0 or 1.

internal readonly struct IsNaN<T> : IUnary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T p0, T p1) => T.IsNaN(a) ? (byte)1 : (byte)0;
}

internal readonly struct LogicalNot<T> : IUnary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T p0, T p1) => a == T.Zero ? (byte)1 : (byte)0;
}

internal readonly struct LogicalAnd<T> : IBinary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T b, T p0) => a != T.Zero && b != T.Zero ? (byte)1 : (byte)0;
}

internal readonly struct Eq<T> : IBinary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T b, T p0) => a == b ? (byte)1 : (byte)0;
}

internal readonly struct Ne<T> : IBinary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T b, T p0) => a != b ? (byte)1 : (byte)0;
}

internal readonly struct Lt<T> : IBinary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T b, T p0) => a < b ? (byte)1 : (byte)0;
}

internal readonly struct Le<T> : IBinary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T b, T p0) => a <= b ? (byte)1 : (byte)0;
}

internal readonly struct Gt<T> : IBinary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T b, T p0) => a > b ? (byte)1 : (byte)0;
}

internal readonly struct Ge<T> : IBinary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T b, T p0) => a >= b ? (byte)1 : (byte)0;
}

internal readonly struct TruthOfUnary<TOperation> : IUnary<byte, byte>
    where TOperation : struct, IUnary<byte, byte>
{
    public static byte Of(byte a, byte p0, byte p1) => TOperation.Of(a, p0, p1) != 0 ? (byte)1 : (byte)0;
}

internal readonly struct TruthOfBinary<TOperation> : IBinary<byte, byte>
    where TOperation : struct, IBinary<byte, byte>
{
    public static byte Of(byte a, byte b, byte p0) => TOperation.Of(a, b, p0) != 0 ? (byte)1 : (byte)0;
}

internal readonly struct TruthOfTernary<TOperation> : ITernary<byte, byte>
    where TOperation : struct, ITernary<byte, byte>
{
    public static byte Of(byte a, byte b, byte c, byte p0) => TOperation.Of(a, b, c, p0) != 0 ? (byte)1 : (byte)0;
}

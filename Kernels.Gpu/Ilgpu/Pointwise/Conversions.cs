using System.Numerics;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

// Conversions, which are copies where the types are the same. A floating-point value that an integer type does not hold becomes whatever the accelerator makes of it, as in C.

internal readonly struct ToTruth<T> : IUnary<T, byte>
    where T : unmanaged, INumber<T>
{
    public static byte Of(T a, T p0, T p1) => a != T.Zero ? (byte)1 : (byte)0;
}

internal readonly struct ToByte : IUnary<byte, byte>, IUnary<int, byte>, IUnary<long, byte>, IUnary<float, byte>, IUnary<double, byte>
{
    public static byte Of(byte a, byte p0, byte p1) => a;

    public static byte Of(int a, int p0, int p1) => (byte)a;

    public static byte Of(long a, long p0, long p1) => (byte)a;

    public static byte Of(float a, float p0, float p1) => (byte)a;

    public static byte Of(double a, double p0, double p1) => (byte)a;
}

internal readonly struct ToInt : IUnary<byte, int>, IUnary<int, int>, IUnary<long, int>, IUnary<float, int>, IUnary<double, int>
{
    public static int Of(byte a, byte p0, byte p1) => a;

    public static int Of(int a, int p0, int p1) => a;

    public static int Of(long a, long p0, long p1) => (int)a;

    public static int Of(float a, float p0, float p1) => (int)a;

    public static int Of(double a, double p0, double p1) => (int)a;
}

internal readonly struct ToLong : IUnary<byte, long>, IUnary<int, long>, IUnary<long, long>, IUnary<float, long>, IUnary<double, long>
{
    public static long Of(byte a, byte p0, byte p1) => a;

    public static long Of(int a, int p0, int p1) => a;

    public static long Of(long a, long p0, long p1) => a;

    public static long Of(float a, float p0, float p1) => (long)a;

    public static long Of(double a, double p0, double p1) => (long)a;
}

internal readonly struct ToFloat : IUnary<byte, float>, IUnary<int, float>, IUnary<long, float>, IUnary<float, float>, IUnary<double, float>
{
    public static float Of(byte a, byte p0, byte p1) => a;

    public static float Of(int a, int p0, int p1) => a;

    public static float Of(long a, long p0, long p1) => a;

    public static float Of(float a, float p0, float p1) => a;

    public static float Of(double a, double p0, double p1) => (float)a;
}

internal readonly struct ToDouble : IUnary<byte, double>, IUnary<int, double>, IUnary<long, double>, IUnary<float, double>, IUnary<double, double>
{
    public static double Of(byte a, byte p0, byte p1) => a;

    public static double Of(int a, int p0, int p1) => a;

    public static double Of(long a, long p0, long p1) => a;

    public static double Of(float a, float p0, float p1) => a;

    public static double Of(double a, double p0, double p1) => a;
}

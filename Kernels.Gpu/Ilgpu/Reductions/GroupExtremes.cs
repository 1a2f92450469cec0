using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Algorithms.ScanReduceOperations;

namespace Functional.Dispatch.Gpu.Ilgpu.Reductions;

// What a group finds extremes of floating-point numbers by. ILGPU.Algorithms begins them at the least or greatest finite number, which
// is not the extreme of nothing but infinities. They are never NaN here (RealExtreme).

internal readonly struct GreatestSingle : IScanReduceOperation<float>
{
    public string CLCommand => "max";

    public float Identity => float.NegativeInfinity;

    public float Apply(float first, float second) => XMath.Max(first, second);

    public void AtomicApply(ref float target, float value) => Atomic.Max(ref target, value);
}

internal readonly struct LeastSingle : IScanReduceOperation<float>
{
    public string CLCommand => "min";

    public float Identity => float.PositiveInfinity;

    public float Apply(float first, float second) => XMath.Min(first, second);

    public void AtomicApply(ref float target, float value) => Atomic.Min(ref target, value);
}

internal readonly struct GreatestDouble : IScanReduceOperation<double>
{
    public string CLCommand => "max";

    public double Identity => double.NegativeInfinity;

    public double Apply(double first, double second) => XMath.Max(first, second);

    public void AtomicApply(ref double target, double value) => Atomic.Max(ref target, value);
}

internal readonly struct LeastDouble : IScanReduceOperation<double>
{
    public string CLCommand => "min";

    public double Identity => double.PositiveInfinity;

    public double Apply(double first, double second) => XMath.Min(first, second);

    public void AtomicApply(ref double target, double value) => Atomic.Min(ref target, value);
}

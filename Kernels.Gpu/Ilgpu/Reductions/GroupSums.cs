using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Algorithms.ScanReduceOperations;

namespace Functional.Dispatch.Gpu.Ilgpu.Reductions;

// What a group adds floating-point numbers by. ILGPU.Algorithms has such operations, but on its CPU accelerator their atomic addition waits for the number it has seen to be equal to the one that
// is there, which NaN never is: here the bits are compared.

internal readonly struct SumOfSingles : IScanReduceOperation<float>
{
    public string CLCommand => "add";

    public float Identity => 0;

    public float Apply(float first, float second) => first + second;

    public void AtomicApply(ref float target, float value)
    {
        uint seen, found = Interop.FloatAsInt(target);
        do
        {
            seen = found;
            found = Atomic.CompareExchange(ref Unsafe.As<float, uint>(ref target), seen, Interop.FloatAsInt(Interop.IntAsFloat(seen) + value));
        }
        while (found != seen);
    }
}

internal readonly struct SumOfDoubles : IScanReduceOperation<double>
{
    public string CLCommand => "add";

    public double Identity => 0;

    public double Apply(double first, double second) => first + second;

    public void AtomicApply(ref double target, double value)
    {
        ulong seen, found = Interop.FloatAsInt(target);
        do
        {
            seen = found;
            found = Atomic.CompareExchange(ref Unsafe.As<double, ulong>(ref target), seen, Interop.FloatAsInt(Interop.IntAsFloat(seen) + value));
        }
        while (found != seen);
    }
}

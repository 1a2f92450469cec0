using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Algorithms.ScanReduceOperations;

namespace Functional.Dispatch.Gpu.Ilgpu.Reductions;

/// <summary>
/// What a group adds float64 by. ILGPU.Algorithms' own AddDouble adds atomically, on the CPU accelerator by waiting for the number it has seen to be equal to the one that is there, which NaN
/// never is: here the bits are compared.
/// </summary>
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

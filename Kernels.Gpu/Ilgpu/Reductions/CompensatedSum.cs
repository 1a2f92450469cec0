using ILGPU;
using ILGPU.Algorithms;

namespace Functional.Dispatch.Gpu.Ilgpu.Reductions;

/// <summary>A sum of float32, and what its additions lost.</summary>
internal readonly struct CompensatedSum(float sum, float rest)
{
    public readonly float Sum = sum;
    public readonly float Rest = rest;
}

/// <summary>
/// A sum of float32 that keeps what each addition loses (Neumaier), so that its error does not grow with the count. A group folds its pairs in shared memory: ILGPU.Algorithms
/// joins groups by atomic operations on single numbers, which two numbers that belong together are not.
/// </summary>
internal readonly struct SingleSum : IReduction<float, CompensatedSum>
{
    // The most that IlgpuGrids launches in a group.
    private const int MostItems = 256;

    public static CompensatedSum Start => default;

    public static CompensatedSum With(CompensatedSum part, float element)
    {
        var sum = part.Sum + element;
        var lost = XMath.Abs(part.Sum) >= XMath.Abs(element) ? part.Sum - sum + element : element - sum + part.Sum;
        // Of an infinite sum the difference is not a number, which the sum is not for that.
        return new(sum, XMath.IsInfinity(sum) || XMath.IsNaN(sum) ? part.Rest : part.Rest + lost);
    }

    public static CompensatedSum OfGroup(CompensatedSum part)
    {
        var parts = SharedMemory.Allocate<CompensatedSum>(MostItems);
        var me = Group.IdxX;
        parts[me] = part;
        for (var count = Group.DimX; count > 1;)
        {
            Group.Barrier();
            var half = (count + 1) / 2;
            if (me + half < count)
            {
                var joined = With(parts[me], parts[me + half].Sum);
                parts[me] = new(joined.Sum, joined.Rest + parts[me + half].Rest);
            }

            count = half;
        }

        Group.Barrier();
        return parts[0];
    }

    public static float Result(CompensatedSum part, float scale) => (part.Sum + part.Rest) * scale;
}

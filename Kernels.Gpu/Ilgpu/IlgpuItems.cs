using ILGPU;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>
/// The work items of a launch along X, as kernels whose items go through the elements in steps see them: neighbours do neighbours, and how many items there are does not matter.
/// Launched by <see cref="IlgpuGrids.ForItems"/>.
/// </summary>
internal static class IlgpuItems
{
    /// <summary>The number of this item, from 0: the first element that it does.</summary>
    public static long First => ((long)Grid.IdxX * Group.DimX) + Group.IdxX;

    /// <summary>How many items there are: how far it is to the next element. To be asked once: on the CPU accelerator each time costs as much as an element.</summary>
    public static long All => (long)Grid.DimX * Group.DimX;
}

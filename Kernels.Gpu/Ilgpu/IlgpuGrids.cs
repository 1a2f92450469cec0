using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

// Note "Grids of ILGPU". The OpenCL C kernels have a work item for each element, in groups of up to 256. ILGPU's CPU accelerator makes a thread of every item of a
// group and lets all of them meet after each group, some ten microseconds each time: many small groups would take seconds. So kernels here
// - without barriers are launched with as many items as the device can hold at a time, and go in steps of the whole grid:
//   for (var (i, all) = (IlgpuItems.First, IlgpuItems.All); i < count; i += all) …
// - with barriers take any size of group: they ask Group.DimX.

/// <summary>Launch grids as ILGPU takes them.</summary>
internal static class IlgpuGrids
{
    /// <summary>For kernels that go through their elements in steps of the whole grid: enough items for all elements, or as many as the device holds at a time.</summary>
    public static KernelConfig ForItems(in LaunchGrid grid, Accelerator accelerator)
    {
        var group = GroupOf(grid, accelerator);
        return new KernelConfig((int)Math.Min((grid.X + group - 1) / group, Math.Max(1, accelerator.MaxNumThreads / group)), group);
    }

    /// <summary>For kernels whose groups share a piece of work, in steps of <c>Group.DimX</c>: as many groups, perhaps of fewer items.</summary>
    public static KernelConfig ForGroups(in LaunchGrid grid, Accelerator accelerator) => new(
        new Index3D(checked((int)(grid.X / grid.GroupX)), checked((int)grid.Y), checked((int)grid.Z)), new Index3D(GroupOf(grid, accelerator), 1, 1));

    private static int GroupOf(in LaunchGrid grid, Accelerator accelerator) => Math.Min(grid.GroupX, accelerator.MaxNumThreadsPerGroup);
}

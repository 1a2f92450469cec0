using Functional.Dispatch.Gpu.Devices;
using ILGPU;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu;

// Note "Group sizes". The OpenCL C kernels run in groups of up to 256; ILGPU's CPU accelerator makes a thread of each item of a group, and has small groups.
// So kernels here take any group size: they ask Group.DimX rather than know it, and these are the two ways to launch them.

/// <summary>Launch grids as ILGPU takes them: groups no larger than the accelerator's.</summary>
internal static class IlgpuGrids
{
    /// <summary>At least as many items along X; groups do not matter. For kernels that go by <c>Grid.GlobalLinearIndex</c> and ignore what is beyond.</summary>
    public static KernelConfig ForItems(in LaunchGrid grid, Accelerator accelerator)
    {
        var group = GroupOf(grid, accelerator);
        return new KernelConfig(new Index3D(checked((int)((grid.X + group - 1) / group)), checked((int)grid.Y), checked((int)grid.Z)), new Index3D(group, 1, 1));
    }

    /// <summary>As many groups, perhaps of fewer items. For kernels whose groups share a piece of work, in steps of <c>Group.DimX</c>.</summary>
    public static KernelConfig ForGroups(in LaunchGrid grid, Accelerator accelerator) => new(
        new Index3D(checked((int)(grid.X / grid.GroupX)), checked((int)grid.Y), checked((int)grid.Z)), new Index3D(GroupOf(grid, accelerator), 1, 1));

    private static int GroupOf(in LaunchGrid grid, Accelerator accelerator) => Math.Min(grid.GroupX, accelerator.MaxNumThreadsPerGroup);
}

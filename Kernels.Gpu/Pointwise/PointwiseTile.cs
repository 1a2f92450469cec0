using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.Gpu.Pointwise;

/// <summary>How the unstrided forms of pointwise kernels divide their elements: a group of so many work items, each doing so many elements that lie a group apart.</summary>
/// <param name="Group">Work items of a group.</param>
/// <param name="Items">Elements of a work item.</param>
public readonly record struct PointwiseTile(int Group, int Items)
{
    /// <summary>For graphics processors, and of the programs that travel with this assembly.</summary>
    public static PointwiseTile Wide { get; } = new(256, 4);

    /// <summary>For processors that run the items of a group in a loop: one element each, or the compiler does not make vectors of it (measured on PoCL: five times slower with four).</summary>
    public static PointwiseTile Looped { get; } = new(1024, 1);

    /// <summary>The launch that covers so many elements.</summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <returns>The grid; the kernels ignore what is beyond.</returns>
    public LaunchGrid Grid(long count)
    {
        var elements = (long)Group * Items;
        return new((count + elements - 1) / elements * Group, Group);
    }
}

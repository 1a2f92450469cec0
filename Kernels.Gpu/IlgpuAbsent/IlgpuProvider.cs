using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.Gpu.Ilgpu;

/// <summary>What stands in the place of the ILGPU provider where this assembly was built without it.</summary>
public sealed class IlgpuProvider : AcceleratorProvider
{
    private IlgpuProvider()
    {
    }

    /// <summary>The one instance.</summary>
    public static IlgpuProvider Instance { get; } = new();

    /// <inheritdoc />
    public override string Name => "ilgpu";

    /// <inheritdoc />
    public override ProviderReport Report() => new(Name, [], "this is built without ILGPU: build with -p:UseIlgpu=true");

    /// <inheritdoc />
    public override IAccelerator Open(DeviceAddress address)
    {
        _ = Report().At(address);
        throw new NotSupportedException();
    }
}

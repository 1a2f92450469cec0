using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>The first OpenCL device of the machine, for tests of OpenCL alone.</summary>
internal static class OpenClDevice
{
    /// <summary>The device all tests share.</summary>
    public static IAccelerator Shared() => TestDevices.Shared(TestDevices.OpenCl);

    /// <summary>The device opened once more, the test's to dispose.</summary>
    public static IAccelerator Open() => TestDevices.Open(TestDevices.OpenCl);
}

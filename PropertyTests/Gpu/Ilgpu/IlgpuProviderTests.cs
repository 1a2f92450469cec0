using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Programs;
using Functional.Dispatch.PropertyTests.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu.Ilgpu;

public sealed class IlgpuProviderTests
{
    [Fact]
    public void The_CPU_accelerator_is_always_there_and_a_device_that_is_not_is_one_line()
    {
        Assert.Contains("ilgpu:cpu", Tool.Run("devices").Output, StringComparison.Ordinal);
        var none = Assert.Throws<NoDeviceException>(() => Accelerators.Default.Open("ilgpu:97"));
        Assert.StartsWith("there is no device `ilgpu:97`: ilgpu has ", none.Message, StringComparison.Ordinal);
        Assert.Contains("`ilgpu:cpu`", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenCL_C_of_ones_own_is_refused_and_carried_programs_are_taken()
    {
        var accelerator = TestDevices.Shared(TestDevices.Ilgpu);
        // Also one that calls itself like a carried one.
        foreach (var name in new[] { "own", "index" })
        {
            var error = (ProgramBuildError)Assert.Throws<ProgramBuildException>(() => accelerator.Build(KernelProgram.From(name, "kernel void fill_f32() {}"))).Error;
            Assert.Equal("program `" + name + "` does not build on ilgpu:cpu (ILGPU's CPU accelerator): ILGPU has the kernels of this assembly in C#, and compiles no OpenCL C", error.Message);
        }

        Assert.Same(accelerator.Build(KernelProgram.Carried("index")).Kernel("fill_f32"), accelerator.Build(KernelProgram.Carried("index")).Kernel("fill_f32"));
    }

    [Fact]
    public void Things_of_another_provider_are_typed_errors()
    {
        var (accelerator, other) = (TestDevices.Shared(TestDevices.Ilgpu), OpenClDevice.Shared());
        using var buffer = other.Allocate(4);
        Refused(() => accelerator.DefaultStream.Upload(new byte[4], buffer));
        Refused(() => accelerator.DefaultStream.Launch(other.Build(KernelProgram.Carried("index")).Kernel("fill_f32"), LaunchGrid.For(1), default));
        using var reached = other.DefaultStream.Record();
        Refused(() => accelerator.DefaultStream.WaitFor(reached));

        static void Refused(Action call) => Assert.IsType<WrongAcceleratorError>(Assert.Throws<GpuException>(call).Error);
    }
}

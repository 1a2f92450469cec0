using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Programs;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>What OpenCL has and other providers have not: a compiler.</summary>
public sealed class OpenClTests
{
    [Fact]
    public void A_program_that_does_not_build_says_what_the_compiler_said_and_later_builds_work()
    {
        var device = OpenClDevice.Shared();
        var error = (ProgramBuildError)Assert.Throws<ProgramBuildException>(() => device.Build(KernelProgram.From("broken", "kernel void a() { undeclared = 1; }"))).Error;
        Assert.Contains("undeclared", error.Log, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.ToString());
        Assert.True(error.Log.Length <= ProgramBuildError.LongestLog + 1);
        device.Build(KernelProgram.From("right", "kernel void a(global int *data) { data[get_global_id(0)] = 1; }")).Kernel("a");
    }
}

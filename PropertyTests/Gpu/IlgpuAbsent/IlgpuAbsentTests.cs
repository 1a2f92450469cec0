using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.PropertyTests.Cli;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu.IlgpuAbsent;

public sealed class IlgpuAbsentTests
{
    private const string Reason = "this is built without ILGPU: build with -p:UseIlgpu=true";

    [Theory]
    [InlineData("ilgpu")]
    [InlineData("ilgpu:cpu")]
    [InlineData("ilgpu:0")]
    public void An_address_of_ILGPU_is_refused_with_how_to_have_it(string text) => Assert.StartsWith(
        $"there is no device `{(text == "ilgpu" ? "ilgpu:0" : text)}`: {Reason}", Assert.Throws<NoDeviceException>(() => Accelerators.Default.Open(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Devices_says_why_there_is_no_ILGPU() => Assert.Contains($"no ilgpu: {Reason}", Tool.Run("devices").Output, StringComparison.Ordinal);
}

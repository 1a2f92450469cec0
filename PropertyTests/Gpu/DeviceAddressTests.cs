using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

public sealed class DeviceAddressTests
{
    private static readonly string[] Providers = ["cuda", "opencl"];

    [Theory]
    [InlineData("auto", "auto", "")]
    [InlineData("cuda", "cuda", "0")]
    [InlineData("opencl:1", "opencl", "1")]
    public void An_address_is_a_provider_and_a_device(string text, string provider, string device)
    {
        var address = DeviceAddress.Parse(text, Providers).Match(Right: a => a, Left: e => throw new InvalidOperationException(e.ToString()));
        Assert.Equal(new DeviceAddress(provider, device), address);
        Assert.Equal(text == "cuda" ? "cuda:0" : text, address.ToString());
    }

    [Theory]
    [InlineData("opencl:", "`opencl:` names no device; write for example `opencl:0`")]
    [InlineData("opencl:a b", "`opencl:a b` names no device; write for example `opencl:0`")]
    [InlineData("openc:0", "`openc:0` names no device; did you mean `opencl`?")]
    [InlineData("", "`` names no device; write for example `auto`, `cuda:0`, `opencl:0`")]
    public void Other_texts_are_refused_with_what_would_do(string text, string message) =>
        Assert.Equal(message, DeviceAddress.Parse(text, Providers).Match(Right: a => a.ToString(), Left: e => e.ToString()));

    [Fact]
    public void A_device_that_is_not_there_is_one_clear_line()
    {
        var none = Assert.Throws<NoDeviceException>(() => Accelerators.Default.Open("cuda:97"));
        Assert.StartsWith("there is no device `cuda:97`: ", none.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', none.Message);
    }

    [Fact]
    public void Every_provider_either_has_devices_or_says_why_not() =>
        Assert.All(Accelerators.Default.Report(), r => Assert.True(r.Devices.IsEmpty == r.Absent is not null, r.ToString()));
}

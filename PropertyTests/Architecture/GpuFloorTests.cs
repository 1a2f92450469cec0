using Xunit;

namespace Functional.Dispatch.PropertyTests.Architecture;

public sealed class GpuFloorTests
{
    // The root holds what a program begins with: the list of providers, and the library on a device. Fusion and the sweep stand upon it.
    private static readonly Floors House = new(
        "Functional.Dispatch.Gpu",
        ["Native", "Programs", "Devices", "Memory", "OpenCl", "Cuda", "Pointwise", "Tensors", "Ilgpu", "Operators", "Fallbacks", "", "Fusion", "Sweep"]);

    private static readonly string[] Drivers = ["OpenCl", "Cuda"];

    // Compiled where its package is (-p:UseIlgpu=true). Its kernels are written over the table of pointwise operations and the structures that kernels take.
    private static readonly string[] Optional = ["Ilgpu"];

    [Fact]
    public void A_floor_of_the_devices_uses_only_itself_and_earlier_floors()
    {
        var violations = House.Violations(AssemblyScan.Gpu).ToArray();
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    [Fact]
    public void Every_floor_is_there() => Assert.Subset(House.FloorsUsed(AssemblyScan.Gpu).ToHashSet(), House.Order.Except(Optional).ToHashSet());

    [Fact]
    public void A_driver_s_provider_does_not_know_the_other()
    {
        var uses = AssemblyScan.Gpu.Uses.Where(u => Of(u.From) is { } from && Of(u.To) is { } to && from != to).ToArray();
        Assert.True(uses.Length == 0, string.Join('\n', uses.Select(u => u.ToString())));

        static string? Of(string type) => Drivers.FirstOrDefault(p => type.StartsWith($"Functional.Dispatch.Gpu.{p}.", StringComparison.Ordinal));
    }

    // Whoever writes a provider, or tries one out on the tensors, needs neither operators nor rules of dispatch.
    [Fact]
    public void Providers_and_what_is_below_them_know_no_operators() => Assert.DoesNotContain(
        AssemblyScan.Gpu.Uses,
        u => House.Order.Take(6).Any(f => u.From.StartsWith($"{House.Root}.{f}.", StringComparison.Ordinal))
            && (u.To.StartsWith("Functional.Dispatch.Aten.", StringComparison.Ordinal) || u.To.StartsWith("Functional.Dispatch.Shell.Registry.", StringComparison.Ordinal)));
}

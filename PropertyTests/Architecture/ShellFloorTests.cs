using Functional.Dispatch.Shell;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Architecture;

public sealed class ShellFloorTests
{
    // The root holds the base of all exceptions and nothing else.
    private static readonly Floors House = new(
        "Functional.Dispatch.Shell", ["", "Threads", "Registry", "Calls", "Observation", "Tensors", "Modes", "Fallbacks", "Autograd"]);

    [Fact]
    public void A_floor_of_the_shell_uses_only_itself_and_earlier_floors()
    {
        var violations = House.Violations(AssemblyScan.Shell).ToArray();
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    [Fact]
    public void Every_floor_is_there() => Assert.Subset(House.FloorsUsed(AssemblyScan.Shell).ToHashSet(), House.Order.Skip(1).ToHashSet());

    [Fact]
    public void The_root_holds_the_base_of_all_exceptions_alone() => Assert.Equal(
        [nameof(DispatchException)],
        typeof(DispatchException).Assembly.GetExportedTypes().Where(t => t.Namespace == House.Root).Select(t => t.Name));
}

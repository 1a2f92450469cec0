using Functional.Dispatch.Aten;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Architecture;

public sealed class AtenFloorTests
{
    // Each family of kernels is a floor; those above use what lies below. The root is the library itself, which puts the families together.
    private static readonly string[] Ground = ["Operators", "Threading", "Elements"];

    private static readonly AssemblyScan Scan = AssemblyScan.Aten;

    [Fact]
    public void The_ground_floors_use_no_family_of_kernels()
    {
        var violations = Scan.Uses
            .Where(use => Floor(use.From) is { } from && Ground.Contains(from) && Floor(use.To) is { } to && Array.IndexOf(Ground, to) is var at && (at < 0 || at > Array.IndexOf(Ground, from)))
            .Where(use => Floor(use.To) != "")
            .Select(use => $"{use}").ToArray();
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    [Fact]
    public void The_library_uses_no_other_assembly_of_ours_than_core_and_shell() => Assert.Subset(
        new HashSet<string?> { "Functional.Dispatch", "Functional.Dispatch.Shell", "LanguageExt.Core", "System.Numerics.Tensors" },
        typeof(AtenLibrary).Assembly.GetReferencedAssemblies().Select(a => a.Name).Where(n => n is not null && (!n.StartsWith("System.", StringComparison.Ordinal) || n == "System.Numerics.Tensors") && n != "Microsoft.Win32.Primitives").ToHashSet());

    private static string? Floor(string type)
    {
        const string Root = "Functional.Dispatch.Aten.";
        if (!type.StartsWith(Root, StringComparison.Ordinal)) return null;
        var rest = type.Split('+')[0][Root.Length..].Split('.');
        return rest.Length == 1 ? "" : rest[0];
    }
}

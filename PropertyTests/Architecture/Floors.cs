namespace Functional.Dispatch.PropertyTests.Architecture;

/// <summary>
/// The order of the floors of a house: a type may use types of its own floor and of floors before it. A floor is a namespace below the root.
/// </summary>
/// <param name="Root">The root namespace, without a dot behind it.</param>
/// <param name="Order">The floors, ground floor first.</param>
internal sealed record Floors(string Root, IReadOnlyList<string> Order)
{
    public IEnumerable<string> Violations(AssemblyScan scan) =>
        from use in scan.Uses
        let source = FloorOf(use.From)
        let target = FloorOf(use.To)
        where source is not null && target is not null
        where !Order.Contains(source) || !Order.Contains(target) || IndexOf(target) > IndexOf(source)
        select Order.Contains(source) ? $"{source} → {target}: {use}" : $"{source} is no floor: {use.From}";

    public IEnumerable<string> FloorsUsed(AssemblyScan scan) => scan.Uses.Select(u => FloorOf(u.From)).OfType<string>().Distinct();

    private int IndexOf(string floor) => Order.ToList().IndexOf(floor);

    // Null outside the house; the root itself is a floor without a name, which no order lists.
    private string? FloorOf(string type)
    {
        var outer = type.Split('+')[0];
        if (!outer.StartsWith(Root + ".", StringComparison.Ordinal)) return null;
        var rest = outer[(Root.Length + 1)..].Split('.');
        return rest.Length == 1 ? "" : rest[0];
    }
}

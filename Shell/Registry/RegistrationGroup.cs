using System.Collections.Immutable;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>Several registrations made by one step, taken back together.</summary>
public sealed class RegistrationGroup : IDisposable
{
    internal RegistrationGroup(ImmutableArray<Registration> members) => Members = members;

    /// <summary>The registrations, in the order in which they were made.</summary>
    public ImmutableArray<Registration> Members { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        for (var i = Members.Length - 1; i >= 0; i--) Members[i].Dispose();
    }

    // All or nothing: a refused step changes nothing.
    internal static RegistrationGroup Of(params ReadOnlySpan<Func<Registration>> steps)
    {
        var made = ImmutableArray.CreateBuilder<Registration>(steps.Length);
        try
        {
            foreach (var step in steps) made.Add(step());
            return new RegistrationGroup(made.ToImmutable());
        }
        catch
        {
            new RegistrationGroup(made.ToImmutable()).Dispose();
            throw;
        }
    }
}

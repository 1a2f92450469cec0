using System.Collections.Immutable;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>
/// The modes of a thread, immutable: users' modes in the order pushed, and one place for each kind of infrastructure mode. The innermost is asked
/// first: users' modes, the last pushed first, then the infrastructure, the highest slot first.
/// </summary>
public sealed class ModeStack
{
    private const int SlotCount = (int)InfrastructureSlot.Functional + 1;

    private readonly ImmutableArray<DispatchMode> _user;
    private readonly ImmutableArray<DispatchMode?> _infrastructure;

    private ModeStack(ImmutableArray<DispatchMode> user, ImmutableArray<DispatchMode?> infrastructure) =>
        (_user, _infrastructure) = (user, infrastructure);

    /// <summary>No modes.</summary>
    public static ModeStack Empty { get; } = new([], [.. new DispatchMode?[SlotCount]]);

    /// <summary>How many modes there are, both kinds together.</summary>
    public int Count => _user.Length + _infrastructure.Count(m => m is not null);

    /// <summary>Whether there is no mode.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The modes, the outermost first: infrastructure in slot order, then users'.</summary>
    public IEnumerable<DispatchMode> Modes => _infrastructure.OfType<DispatchMode>().Concat(_user);

    /// <summary>The mode that is asked first, or null.</summary>
    public DispatchMode? Innermost => Modes.LastOrDefault();

    /// <summary>The mode in an infrastructure slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <returns>The mode, or null.</returns>
    public DispatchMode? At(InfrastructureSlot slot) => _infrastructure[(int)slot];

    /// <summary>With one more mode: a user's innermost of all, an infrastructure mode in its slot.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>The new stack.</returns>
    /// <exception cref="ModeStackException">The slot holds a mode.</exception>
    public ModeStack Push(DispatchMode mode)
    {
        if (mode.Slot is not { } slot) return new ModeStack(_user.Add(mode), _infrastructure);
        if (At(slot) is { } held) throw new ModeStackException(new ModeSlotTakenError(slot, held.Name, mode.Name));
        return new ModeStack(_user, _infrastructure.SetItem((int)slot, mode));
    }

    /// <summary>Without the innermost mode.</summary>
    /// <param name="popped">The mode taken off.</param>
    /// <returns>The new stack.</returns>
    /// <exception cref="ModeStackException">There is none.</exception>
    public ModeStack Pop(out DispatchMode popped)
    {
        popped = Innermost ?? throw new ModeStackException(new NoModeError());
        return _user.IsEmpty
            ? new ModeStack(_user, _infrastructure.SetItem((int)popped.Slot!, null))
            : new ModeStack(_user.RemoveAt(_user.Length - 1), _infrastructure);
    }
}

using System.Runtime.CompilerServices;
using System.Threading;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>
/// An operator by name, for the whole life of its dispatcher: it stays valid while registrations come and go, also before the first and after
/// the last one. Calls read its table; the registry replaces it.
/// </summary>
public sealed class OperatorEntry
{
    private CallTable _table;

    internal OperatorEntry(Dispatcher dispatcher, OperatorName name, CallTable table)
    {
        Dispatcher = dispatcher;
        Name = name;
        _table = table;
    }

    /// <summary>The dispatcher it belongs to.</summary>
    public Dispatcher Dispatcher { get; }

    /// <summary>The operator.</summary>
    public OperatorName Name { get; }

    /// <summary>What calls go through now.</summary>
    public CallTable Table
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _table);
        internal set => Volatile.Write(ref _table, value);
    }

    /// <summary>The schema, or null while the operator is not defined.</summary>
    public FunctionSchema? Schema => Table.Rules.Definition?.Schema;

    /// <summary>Whether a definition or a kernel is registered.</summary>
    public bool Exists => !Table.Rules.IsEmpty;

    /// <inheritdoc />
    public override string ToString() => Name.ToString();
}

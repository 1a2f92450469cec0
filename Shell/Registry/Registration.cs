using System.Threading;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>
/// A registration that can be taken back. Dispose it in any order, on any thread, more than once, also when nothing else holds the dispatcher;
/// an older kernel at the same key becomes active again.
/// </summary>
public sealed class Registration : IDisposable
{
    private readonly OperatorName? _operator;
    private Dispatcher? _dispatcher;

    internal Registration(Dispatcher dispatcher, RegistrationId id, OperatorName? name)
    {
        _dispatcher = dispatcher;
        Id = id;
        _operator = name;
    }

    /// <summary>The identity in the rule set.</summary>
    public RegistrationId Id { get; }

    /// <summary>Whether it was taken back.</summary>
    public bool IsDisposed => Volatile.Read(ref _dispatcher) is null;

    /// <inheritdoc />
    public void Dispose() => Interlocked.Exchange(ref _dispatcher, null)?.Release(Id, _operator);
}

using System.Collections.Concurrent;
using System.Threading;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Threads;
using LanguageExt;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>
/// A registry that changes: the immutable rule set behind one reference that is swapped atomically. Registering and releasing take a lock among
/// themselves; calls take none, and see the registry before or after a change, never in between. Programs use one dispatcher, but nothing is
/// static: two do not know of each other. Thread state (<see cref="Threads.ThreadContext"/>) is the thread's and shared by all.
/// </summary>
public sealed class Dispatcher
{
    private readonly System.Threading.Lock _write = new();
    private readonly ConcurrentDictionary<string, OperatorEntry> _entries = new(StringComparer.Ordinal);
    private RuleSet _rules = RuleSet.Empty;
    private readonly Queue<(RegistrationId Id, OperatorName? Name)> _deferred = new();
    private DispatcherSettings _settings = DispatcherSettings.Default;
    private bool _isNotifying;

    /// <summary>All registrations at this moment.</summary>
    public RuleSet Rules => Volatile.Read(ref _rules);

    /// <summary>
    /// All registrations at this moment, what kernels do next included, for tools: it prints, explains and writes to a rule file like any
    /// other rule set.
    /// </summary>
    /// <returns>The rule set; it does not change any more.</returns>
    public RuleSet Export() => Rules;

    /// <summary>Fallback mode, variable hooks, key names and the like, as one immutable record.</summary>
    public DispatcherSettings Settings => Volatile.Read(ref _settings);

    /// <summary>The entry of an operator, which need not exist yet.</summary>
    /// <param name="name">The operator.</param>
    /// <returns>The same entry for the same name, always.</returns>
    public OperatorEntry Entry(OperatorName name)
    {
        if (_entries.TryGetValue(name.ToString(), out var entry)) return entry;
        lock (_write) return EntryLocked(name);
    }

    /// <summary>The entry of an operator that exists.</summary>
    /// <param name="name">The operator.</param>
    /// <returns>The entry, or none.</returns>
    public Option<OperatorEntry> Find(OperatorName name) =>
        _entries.TryGetValue(name.ToString(), out var entry) && entry.Exists ? entry : Option<OperatorEntry>.None;

    /// <summary>The operators that have kernels and no definition.</summary>
    /// <returns>Their entries.</returns>
    public IEnumerable<OperatorEntry> FindDangling() => Entries().Where(e => e.Table.Rules is { Definition: null, IsEmpty: false });

    /// <summary>The operators that have a kernel registered at exactly this key.</summary>
    /// <param name="key">A runtime or alias key.</param>
    /// <returns>Their entries.</returns>
    public IEnumerable<OperatorEntry> WithKernelAt(RegistrationKey key) => Entries().Where(e => e.Table.Rules.Active(key) is not null);

    /// <summary>Every operator that exists.</summary>
    /// <returns>Their entries.</returns>
    public IEnumerable<OperatorEntry> Entries() => _entries.Values.Where(e => e.Exists);

    /// <summary>Told of each operator that comes into being or goes; for those that are there already it is told at once.</summary>
    /// <param name="listener">Told.</param>
    /// <returns>Dispose it to be told no more.</returns>
    public IDisposable Listen(IRegistrationListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        lock (_write)
        {
            Notify([listener], l =>
            {
                foreach (var entry in Entries().Where(e => e.Table.Rules.Definition is not null)) l.OnRegistered(entry);
            });
            Change(s => s with { Listeners = s.Listeners.Add(listener) });
        }

        return new Unlisten(this, listener);
    }

    /// <summary>Replaces the settings by a function of them.</summary>
    /// <param name="change">Old settings to new; may run more than once.</param>
    public void Change(Func<DispatcherSettings, DispatcherSettings> change)
    {
        while (true)
        {
            var old = Settings;
            if (Interlocked.CompareExchange(ref _settings, change(old), old) == old) return;
        }
    }

    /// <summary>Attaches an observer of calls.</summary>
    /// <param name="observer">The observer.</param>
    /// <returns>Dispose it to detach.</returns>
    public IDisposable Observe(CallObserver observer)
    {
        ChangeObservers(o => o.Add(observer));
        return new Detach(this, observer);
    }

    private void ChangeObservers(Func<System.Collections.Immutable.ImmutableArray<CallObserver>, System.Collections.Immutable.ImmutableArray<CallObserver>> change)
    {
        lock (_write)
        {
            Change(s => s with { Observers = change(s.Observers) });
            Swap(_rules, null);
        }
    }

    private CallTable NewTable(RuleSet rules, OperatorRules operatorRules, CallTable? previous) =>
        new(rules.BackendFallbacks, operatorRules, !Settings.Observers.IsEmpty, previous);

    private sealed class Detach(Dispatcher dispatcher, CallObserver observer) : IDisposable
    {
        public void Dispose() => dispatcher.ChangeObservers(o => o.Remove(observer));
    }

    /// <summary>Defines an operator.</summary>
    /// <param name="schema">Its schema.</param>
    /// <param name="debug">Who defines it.</param>
    /// <param name="describe">Adds alias analysis, tags and the like.</param>
    /// <returns>Dispose it to take the definition back.</returns>
    /// <exception cref="RegistrationException">The operator is defined already, or a kernel does not fit.</exception>
    public Registration Define(FunctionSchema schema, string debug, Func<OperatorDefinition, OperatorDefinition>? describe = null) =>
        Register(schema.Name, r => r.Define(schema, debug, describe));

    /// <summary>Registers a kernel.</summary>
    /// <param name="name">The operator, defined or not.</param>
    /// <param name="key">A runtime or alias key; null is CompositeImplicitAutograd.</param>
    /// <param name="kernel">The kernel, its <see cref="Kernel.Code"/> a <see cref="KernelFunction"/>.</param>
    /// <returns>Dispose it to take the kernel back.</returns>
    /// <exception cref="RegistrationException">The kernel does not fit, or the key is none to register for.</exception>
    public Registration Implement(OperatorName name, RegistrationKey? key, Kernel kernel)
    {
        KernelRule? previous = null;
        var registration = Register(name, r =>
        {
            if (Settings.OnOverride is not null) previous = r.Find(name).MatchUnsafe(o => o.Active(key ?? AliasKey.CompositeImplicitAutograd), () => null);
            return r.Implement(name, key, kernel);
        });
        if (previous is not null) Settings.OnOverride?.Invoke(new KernelOverride(name, previous.Key, previous.Kernel, kernel));
        return registration;
    }

    /// <summary>Registers a backend fallback.</summary>
    /// <param name="key">A runtime key.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="builtIn">Whether it is one of the built-in ones, of which AutogradPrivateUse1's may be replaced.</param>
    /// <returns>Dispose it to take the fallback back.</returns>
    /// <exception cref="RegistrationException">The key has a fallback.</exception>
    public Registration Fallback(DispatchKey key, Kernel kernel, bool builtIn = false) =>
        Register(null, r => r.Fallback(key, kernel, builtIn));

    private Registration Register(OperatorName? name, Func<RuleSet, Either<DispatchError, Registered>> step)
    {
        lock (_write)
        {
            if (_isNotifying) throw new RegistrationException(new RegisteringFromListenerError());
            var registered = step(_rules).Match(Right: r => r, Left: e => throw new RegistrationException(e));
            Swap(registered.Rules, name);
            return new Registration(this, registered.Id, name);
        }
    }

    internal void Release(RegistrationId id, OperatorName? name)
    {
        lock (_write)
        {
            if (_isNotifying) _deferred.Enqueue((id, name));
            else _rules.Release(id).IfRight(rules => Swap(rules, name));
        }
    }

    // Under the lock. Calls see the new tables one by one; each is whole.
    private void Swap(RuleSet rules, OperatorName? name)
    {
        Volatile.Write(ref _rules, rules);
        if (name is not { } changed)
        {
            foreach (var entry in _entries.Values) entry.Table = NewTable(rules, entry.Table.Rules, entry.Table);
            return;
        }

        var at = EntryLocked(changed);
        var before = at.Table.Rules;
        var after = rules.Find(changed).IfNone(() => OperatorRules.None(changed));
        at.Table = NewTable(rules, after, at.Table);
        if (before.Definition is null && after.Definition is not null)
            Notify(Settings.Listeners, l => l.OnRegistered(at));
        else if (before.Definition is not null && after.Definition is null)
            Notify(Settings.Listeners, l => l.OnDeregistered(at));
    }

    // Under the lock, as the last thing a change does. What a listener throws must neither undo nor hide the change; what it releases is
    // released when all have been told, so that each is told of one change at a time.
    private void Notify(System.Collections.Immutable.ImmutableArray<IRegistrationListener> listeners, Action<IRegistrationListener> tell)
    {
        if (listeners.IsEmpty) return;
        _isNotifying = true;
        foreach (var listener in listeners)
        {
#pragma warning disable CA1031 // Whatever it is: see above.
            try
            {
                tell(listener);
            }
            catch (Exception thrown)
            {
                WarningSink.Current.Warn($"a registration listener threw {thrown.GetType().Name}: {thrown.Message}");
            }
#pragma warning restore CA1031
        }

        _isNotifying = false;
        while (_deferred.TryDequeue(out var released)) _rules.Release(released.Id).IfRight(rules => Swap(rules, released.Name));
    }

    private OperatorEntry EntryLocked(OperatorName name)
    {
        var text = name.ToString();
        if (_entries.TryGetValue(text, out var entry)) return entry;
        entry = new OperatorEntry(this, name, NewTable(_rules, OperatorRules.None(name), null));
        _entries[text] = entry;
        return entry;
    }

    private sealed class Unlisten(Dispatcher dispatcher, IRegistrationListener listener) : IDisposable
    {
        public void Dispose() => dispatcher.Change(s => s with { Listeners = s.Listeners.Remove(listener) });
    }
}

/// <summary>
/// Is told of operators that come and go. Called under the registry's write lock: it must not register anything itself (that is an error) nor
/// wait for a thread that does; what it releases is released after all listeners were told. What it throws becomes a warning.
/// </summary>
public interface IRegistrationListener
{
    /// <summary>An operator was defined.</summary>
    /// <param name="entry">The operator.</param>
    void OnRegistered(OperatorEntry entry);

    /// <summary>An operator's definition was taken back.</summary>
    /// <param name="entry">The operator.</param>
    void OnDeregistered(OperatorEntry entry);
}

using Functional.Dispatch.Shell.Observation;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Cli.Commands;

/// <summary>Prints the dispatch chains of a program's first calls: those made by the program itself, with all that they come to.</summary>
internal sealed class FirstCalls : IDisposable
{
    private readonly int _count;
    private readonly Action<string> _line;
    private readonly DispatchTrace? _trace;
    private IDisposable? _observing;
    private int _seen;

    /// <summary>Begins.</summary>
    /// <param name="dispatcher">Whose calls.</param>
    /// <param name="count">How many calls; 0 for none.</param>
    /// <param name="line">Told each line.</param>
    public FirstCalls(Dispatcher dispatcher, int count, Action<string> line)
    {
        (_count, _line) = (count, line);
        if (count == 0) return;
        _trace = new DispatchTrace(Write);
        _observing = dispatcher.Observe(_trace);
    }

    /// <summary>Called between calls: calls are observed no longer than needed, as that makes them slower.</summary>
    public void OnStep()
    {
        if (_seen > _count) Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _observing?.Dispose();
        _trace?.Dispose();
        _observing = null;
    }

    private void Write(string text)
    {
        if (!text.StartsWith(' ') && !text.StartsWith("[error]", StringComparison.Ordinal)) _seen++;
        if (_seen <= _count) _line(text);
    }
}

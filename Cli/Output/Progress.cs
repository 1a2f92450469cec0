using System.Diagnostics;
using System.Globalization;

namespace Functional.Dispatch.Cli.Output;

/// <summary>A progress bar on standard error: only on a terminal, and only once something takes longer than a second. It is gone when it is done.</summary>
public sealed class Progress : IDisposable
{
    private const int Width = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter? _terminal;
    private readonly string _what;
    private readonly int _total;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Patience;
    private int _done;
    private int _shown;

    private Progress(TextWriter? terminal, string what, int total)
    {
        _terminal = terminal;
        _what = what;
        _total = total;
    }

    /// <summary>Starts one.</summary>
    /// <param name="error">Standard error, as the command has it.</param>
    /// <param name="what">What is under way, a word or two.</param>
    /// <param name="total">How many steps there are.</param>
    /// <returns>The bar.</returns>
    public static Progress On(TextWriter error, string what, int total) =>
        new(ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected ? error : null, what, total);

    /// <summary>One that shows itself wherever it is told to, for tests.</summary>
    /// <param name="terminal">Where it shows itself.</param>
    /// <param name="what">What is under way.</param>
    /// <param name="total">How many steps there are.</param>
    /// <returns>The bar, which does not wait for a second.</returns>
    internal static Progress Impatient(TextWriter terminal, string what, int total) => new(terminal, what, total) { _next = TimeSpan.Zero };

    /// <summary>A step is done.</summary>
    public void Advance()
    {
        _done++;
        if (_terminal is null || _clock.Elapsed < _next) return;
        _next = _clock.Elapsed + Interval;
        var filled = _total == 0 ? Width : Width * _done / _total;
        var line = string.Create(CultureInfo.InvariantCulture, $"{_what} [{new string('#', filled)}{new string('.', Width - filled)}] {_done}/{_total}");
        _terminal.Write($"\r{line.PadRight(_shown)}");
        _shown = line.Length;
    }

    /// <summary>Wipes the bar away.</summary>
    public void Dispose()
    {
        if (_shown > 0) _terminal!.Write($"\r{new string(' ', _shown)}\r");
    }
}

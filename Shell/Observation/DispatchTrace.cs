using System.Text;
using System.Threading;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Observation;

// Note "The text of a trace". One line for each call, redispatch and range, indented by two spaces for each one it lies in:
//
//     [call] op=[aten::add.Tensor], key=[AutogradCPU], keys=[CPU, ADInplaceOrView, AutogradCPU]
//       [redispatch] op=[aten::add.Tensor], key=[CPU], keys=[CPU]
//
// The line is written when the range begins. `key` is the key whose kernel runs, `keys` what the kernel receives, in ascending order; both are
// printed with the dispatcher's key names. A range that ends by an exception is followed by a line of the same indentation,
// `[error] ` and the exception's type and message, at the innermost range that it leaves. Ranges: see CallRanges. The first two fields are
// PyTorch's (TORCH_SHOW_DISPATCH_TRACE), which indents by one space.

/// <summary>Writes the chain of calls and redispatches as indented text; the format is stated at the top of the source file and in the docs. Serves any number of threads, each indented by itself.</summary>
public sealed class DispatchTrace : CallObserver, IDisposable
{
    private readonly System.Threading.Lock _write = new();
    private readonly Action<string>? _line;
    private readonly StringBuilder _text = new();
    private readonly ThreadLocal<Nesting> _nesting = new(() => new Nesting());

    /// <summary>A trace.</summary>
    /// <param name="line">Called with each line, one at a time; null collects the text (<see cref="ToString"/>).</param>
    public DispatchTrace(Action<string>? line = null) => _line = line;

    /// <inheritdoc />
    public override bool NeedsRedispatches => true;

    /// <inheritdoc />
    public override object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs)
    {
        var nesting = _nesting.Value!;
        var names = op.Dispatcher.Settings.KeyNames;
        var members = string.Join(", ", keys.Select(names.Print));
        Write(nesting.Depth, $"[{range}] op=[{op.Name}], key=[{names.Print(keys.HighestPriorityKey)}], keys=[{members}]");
        nesting.Depth++;
        nesting.Reported = null;
        return null;
    }

    /// <inheritdoc />
    public override void OnLeave(object? token, OperatorEntry op, Exception? error)
    {
        var nesting = _nesting.Value!;
        nesting.Depth--;
        if (error is null || ReferenceEquals(nesting.Reported, error)) return;
        nesting.Reported = error;
        Write(nesting.Depth, $"[error] {error.GetType().Name}: {error.Message}");
    }

    /// <summary>The text collected so far.</summary>
    /// <returns>Lines, each ended by a line feed; empty when lines are handed on.</returns>
    public override string ToString()
    {
        lock (_write) return _text.ToString();
    }

    /// <summary>Lets go of what is kept for each thread.</summary>
    public void Dispose() => _nesting.Dispose();

    private void Write(int depth, string line)
    {
        lock (_write)
        {
            var indented = new string(' ', 2 * depth) + line;
            if (_line is not null) _line(indented);
            else _text.Append(indented).Append('\n');
        }
    }

    private sealed class Nesting
    {
        public int Depth { get; set; }

        /// <summary>The exception that was written already while it leaves one range after another.</summary>
        public Exception? Reported { get; set; }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Functional.Dispatch.Bench.Peers;

/// <summary>A program beside which is measured: it answers a row's name and a number of milliseconds by the nanoseconds of one operation.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    private Peer(Process process, string name)
    {
        _process = process;
        Name = name;
    }

    /// <summary>What it says it is.</summary>
    public string Name { get; }

    /// <summary>Starts a peer.</summary>
    /// <param name="command">The command, its words apart by spaces.</param>
    /// <param name="more">Further arguments, as they are.</param>
    /// <returns>The peer, ready.</returns>
    /// <exception cref="PeerException">It cannot be started, or does not answer.</exception>
    public static Peer Start(string command, params string[] more)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) throw new PeerException("the command of a peer is empty");
        var start = new ProcessStartInfo(words[0]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var word in words[1..].Concat(more)) start.ArgumentList.Add(word);
        start.Environment["FDISPATCH_NUM_THREADS"] = Functional.Dispatch.Aten.Threading.ComputeThreads.Count.ToString(CultureInfo.InvariantCulture);
        try
        {
            var process = Process.Start(start) ?? throw new PeerException($"`{command}` did not start");
            return new(process, Ask(process, command, "hello"));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PeerException($"`{words[0]}` cannot be started: {e.Message}");
        }
    }

    /// <summary>Measures a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="milliseconds">For about how long.</param>
    /// <returns>Nanoseconds of one operation.</returns>
    /// <exception cref="PeerException">It does not answer with a number.</exception>
    public double Measure(string row, int milliseconds) => Number(row, string.Create(CultureInfo.InvariantCulture, $"{row} {milliseconds}"));

    private double Number(string row, string question)
    {
        var answer = Ask(_process, Name, question);
        return double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out var nanoseconds) ? nanoseconds
            : throw new PeerException($"`{Name}` answered `{answer}` to `{row}`, a number was expected");
    }

    /// <summary>The names of the rows that it has; of peers that can be asked for them.</summary>
    /// <returns>The names.</returns>
    /// <exception cref="PeerException">It does not answer.</exception>
    public IReadOnlySet<string> Rows() => Ask(_process, Name, "rows").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    /// <summary>Counts the instructions of a row; of peers that can.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Instructions of one operation, or null where the peer cannot count.</returns>
    /// <exception cref="PeerException">It does not answer with a number.</exception>
    public double? Instructions(string row) => Number(row, $"{row} instructions") is >= 0 and var count ? count : null;

    /// <inheritdoc />
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }

    private static string Ask(Process process, string name, string question)
    {
        try
        {
            process.StandardInput.WriteLine(question);
            process.StandardInput.Flush();
            return process.StandardOutput.ReadLine() ?? throw new PeerException($"`{name}` ended without an answer to `{question}`");
        }
        catch (IOException e)
        {
            throw new PeerException($"`{name}` ended: {e.Message}");
        }
    }
}

/// <summary>A peer did not do its part.</summary>
/// <param name="message">One line.</param>
internal sealed class PeerException(string message) : Exception(message);

using System.Globalization;
using Functional.Dispatch.Bench.Peers;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>PyTorch on the same device: the program peers/gpu_peer.py, which travels inside this one.</summary>
internal sealed class GpuPeer : IDisposable
{
    private readonly Peer _peer;

    private GpuPeer(Peer peer) => _peer = peer;

    /// <summary>What it says it is: PyTorch, its version, and the device as it names it.</summary>
    public string Name => _peer.Name;

    /// <summary>Starts it.</summary>
    /// <param name="command">The command of a Python.</param>
    /// <param name="info">The device.</param>
    /// <returns>The peer.</returns>
    /// <exception cref="PeerException">It does not start, has no torch, or its torch does not have the device; the message says which.</exception>
    public static GpuPeer Start(string command, AcceleratorInfo info)
    {
        var device = info.Kind == ProcessorKind.Cpu ? "cpu" : info.Name;
        var peer = Peer.Start(command, "-u", "-c", PeerScripts.Read("gpu_peer.py"), device);
        const string Refusal = "none: ";
        if (!peer.Name.StartsWith(Refusal, StringComparison.Ordinal)) return new(peer);
        peer.Dispose();
        throw new PeerException($"`{command}`: {peer.Name[Refusal.Length..]}");
    }

    /// <summary>A way to measure a row in turns with ours.</summary>
    /// <param name="row">The row.</param>
    /// <param name="size">Its size.</param>
    /// <param name="milliseconds">For about how long.</param>
    /// <returns>Its times.</returns>
    public PeerTiming Row(string row, long size, int milliseconds) =>
        new(Name, () => _peer.Measure(string.Create(CultureInfo.InvariantCulture, $"{row.Replace(' ', '_')} {size}"), milliseconds));

    public void Dispose() => _peer.Dispose();
}

/// <summary>What a peer answers, round by round.</summary>
internal sealed class PeerTiming(string name, Func<double> measure)
{
    private readonly List<double> _rounds = [];

    /// <summary>Nanoseconds of one operation in the fastest round.</summary>
    public double Min => _rounds.Min();

    /// <summary>Measures one round.</summary>
    public void Measure() => _rounds.Add(measure());

    /// <summary>The times of a row.</summary>
    /// <param name="scale">From nanoseconds to the row's unit.</param>
    /// <returns>Best and median.</returns>
    public PeerTimes Times(Func<double, double> scale) => new(name, scale(Min), scale(_rounds.Order().ElementAt(_rounds.Count / 2)));
}

using Functional.Dispatch.Bench.Peers;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Devices;

namespace Functional.Dispatch.Bench.Gpu;

/// <summary>Everything about one device, printed row by row as it is measured.</summary>
internal static class GpuRun
{
    private const string DefaultPython = "python3";
    private const long ElementsOnGpu = (1L << 30) / Sizes.ElementBytes;
    private const long ElementsOnProcessor = 1L << 24;

    // Operands, results, and the peer's own: eight times the size of one fit twice.
    private const long MemoryShare = 16;

    /// <summary>Opens the first GPU, or else the first device there is.</summary>
    /// <returns>The device, the caller's to dispose.</returns>
    /// <exception cref="NoDeviceException">There is none.</exception>
    public static IAccelerator OpenDefault()
    {
        var devices = Accelerators.Default.Report().SelectMany(r => r.Devices).ToArray();
        var chosen = devices.FirstOrDefault(d => d.Kind == ProcessorKind.Gpu) ?? devices.FirstOrDefault();
        return Accelerators.Default.Open((chosen?.Address ?? DeviceAddress.Auto).ToString());
    }

    /// <summary>Measures a device.</summary>
    /// <param name="session">The device.</param>
    /// <param name="elements">Elements of the operands of operators bound by memory; null for what suits the device.</param>
    /// <param name="python">The command of a Python that must have torch with the device; null for <c>python3</c>, which may have it.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="perhaps">The command that may have torch.</param>
    /// <returns>The rows.</returns>
    public static List<BenchRow> Run(DeviceSession session, long? elements, string? python, TextWriter output, string perhaps = DefaultPython)
    {
        var size = elements is { } given ? Fitting(session, given) : DefaultSize(session);
        output.WriteLine(session.Description);
        using var peer = StartPeer(session, python, perhaps, output);
        var table = new GpuTable(output, size, peer?.Name);
        var copy = Ceilings.Copy(session, size);
        table.Write(copy);
        var products = Ceilings.Products(session, MatrixRun.SizesFor(session)).Select(table.Write).ToList();
        foreach (var row in MemoryRun.Run(session, size, copy.Min, peer)) table.Write(row);
        foreach (var row in FusionRun.Run(session, size, copy.Min)) table.Write(row);
        foreach (var row in MatrixRun.Run(session, products.Select(p => (long)p.X!.Value), products.Max(p => p.Min), peer)) table.Write(row);
        foreach (var row in LaunchRun.Run(session, peer)) table.Write(row);
        return table.Rows;
    }

    private static long DefaultSize(DeviceSession session)
    {
        var wanted = session.Info.Kind == ProcessorKind.Gpu ? ElementsOnGpu : ElementsOnProcessor;
        return Math.Max(Sizes.Least, Math.Min(wanted, session.Info.MemoryBytes / MemoryShare / Sizes.ElementBytes) / Sizes.Least * Sizes.Least);
    }

    private static long Fitting(DeviceSession session, long elements) => elements <= session.Info.MemoryBytes / MemoryShare / Sizes.ElementBytes
        ? elements
        : throw new FailureException(new UsageError(
            $"{Sizes.Text(elements)} are too many for {session.Info}: operands and results need {MemoryShare / 2} times as much, and PyTorch's the same",
            $"at most {Sizes.Text(session.Info.MemoryBytes / MemoryShare / Sizes.ElementBytes)}"));

    private static GpuPeer? StartPeer(DeviceSession session, string? python, string perhaps, TextWriter output)
    {
        try
        {
            return GpuPeer.Start(python ?? perhaps, session.Info);
        }
        catch (PeerException reason) when (python is null)
        {
            output.WriteLine($"no PyTorch beside it: {reason.Message} (--python says where one is)");
            return null;
        }
    }
}

using System.IO.Compression;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Samples.Training;

/// <summary>The 1,797 optical digits (Data/README.md says whose they are), the first 1,437 to train with, the rest to test with.</summary>
/// <param name="Pixels">1,797 × 64 pixels from 0 to 1, of a floating-point type.</param>
/// <param name="Labels">The digits, int64.</param>
public sealed record Digits(Tensor Pixels, Tensor Labels)
{
    /// <summary>How many there are.</summary>
    public const int Count = 1797;

    /// <summary>How many of them are for training.</summary>
    public const int Training = 1437;

    private const int Columns = 65;

    /// <summary>Reads the digits that lie in this assembly.</summary>
    /// <param name="aten">The operators.</param>
    /// <param name="type">float32 or float64.</param>
    /// <param name="device">Where they are wanted; null for the CPU.</param>
    /// <returns>The digits.</returns>
    public static Digits Load(AtenOperators aten, ScalarType type, Device? device = null)
    {
        using var stream = new GZipStream(typeof(Digits).Assembly.GetManifestResourceStream("digits.gz")!, CompressionMode.Decompress);
        var bytes = new byte[Count * Columns];
        stream.ReadExactly(bytes);
        var rows = HostTensors.From(bytes, Count, Columns);
        var pixels = aten.ToDtype.Call(aten.Slice.Call(rows, 1, 0, Columns - 1), type);
        var (scaled, labels) = (aten.DivScalar.Call(pixels, 16), aten.ToDtype.Call(aten.Select.Call(rows, 1, Columns - 1), ScalarType.Long));
        return new(aten.ToDtypeLayout.Call(scaled, device: device), aten.ToDtypeLayout.Call(labels, device: device));
    }
}

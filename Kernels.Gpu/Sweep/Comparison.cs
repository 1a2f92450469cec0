using System.Collections.Immutable;
using System.Globalization;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Sweep;

/// <summary>A device's result beside the CPU's.</summary>
internal static class Comparison
{
    /// <summary>Compares.</summary>
    /// <param name="host">The CPU's result, for sizes, strides and type.</param>
    /// <param name="reference">The CPU's result in float64, for values.</param>
    /// <param name="device">The device's result.</param>
    /// <param name="tolerance">The error allowed.</param>
    /// <returns>The largest error, and what is wrong; null when nothing is.</returns>
    public static (double Error, string? Problem) Of(Tensor host, Tensor reference, Tensor device, Tolerance tolerance)
    {
        if (host.ScalarType != device.ScalarType) return (0, $"the CPU's result is of {ScalarTypes.Name(host.ScalarType)}, the device's of {ScalarTypes.Name(device.ScalarType)}");
        if (!host.Sizes.SequenceEqual(device.Sizes) || !host.Strides.SequenceEqual(device.Strides))
            return (0, $"the CPU's result is [{Text(host.Sizes)}] by [{Text(host.Strides)}], the device's [{Text(device.Sizes)}] by [{Text(device.Strides)}]");
        if (device.Storage is not DeviceStorage) return (0, "the device's result is not on the device");
        var (expected, found) = (Doubles(reference), Doubles(OnHost(device)));
        var isSingle = host.ScalarType == ScalarType.Float;
        var worst = 0.0;
        for (var i = 0; i < expected.Length; i++)
        {
            var (e, f) = (isSingle ? (float)expected[i] : expected[i], found[i]);
            if (e.Equals(f) || e == f) continue;
            if (!double.IsFinite(e) || !double.IsFinite(f)) return (double.PositiveInfinity, Differs(i, e, f));
            var error = tolerance.ErrorOf(e, f);
            worst = Math.Max(worst, error);
            if (error > tolerance.Relative || !ScalarTypes.IsFloatingPoint(host.ScalarType)) return (worst, Differs(i, e, f));
        }

        return (worst, null);
    }

    /// <summary>Whether a call left alone what is not its result: arguments that it only reads, and what lies between and around the elements of those that it writes.</summary>
    /// <param name="draft">What was in the argument's memory.</param>
    /// <param name="device">The argument, after the call.</param>
    /// <param name="isWritten">Whether the operator writes to it.</param>
    /// <returns>What was touched; null when nothing was.</returns>
    public static string? Touched(TensorDraft draft, Tensor device, bool isWritten)
    {
        // An output that was given its size anew has other memory.
        if (isWritten && (!device.Shape.Equals(draft.Shape) || device.StorageOffset != draft.Offset)) return null;
        if (!device.Shape.Equals(draft.Shape) || device.StorageOffset != draft.Offset) return "an argument that is only read has another shape";
        var before = ((HostStorage)draft.OnHost(widen: false).Storage!).Bytes;
        var after = Bytes(device).Bytes;
        if (before.SequenceEqual(after[..before.Length])) return null;
        var size = ScalarTypes.SizeOf(draft.Type);
        var own = isWritten ? Places(draft) : [];
        for (var i = 0; i < draft.Elements.Length; i++)
        {
            if (own.Contains(i) || before.Slice(i * size, size).SequenceEqual(after.Slice(i * size, size))) continue;
            return string.Create(CultureInfo.InvariantCulture, $"element {i} of the memory of an argument changed, {(isWritten ? "which is outside the tensor written to" : "which the operator only reads")}");
        }

        return null;
    }

    private static HashSet<long> Places(TensorDraft draft)
    {
        var places = new HashSet<long> { draft.Offset };
        for (var d = 0; d < draft.Shape.Sizes.Length; d++)
            places = [.. places.SelectMany(p => Enumerable.Range(0, (int)draft.Shape.Sizes[d]).Select(i => p + (i * draft.Shape.Strides[d])))];
        return places;
    }

    private static HostStorage Bytes(Tensor device)
    {
        // As bytes, past every kernel that might hide what is there.
        var bytes = HostStorage.Allocate(device.Storage!.ByteCount);
        var buffer = DeviceContext.BufferOf(device);
        buffer.Accelerator.DefaultStream.Download(buffer, bytes.Bytes);
        return bytes;
    }

    private static Tensor OnHost(Tensor device)
    {
        var bytes = Bytes(device);
        var host = HostTensors.Empty(TensorShape.Contiguous(0), device.ScalarType);
        host.SetStorage(bytes, device.Shape, device.StorageOffset);
        return host;
    }

    // A byte that is no truth value must not pass for one.
    private static double[] Doubles(Tensor tensor)
    {
        if (tensor.ScalarType != ScalarType.Bool) return Casts.To(tensor, ScalarType.Double).ToArray<double>();
        var bytes = HostTensors.Empty(TensorShape.Contiguous(0), ScalarType.Byte);
        bytes.SetStorage(tensor.Storage!, tensor.Shape, tensor.StorageOffset);
        return Casts.To(bytes, ScalarType.Double).ToArray<double>();
    }

    private static string Differs(int i, double expected, double found) => string.Create(CultureInfo.InvariantCulture, $"element {i} is {found:R}, not {expected:R}");

    private static string Text(ImmutableArray<long> sizes) => string.Join(", ", sizes);
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Aten.Recorded;

/// <summary>
/// Random calls of an operator: a recorded call gives what arguments go together, chance gives sizes, memory layouts and floating-point elements.
/// </summary>
internal static class Variation
{
    /// <summary>A random call.</summary>
    /// <param name="op">The operator's name.</param>
    /// <param name="seed">The same seed gives the same call.</param>
    /// <param name="only">Which recorded calls may be varied.</param>
    /// <returns>A call that PyTorch made without error, changed in what it does not depend on; or null when there is none.</returns>
    public static RecordedCall? Of(string op, int seed, Func<RecordedCall, bool>? only = null)
    {
        var random = new System.Random(seed);
        var calls = Recording.Of(op).Where(c => c.Error is null && (only is null || only(c))).ToArray();
        return calls.Length == 0 ? null : Varied(calls[random.Next(calls.Length)], random);
    }

    private static RecordedCall Varied(RecordedCall call, System.Random random)
    {
        // Tensors in shared memory are about just that; sizes that are said as numbers as well are kept.
        if (call.Storages.Length != call.Tensors.Length || call.Storages.IsEmpty) return call;
        var sizes = Enumerable.Range(0, 64).Select(size => size < 2 || call.Arguments.Any(HasNumbers) ? size : 2 + random.Next(4)).ToArray();
        var isWritten = call.Results.OfType<RecordedResult>().Select(r => r.Is).Where(i => i >= 0).ToHashSet();
        var storages = ImmutableArray.CreateBuilder<RecordedStorage>();
        var tensors = ImmutableArray.CreateBuilder<RecordedTensor>();
        foreach (var (tensor, i) in call.Tensors.Select((t, i) => (t, i)))
        {
            var elements = call.Storages[tensor.Storage];
            var resized = tensor.Sizes.Select(size => size < sizes.Length ? sizes[size] : size).ToImmutableArray();
            var (strides, offset) = Layout(resized, random, !isWritten.Contains(i));
            var length = offset + Shapes.ExtentOf(new TensorShape(resized, strides));
            storages.Add(new(elements.Type, Fill(elements, length, random)));
            tensors.Add(tensor with { Storage = i, Sizes = resized, Strides = strides, Offset = offset });
        }

        return call with { Storages = storages.ToImmutable(), Tensors = tensors.ToImmutable() };
    }

    // A list of numbers may be sizes, dimensions or strides.
    private static bool HasNumbers(JsonElement argument) =>
        argument.ValueKind == JsonValueKind.Array && argument.EnumerateArray().Any(a => a.ValueKind == JsonValueKind.Number);

    // Dimensions in any order in memory, gaps, a beginning after the storage's, and dimensions of one element repeated.
    private static (ImmutableArray<long> Strides, long Offset) Layout(ImmutableArray<long> sizes, System.Random random, bool mayRepeat)
    {
        var order = Enumerable.Range(0, sizes.Length).Reverse().ToArray();
        if (random.Next(2) == 0) random.Shuffle(order);
        var strides = new long[sizes.Length];
        var step = random.Next(3) == 0 ? 2L : 1;
        foreach (var d in order)
        {
            if (mayRepeat && random.Next(8) == 0) continue;
            strides[d] = step;
            step *= Math.Max(sizes[d], 1);
        }

        return ([.. strides], random.Next(2) * random.Next(4));
    }

    private static byte[] Fill(RecordedStorage recorded, long length, System.Random random)
    {
        var bytes = new byte[length * ScalarTypes.SizeOf(recorded.Type)];
        switch (recorded.Type)
        {
            case ScalarType.Float:
                foreach (ref var x in MemoryMarshal.Cast<byte, float>(bytes.AsSpan())) x = (float)Number(random);
                break;
            case ScalarType.Double:
                foreach (ref var x in MemoryMarshal.Cast<byte, double>(bytes.AsSpan())) x = Number(random);
                break;
            default:
                // Integers may be indices, so the recorded ones are taken, again and again.
                for (var i = 0; i < bytes.Length && recorded.Bytes.Length > 0; i++) bytes[i] = recorded.Bytes[i % recorded.Bytes.Length];
                break;
        }

        return bytes;
    }

    private static double Number(System.Random random) => random.Next(20) == 0 ? 0 : (random.NextDouble() * 4) - 2;
}

using System.Numerics;
using System.Runtime.InteropServices;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Tensors;

public sealed class HostTensorsTests
{
    [Fact]
    public void Elements_come_back_as_they_were_given_in_every_type()
    {
        Same<float>([1.5f, -2, float.NaN], ScalarType.Float);
        Same<double>([1.5, -2, double.PositiveInfinity], ScalarType.Double);
        Same<long>([long.MinValue, 0, 7], ScalarType.Long);
        Same<int>([int.MinValue, 0, 7], ScalarType.Int);
        Same<short>([-3, 0, 7], ScalarType.Short);
        Same<sbyte>([-3, 0, 7], ScalarType.Char);
        Same<byte>([255, 0, 7], ScalarType.Byte);
        Same([true, false, true], ScalarType.Bool);
        Same([(Half)1.5f, (Half)(-2f), Half.NaN], ScalarType.Half);
        Same([(BFloat16)1.5f, (BFloat16)(-2f), (BFloat16)float.NaN], ScalarType.BFloat16);
        Same([new Complex64(1, 2), new Complex64(-1, 0), default], ScalarType.ComplexFloat);
        Same([new Complex(1, 2), new Complex(-1, 0), default], ScalarType.ComplexDouble);

        static void Same<T>(T[] data, ScalarType type)
            where T : unmanaged
        {
            var tensor = HostTensors.From(data, 3);
            Assert.Equal(type, tensor.ScalarType);
            Assert.Equal(data, tensor.ToArray<T>());
            Assert.Equal(data, tensor.HostSpan<T>().ToArray());
            Assert.Equal(3 * ScalarTypes.SizeOf(type), tensor.Storage!.ByteCount);
        }
    }

    [Fact]
    public void An_array_of_any_strides_is_read_in_row_major_order()
    {
        var transposed = HostTensors.Strided<long>([0, 1, 2, 3, 4, 5], new TensorShape([3, 2], [1, 3]));
        Assert.Equal([0L, 3, 1, 4, 2, 5], transposed.ToArray<long>());
        var repeated = HostTensors.Strided<long>([0, 1, 2], new TensorShape([2, 2], [0, 1]), 1);
        Assert.Equal([1L, 2, 1, 2], repeated.ToArray<long>());
        Assert.Equal([1L], HostTensors.Strided<long>([0, 1], new TensorShape([], []), 1).ToArray<long>());
        Assert.Empty(HostTensors.Strided<long>([], new TensorShape([2, 0], [0, 1])).ToArray<long>());
    }

    [Fact]
    public void Bits_are_carried_out_when_elements_are_copied_and_refuse_a_span()
    {
        var complex = HostTensors.From(new[] { new Complex(1, 2) }, 1);
        complex.IsConjugate = true;
        Assert.Equal([new Complex(1, -2)], complex.ToArray<Complex>());
        var negative = HostTensors.From(new[] { 1f, -2f }, 2);
        negative.IsNegative = true;
        Assert.Equal([-1f, 2f], negative.ToArray<float>());
        Assert.Throws<TensorRuntimeException>(() => negative.HostSpan<float>().ToArray());
        var zero = new Tensor(TensorShape.Contiguous(2)) { IsZero = true };
        Assert.Equal([0f, 0f], zero.ToArray<float>());
    }

    [Fact]
    public void Host_data_is_refused_with_the_reason()
    {
        Assert.Throws<TensorPropertyException>(() => HostTensors.From<float>([1, 2], 3));
        Assert.Throws<TensorPropertyException>(() => HostTensors.From<float>([1, 2]));
        Assert.Throws<TensorPropertyException>(() => HostTensors.From<char>(['a'], 1));
        Assert.Throws<TensorPropertyException>(() => HostTensors.Strided<float>([1, 2], new TensorShape([2], [2])));
        Assert.Throws<TensorTypeException>(() => HostTensors.From<float>([1], 1).ToArray<double>());
        Assert.Throws<TensorRuntimeException>(() => new Tensor(TensorShape.Contiguous(1)).ToArray<float>());
        var strided = HostTensors.Strided<float>([1, 2, 3], new TensorShape([2], [2]));
        Assert.Contains("contiguous", Assert.Throws<TensorRuntimeException>(() => strided.HostSpan<float>().ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_storage_keeps_its_first_bytes_when_it_is_resized()
    {
        foreach (var (before, after) in new[] { (4L, 8L), (8, 40), (40, 8), (40, 200_000), (200_000, 300_000), (300_000, 12), (0, 16) })
        {
            var storage = HostStorage.Allocate(before);
            storage.Bytes.Fill(7);
            storage.Resize(after);
            Assert.Equal(after, storage.ByteCount);
            Assert.Equal(after, storage.Bytes.Length);
            Assert.Equal((int)Math.Min(before, after), storage.Bytes[..(int)Math.Min(before, after)].Count((byte)7));
        }
    }

    [Fact]
    public void A_large_buffer_comes_back_when_nobody_reaches_it_and_not_before()
    {
        var kept = HostStorage.Allocate(1 << 20);
        var span = Lost();
        Collect();
        span.Fill(1);
        var other = HostStorage.Allocate(1 << 20);
        other.Bytes.Fill(2);
        Assert.Equal(span.Length, span.Count((byte)1));
        Assert.Equal(1 << 20, kept.Bytes.Length);
        GC.KeepAlive(kept);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static Span<byte> Lost() => HostStorage.Allocate(1 << 20).Bytes;
    }

    [Fact]
    public void A_steady_loop_of_large_tensors_takes_no_growing_memory()
    {
        // 40 GB pass through; what is lent stays below the bound at all times.
        for (var i = 0; i < 1280; i++)
        {
            var tensor = HostTensors.Empty(TensorShape.Contiguous(8 << 20), ScalarType.Float);
            tensor.HostSpan<float>()[0] = i;
            Assert.InRange(HostBuffers.LentBytes, 32 << 20, 2 * HostBuffers.Slack + (1L << 30));
        }

        Collect();
        Assert.InRange(HostBuffers.IdleBytes, 1, 2 * HostBuffers.Slack);
    }

    [Fact]
    public void Freeing_gives_a_buffer_back_at_once()
    {
        var storage = HostStorage.Allocate(3 << 20);
        var address = Address(storage);
        Assert.Equal(0, address % HostBuffers.Alignment);
        storage.Free();
        Assert.Equal(0, storage.ByteCount);
        storage.Free();
        Assert.True(storage.Bytes.IsEmpty);
    }

    // Large buffers are pinned: the address does not change while it is looked at.
    private static nint Address(HostStorage storage) => Marshal.UnsafeAddrOfPinnedArrayElement(storage.Buffer!, storage.Start);

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}

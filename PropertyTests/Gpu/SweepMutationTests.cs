using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Sweep;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>Kernels that are right but for one thing: the sweep finds each of them.</summary>
public sealed class SweepMutationTests
{
    private const int Cases = 100;

    // What is wrong, of which operator, and where it shows: spoils the result of the right kernel, or gives another.
    private static readonly Dictionary<string, (string Operator, Func<Tensor[], Tensor, DeviceContext, Tensor> Spoil)> Mutations = new(StringComparer.Ordinal)
    {
        ["one element a little off"] = ("aten::sin", (_, result, _) => Change(result, 0, v => v + 2.5e-5f)),
        ["one number that became NaN"] = ("aten::sin", (_, result, _) => Change(result, 0, v => float.IsFinite(v) ? float.NaN : v)),
        ["NaN that became a number"] = ("aten::sin", (_, result, _) => ChangeAll(result, v => float.IsNaN(v) ? 0 : v)),
        ["infinity that became the largest number"] = ("aten::exp", (_, result, _) => ChangeAll(result, v => float.IsPositiveInfinity(v) ? float.MaxValue : v)),
        ["the last element not written"] = ("aten::sin", (_, result, device) => WithoutLast(device, result)),
        ["wrong for no elements"] = ("aten::sin", (_, result, device) => result.ElementCount == 0 ? Like(device, result, TensorShape.Contiguous(1)) : result),
        ["wrong for no dimensions"] = ("aten::sin", (_, result, _) => If(result.Sizes.IsEmpty, result)),
        ["wrong for wide strides"] = ("aten::sin", (given, result, _) => If(given[0].Strides.Any(s => s >= 900), result)),
        ["wrong where the first element is not the memory's"] = ("aten::sin", (given, result, _) => If(given[0].StorageOffset > 0, result)),
        ["wrong for expanded tensors"] = ("aten::sin", (given, result, _) => If(given[0].Sizes.Zip(given[0].Strides).Any(d => d is (> 1, 0)), result)),
        ["wrong for permuted tensors"] = ("aten::sin", (given, result, _) => If(!given[0].IsContiguous && given[0].Strides.Contains(1), result)),
        ["wrong for float64"] = ("aten::sin", (_, result, device) => result.ScalarType == ScalarType.Double ? Like(device, result, result.Shape) : result),
        ["wrong for many elements"] = ("aten::sin", (_, result, _) => result.ElementCount >= 5000 ? Change(result, 4999, v => v + 1) : result),
        ["other strides"] = ("aten::sin", (_, result, device) => result.IsContiguous ? result : Like(device, result, TensorShape.Contiguous(result.Sizes))),
        ["an argument written to"] = ("aten::sin", (given, result, _) => Also(() => Change(given[0], 0, v => v + 1), result)),
        ["a number between the elements of the output"] = ("aten::sin.out", (_, result, _) => result.Strides.Contains(2) || result.Strides.Contains(3) ? Change(result, 1, _ => 0) : result),
        ["a number before the output"] = ("aten::mul_.Tensor", (_, result, _) => result.StorageOffset > 0 ? Change(result, -1, v => v + 1) : result),
        ["a truth value of two"] = ("aten::eq.Tensor", (_, result, _) => result.ElementCount > 0 ? ChangeByte(result, b => b == 1 ? (byte)2 : b) : result),
        ["the last bit of what is only moved"] = ("aten::neg", (_, result, _) => Change(result, 0, MathF.BitIncrement)),
        ["an addend forgotten"] = ("aten::sum.dim_IntList", (given, result, _) => given[0].ElementCount > 1000 && result.ElementCount > 0 ? Change(result, 0, v => v + 0.01f) : result),
    };

    public static TheoryData<string> Kinds => [.. Mutations.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kernel_that_is_wrong_in_one_thing_is_found(string kind)
    {
        using var session = new DeviceSession();
        var (name, spoil) = Mutations[kind];
        var only = OperatorName.Parse(name).Match(Right: n => n, Left: e => throw new ArgumentException(e.ToString()));
        Assert.Empty(Swept(session, only).Failures);
        var right = (CallableFunction)session.Dispatcher.Entry(only).Table.At(DispatchKeySet.Of(session.Device.Key))!;
        using var wrong = session.Dispatcher.Implement(only, session.Device.Key, Kernels.Boxed(
            (op, keys, stack) =>
            {
                var given = stack.Last(op.Schema!.Arguments.Count).ToArray().Select(v => v.AsTensor).OfType<Tensor>().ToArray();
                right.Run(op, keys, stack);
                stack.Push(Value.From(spoil(given, (Tensor)stack.Pop().AsTensor!, session.Device.Context)));
            },
            kind));
        Assert.NotEmpty(Swept(session, only).Failures);
    }

    [Fact]
    public void A_device_that_refuses_what_the_CPU_takes_is_found()
    {
        using var session = new DeviceSession();
        var only = Functional.Dispatch.Aten.Operators.Sqrt.Schema.Name;
        using var wrong = session.Dispatcher.Implement(
            only, session.Device.Key, Kernels.Boxed((_, _, _) => throw new TensorNotImplementedException(new TypeNotServedError("sqrt", ScalarType.Float)), "refuses"));
        Assert.NotEmpty(Swept(session, only).Failures);
    }

    [Fact]
    public void Calls_are_others_with_every_seed_and_the_same_with_the_same()
    {
        using var session = new DeviceSession();
        var schema = Functional.Dispatch.Aten.Operators.Sin.Schema;
        double[] Elements(int seed)
        {
            var calls = new Functional.Dispatch.Gpu.Sweep.Calls(new Drafts(new Random(seed), hasDoubles: true));
            return [.. Enumerable.Range(0, 20).SelectMany(_ => calls.Of(schema)!.Arguments.OfType<TensorDraft>().SelectMany(d => d.Elements))];
        }

        Assert.Equal(Elements(1), Elements(1));
        Assert.NotEqual(Elements(1), Elements(2));
    }

    private static SweepRow Swept(DeviceSession session, OperatorName only) => DeviceSweep.Run(session.Dispatcher, session.Library, session.Device, 1, Cases, only).Single();

    private static Tensor If(bool condition, Tensor result) => condition ? Change(result, 0, v => float.IsNaN(v) ? 0 : v + 1) : result;

    private static Tensor Also(Action action, Tensor result)
    {
        action();
        return result;
    }

    private static Tensor Change(Tensor tensor, long element, Func<float, float> change)
    {
        var at = tensor.StorageOffset + element;
        if (tensor.ScalarType != ScalarType.Float || tensor.ElementCount == 0 || (at + 1) * sizeof(float) > tensor.Storage!.ByteCount) return tensor;
        Span<float> value = stackalloc float[1];
        var buffer = DeviceContext.BufferOf(tensor);
        buffer.Accelerator.DefaultStream.Download(buffer, MemoryMarshal.AsBytes(value), at * sizeof(float));
        value[0] = change(value[0]);
        buffer.Accelerator.DefaultStream.Upload(MemoryMarshal.AsBytes(value), buffer, at * sizeof(float));
        return tensor;
    }

    private static Tensor ChangeAll(Tensor tensor, Func<float, float> change)
    {
        for (var i = 0L; i < Math.Min(2000, tensor.ElementCount); i++) Change(tensor, i, change);
        return tensor;
    }

    private static Tensor ChangeByte(Tensor tensor, Func<byte, byte> change)
    {
        Span<byte> value = stackalloc byte[1];
        var buffer = DeviceContext.BufferOf(tensor);
        for (var i = 0; i < Math.Min(100, tensor.ElementCount); i++)
        {
            buffer.Accelerator.DefaultStream.Download(buffer, value, tensor.StorageOffset + i);
            value[0] = change(value[0]);
            buffer.Accelerator.DefaultStream.Upload(value, buffer, tensor.StorageOffset + i);
        }

        return tensor;
    }

    // New memory, poisoned by the sweep, into which nothing is written.
    private static Tensor Like(DeviceContext device, Tensor tensor, TensorShape shape) => device.Empty(shape, tensor.ScalarType);

    private static Tensor WithoutLast(DeviceContext device, Tensor tensor)
    {
        var size = ScalarTypes.SizeOf(tensor.ScalarType);
        var copy = Like(device, tensor, tensor.Shape);
        if (tensor.ElementCount > 1) DeviceContext.BufferOf(tensor).Accelerator.DefaultStream.Copy(DeviceContext.BufferOf(tensor), 0, DeviceContext.BufferOf(copy), 0, (tensor.ElementCount - 1) * size);
        return copy;
    }
}

using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Gpu;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Aten;
using Functional.Dispatch.PropertyTests.Aten.Recorded;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>
/// The chain of kernels that is predicted over the live registry is the one that runs, for tensors on a device: with and without the fallback to the CPU, and for
/// operators that have no kernel on the device but the CPU's.
/// </summary>
public sealed class DeviceChainTests
{
    private const int Calls = 12;

    private static readonly Lazy<Place> Plain = new(() => new Place(fallBackToCpu: false));

    private static readonly Lazy<Place> Falling = new(() => new Place(fallBackToCpu: true));

    public static TheoryData<string> Operators => [.. Recording.Operators];

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_predicted_chain_is_the_traced_one_on_a_device(string op)
    {
        OpenClDevice.Shared();
        var followed = 0;
        Claim.Checks(Arb.From(Gen.Choose(0, int.MaxValue)), seed => followed += (seed % 2 == 0 ? Plain : Falling).Value.Check(op, seed, false), Calls);
        Assert.True(followed > 0, "no call was followed");
    }

    // The CPU's kernels once more under names of which the device knows nothing.
    [Fact]
    public void The_predicted_chain_is_the_traced_one_through_the_fallback_to_the_CPU()
    {
        OpenClDevice.Shared();
        foreach (var op in Recording.Operators.Where(Falling.Value.HasTwin)) Claim.Checks(Arb.From(Gen.Choose(0, int.MaxValue)), seed => Falling.Value.Check(op, seed, true), Calls);
        Assert.True(Falling.Value.Device.Fallback.Counts.Count > 100, $"{Falling.Value.Device.Fallback.Counts.Count} operators fell back");
    }

    // Without the fallback they end in an error, which is predicted too.
    [Fact]
    public void Without_the_fallback_the_predicted_chain_ends_where_the_call_does()
    {
        OpenClDevice.Shared();
        var place = Plain.Value;
        foreach (var op in Recording.Operators.Where(place.HasTwin)) Claim.Checks(Arb.From(Gen.Choose(0, int.MaxValue)), seed => place.Check(op, seed, true), 2);
        Assert.Equal(0, place.Device.Fallback.Calls);
    }

    /// <summary>A dispatcher with the library on the device, and twins of its operators that have the CPU's kernel alone.</summary>
    private sealed class Place
    {
        private readonly AtenSession _session = new();
        private readonly HashSet<string> _twins = new(StringComparer.Ordinal);

        public Place(bool fallBackToCpu)
        {
            Device = DeviceLibrary.Register(_session.Dispatcher, _session.Library, OpenClDevice.Shared(), fallBackToCpu);
            var twins = Library.Definition(_session.Dispatcher, "twin");
            foreach (var name in Recording.Operators)
            {
                var entry = _session.Entry(name);
                if (entry.Table.At(DispatchKeySet.Of(DispatchKey.CPU)) is not CallableFunction kernel || entry.Schema is not { } schema) continue;
                twins.Def(schema.ToString()["aten::".Length..]);
                _session.Dispatcher.Implement(TwinOf(schema.Name), DispatchKey.CPU, new Kernel("the CPU's of aten") { Code = kernel, Next = new KernelNext.Leaf() });
                _twins.Add(name);
            }
        }

        public DeviceLibrary Device { get; }

        public bool HasTwin(string op) => _twins.Contains(op);

        public int Check(string op, int seed, bool asTwin)
        {
            if (Variation.Of(op, seed) is not { } call) return 0;
            var prepared = PreparedCall.Of(_session, call, OnDevice, Device.Device);
            if (asTwin) prepared = prepared.For(_session.Dispatcher.Entry(TwinOf(prepared.Operator.Name)));
            // The fallback copies by calls of operators, and kernels that are composed of others (relu.out) are leaves here.
            return PredictedChain.Check(
                _session, prepared, new System.Random(seed), call.Case,
                (name, keys) => name.StartsWith("twin::", StringComparison.Ordinal) && keys.HighestPriorityKey is DispatchKey.PrivateUse1 or DispatchKey.CPU);
        }

        private static OperatorName TwinOf(OperatorName name) => new("twin" + name.Name["aten".Length..], name.Overload);

        private Tensor OnDevice(Tensor tensor)
        {
            if (tensor.Storage is not HostStorage storage) return tensor;
            var there = Device.Context.Empty(TensorShape.Contiguous(storage.ByteCount / ScalarTypes.SizeOf(tensor.ScalarType)), tensor.ScalarType);
            Device.Context.Stream.Upload(storage.Bytes, DeviceContext.BufferOf(there));
            there.SetShape(tensor.Shape, tensor.StorageOffset);
            if (tensor.IsConjugate) there.IsConjugate = true;
            if (tensor.IsNegative) there.IsNegative = true;
            if (tensor.RequiresGrad) there.RequiresGrad = true;
            return there;
        }
    }
}

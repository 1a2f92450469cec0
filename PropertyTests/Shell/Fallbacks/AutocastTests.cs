using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Fallbacks;

public sealed class AutocastTests
{
    private sealed class FakeCast : IAutocastCast
    {
        public int Count { get; private set; }

        public Tensor Cast(Dispatcher dispatcher, Tensor tensor, ScalarType type)
        {
            Count++;
            Assert.False(AutocastMode.IsEnabled(DeviceType.Cpu));
            return Ops.Like(tensor, type);
        }
    }

    private readonly FakeCast _cast = new();
    private Value[] _received = [];

    private OperatorEntry Op(CastPolicy policy, string schema = "test::op(Tensor x, Tensor y) -> Tensor")
    {
        var dispatcher = Ops.WithFallbacks();
        var op = dispatcher.Define(schema).With(DispatchKey.CPU, (op, keys, stack) =>
        {
            _received = stack.Last(op.Table.Signature!.ArgumentCount).ToArray();
            Ops.Fresh(op, keys, stack);
        });
        dispatcher.Implement(op.Name, DispatchKey.AutocastCPU, new AutocastKernel(DeviceType.Cpu, policy, null, _cast).ToKernel());
        return op;
    }

    private ScalarType[] Received => [.. _received.Select(v => ((Tensor)v.AsTensor!).ScalarType)];

    [Fact]
    public void Outside_the_mode_nothing_is_cast()
    {
        Op(CastPolicy.LowerPrecision).Call(Ops.Cpu(), Ops.Cpu());
        Assert.Equal(0, _cast.Count);
    }

    [Theory]
    [InlineData(CastPolicy.LowerPrecision, ScalarType.Float, ScalarType.BFloat16, ScalarType.BFloat16, ScalarType.BFloat16)]
    [InlineData(CastPolicy.LowerPrecision, ScalarType.Double, ScalarType.Long, ScalarType.Double, ScalarType.Long)]
    [InlineData(CastPolicy.Float32, ScalarType.BFloat16, ScalarType.Half, ScalarType.Float, ScalarType.Float)]
    [InlineData(CastPolicy.Float32, ScalarType.Double, ScalarType.Float, ScalarType.Double, ScalarType.Float)]
    [InlineData(CastPolicy.Promote, ScalarType.BFloat16, ScalarType.Float, ScalarType.Float, ScalarType.Float)]
    [InlineData(CastPolicy.Promote, ScalarType.BFloat16, ScalarType.BFloat16, ScalarType.BFloat16, ScalarType.BFloat16)]
    [InlineData(CastPolicy.Promote, ScalarType.BFloat16, ScalarType.Double, ScalarType.BFloat16, ScalarType.Double)]
    public void Arguments_are_cast_by_policy(CastPolicy policy, ScalarType x, ScalarType y, ScalarType castX, ScalarType castY)
    {
        var op = Op(policy);
        using var mode = AutocastMode.Enable(DeviceType.Cpu);
        op.Call(Ops.Cpu(x), Ops.Cpu(y));
        Assert.Equal([castX, castY], Received);
        Assert.True(AutocastMode.IsEnabled(DeviceType.Cpu));
    }

    [Fact]
    public void Promotion_of_another_low_precision_type_is_an_error()
    {
        var op = Op(CastPolicy.Promote);
        using var mode = AutocastMode.Enable(DeviceType.Cpu);
        Assert.Throws<AutocastException>(() => op.Call(Ops.Cpu(ScalarType.Half), Ops.Cpu()));
    }

    [Fact]
    public void Tensors_of_another_device_stay_and_lists_are_cast()
    {
        var op = Op(CastPolicy.LowerPrecision, "test::op(Tensor x, Tensor[] more) -> Tensor");
        using var mode = AutocastMode.Enable(DeviceType.Cpu, ScalarType.Half);
        var meta = Ops.Meta();
        op.Call(Value.From(Ops.Cpu()), Value.FromList(Value.From(Ops.Cpu())));
        Assert.Equal(ScalarType.Half, ((Tensor)_received[1].Items[0].AsTensor!).ScalarType);
        Assert.False(AutocastMode.IsEnabled(meta.Device.Type));
    }

    [Fact]
    public void A_result_type_is_asked_for_only_where_the_caller_asked_for_none()
    {
        var op = Op(CastPolicy.Float32ByDtype, "test::sum(Tensor x, *, ScalarType? dtype=None) -> Tensor");
        using var mode = AutocastMode.Enable(DeviceType.Cpu);
        op.Call(Value.From(Ops.Cpu(ScalarType.BFloat16)), Value.None);
        Assert.Equal(ScalarType.Float, _received[1].ToScalarType());
        op.Call(Value.From(Ops.Cpu(ScalarType.BFloat16)), Value.From(ScalarType.Double));
        Assert.Equal(ScalarType.Double, _received[1].ToScalarType());
        op.Call(Value.From(Ops.Cpu(ScalarType.Double)), Value.None);
        Assert.True(_received[1].IsNone);
    }

    [Fact]
    public void Norm_goes_to_the_overload_with_a_result_type()
    {
        var dispatcher = Ops.WithFallbacks();
        dispatcher.Define("aten::norm.Scalar(Tensor self, Scalar p=2) -> Tensor").With(DispatchKey.CUDA, Ops.Fresh);
        Value[] received = [];
        dispatcher.Define("aten::norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor").With(DispatchKey.CUDA, (op, keys, stack) =>
        {
            received = stack.Last(3).ToArray();
            Ops.Fresh(op, keys, stack);
        });
        AutocastPolicies.Register(dispatcher, DeviceType.Cuda, _cast);
        var cuda = new Tensor(TensorShape.Contiguous(2), new TensorOptions { Device = new Device(DeviceType.Cuda, 0), ScalarType = ScalarType.Half });
        using var mode = AutocastMode.Enable(DeviceType.Cuda);
        dispatcher.Entry(Ops.Name("aten::norm.Scalar")).Call(Value.From(cuda), Value.From(2));
        Assert.Equal(ScalarType.Float, received[2].ToScalarType());
        Assert.Same(cuda, received[0].AsTensor);
    }

    [Fact]
    public void A_banned_operator_raises()
    {
        var op = Op(CastPolicy.Banned);
        using var mode = AutocastMode.Enable(DeviceType.Cpu);
        Assert.Throws<AutocastException>(() => op.Call(Ops.Cpu(), Ops.Cpu()));
        Assert.True(AutocastMode.IsEnabled(DeviceType.Cpu));
    }

    [Fact]
    public void The_guard_puts_key_and_type_back()
    {
        Assert.Equal(ScalarType.Half, AutocastMode.TypeOf(DeviceType.Cuda));
        using (AutocastMode.Enable(DeviceType.Cuda, ScalarType.BFloat16))
        {
            // The recording's `autocast` for another device: the excluded set without this one key.
            Assert.Equal(KeySets.DefaultExcluded.Remove(DispatchKey.AutocastCUDA), ThreadContext.Keys.Excluded);
            Assert.Equal(ScalarType.BFloat16, AutocastMode.TypeOf(DeviceType.Cuda));
            using (AutocastMode.Enable(DeviceType.Cuda, enabled: false)) Assert.False(AutocastMode.IsEnabled(DeviceType.Cuda));
            Assert.True(AutocastMode.IsEnabled(DeviceType.Cuda));
        }

        Assert.Equal(LocalKeys.Default, ThreadContext.Keys);
        Assert.Equal(ScalarType.Half, AutocastMode.TypeOf(DeviceType.Cuda));
        Assert.Throws<AutocastException>(() => { using var g = AutocastMode.Enable(DeviceType.Vulkan); });
        Assert.Throws<AutocastException>(() => { using var g = AutocastMode.Enable(DeviceType.Cpu, ScalarType.Float); });
    }

    [Theory]
    [InlineData(DeviceType.Cpu, "AutocastCPU")]
    [InlineData(DeviceType.Cuda, "AutocastCUDA")]
    [InlineData(DeviceType.Mtia, "AutocastMTIA")]
    [InlineData(DeviceType.Maia, "AutocastMAIA")]
    [InlineData(DeviceType.Xpu, "AutocastXPU")]
    public void The_lists_name_the_operators_that_have_autocast_kernels_in_PyTorch(DeviceType device, string key)
    {
        var recorded = RecordedRows.Lines("registrations.jsonl.gz")
            .Where(r => r.GetProperty("kernels").EnumerateArray().Any(k => k.GetProperty("key").GetString() == key))
            .Select(r => r.GetProperty("overload").GetString() is { Length: > 0 } overload ? $"{r.GetProperty("name").GetString()}.{overload}" : r.GetProperty("name").GetString()!);
        Assert.Equal(recorded.Order(StringComparer.Ordinal), AutocastPolicies.For(device).Select(p => p.Operator.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_lists_can_be_registered_side_by_side()
    {
        var dispatcher = Ops.WithFallbacks();
        foreach (var device in new[] { DeviceType.Cpu, DeviceType.Cuda, DeviceType.Mtia, DeviceType.Maia, DeviceType.Xpu })
            Assert.NotEmpty(AutocastPolicies.Register(dispatcher, device));
        Assert.Empty(AutocastPolicies.Register(dispatcher, DeviceType.Vulkan));
    }
}

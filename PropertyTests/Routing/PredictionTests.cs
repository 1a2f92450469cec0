using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Xunit;
using static Functional.Dispatch.PropertyTests.Routing.Scene;

namespace Functional.Dispatch.PropertyTests.Routing;

public sealed class PredictionTests
{
    private static readonly Scene Start = Scene.Start;

    [Fact]
    public void Redispatch_below_the_own_key_descends_to_the_backend()
    {
        var route = Start.With(F, DispatchKey.AutogradCPU, Below).With(F, DispatchKey.CPU, Leaf).Call(Cpu);
        Assert.Equal("f at AutogradCPU, f at CPU", Way(route));
        Assert.Equal(new Outcome.Returned(), route.Outcome);
        Assert.Equal([(0, HopKind.Call), (1, HopKind.Redispatch)], route.Hops.Select(h => (h.Depth, h.Kind)));
        Assert.Equal(route.Hops[0].Keys & DispatchKeySet.FullAfter(DispatchKey.AutogradCPU), route.Hops[1].Keys);
    }

    [Fact]
    public void The_first_hop_is_the_choice() =>
        Claim.Holds(KeyGen.Sets, StateGen.States, (keys, state) =>
        {
            var scene = KeyLayout.RuntimeKeys.ToArray().Aggregate(Start, (s, k) => s.With(F, k, Leaf));
            var route = scene.Call(state, s => s, new CallArgument.Tensor(keys));
            var settings = RouteSettings.Over(scene.Rules);
            var choice = Router.Choose(settings.Find(F)!.Table, keys, state.Keys);
            return route is { Outcome: Outcome.Returned, Hops: [var hop] } && hop.Slot == choice.Slot && hop.Keys == choice.Keys && hop.State == state;
        }, 60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_redispatch_reads_neither_mask_nor_thread_state(bool excluded)
    {
        var scene = Start.With(F, DispatchKey.AutogradCPU, new KernelNext.Redispatch(new RedispatchKeys.Exactly(DispatchKeySet.Of(DispatchKey.Tracer))))
            .With(F, DispatchKey.Tracer, Leaf, isFallthrough: !excluded);
        var state = excluded ? new Guard.Exclude(DispatchKeySet.Of(DispatchKey.Tracer)).Enter(default) : default;
        Outcome expected = excluded ? new Outcome.Returned() : new Outcome.FallthroughCalled(F, DispatchKey.Tracer);
        Assert.Equal(expected, scene.Call(state, s => s, Cpu).Outcome);
    }

    [Fact]
    public void A_kernel_that_calls_again_unchanged_is_reported_as_a_cycle()
    {
        var route = Start.With(F, DispatchKey.CPU, new KernelNext.CallAgain(new Guard.Preserve())).Call(Cpu);
        Assert.Equal(new Outcome.NoKernel(F, DispatchKey.AutogradCPU), route.Outcome);
        route = Start.With(F, DispatchKey.AutogradCPU, new KernelNext.CallAgain(new Guard.Preserve())).Call(Cpu);
        Assert.Equal(new Outcome.Cycle(F, DispatchKey.AutogradCPU), route.Outcome);
    }

    [Fact]
    public void Two_operators_that_call_each_other_are_reported_as_a_cycle()
    {
        var route = Start.With(F, DispatchKey.AutogradCPU, new KernelNext.CallOther(G, null, Leaf))
            .With(G, DispatchKey.AutogradCPU, new KernelNext.CallOther(F, null, Leaf)).Call(Cpu);
        Assert.Equal("f at AutogradCPU, g at AutogradCPU, f at AutogradCPU", Way(route));
        Assert.Equal(new Outcome.Cycle(F, DispatchKey.AutogradCPU), route.Outcome);
    }

    [Fact]
    public void A_redispatch_to_the_same_set_is_a_cycle_only_the_second_time()
    {
        var keys = DispatchKeySet.Of(DispatchKey.AutogradCPU);
        var route = Start.With(F, DispatchKey.AutogradCPU, new KernelNext.Redispatch(new RedispatchKeys.Exactly(keys))).Call(Cpu);
        Assert.Equal(3, route.Hops.Length);
        Assert.IsType<Outcome.Cycle>(route.Outcome);
    }

    [Fact]
    public void The_same_call_twice_in_a_row_is_no_cycle()
    {
        var route = Start.With(F, DispatchKey.AutogradCPU, new KernelNext.CallOther(G, null, new KernelNext.CallOther(G, null, Leaf)))
            .With(G, DispatchKey.AutogradCPU, Leaf).Call(Cpu);
        Assert.Equal("f at AutogradCPU, g at AutogradCPU, g at AutogradCPU", Way(route));
        Assert.Equal(new Outcome.Returned(), route.Outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void The_limit_ends_what_cycle_detection_is_told_not_to(int limit)
    {
        var route = Start.With(F, DispatchKey.AutogradCPU, new KernelNext.CallAgain(new Guard.Preserve()))
            .Call(default, s => s with { KernelLimit = limit, DetectCycles = false }, Cpu);
        Assert.Equal(new Outcome.DepthLimit(limit), route.Outcome);
        Assert.Equal(limit, route.Hops.Length);
    }

    [Fact]
    public void A_guard_holds_for_the_call_it_is_for_and_no_longer()
    {
        var guard = new Guard.Exclude(DispatchKeySet.Of(DispatchKey.AutogradCPU));
        var route = Start.With(F, DispatchKey.AutogradCPU, new KernelNext.CallOther(G, guard, new KernelNext.CallOther(G, null, Leaf)))
            .With(G, DispatchKey.AutogradCPU, Leaf).With(G, DispatchKey.CPU, Leaf).Call(Cpu);
        Assert.Equal("f at AutogradCPU, g at CPU, g at AutogradCPU", Way(route));
        Assert.Equal([default, guard.Enter(default), default], route.Hops.Select(h => h.State));
    }

    [Fact]
    public void Guards_nest()
    {
        var (outer, inner) = (new Guard.BelowAutograd(), new Guard.Inference(true));
        var route = Start.With(F, DispatchKey.AutogradCPU, new KernelNext.CallAgain(outer))
            .With(F, DispatchKey.CPU, new KernelNext.CallOther(G, inner, Leaf)).With(G, DispatchKey.CPU, Leaf).Call(Cpu);
        Assert.Equal("f at AutogradCPU, f at CPU, g at CPU", Way(route));
        Assert.Equal(inner.Enter(outer.Enter(default)), route.Hops[2].State);
    }

    [Fact]
    public void A_variable_type_kernel_guards_and_goes_below_autograd()
    {
        var route = Start.With(F, DispatchKey.AutogradCPU, PresumedNext.OfKernel(DispatchKey.AutogradCPU, "registered at VariableType_2.cpp:1"), isPresumed: true)
            .With(F, DispatchKey.CPU, Leaf).Call(Cpu);
        Assert.Equal("f at AutogradCPU, f at CPU", Way(route));
        Assert.Equal(new Guard.BelowADInplaceOrView().Enter(default), route.Hops[1].State);
        Assert.True(route.IsPresumed);
        Assert.Equal([true, false], route.Hops.Select(h => h.IsNextPresumed));
    }

    [Fact]
    public void Nothing_is_presumed_where_everything_is_given() =>
        Assert.False(Start.With(F, DispatchKey.AutogradCPU, Below).With(F, DispatchKey.CPU, Leaf).Call(Cpu).IsPresumed);

    [Fact]
    public void An_unknown_or_composite_kernel_ends_the_prediction()
    {
        Assert.Equal(new Outcome.NotPredictable("who knows"), Start.With(F, DispatchKey.AutogradCPU, new KernelNext.Unknown("who knows")).Call(Cpu).Outcome);
        Assert.IsType<Outcome.NotPredictable>(Start.With(F, AliasKey.CompositeImplicitAutograd, new KernelNext.Composite()).Call(Cpu).Outcome);
    }

    [Fact]
    public void A_missing_kernel_names_the_key() =>
        Assert.Equal(new Outcome.NoKernel(F, DispatchKey.AutogradCUDA), Start.With(F, DispatchKey.CPU, Leaf).Call(Cuda).Outcome);

    [Fact]
    public void Without_tensor_arguments_and_without_a_kernel_for_Undefined_there_is_nowhere_to_go()
    {
        Assert.Equal(new Outcome.NoTensorArguments(F), Start.With(F, DispatchKey.CPU, Leaf).Call(new CallArgument.None()).Outcome);
        Assert.Equal("f at Undefined", Way(Start.With(F, DispatchKey.Undefined, Leaf).Call(new CallArgument.None())));
        Assert.Equal("f at CompositeImplicitAutograd", Way(Start.With(F, AliasKey.CompositeImplicitAutograd, Leaf).Call()));
    }

    [Fact]
    public void AutogradOther_with_a_composite_kernel_and_a_backend_of_its_own_is_ambiguous() =>
        Assert.Equal(
            new Outcome.Ambiguous(F),
            Start.With(F, AliasKey.CompositeImplicitAutograd, Leaf).With(F, DispatchKey.FPGA, Leaf)
                .Call(new CallArgument.Tensor(TensorKeys.Construct(DispatchKeySet.Of(DispatchKey.FPGA), false))).Outcome);

    [Fact]
    public void The_Meta_fallback_ends_the_call_and_names_the_module_when_one_is_declared()
    {
        var meta = new CallArgument.Tensor(DispatchKeySet.Of(DispatchKey.Meta));
        var scene = Start.Fallback(DispatchKey.Meta, new KernelNext.BuiltIn(DispatchKey.Meta));
        Assert.Equal(new Outcome.FallbackFailed(F, DispatchKey.Meta, new FallbackFailure.NoMetaKernel("t::f")), scene.Call(meta).Outcome);

        var hinted = scene.Define("t::h(Tensor x) -> Tensor", d => d with { FakeImplementation = ("my.fakes", "") });
        var route = Prediction.Of(new Call(new OperatorName("t::h", ""), [meta]), default, RouteSettings.Over(hinted.Rules));
        Assert.Equal(new FallbackFailure.FakeImplementationNotLoaded("t::h", "my.fakes", ""), Assert.IsType<Outcome.FallbackFailed>(route.Outcome).Failure);
    }

    [Theory]
    [InlineData(AutogradFallbackMode.Nothing, AutogradEngine.Attached, "fallback at AutogradCPU, f at CPU")]
    [InlineData(AutogradFallbackMode.Warn, AutogradEngine.Attached, "fallback at AutogradCPU, f at CPU")]
    [InlineData(AutogradFallbackMode.Warn, AutogradEngine.Absent, "fallback at AutogradCPU, f at CPU")]
    public void The_autograd_fallback_goes_below_autograd_in_every_mode(AutogradFallbackMode mode, AutogradEngine engine, string way)
    {
        var route = Start.Fallback(DispatchKey.AutogradCPU, new KernelNext.BuiltIn(DispatchKey.AutogradCPU)).With(F, DispatchKey.CPU, Leaf)
            .Call(default, s => s with { FallbackMode = mode, Engine = engine, KernelLimit = 2 }, Cpu);
        Assert.Equal(way, Way(route));
        Assert.Equal(new Outcome.Returned(), route.Outcome);
        Assert.Equal([true, false], route.Hops.Select(h => h.IsBuiltIn));
    }

    [Fact]
    public void The_snapshot_on_entry_travels_down_the_chain()
    {
        var keys = DispatchKeySet.Of(DispatchKey.CPU, DispatchKey.PythonTLSSnapshot, DispatchKey.Python);
        var route = Start.Fallback(DispatchKey.PythonTLSSnapshot, new KernelNext.BuiltIn(DispatchKey.PythonTLSSnapshot))
            .Fallback(DispatchKey.Python, new KernelNext.BuiltIn(DispatchKey.Python)).With(F, DispatchKey.CPU, Leaf).Call(new CallArgument.Tensor(keys));
        Assert.Equal(new Outcome.NotPredictable("an interpreter handles the call"), route.Outcome);
        Assert.Equal([null, LocalKeys.Default], route.Hops.Select(h => h.State.SnapshotOnEntry));
    }

    [Fact]
    public void An_operator_that_is_not_there_is_said_to_be_unknown_and_whether_it_has_kernels()
    {
        var other = new OperatorName("t::gone", "");
        Assert.Equal(new Outcome.UnknownOperator(other, false), Start.With(F, DispatchKey.AutogradCPU, new KernelNext.CallOther(other, null, Leaf)).Call(Cpu).Outcome);
        var scene = Start.With(other, DispatchKey.CPU, Leaf);
        Assert.Equal(new Outcome.UnknownOperator(other, true), Prediction.Of(new Call(other, [Cpu]), default, RouteSettings.Over(scene.Rules)).Outcome);
    }

    [Fact]
    public void A_stale_table_without_a_kernel_violates_the_invariant()
    {
        var settings = RouteSettings.Over(Start.Rules);
        var stale = settings with { Find = name => settings.Find(name) is { } op ? op with { IsConsistent = false } : null };
        Assert.Equal(new Outcome.InvariantViolation(F), Prediction.Of(new Call(F, [Cpu]), default, stale).Outcome);
    }

    [Theory]
    [InlineData(false, DispatchKey.CPU)]
    [InlineData(true, DispatchKey.CUDA)]
    public void BackendSelect_goes_by_the_device_argument_and_to_the_CPU_without_one(bool given, DispatchKey key)
    {
        var scene = new Scene(RuleSet.Empty).Define("t::f(int n, *, Device? device=None) -> Tensor").Fallback(DispatchKey.ADInplaceOrView, Leaf, true)
            .With(F, DispatchKey.BackendSelect, new KernelNext.SelectBackend()).With(F, DispatchKey.CPU, Leaf).With(F, DispatchKey.CUDA, Leaf);
        var route = scene.Call(new CallArgument.Other(), given ? new CallArgument.Device(DeviceType.Cuda) : new CallArgument.None());
        Assert.Equal($"f at BackendSelect, f at {key}", Way(route));
        Assert.Equal(new Outcome.Returned(), route.Outcome);
    }
}

using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Routing;

public sealed class CallTests
{
    private static readonly CallArgument.Tensor A = new(DispatchKeySet.Of(DispatchKey.CPU));

    private static readonly CallArgument.Tensor B = new(DispatchKeySet.Of(DispatchKey.CUDA));

    private static readonly CallArgument.Tensor C = new(DispatchKeySet.Of(DispatchKey.SparseCPU));

    [Fact]
    public void The_keys_of_a_call_are_the_union_of_its_dispatch_arguments()
    {
        var schema = Schema("t::f(Tensor a, int n, Tensor?[] ts, Tensor[]? rest, Tensor? last=None) -> ()");
        Assert.Equal([0, 2, 4], schema.DispatchArguments);
        var call = new Call(schema.Name, [A, B, new CallArgument.List([new CallArgument.None(), C]), new CallArgument.List([B])]);
        Assert.Equal(A.Keys | C.Keys, call.Keys(schema.DispatchArguments));
        Assert.Equal(DispatchKeySet.Empty, new Call(schema.Name, []).Keys(schema.DispatchArguments));
    }

    [Fact]
    public void All_tensors_are_found_in_order_whether_they_take_part_or_not()
    {
        var call = new Call(new OperatorName("t::f", ""), [new CallArgument.List([B, new CallArgument.None(), A]), new CallArgument.Other(), C]);
        Assert.Equal([B, A, C], call.Tensors());
    }

    [Theory]
    [InlineData("t::g(Tensor a) -> ()", "A")]
    [InlineData("t::g(Tensor a, Tensor? b, Tensor? c, Tensor? d) -> ()", "A B C none")]
    [InlineData("t::g(Tensor[] ts) -> ()", "[A B C]")]
    [InlineData("t::g(Tensor a, int n, Tensor?[] ts, Tensor? d) -> ()", "A other [B C] none")]
    [InlineData("t::g(Tensor[]? ts, Tensor a) -> ()", "other A")]
    [InlineData("t::g() -> ()", "")]
    public void A_kernel_forwards_its_tensors_by_parameter(string schema, string arguments)
    {
        var call = Call.Forwarding(Schema(schema), [A, B, C]);
        Assert.Equal(arguments, string.Join(' ', call.Arguments.Select(Name)));
    }

    [Fact]
    public void A_called_operator_dispatches_on_what_was_forwarded()
    {
        var scene = Scene.Start.With(Scene.F, DispatchKey.CPU, new KernelNext.CallOther(Scene.G, null, Scene.Leaf)).With(Scene.G, DispatchKey.CPU, Scene.Leaf);
        var route = scene.Call(A);
        Assert.Equal("f at CPU, g at CPU", Scene.Way(route));
        Assert.Equal(route.Hops[0].Keys, route.Hops[1].Keys);
        Assert.Equal([0, 1], route.Hops.Select(h => h.Depth));
    }

    private static string Name(CallArgument argument) => argument switch
    {
        CallArgument.Tensor t => t == A ? "A" : t == B ? "B" : "C",
        CallArgument.List l => $"[{string.Join(' ', l.Items.Select(Name))}]",
        CallArgument.None => "none",
        _ => "other",
    };

    private static FunctionSchema Schema(string text) => SchemaParser.Parse(text).IfLeft(e => throw new InvalidOperationException(e.ToString()));
}

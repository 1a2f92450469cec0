using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.PropertyTests.Routing;

/// <summary>A few operators to predict calls of; kernels are given by what they do next. Every change is a new scene.</summary>
internal sealed record Scene(RuleSet Rules)
{
    public static readonly OperatorName F = new("t::f", "");

    public static readonly OperatorName G = new("t::g", "");

    public static readonly KernelNext Leaf = new KernelNext.Leaf();

    public static readonly KernelNext Below = new KernelNext.Redispatch(new RedispatchKeys.BelowOwn());

    public static readonly CallArgument Cpu = new CallArgument.Tensor(TensorKeys.Construct(DispatchKeySet.Of(DispatchKey.CPU), false));

    public static readonly CallArgument Cuda = new CallArgument.Tensor(TensorKeys.Construct(DispatchKeySet.Of(DispatchKey.CUDA), false));

    /// <summary>Operators f(Tensor) and g(Tensor[]), without kernels and fallbacks but ADInplaceOrView's fallthrough.</summary>
    public static Scene Start { get; } = new Scene(RuleSet.Empty).Define("t::f(Tensor self) -> Tensor").Define("t::g(Tensor[] ts) -> ()")
        .Fallback(DispatchKey.ADInplaceOrView, Leaf, true).Fallback(DispatchKey.BackendSelect, Leaf, true);

    public Scene Define(string schema, Func<OperatorDefinition, OperatorDefinition>? describe = null) =>
        new(Rules.Define(SchemaParser.Parse(schema).IfLeft(e => throw new InvalidOperationException(e.ToString())), "def", describe)
            .IfLeft(e => throw new InvalidOperationException(e.ToString())).Rules);

    public Scene With(OperatorName op, RegistrationKey key, KernelNext next, bool isFallthrough = false, bool isPresumed = false) =>
        new(Rules.Implement(op, key, new Kernel($"{op.Name[^1]} at {key}") { Next = next, IsFallthrough = isFallthrough, IsNextPresumed = isPresumed })
            .IfLeft(e => throw new InvalidOperationException(e.ToString())).Rules);

    public Scene Fallback(DispatchKey key, KernelNext next, bool isFallthrough = false) =>
        new(Rules.Fallback(key, new Kernel($"fallback at {key}") { Next = next, IsFallthrough = isFallthrough })
            .IfLeft(e => throw new InvalidOperationException(e.ToString())).Rules);

    public Route Call(params CallArgument[] arguments) => Call(default(ThreadState), settings => settings, arguments);

    public Route Call(ThreadState state, Func<RouteSettings, RouteSettings> settings, params CallArgument[] arguments) =>
        Prediction.Of(new Call(F, [.. arguments]), state, settings(RouteSettings.Over(Rules)));

    /// <summary>The kernels on the way, by their debug texts.</summary>
    public static string Way(Route route) => string.Join(", ", route.Hops.Select(h => h.Rule.Kernel.Debug));
}

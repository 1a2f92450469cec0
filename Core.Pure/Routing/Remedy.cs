using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Routing;

/// <summary>
/// Something that would make a failing call work. None is a guess: a change of arguments is predicted through to its end, a registration is put
/// into the operator's rules and its slot computed, before it is suggested.
/// </summary>
public abstract record Remedy
{
    private static readonly KernelNext Leaf = new KernelNext.Leaf();

    // CPU and CUDA first: they have most kernels and most people have them.
    private static readonly ImmutableArray<BackendComponent> Destinations =
        [BackendComponent.CPU, BackendComponent.CUDA, .. KeyLayout.AllBackends().Where(b => b is not (BackendComponent.CPU or BackendComponent.CUDA))];

    private static readonly ImmutableArray<DispatchKey> Layouts =
        [DispatchKey.Quantized, DispatchKey.MkldnnCPU, DispatchKey.Sparse, DispatchKey.SparseCsr, DispatchKey.NestedTensor];

    private Remedy()
    {
    }

    /// <summary>The remedy as advice.</summary>
    /// <param name="names">The names in use.</param>
    /// <returns>A sentence, lower case, without a full stop.</returns>
    public abstract string Advice(KeyNames names);

    /// <summary>Make the tensors of one layout dense, on the backend they are on.</summary>
    /// <param name="Layout">The functionality given up, for example Sparse.</param>
    /// <param name="Key">The key that the changed call is served at.</param>
    public sealed record MakeDense(DispatchKey Layout, DispatchKey Key) : Remedy
    {
        /// <inheritdoc />
        public override string Advice(KeyNames names) => $"{Conversion(Layout)} the {names.Print(Layout)} tensors first: then the call is served at {names.Print(Key)}";
    }

    /// <summary>Move all tensors to a backend, layouts as they are.</summary>
    /// <param name="Backend">The backend.</param>
    /// <param name="Key">The key that the changed call is served at.</param>
    public sealed record Move(BackendComponent Backend, DispatchKey Key) : Remedy
    {
        /// <inheritdoc />
        public override string Advice(KeyNames names) =>
            $"move the tensors to {names.Print(KeyLayout.RuntimeKey(DispatchKey.Dense, Backend))}: then the call is served at {names.Print(Key)}";
    }

    /// <summary>Give tensors with data where undefined ones are given.</summary>
    /// <param name="Key">The key that the changed call is served at.</param>
    public sealed record GiveDefined(DispatchKey Key) : Remedy
    {
        /// <inheritdoc />
        public override string Advice(KeyNames names) => $"give tensors with data instead of undefined ones: then the call is served at {names.Print(Key)}";
    }

    /// <summary>Register a kernel of the operator.</summary>
    /// <param name="At">The key, runtime or alias.</param>
    public sealed record Register(RegistrationKey At) : Remedy
    {
        /// <inheritdoc />
        public override string Advice(KeyNames names) =>
            At.IsAlias ? $"register a kernel at {names.Print(At)}, for all the keys it stands for" : $"register a kernel at {names.Print(At)}";
    }

    /// <summary>Register a backend fallback.</summary>
    /// <param name="At">The key.</param>
    public sealed record RegisterFallback(DispatchKey At) : Remedy
    {
        /// <inheritdoc />
        public override string Advice(KeyNames names) => $"register a backend fallback for {names.Print(At)}, for every operator";
    }

    /// <summary>What would make a call work, nearest first: other arguments, then registrations.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="call">The call.</param>
    /// <param name="state">The thread's state.</param>
    /// <param name="settings">Circumstances.</param>
    /// <param name="outcome">How the call ends.</param>
    /// <returns>The remedies; none for an outcome that is no missing kernel.</returns>
    public static IEnumerable<Remedy> For(RuleSet rules, Call call, ThreadState state, RouteSettings settings, Outcome outcome) =>
        Failing(outcome) is var (op, key)
            ? [.. ByArguments(call, state, settings), .. rules.Find(op).Match(r => ByRegistration(rules, r, key), () => [])]
            : [];

    private static string Conversion(DispatchKey layout) => layout switch
    {
        DispatchKey.Quantized => "dequantize()",
        DispatchKey.NestedTensor => "to_padded_tensor() or unbind()",
        _ => "to_dense()",
    };

    private static (OperatorName Operator, DispatchKey Key)? Failing(Outcome outcome) => outcome switch
    {
        Outcome.NoKernel missing => (missing.Operator, missing.Key),
        Outcome.NoTensorArguments none => (none.Operator, DispatchKey.Undefined),
        Outcome.Ambiguous ambiguous => (ambiguous.Operator, DispatchKey.AutogradOther),
        Outcome.FallbackFailed failed => (failed.Operator, failed.Key),
        _ => null,
    };

    private static IEnumerable<Remedy> ByArguments(Call call, ThreadState state, RouteSettings settings)
    {
        var union = call.Tensors().Aggregate(DispatchKeySet.Empty, (keys, t) => keys | t.Keys);
        foreach (var layout in Layouts.Where(l => union.HasAny(DispatchKeySet.Of(l))))
            if (Served(Each(call, t => Dense(t, layout)), state, settings) is { } key)
                yield return new MakeDense(layout, key);

        if (call.Tensors().Any(t => IsUndefined(t.Keys)))
        {
            var backend = union.HighestBackend is BackendComponent.Invalid ? BackendComponent.CPU : union.HighestBackend;
            if (Served(Each(call, t => IsUndefined(t.Keys) ? t with { Keys = Constructed(default, DispatchKey.Dense, backend, false) } : t), state, settings) is { } key)
                yield return new GiveDefined(key);
        }

        foreach (var backend in Destinations.Where(b => union.Backends != DispatchKeySet.Of(b)))
        {
            if (Served(Each(call, t => Moved(t, backend)), state, settings) is not { } key) continue;
            yield return new Move(backend, key);
            yield break;
        }
    }

    private static IEnumerable<Remedy> ByRegistration(RuleSet rules, OperatorRules op, DispatchKey key)
    {
        if (KeyLayout.IsMarker(key) || !KeyLayout.IsRuntime(key)) yield break;
        if (key != DispatchKey.Undefined && Fills(key)) yield return new Register(key);
        foreach (var alias in (AliasKey[])[AliasKey.CompositeExplicitAutograd, AliasKey.CompositeImplicitAutograd, AliasKey.Autograd])
        {
            if (op.Active(alias) is not null || !Fills(alias)) continue;
            yield return new Register(alias);
            break;
        }

        if (key != DispatchKey.Undefined && rules.FallbackAt(key) is null) yield return new RegisterFallback(key);

        bool Fills(RegistrationKey at)
        {
            var rule = new KernelRule(default, at, new Kernel("a kernel that is only thought of") { Next = Leaf });
            var with = new ActiveKernels(op.With(rule));
            return ReferenceEquals(Precedence.Compute(with, rules.FallbackAt(key), key).Rule, rule);
        }
    }

    /// <summary>The key that serves the call, or null when it does not end well or nothing was changed.</summary>
    private static DispatchKey? Served(Call? call, ThreadState state, RouteSettings settings) =>
        call is not null && Prediction.Of(call, state, settings) is { Outcome: Outcome.Returned or Outcome.NotPredictable, Hops: [.., var last] }
            ? last.Key
            : null;

    private static Call? Each(Call call, Func<CallArgument.Tensor, CallArgument.Tensor> change)
    {
        var changed = call with { Arguments = [.. call.Arguments.Select(a => In(a, change))] };
        return changed == call ? null : changed;
    }

    private static CallArgument In(CallArgument argument, Func<CallArgument.Tensor, CallArgument.Tensor> change) => argument switch
    {
        CallArgument.Tensor tensor => change(tensor),
        CallArgument.List list => new CallArgument.List([.. list.Items.Select(i => In(i, change))]),
        _ => argument,
    };

    private static CallArgument.Tensor Dense(CallArgument.Tensor tensor, DispatchKey layout)
    {
        if (!tensor.Keys.HasAny(DispatchKeySet.Of(layout))) return tensor;
        // MkldnnCPU is on the CPU without a backend bit that says so.
        var backend = tensor.Keys.HighestBackend is BackendComponent.Invalid ? BackendComponent.CPU : tensor.Keys.HighestBackend;
        return tensor with { Keys = Constructed(tensor.Keys.Remove(layout), DispatchKey.Dense, backend, IsInference(tensor.Keys)) };
    }

    private static CallArgument.Tensor Moved(CallArgument.Tensor tensor, BackendComponent to)
    {
        if (IsUndefined(tensor.Keys)) return tensor;
        var keys = tensor.Keys;
        var data = (keys & KeySets.BackendFunctionalities.Add(DispatchKey.NestedTensor)).HighestFunctionality;
        return tensor with
        {
            // Without a backend bit the whole data key (Vulkan, MkldnnCPU, …) stands for the device: a moved tensor is dense.
            Keys = keys.HighestBackend is BackendComponent.Invalid
                ? Constructed(keys - KeySets.AutogradOtherBackends, DispatchKey.Dense, to, IsInference(keys))
                : Constructed(keys.Functionalities, data, to, IsInference(keys)),
        };
    }

    private static DispatchKeySet Constructed(DispatchKeySet properties, DispatchKey data, BackendComponent backend, bool inference)
    {
        var given = properties - KeySets.AutogradWithADInplaceOrView - KeySets.Autocast;
        if (data != DispatchKey.Undefined) given = given.Add(KeyLayout.RuntimeKey(data, backend));
        var nested = data == DispatchKey.NestedTensor && !inference ? DispatchKeySet.Of(DispatchKey.AutogradNestedTensor) : default;
        return TensorKeys.Construct(given, inference) | nested | (properties & KeySets.Python);
    }

    private static bool IsInference(DispatchKeySet keys) => !keys.HasAny(KeySets.AutogradWithADInplaceOrView.Functionalities);

    private static bool IsUndefined(DispatchKeySet keys) => keys == KeySets.UndefinedTensor;
}

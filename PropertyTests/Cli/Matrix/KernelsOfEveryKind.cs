using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.PropertyTests.Cli.Matrix;

/// <summary>A small rule set with a kernel of every kind of next step, every kind of guard among them, and one backend fallback for each built-in.</summary>
internal static class KernelsOfEveryKind
{
    private static readonly Guard[] GuardsOfEveryKind =
    [
        new Guard.Include(DispatchKeySet.Of(DispatchKey.Tracer)), new Guard.Exclude(DispatchKeySet.Of(DispatchKey.AutogradCPU, DispatchKey.AutogradCUDA)),
        new Guard.Force(new LocalKeys(DispatchKeySet.Of(DispatchKey.CUDA), KeySets.Autograd)), new Guard.Preserve(), new Guard.BelowAutograd(),
        new Guard.BelowADInplaceOrView(), new Guard.SkipFunctionalize(), new Guard.Inference(true), new Guard.Inference(false), new Guard.Gradients(false),
        new Guard.Restore(new ThreadState { SnapshotOnEntry = LocalKeys.Default, GradientsEnabled = false }), new Guard.Restore(default),
    ];

    public static RuleSet Rules { get; } = Make();

    private static RuleSet Make()
    {
        OperatorName one = new("t::one", ""), two = new("t::two", ""), three = new("t::three", "");
        KernelNext leaf = new KernelNext.Leaf();
        var rules = RuleSet.Empty;
        foreach (var schema in new[] { "t::one(Tensor a, Tensor? b=None) -> Tensor", "t::two(Tensor[] xs, Tensor y, Device? device=None) -> Tensor", "t::three(Tensor a, Tensor?[] b, Tensor[]? c=None) -> Tensor" })
            rules = rules.Define(SchemaParser.Parse(schema).Match(s => s, e => throw new InvalidOperationException(e.ToString())), "test").OrFail().Rules;

        Put(one, DispatchKey.AutogradCPU, new KernelNext.Redispatch(new RedispatchKeys.BelowOwn()));
        Put(one, DispatchKey.AutogradCUDA, new KernelNext.CallAgain(new Guard.Exclude(DispatchKeySet.Of(DispatchKey.AutogradCUDA))));
        Put(one, DispatchKey.AutogradMeta, new KernelNext.CallAgain(new Guard.Preserve()));
        Put(one, DispatchKey.Tracer, new KernelNext.Redispatch(new RedispatchKeys.BelowOwnAnd(DispatchKeySet.Of(DispatchKey.SparseCPU))));
        Put(one, DispatchKey.Functionalize, new KernelNext.CallOther(two, new Guard.SkipFunctionalize(), new KernelNext.CallOther(new OperatorName("t::gone", ""), null, leaf)));
        Put(one, DispatchKey.Conjugate, new KernelNext.CallOther(two, null, new KernelNext.Redispatch(new RedispatchKeys.BelowOwn())));
        Put(one, AliasKey.CompositeExplicitAutograd, leaf);
        Put(two, AliasKey.Autograd, new KernelNext.Redispatch(new RedispatchKeys.Masked(KeySets.AfterAutograd), new Guard.BelowADInplaceOrView()));
        Put(two, DispatchKey.BackendSelect, new KernelNext.SelectBackend());
        Put(two, DispatchKey.CPU, leaf);
        Put(two, DispatchKey.CUDA, new KernelNext.Unknown("nobody looked"));
        Put(two, DispatchKey.AutogradXLA, new KernelNext.Redispatch(new RedispatchKeys.Exactly(DispatchKeySet.Of(DispatchKey.Vulkan))));
        Put(two, DispatchKey.NestedTensorCPU, new Kernel("f") { IsFallthrough = true });
        Put(three, AliasKey.CompositeImplicitAutograd, new KernelNext.Composite());
        Put(three, DispatchKey.SparseCPU, leaf);
        Put(three, DispatchKey.SparseCPU, new KernelNext.CallOther(three, null, leaf));

        var place = 0;
        foreach (var guard in GuardsOfEveryKind)
        {
            var name = new OperatorName("t::guard", $"g{place++}");
            rules = rules.Define(SchemaParser.Parse($"{name}(Tensor a) -> Tensor").Match(s => s, e => throw new InvalidOperationException(e.ToString())), "test").OrFail().Rules;
            Put(name, AliasKey.Autograd, new KernelNext.Redispatch(new RedispatchKeys.BelowOwn(), guard));
            Put(name, DispatchKey.FuncTorchBatched, new KernelNext.CallOther(two, guard, leaf));
            Put(name, DispatchKey.CPU, new KernelNext.CallAgain(guard));
            Put(name, DispatchKey.CUDA, leaf);
        }

        foreach (var key in KeyLayout.RuntimeKeys.ToArray().Where(k => k != DispatchKey.Undefined && KeyLayout.FunctionalityOf(k) is not (DispatchKey.Dense or DispatchKey.Quantized)).Append(DispatchKey.Meta))
            rules = rules.Fallback(key, new Kernel($"fallback.cpp:{(int)key}") { Next = new KernelNext.BuiltIn(key), IsFallthrough = key == DispatchKey.ADInplaceOrView }, builtIn: true).OrFail().Rules;
        return rules;

        void Put(OperatorName name, RegistrationKey key, object what) =>
            rules = rules.Implement(name, key, what as Kernel ?? new Kernel($"{key}.cpp") { Next = (KernelNext)what }).OrFail().Rules;
    }
}

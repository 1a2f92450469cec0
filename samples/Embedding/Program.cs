using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using LanguageExt;

// Rules of one's own: two operators, a backend fallback, and two keys that every operator passes over.
Kernel Runs(string what) => new(what) { Next = new KernelNext.Leaf() };
var passOver = new Kernel("pass over") { IsFallthrough = true };
var (scale, norm) = (Name("shop::scale"), Name("shop::norm.dim"));

var rules = RuleSet.Empty;
rules = Done(rules.Fallback(DispatchKey.BackendSelect, passOver));
rules = Done(rules.Fallback(DispatchKey.ADInplaceOrView, passOver));
rules = Done(rules.Fallback(DispatchKey.Meta, Runs("shapes only")));
rules = Done(rules.Define(Schema("shop::scale(Tensor self, float by) -> Tensor"), "Program.cs"));
rules = Done(rules.Define(Schema("shop::norm.dim(Tensor self, int dim) -> Tensor"), "Program.cs"));
rules = Done(rules.Implement(scale, DispatchKey.CPU, Runs("scale on CPU")));
rules = Done(rules.Implement(scale, AliasKey.Autograd, Runs("scale, differentiated")));
rules = Done(rules.Implement(norm, AliasKey.CompositeExplicitAutograd, Runs("norm anywhere")));
rules = Done(rules.Implement(norm, AliasKey.Autograd, passOver)); // not differentiable: go straight to the backend

// A table is a function of the rules. Make it when rules change, not when an operator is called.
DispatchTable Table(OperatorName name) => DispatchTable.Compute(rules, rules.Find(name).IfNone(() => OperatorRules.None(name)));
var cpu = DispatchKeySet.Of(DispatchKey.CPU, DispatchKey.AutogradCPU, DispatchKey.ADInplaceOrView);
var meta = DispatchKeySet.Of(DispatchKey.Meta, DispatchKey.AutogradMeta, DispatchKey.ADInplaceOrView);
var training = LocalKeys.Default;
var inference = training.WithExcluded(training.Excluded | KeySets.Autograd);
(DispatchTable Table, DispatchKeySet Arguments, LocalKeys Thread, string Expected)[] calls =
[
    (Table(scale), cpu, training, "scale, differentiated"),
    (Table(scale), cpu, inference, "scale on CPU"),
    (Table(scale), meta, inference, "shapes only"),
    (Table(scale), cpu | meta, inference, "shapes only"), // the highest backend wins
    (Table(norm), cpu, training, "norm anywhere"),
];

// The decision itself: a million times, and nothing allocated. The first round is for the runtime, which compiles the loop while it runs.
Choices(1_000_000);
var (wrong, allocated) = Choices(1_000_000);
Console.WriteLine($"1,000,000 choices, {wrong} wrong, {allocated} bytes allocated");
return wrong == 0 && allocated == 0 ? 0 : 1;

(int Wrong, long Allocated) Choices(int count)
{
    var (wrong, before) = (0, GC.GetAllocatedBytesForCurrentThread());
    for (var i = 0; i < count; i++)
    {
        ref readonly var call = ref calls[i % calls.Length];
        var choice = Router.Choose(call.Table, call.Arguments, call.Thread);
        if (call.Table[choice.Slot].Rule?.Kernel.Debug != call.Expected) wrong++;
    }
    return (wrong, GC.GetAllocatedBytesForCurrentThread() - before);
}

// A step that is refused says why; here that ends the program.
static RuleSet Done(Either<DispatchError, Registered> step) => step.Match(Right: r => r.Rules, Left: e => throw new ArgumentException(e.ToString()));
static OperatorName Name(string text) => OperatorName.Parse(text).Match(Right: n => n, Left: e => throw new ArgumentException(e.ToString()));
static FunctionSchema Schema(string text) => SchemaParser.Parse(text).Match(Right: s => s, Left: e => throw new ArgumentException(e.ToString()));

using System.Text.Json;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using static Functional.Dispatch.Cli.Conformance.RowReader;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>
/// chains, really run: kernels registered with a dispatcher, called with tensors and guards. What ran must be what the core predicts from the
/// exported rules, and what was recorded; a row that PyTorch ran on a stale table and that therefore differs is skipped, once it is as predicted.
/// </summary>
internal static class ShellChainsCheck
{
    private const string Stale = "ran on a stale table of PyTorch";

    public static void Run(JsonElement row, FileResult result)
    {
        var name = $"chain {row.GetProperty("i")}";
        var chain = new Setup(row);
        var types = chain.F.Schema!.Arguments;
        var (tls, values) = (row.GetProperty("tls"), row.GetProperty("args").EnumerateArray().Select((a, i) => Argument(a, types[i].Type)).ToList());
        var locals = new LocalKeys(tls[0].Set(), tls[1].Set());
        var entry = ThreadState.Capture();
        var ran = new Execution(chain, values, locals);

        var predicted = new RowComparison($"{name}, as predicted");
        var route = Prediction.Of(
            new Call(chain.F.Name, [.. row.GetProperty("args").EnumerateArray().Select(ChainsCheck.Argument)]), ThreadState.Default.WithKeys(locals),
            chain.Dispatcher.RouteSettings() with { KernelLimit = ChainsCheck.LogLimit, DetectCycles = false });
        predicted.Same("log", ChainsCheck.Log(route), ran.Log);
        predicted.Same("outcome", ChainsCheck.OutcomeOf(route.Outcome).ToString(), ran.Outcome.ToString());
        predicted.Same("the thread has its state back", Json(true), Json(ThreadState.Capture() == entry));
        if (predicted.Difference is not null)
        {
            result.Add(predicted);
            return;
        }

        var recorded = new RowComparison(name);
        recorded.Same("ks", row.GetProperty("ks"), Json(ran.Keys));
        recorded.Same("key", row.GetProperty("key"), Json(KeyNames.Default.Print(ran.Keys.HighestPriorityKey)));
        recorded.Same("idx", row.GetProperty("idx"), Json(ran.Keys.TableSlot));
        recorded.Same("log", row.GetProperty("log"), ran.Log);
        recorded.Same("outcome", row.GetProperty("outcome"), Json(ran.Outcome.Word));
        recorded.SameOptional("error_key", row, ran.Outcome.Key is { } key ? Json(KeyNames.Default.Print(key)) : null);
        if (recorded.Difference is not null && row.TryGetProperty("stale", out _)) result.Skip(Stale);
        else result.Add(recorded);
    }

    private static Value Argument(JsonElement argument, SchemaType type) => argument.GetProperty("t").Text() switch
    {
        "tensor" or "undefined" => Value.From(new ReplayTensor(argument.GetProperty("ks").Set())),
        "list" or "optlist" => Value.FromList([.. argument.GetProperty("v").EnumerateArray().Select(a => Argument(a, type))]),
        "none" => Value.None,
        "other" => Other(type),
        var other => throw new RowShapeException($"unknown argument `{Quoted.Short(other)}`"),
    };

    // What the recording program passed: a value without keys, of the parameter's type.
    private static Value Other(SchemaType type) => type switch
    {
        SchemaType.Optional => Value.None,
        SchemaType.List list => Value.FromList(Other(list.Element), Other(list.Element)),
        SchemaType.Base { Kind: BaseType.Int or BaseType.SymInt } => Value.From(3L),
        SchemaType.Base { Kind: BaseType.Float } => Value.From(1.5),
        SchemaType.Base { Kind: BaseType.Bool } => Value.From(true),
        SchemaType.Base { Kind: BaseType.Str } => Value.From("s"),
        SchemaType.Base { Kind: BaseType.Scalar } => Value.From(2L),
        _ => throw new RowShapeException($"no value of type `{Quoted.Short(type.ToString())}`"),
    };

    /// <summary>The two operators of a row, registered.</summary>
    private sealed class Setup
    {
        public Setup(JsonElement row)
        {
            var ops = row.GetProperty("ops").EnumerateArray().ToList();
            if (ops.Count != 2) throw new RowShapeException("a chain has two operators");
            var schemas = ops.Select(o => Schema(o.GetProperty("schema").Text())).ToList();
            (F, G) = (Dispatcher.Entry(schemas[0].Name), Dispatcher.Entry(schemas[1].Name));
            Chain = new ReplayChain(G);
            Dispatcher.Change(s => s with { FallbackMode = ChainsCheck.Mode(row.GetProperty("fallback_mode").Text()) });
            BuiltInFallbackKernels.Register(Dispatcher);
            foreach (var (op, schema) in ops.Zip(schemas))
            {
                Dispatcher.Define(schema, "d");
                foreach (var impl in op.GetProperty("impls").EnumerateArray()) Dispatcher.Implement(schema.Name, impl.GetProperty("key").Key(), KernelOf(impl));
            }

            foreach (var fallback in row.GetProperty("fallbacks").EnumerateArray()) Dispatcher.Fallback(fallback.GetProperty("key").RuntimeKey(), KernelOf(fallback));
        }

        public Dispatcher Dispatcher { get; } = new();

        public OperatorEntry F { get; }

        public OperatorEntry G { get; }

        public ReplayChain Chain { get; }

        private Kernel KernelOf(JsonElement impl)
        {
            var kernel = ChainsCheck.KernelOf(impl, G.Name);
            return kernel.IsFallthrough ? kernel : kernel with { Code = new BoxedFunction(ReplayKernel.Of(impl, Chain)) };
        }
    }

    /// <summary>One call, made under the recorded thread state.</summary>
    private sealed class Execution
    {
        public Execution(Setup chain, List<Value> arguments, LocalKeys locals)
        {
            var table = chain.F.Table;
            var keys = DispatchKeySet.Empty;
            foreach (var position in table.Signature!.DispatchArguments) keys |= arguments[position].KeyUnion();
            var stack = new Stack();
            foreach (var argument in arguments) stack.Push(argument);
            using var guard = new ForceGuard(locals);
            table.Choose(keys, ThreadContext.Keys, out keys);
            Keys = keys;
            try
            {
                chain.F.CallBoxed(stack);
                Outcome = ("returned", null);
            }
            catch (Exception e) when (e is DispatchException or DepthLimitException)
            {
                Outcome = OutcomeOf(e);
            }

            Log = chain.Chain.Log;
        }

        public DispatchKeySet Keys { get; }

        public string Log { get; }

        public (string Word, DispatchKey? Key) Outcome { get; }

        private static (string Word, DispatchKey? Key) OutcomeOf(Exception e) => e switch
        {
            NotImplementedForKeyException { Error: NoKernelError { Key: DispatchKey.Undefined } } => ("no_tensor_args", null),
            NotImplementedForKeyException { Error: NoKernelError missing } => ("no_kernel", missing.Key),
            FallthroughCalledException => ("fallthrough_called", null),
            AmbiguousAutogradException => ("ambiguous_autogradother", null),
            DepthLimitException => ("depth_limit", null),
            DispatchException { Error: FallbackFailure.NoMetaKernel } => ("meta_fallback", null),
            _ => ($"{e.GetType().Name}: {e.Message}", null),
        };
    }
}

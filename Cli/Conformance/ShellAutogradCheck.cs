using System.Text.Json;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Autograd;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using static Functional.Dispatch.Cli.Conformance.RowReader;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>
/// The rows about operators without autograd kernel: each is called as recorded, with real tensors, through the fallback of the attached engine, and
/// the sum of its first output is passed backward. Histories, values, errors and warnings are compared.
/// </summary>
internal sealed class ShellAutogradCheck : IDisposable
{
    private readonly Dispatcher _dispatcher = new();
    private readonly AtenLibrary _library;
    private readonly List<string> _warnings = [];

    public ShellAutogradCheck()
    {
        _library = AtenLibrary.Register(_dispatcher, withFallbacks: true);
        _library.Engine.Warn = _warnings.Add;
    }

    private AtenOperators Aten => _library.Operators;

    public void Run(JsonElement row, RowComparison c)
    {
        _dispatcher.SetFallbackMode(row.GetProperty("mode").Text());
        var (kind, input) = (row.GetProperty("kind").Text(), row.GetProperty("input").Text());
        using var op = Define(kind, row.GetProperty("schema").Text());
        var leaf = Host(1, 2);
        if (input != "no_grad_input") leaf.RequiresGrad = true;
        var x = input == "nonleaf_requires_grad" ? Aten.MulTensor.Call(leaf, Number(1)) : leaf;
        var outputs = new List<Tensor>();
        c.Same("forward", row.GetProperty("forward"), Json(Ended(() => outputs.AddRange(Forward(op.Entry, input, Arguments(kind, x))))));
        c.Same("forward_warnings", row.GetProperty("forward_warnings"), Warnings());
        c.Same("input_grad_fn_after", row.GetProperty("input_grad_fn_after"), Name(x));
        c.Same("outputs", row.GetProperty("outputs"), JsonList(outputs.Select(o => Facts(o, x))));
        var target = outputs.Count > 0 ? outputs[0] : kind.StartsWith("inplace", StringComparison.Ordinal) ? x : null;
        c.Same("backward", row.GetProperty("backward"), target is null ? "null" : Json(Ended(() => _library.Engine.Backward([Aten.Sum.Call(target)]))));
        c.SameOptional("backward_warnings", row, target is null ? null : Warnings());
        c.SameOptional("base_grad", row, target is null ? null : leaf.Grad is { } grad ? JsonList(Aten.InternalToCopy.Call(grad, ScalarType.Double, null, null, null, false, null).ToArray<double>().Select(JsonNumber)) : "null");
    }

    public void Dispose() => _library.Dispose();

    private static string JsonNumber(double number) => JsonSerializer.Serialize(number) is var text && text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";

    private static Tensor Host(params float[] values) => HostTensors.From(values, values.Length);

    // What Python makes of a number beside a tensor.
    private static Tensor Number(float value) => HostTensors.From<float>([value]);

    private static Value[] Arguments(string kind, Tensor x) => kind switch
    {
        "two_inputs" => [Value.From(x), Value.From(Host(3, 4))],
        "list_input" => [Value.FromList(Value.From(Host(5, 6)), Value.From(x))],
        _ => [Value.From(x)],
    };

    private static List<Tensor> Forward(OperatorEntry op, string input, Value[] arguments)
    {
        var stack = new Stack();
        foreach (var argument in arguments) stack.Push(argument);
        if (input.EndsWith("no_grad", StringComparison.Ordinal))
        {
            using var guard = Guards.NoGrad();
            op.CallBoxed(stack);
        }
        else if (input.EndsWith("inference_mode", StringComparison.Ordinal))
        {
            using var guard = Guards.InferenceMode();
            op.CallBoxed(stack);
        }
        else
        {
            op.CallBoxed(stack);
        }

        return TensorArguments.Of(stack.Items);
    }

    private Definition Define(string kind, string signature)
    {
        var schema = SchemaParser.Parse($"oracle_ag::{kind}{signature}").IfLeft(e => throw new RowShapeException(e.ToString()));
        var (compute, below) = Kernel(kind);
        return new Definition(
            _dispatcher.Entry(schema.Name), _dispatcher.Define(schema, "conformance"),
            _dispatcher.Implement(schema.Name, DispatchKey.CPU, Kernels.Boxed(
                (op, _, stack) =>
                {
                    var arguments = stack.Last(op.Schema!.Arguments.Count).ToArray();
                    stack.Drop(arguments.Length);
                    Value[] results;
                    if (below)
                    {
                        using var guard = Guards.BelowAutograd();
                        results = compute(arguments);
                    }
                    else
                    {
                        results = compute(arguments);
                    }

                    foreach (var result in results) stack.Push(result);
                },
                "conformance")));
    }

    // What the recorded program's kernels compute, and whether under "below autograd".
    private (Func<Value[], Value[]> Compute, bool Below) Kernel(string kind)
    {
        Tensor Times(Tensor tensor, float factor) => Aten.MulTensor.Call(tensor, Number(factor));
        static Tensor First(Value[] a) => (Tensor)a[0].AsTensor!;
        return kind switch
        {
            "new_opaque" => (a => [Value.From(Times(First(a), 2))], true),
            "new_composite" => (a => [Value.From(Times(First(a), 2))], false),
            "new_detached" => (a => [Value.From(Times(Aten.Detach.Call(First(a)), 2))], false),
            "return_input_undeclared" or "return_input_declared_alias" => (a => [a[0]], false),
            "return_view_declared_alias" => (a => [Value.From(Aten.View.Call(First(a), [-1]))], true),
            "inplace_return_self" => (a => [Value.From(Aten.MulInPlaceTensor.Call(First(a), Number(2)))], true),
            "inplace_no_return" => (a =>
            {
                Aten.MulInPlaceTensor.Call(First(a), Number(2));
                return [];
            }, true),
            "two_inputs" => (a => [Value.From(Aten.AddTensor.Call(First(a), (Tensor)a[1].AsTensor!))], true),
            "two_outputs" => (a => [Value.From(Times(First(a), 2)), Value.From(Times(First(a), 3))], true),
            "list_input" => (a => [Value.From(Times((Tensor)a[0].Items[0].AsTensor!, 2))], true),
            "list_output" => (a => [Value.FromList(Value.From(Times(First(a), 2)), Value.From(Times(First(a), 3)))], true),
            "optional_input" => (a => [Value.From(a[0].AsTensor is Tensor x ? Times(x, 2) : Host(1, 1))], true),
            "integer_output" => (a => [Value.From(Aten.ToDtype.Call(Aten.GtScalar.Call(First(a), 0), ScalarType.Long))], true),
            "int_return" => (_ => [Value.From(3L)], true),
            _ => throw new RowShapeException($"unknown kind `{Quoted.Short(kind)}`"),
        };
    }

    private static string Ended(Action action)
    {
        try
        {
            action();
            return "ok";
        }
        catch (AutogradException e)
        {
            var category = e.Error switch
            {
                BackwardError when e.Message.Contains("does not require grad", StringComparison.Ordinal) => "no_grad_fn",
                LeafUpdateError { IsView: true } => "inplace_on_leaf_view",
                LeafUpdateError => "inplace_on_leaf",
                SavedInferenceTensorError => "inference_saved",
                _ => e.Message,
            };
            return "RuntimeError:" + category;
        }
        catch (InferenceTensorException)
        {
            return "RuntimeError:inference_inplace";
        }
    }

    private string Warnings()
    {
        var given = JsonList(_warnings.Select(w => Json(w.Contains("autograd kernel was not registered", StringComparison.Ordinal) ? "no_autograd_kernel" : w)));
        _warnings.Clear();
        return given;
    }

    // The recording has the names of Python classes; nodes for which Python has no class of its own are all CppFunction there.
    private static string Name(Tensor tensor) =>
        tensor.GradientFunction is { } function ? Json(function.Name == "WarnNotImplemented" ? "CppFunction" : function.Name) : "null";

    private static string Facts(Tensor o, Tensor x) =>
        $"{{\"requires_grad\":{Json(o.RequiresGrad)},\"grad_fn\":{Name(o)},\"is_leaf\":{Json(o.IsLeaf)},\"is_input\":{Json(ReferenceEquals(o, x))},"
        + $"\"dtype\":{Json(o.ScalarType == ScalarType.Long ? "int64" : o.ScalarType == ScalarType.Float ? "float32" : o.ScalarType.ToString())},\"is_view\":{Json(o.IsView)},\"inference\":{Json(o.IsInference)}}}";

    private sealed record Definition(OperatorEntry Entry, Registration Schema, Registration Kernel) : IDisposable
    {
        public void Dispose()
        {
            Kernel.Dispose();
            Schema.Dispose();
        }
    }
}

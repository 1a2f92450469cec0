using System.Text.Json;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using static Functional.Dispatch.Cli.Conformance.RowReader;
using AtenOperators = Functional.Dispatch.Aten.Operators.AtenOperators;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>tensor_keysets.json, really made: tensors by the operator library, thread states by guards and modes.</summary>
internal static class ShellTensorKeySetsCheck
{
    public static void Run(JsonElement file, FileResult result)
    {
        using var aten = AtenLibrary.Register(new Dispatcher(), withFallbacks: true);
        foreach (var property in file.EnumerateObject())
        {
            switch (property.Name)
            {
                case "torch_version": break;
                case "tensors": Tensors(property.Value, aten.Operators, result); break;
                case "tls": TensorKeySetsCheck.Each(property.Value, result, CompareState); break;
                case "python_dispatch_key_members": TensorKeySetsCheck.Members(property.Value, result); break;
                case "tensor_list_union": TensorKeySetsCheck.Lists(property.Value, result, name => ListUnion(name, aten.Operators)); break;
                default: throw new RowShapeException($"unknown part `{Quoted.Short(property.Name)}`");
            }
        }
    }

    private static void Tensors(JsonElement rows, AtenOperators aten, FileResult result)
    {
        foreach (var row in rows.EnumerateArray())
        {
            var what = row.GetProperty("what").Text();
            if (RecordedTensors.IsBeyondTheShell(what))
            {
                result.Skip("made by what the shell does not have: functorch, functionalisation, forward mode, operators of other layouts");
                continue;
            }

            var c = new RowComparison(what);
            var keys = RecordedTensors.Make(what, aten).KeySet;
            c.Same("raw", row.GetProperty("raw"), Json(keys));
            c.Same("str", row.GetProperty("str"), Json(KeyNames.Default.Print(keys)));
            c.Same("highest", row.GetProperty("highest"), Json(KeyNames.Default.Print(keys.HighestPriorityKey)));
            result.Add(c);
        }
    }

    private static DispatchKeySet? ListUnion(string name, AtenOperators aten) => name switch
    {
        "empty_list" => Value.FromList([]).KeyUnion(),
        "cpu_and_meta" => Value.FromList([Value.From(RecordedTensors.Make("cpu float32", aten)), Value.From(RecordedTensors.Make("meta", aten))]).KeyUnion(),
        _ => null,
    };

    private static void CompareState(string what, JsonElement row, RowComparison c)
    {
        switch (what)
        {
            case "default": Compare(row, c); break;
            case "no_grad": { using var guard = Guards.NoGrad(); Compare(row, c); break; }
            case "enable_grad": { using var guard = Guards.EnableGrad(); Compare(row, c); break; }
            case "inference_mode": { using var guard = Guards.InferenceMode(); Compare(row, c); break; }
            case "inference_mode(False)": { using var guard = Guards.InferenceMode(false); Compare(row, c); break; }
            case "autocast cpu": { using var guard = AutocastMode.Enable(DeviceType.Cpu); Compare(row, c); break; }
            case "autocast cpu enabled=False": { using var guard = AutocastMode.Enable(DeviceType.Cpu, enabled: false); Compare(row, c); break; }
            case "_AutoDispatchBelowAutograd": { using var guard = Guards.BelowAutograd(); Compare(row, c); break; }
            case "_AutoDispatchBelowADInplaceOrView": { using var guard = Guards.BelowADInplaceOrView(); Compare(row, c); break; }
            case "_DisableTorchDispatch": { using var guard = DispatchModes.DisableInterpreters(); Compare(row, c); break; }
            case "_EnablePythonDispatcher": { using var guard = DispatcherObjects.Enable(NoCalls.Instance); Compare(row, c); break; }
            case "_EnablePreDispatch": { using var guard = DispatchModes.EnablePreDispatch(); Compare(row, c); break; }
            // A mode of ours that, like this one, goes by shapes alone; the keys are those of any mode.
            case "FakeTensorMode": { using var guard = DispatchModes.Push(new ShapeOnlyMode()); Compare(row, c); break; }
            default: c.Same("guards", "guards of ours", "none"); break;
        }
    }

    private static void Compare(JsonElement row, RowComparison c)
    {
        c.Same("include", row.GetProperty("include"), Json(ThreadContext.Keys.Included));
        c.Same("exclude", row.GetProperty("exclude"), Json(ThreadContext.Keys.Excluded));
    }

    private sealed class NoCalls : IDispatcherObject
    {
        public static NoCalls Instance { get; } = new();

        public void Dispatch(OperatorEntry op, DispatchKeySet keys, Stack stack) => throw new InvalidOperationException("only the thread's keys are looked at");
    }
}

using System.Text.Json;
using Functional.Dispatch.Keys;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>tls_vectors: programs of guards, unscoped setters, captures and threads.</summary>
internal static class ThreadStateCheck
{
    public static void Run(JsonElement row, FileResult result)
    {
        var c = new RowComparison($"program {row.GetProperty("i")}");
        var state = ThreadState.Default;
        var captured = new List<ThreadState>();
        // What a pop does to the state: leave a guard, or go back to the thread that waited.
        var open = new Stack<Func<ThreadState, ThreadState>>();
        var number = 0;
        foreach (var step in row.GetProperty("steps").EnumerateArray())
        {
            var at = $"step {number++}";
            var op = step.GetProperty("op").Text();
            switch (op)
            {
                case "start": break;
                case "set_included": state = state.WithKeys(state.Keys.SetIncluded(step.GetProperty("k").RuntimeKey(), step.GetProperty("v").GetBoolean())); break;
                case "set_excluded": state = state.WithKeys(state.Keys.SetExcluded(step.GetProperty("k").RuntimeKey(), step.GetProperty("v").GetBoolean())); break;
                case "capture":
                    c.Same($"{at} slot", step.GetProperty("slot"), Json(captured.Count));
                    captured.Add(state);
                    break;
                case "query":
                    var (key, set) = (step.GetProperty("k").RuntimeKey(), step.GetProperty("ks").Set());
                    c.Same($"{at} is_included", step.GetProperty("is_included"), Json(state.Keys.Included.Has(key)));
                    c.Same($"{at} is_excluded", step.GetProperty("is_excluded"), Json(state.Keys.Excluded.Has(key)));
                    c.Same($"{at} set_included", step.GetProperty("set_included"), Json(state.Keys.Included.HasAll(set)));
                    c.Same($"{at} set_excluded", step.GetProperty("set_excluded"), Json(state.Keys.Excluded.HasAll(set)));
                    break;
                case "thread":
                    var waiting = state;
                    open.Push(_ => waiting);
                    state = ThreadState.Default;
                    break;
                case "pop":
                    if (!open.TryPop(out var leave)) throw new RowShapeException("a pop without a push");
                    state = leave(state);
                    break;
                default:
                    var guard = GuardOf(op, step, captured);
                    var entry = state;
                    open.Push(now => guard.Leave(entry, now));
                    state = guard.Enter(state);
                    break;
            }

            var (included, excluded) = state.Keys.Stored;
            c.Same($"{at} {op} inc", step.GetProperty("inc"), Json(state.Keys.Included));
            c.Same($"{at} {op} exc", step.GetProperty("exc"), Json(state.Keys.Excluded));
            c.Same($"{at} {op} pod", step.GetProperty("pod"), JsonList([Json(Hex(included)), Json(Hex(excluded))]));
            c.Same($"{at} {op} inference", step.GetProperty("inference"), Json(state.InferenceMode));
            c.Same($"{at} {op} grad", step.GetProperty("grad"), Json(state.GradientsEnabled));
        }

        result.Add(c);
    }

    private static Guard GuardOf(string op, JsonElement step, List<ThreadState> captured) => op switch
    {
        "include" => new Guard.Include(step.GetProperty("ks").Set()),
        "exclude" => new Guard.Exclude(step.GetProperty("ks").Set()),
        "force" => new Guard.Force(new LocalKeys(step.GetProperty("ks").Set(), step.GetProperty("exc_ks").Set())),
        "force_preserve" => new Guard.Preserve(),
        "below_autograd" => new Guard.BelowAutograd(),
        "below_adinplaceorview" => new Guard.BelowADInplaceOrView(),
        "skip_functionalize" => new Guard.SkipFunctionalize(),
        "non_variable_type" => Of(Guard.NonVariableType()),
        "inference_mode" => new Guard.Inference(step.GetProperty("v").GetBoolean()),
        "grad_mode" => new Guard.Gradients(step.GetProperty("v").GetBoolean()),
        "restore" => step.GetProperty("slot").GetInt32() is var slot && slot >= 0 && slot < captured.Count
            ? new Guard.Restore(captured[slot])
            : throw new RowShapeException("a slot that was not captured"),
        _ => throw new RowShapeException($"unknown step `{Quoted.Short(op)}`"),
    };
}

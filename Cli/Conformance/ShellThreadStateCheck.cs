using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Threading;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Threads;
using static Functional.Dispatch.Cli.Conformance.RowReader;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>tls_vectors, really run: every program on a thread of its own, with the guards that programs use.</summary>
internal static class ShellThreadStateCheck
{
    public static void Run(JsonElement row, FileResult result)
    {
        var c = new RowComparison($"program {row.GetProperty("i")}");
        var program = new GuardProgram([.. row.GetProperty("steps").EnumerateArray()], c);
        OnNewThread(program.Run);
        result.Add(c);
    }

    /// <summary>Runs on a thread that was never touched, and waits; what is thrown there is thrown here.</summary>
    public static void OnNewThread(Action action)
    {
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(() =>
        {
#pragma warning disable CA1031 // It is thrown again where somebody waits for it.
            try
            {
                action();
            }
            catch (Exception e)
            {
                thrown = ExceptionDispatchInfo.Capture(e);
            }
#pragma warning restore CA1031
        });
        thread.Start();
        thread.Join();
        thrown?.Throw();
    }

    // Guards are scopes of the language, so a push is a block and the program is walked by recursion.
    private sealed class GuardProgram(JsonElement[] steps, RowComparison c)
    {
        private readonly List<CapturedState> _captured = [];
        private int _next;

        public void Run()
        {
            Block();
            if (_next < steps.Length) throw new RowShapeException("a pop without a push");
        }

        // Runs up to the pop that ends the block, which the caller compares once the guard is gone.
        private void Block()
        {
            while (_next < steps.Length)
            {
                var step = steps[_next++];
                var op = step.GetProperty("op").Text();
                if (op == "pop")
                {
                    _next--;
                    return;
                }

                if (Unscoped(op, step)) Compare(op, step);
                else Scope(op, step);
            }
        }

        private bool Unscoped(string op, JsonElement step)
        {
            var at = $"step {_next - 1}";
            switch (op)
            {
                case "start": break;
                case "set_included": ThreadContext.SetIncluded(step.GetProperty("k").RuntimeKey(), step.GetProperty("v").GetBoolean()); break;
                case "set_excluded": ThreadContext.SetExcluded(step.GetProperty("k").RuntimeKey(), step.GetProperty("v").GetBoolean()); break;
                case "capture":
                    c.Same($"{at} slot", step.GetProperty("slot"), Json(_captured.Count));
                    _captured.Add(ThreadState.Capture());
                    break;
                case "query":
                    var (key, set) = (step.GetProperty("k").RuntimeKey(), step.GetProperty("ks").Set());
                    c.Same($"{at} is_included", step.GetProperty("is_included"), Json(ThreadContext.IsIncluded(key)));
                    c.Same($"{at} is_excluded", step.GetProperty("is_excluded"), Json(ThreadContext.IsExcluded(key)));
                    c.Same($"{at} set_included", step.GetProperty("set_included"), Json(ThreadContext.Keys.Included.HasAll(set)));
                    c.Same($"{at} set_excluded", step.GetProperty("set_excluded"), Json(ThreadContext.Keys.Excluded.HasAll(set)));
                    break;
                default: return false;
            }

            return true;
        }

        private void Scope(string op, JsonElement step)
        {
            Guarded(op, step);
            if (_next == steps.Length) return;
            Compare("pop", steps[_next++]);
        }

        private void Guarded(string op, JsonElement step)
        {
            switch (op)
            {
                case "include": { using var guard = Guards.Include(Set(step)); Inside(op, step); break; }
                case "exclude": { using var guard = Guards.Exclude(Set(step)); Inside(op, step); break; }
                case "force": { using var guard = Guards.Force(Set(step), step.GetProperty("exc_ks").Set()); Inside(op, step); break; }
                case "force_preserve": { using var guard = ForceGuard.Preserve(); Inside(op, step); break; }
                case "below_autograd": { using var guard = Guards.BelowAutograd(); Inside(op, step); break; }
                case "below_adinplaceorview": { using var guard = Guards.BelowADInplaceOrView(); Inside(op, step); break; }
                case "skip_functionalize": { using var guard = Guards.SkipFunctionalize(); Inside(op, step); break; }
#pragma warning disable CS0618 // It is deprecated, and recorded.
                case "non_variable_type": { using var guard = Guards.NonVariableTypeMode(); Inside(op, step); break; }
#pragma warning restore CS0618
                case "inference_mode": { using var guard = Guards.InferenceMode(Flag(step)); Inside(op, step); break; }
                case "grad_mode": { using var guard = Flag(step) ? Guards.EnableGrad() : Guards.NoGrad(); Inside(op, step); break; }
                case "restore": { using var guard = Captured(step).Restore(); Inside(op, step); break; }
                case "thread": OnNewThread(() => Inside(op, step)); break;
                default: throw new RowShapeException($"unknown step `{Quoted.Short(op)}`");
            }
        }

        private void Inside(string op, JsonElement step)
        {
            Compare(op, step);
            Block();
        }

        private void Compare(string op, JsonElement step)
        {
            var at = $"step {_next - 1} {op}";
            var keys = ThreadContext.Keys;
            var (included, excluded) = keys.Stored;
            c.Same($"{at} inc", step.GetProperty("inc"), Json(keys.Included));
            c.Same($"{at} exc", step.GetProperty("exc"), Json(keys.Excluded));
            c.Same($"{at} pod", step.GetProperty("pod"), JsonList([Json(Hex(included)), Json(Hex(excluded))]));
            c.Same($"{at} inference", step.GetProperty("inference"), Json(ThreadContext.InferenceMode));
            c.Same($"{at} grad", step.GetProperty("grad"), Json(ThreadContext.GradientsEnabled));
        }

        private static DispatchKeySet Set(JsonElement step) => step.GetProperty("ks").Set();

        private static bool Flag(JsonElement step) => step.GetProperty("v").GetBoolean();

        private CapturedState Captured(JsonElement step) =>
            step.GetProperty("slot").GetInt32() is var slot && slot >= 0 && slot < _captured.Count
                ? _captured[slot]
                : throw new RowShapeException("a slot that was not captured");
    }
}

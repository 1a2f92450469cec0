using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>
/// The rows about modes and subclasses: the handlers asked, in order, what each saw of the thread, how the call ended, and whether the result
/// requires grad.
/// </summary>
internal static class ShellModesCheck
{
    public static void Run(JsonElement row, RecordedOperators operators, RowComparison c)
    {
        // `ARGUMENTS, … [, SURROUNDINGS]`
        var words = row.GetProperty("what").Text().Split(", ");
        var log = new ReplayLog();
        var op = operators.Dispatcher.Entry(OperatorName.Parse(row.GetProperty("op").Text()).IfLeft(e => throw new RowShapeException(e.ToString())));
        if (op.Schema is null) throw new RowShapeException($"unknown operator `{op}`");
        var arguments = Arguments(words is ["composite op", "subclass"] ? "composite subclass" : words[0], log);
        c.Same("arg_keysets", row.GetProperty("arg_keysets"), JsonList(arguments.Where(a => a.AsTensor is not null).Select(a => Json(a.AsTensor!.KeySet))));
        c.Same("tls_outside", row.GetProperty("tls_outside"), Locals());
        var entry = ThreadState.Capture();
        var modes = row.GetProperty("stack").EnumerateArray().Select(m => m.Text().Split(':')).Select(m => new ReplayMode(m[0], m[^1], log)).ToArray();

        Surrounded(words[0] == "autocast" ? words[0] : words[^1], () => Pushed(modes, () =>
        {
            c.Same("tls_inside_stack", row.GetProperty("tls_inside_stack"), Locals());
            c.Same("mode_count", row.GetProperty("mode_count"), Json(DispatchModes.Current.Count));
            var result = Call(op, arguments);
            c.Same("result", row.GetProperty("result"), Json(result?.GetType().Name ?? "error:TypeError"));
            c.SameOptional("result_requires_grad", row, result is null ? null : Json(result.RequiresGrad));
        }));
        c.Same("calls", row.GetProperty("calls"), log.Calls);
        c.Same("the thread has its state back", Json(true), Json(ThreadState.Capture() == entry));
    }

    private static string Locals() => JsonList([Json(ThreadContext.Keys.Included), Json(ThreadContext.Keys.Excluded)]);

    private static Tensor? Call(Shell.Registry.OperatorEntry op, Value[] arguments)
    {
        var stack = RecordedOperators.Arguments(op.Schema!, arguments);
        try
        {
            op.CallBoxed(stack);
            return (Tensor)stack.Pop().AsTensor!;
        }
        catch (CallDeclinedException)
        {
            return null;
        }
    }

    private static void Pushed(ReadOnlySpan<ReplayMode> modes, Action inside)
    {
        if (modes.IsEmpty)
        {
            inside();
            return;
        }

        using var guard = DispatchModes.Push(modes[0]);
        Pushed(modes[1..], inside);
    }

    private static void Surrounded(string how, Action inside)
    {
        switch (how)
        {
            case "no_grad": { using var guard = Guards.NoGrad(); inside(); break; }
            case "inference_mode": { using var guard = Guards.InferenceMode(); inside(); break; }
            case "below autograd": { using var guard = Guards.BelowAutograd(); inside(); break; }
            case "below adinplaceorview": { using var guard = Guards.BelowADInplaceOrView(); inside(); break; }
            case "dispatch disabled": { using var guard = DispatchModes.DisableInterpreters(); inside(); break; }
            case "autocast": { using var guard = AutocastMode.Enable(DeviceType.Cpu, ScalarType.BFloat16); inside(); break; }
            default: inside(); break;
        }
    }

    private static Value[] Arguments(string words, ReplayLog log)
    {
        // Products and views are of matrices.
        var plain = words is "composite op" or "composite subclass" or "autocast" or "view op" ? RecordedOperators.New(DeviceType.Cpu, false, 2, 2) : RecordedOperators.New(DeviceType.Cpu);
        Tensor[] tensors = words switch
        {
            "plain" or "composite op" or "inplace op" or "autocast" => [plain, plain],
            "grad" => [RecordedOperators.New(DeviceType.Cpu, true), plain],
            "meta" => [RecordedOperators.New(DeviceType.Meta), RecordedOperators.New(DeviceType.Meta)],
            "subclass" or "composite subclass" => [new Sub(plain, log), plain],
            "two_subclass" => [new Sub(plain, log), new Sub(plain, log)],
            "sub_and_subB" => [new Sub(plain, log), new SubB(plain, log)],
            "subB_and_sub" => [new SubB(plain, log), new Sub(plain, log)],
            "subclass_grad" => [new Sub(plain, log, true), plain],
            "declining" => [new SubDecline(plain, log), plain],
            "declining_and_subB" => [new SubDecline(plain, log), new SubB(plain, log)],
            "subclass that owns data" => [new SubData(log), plain],
            "view op" or "factory op" => [],
            _ => throw new RowShapeException($"unknown arguments `{Quoted.Short(words)}`"),
        };
        return words switch
        {
            "view op" => [Value.From(plain), Value.FromList(Value.From(4L))],
            "factory op" => [Value.FromList(Value.From(2L))],
            _ => [.. tensors.Select(Value.From)],
        };
    }
}

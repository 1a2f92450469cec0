using System.Text.Json;
using Functional.Dispatch.Fallbacks;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>autograd_fallback: the rows about operators without autograd kernel, really run with data; those about modes, the Meta fallback and the fallback's mode with the operator library.</summary>
internal static class ShellAutogradFileCheck
{
    public static void Run(JsonElement row, FileResult result)
    {
        var c = new RowComparison($"row {row.GetProperty("n")}");
        if (row.GetProperty("case").Text() == "autograd")
        {
            using var autograd = new ShellAutogradCheck();
            autograd.Run(row, c);
            result.Add(c);
            return;
        }

        using var operators = new RecordedOperators();
        switch (row.GetProperty("case").Text())
        {
            case "modes": ShellModesCheck.Run(row, operators, c); break;
            case "meta": Meta(row, operators, c); break;
            case "default_mode": c.Same("result", row.GetProperty("result"), Json(Word(operators.Dispatcher.Settings.FallbackMode))); break;
            case "set_mode": c.Same("result", row.GetProperty("result"), Json(SetMode(operators.Dispatcher, row.GetProperty("mode").Text()))); break;
            case var other: throw new RowShapeException($"unknown case `{Quoted.Short(other)}`");
        }

        result.Add(c);
    }

    private static string SetMode(Dispatcher dispatcher, string mode)
    {
        try
        {
            dispatcher.SetFallbackMode(mode);
            return Word(dispatcher.Settings.FallbackMode);
        }
        catch (FallbackModeException refused)
        {
            return refused.Error is FallbackFailure.ErrorModeRefused ? "RuntimeError:not_implemented" : "RuntimeError:unsupported";
        }
    }

    private static string Word(AutogradFallbackMode mode) => mode switch
    {
        AutogradFallbackMode.Nothing => "nothing",
        AutogradFallbackMode.Warn => "warn",
        AutogradFallbackMode.Error => "error",
    };

    // `OPERATOR on DEVICE[ requires_grad]`, or `python module hint: OPERATOR`, which is called on meta.
    private static void Meta(JsonElement row, RecordedOperators operators, RowComparison c)
    {
        var what = row.GetProperty("what").Text();
        var hinted = what.StartsWith("python module hint: ", StringComparison.Ordinal);
        var words = what.Split(' ');
        var name = hinted ? words[^1] : $"oracle_meta::{words[0]}";
        var device = hinted || words[2] == "meta" ? DeviceType.Meta : DeviceType.Cpu;
        var entry = operators.Dispatcher.Entry(OperatorName.Parse(name).IfLeft(e => throw new RowShapeException(e.ToString())));
        using var block = Library.Fragment(operators.Dispatcher, entry.Name.Namespace);
        if (hinted)
        {
            block.FakeImplementationsIn("caffe2.torch.fb.model_transform.splitting.split_dispatcher");
            block.Def($"{name}(Tensor x) -> Tensor");
        }

        if (!entry.Exists) throw new RowShapeException($"unknown operator `{Quoted.Short(name)}`");
        var stack = new Stack();
        stack.Push(Value.From(RecordedOperators.New(device, what.EndsWith("requires_grad", StringComparison.Ordinal))));
        string ended;
        string? hint = null;
        string? where = null;
        try
        {
            entry.CallBoxed(stack);
            ended = "ok";
            where = Json(Devices.Name(((Tensor)stack.Pop().AsTensor!).Device.Type));
        }
        catch (DispatchException e)
        {
            ended = e switch
            {
                MetaKernelMissingException => "NotImplementedError:meta_fallback",
                FakeImplementationMissingException => "NotImplementedError:missing_fake_impl_hint",
                NotImplementedForKeyException => "NotImplementedError:no_kernel",
                _ => e.GetType().Name,
            };
            hint = Json(e is FakeImplementationMissingException);
        }

        c.Same("result", row.GetProperty("result"), Json(ended));
        c.SameOptional("device", row, where);
        c.SameOptional("mentions_fake_impl_hint", row, hint);
    }
}

using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using ReplayLog = Functional.Dispatch.Cli.Conformance.ReplayLog;
using ReplayMode = Functional.Dispatch.Cli.Conformance.ReplayMode;
using Sub = Functional.Dispatch.Cli.Conformance.Sub;
using SubB = Functional.Dispatch.Cli.Conformance.SubB;
using SubData = Functional.Dispatch.Cli.Conformance.SubData;
using SubDecline = Functional.Dispatch.Cli.Conformance.SubDecline;

namespace Functional.Dispatch.PropertyTests.Shell.Modes;

/// <summary>Every recorded call under modes and with subclass tensors, run again with stub operators: handlers, order, types, thread sets, result.</summary>
public sealed class RecordedModesTests
{
    public static TheoryData<string> Rows() => [.. RecordedRows.Case("modes").Select(r => r.GetProperty("what").GetString()!)];

    [Fact]
    public void All_recorded_rows_are_replayed() => Assert.Equal(37, Rows().Count);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Modes_and_subclasses_see_what_they_saw_in_PyTorch(string what)
    {
        var row = RecordedRows.Case("modes").Single(r => r.GetProperty("what").GetString() == what);
        var log = new ReplayLog();
        var dispatcher = StubOperators.Create();
        var op = dispatcher.Entry(Ops.Name(row.GetProperty("op").GetString()!));
        var before = ThreadContext.State;
        Assert.Equal(Sets(row, "tls_outside"), (before.Keys.Included.Raw, before.Keys.Excluded.Raw));

        var arguments = Arguments(what, log);
        Assert.Equal(
            row.GetProperty("arg_keysets").EnumerateArray().Select(k => k.Set()),
            arguments.Where(a => a.AsTensor is not null).Select(a => a.AsTensor!.KeySet));

        var modes = row.GetProperty("stack").EnumerateArray().Select(m => m.GetString()!.Split(':'))
            .Select(m => new ReplayMode(m[0], m[1], log)).ToArray();
        var call = () => UnderModes(modes, () => Run(row, op, arguments));
        var (result, requiresGrad) = UnderContext(what, call);

        Assert.Equal(row.GetProperty("result").GetString(), result);
        if (row.TryGetProperty("result_requires_grad", out var grad)) Assert.Equal(grad.GetBoolean(), requiresGrad);
        Assert.True(JsonElement.DeepEquals(row.GetProperty("calls"), JsonElement.Parse(log.Calls)), log.Calls);
        Assert.Equal(before, ThreadContext.State);
        Assert.True(DispatchModes.Current.IsEmpty);
    }

    private static (string Result, bool? RequiresGrad) Run(JsonElement row, OperatorEntry op, Value[] arguments)
    {
        Assert.Equal(Sets(row, "tls_inside_stack"), (ThreadContext.Keys.Included.Raw, ThreadContext.Keys.Excluded.Raw));
        Assert.Equal(row.GetProperty("mode_count").GetInt32(), DispatchModes.Current.Count);
        try
        {
            var result = op.Call(arguments).AsTensor!;
            return (result.GetType().Name, result.RequiresGrad);
        }
        catch (CallDeclinedException)
        {
            return ("error:TypeError", null);
        }
    }

    private static T UnderModes<T>(ReadOnlySpan<ReplayMode> modes, Func<T> call)
    {
        if (modes.IsEmpty) return call();
        using var mode = DispatchModes.Push(modes[0]);
        return UnderModes(modes[1..], call);
    }

    private static T UnderContext<T>(string what, Func<T> call)
    {
        switch (what.Split(", ")[^1])
        {
            case "no_grad":
                using (Guards.NoGrad()) return call();
            case "inference_mode":
                using (Guards.InferenceMode()) return call();
            case "below autograd":
                using (Guards.BelowAutograd()) return call();
            case "below adinplaceorview":
                using (Guards.BelowADInplaceOrView()) return call();
            case "dispatch disabled":
                using (DispatchModes.DisableInterpreters()) return call();
        }

        if (!what.StartsWith("autocast", StringComparison.Ordinal)) return call();
        using (AutocastMode.Enable(DeviceType.Cpu, ScalarType.BFloat16)) return call();
    }

    private static Value[] Arguments(string what, ReplayLog log)
    {
        Tensor[] tensors = what.Split(", ")[0] switch
        {
            "plain" or "inplace op" or "autocast" => [Ops.Cpu(), Ops.Cpu()],
            "composite op" => what.EndsWith("subclass", StringComparison.Ordinal) ? [new Sub(Ops.Cpu(), log), Ops.Cpu()] : [Ops.Cpu(), Ops.Cpu()],
            "grad" => [Ops.Cpu(requiresGrad: true), Ops.Cpu()],
            "subclass" => [new Sub(Ops.Cpu(), log), Ops.Cpu()],
            "two_subclass" => [new Sub(Ops.Cpu(), log), new Sub(Ops.Cpu(), log)],
            "sub_and_subB" => [new Sub(Ops.Cpu(), log), new SubB(Ops.Cpu(), log)],
            "subB_and_sub" => [new SubB(Ops.Cpu(), log), new Sub(Ops.Cpu(), log)],
            "subclass_grad" => [new Sub(Ops.Cpu(), log, requiresGrad: true), Ops.Cpu()],
            "declining" => [new SubDecline(Ops.Cpu(), log), Ops.Cpu()],
            "declining_and_subB" => [new SubDecline(Ops.Cpu(), log), new SubB(Ops.Cpu(), log)],
            "subclass that owns data" => [new SubData(log), Ops.Cpu()],
            "meta" => [Ops.Meta(), Ops.Meta()],
            "view op" => [Ops.Cpu()],
            "factory op" => [],
            var other => throw new ArgumentException(other),
        };
        var size = Value.FromList(Value.From(2));
        return [.. tensors.Select(t => Value.From(t)), .. what.StartsWith("view op", StringComparison.Ordinal) || what.StartsWith("factory op", StringComparison.Ordinal) ? [size] : Array.Empty<Value>()];
    }

    private static (ulong, ulong) Sets(JsonElement row, string name) => (row.GetProperty(name)[0].Set().Raw, row.GetProperty(name)[1].Set().Raw);
}

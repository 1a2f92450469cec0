using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>What the recorded handlers log: who was asked, for what, with which types and thread sets, and how many modes were left.</summary>
internal sealed class ReplayLog
{
    private readonly List<string> _calls = [];

    public string Calls => JsonList(_calls);

    public void Enter(string who, DispatchedCall call) => _calls.Add(
        $"{{\"who\":{Json(who)},\"op\":{Json(call.Operator.Name.ToString())},\"types\":{JsonList(call.Types.Select(t => Json(t.Name)))},"
        + $"\"include\":{Json(ThreadContext.Keys.Included)},\"exclude\":{Json(ThreadContext.Keys.Excluded)},\"modes_left\":{Json(DispatchModes.Current.Count)}}}");
}

/// <summary>The recorded mode: calls again, ends the call with a tensor of its own, or declines.</summary>
internal sealed class ReplayMode(string name, string action, ReplayLog log) : DispatchMode
{
    public override string Name => name;

    public override bool Handle(DispatchedCall call)
    {
        log.Enter(name, call);
        switch (action)
        {
            case "call":
                call.CallAgain();
                return true;
            case "stop":
                var zeros = call.Operator.Dispatcher.Entry(new OperatorName("aten::zeros", ""));
                var stack = RecordedOperators.Arguments(zeros.Schema!, Value.FromList(Value.From(1L)));
                zeros.CallBoxed(stack);
                call.Return(stack.Pop());
                return true;
            case "not_implemented":
                return false;
            default:
                throw new RowShapeException($"unknown action `{Quoted.Short(action)}`");
        }
    }
}

/// <summary>The recorded wrapper: unwraps, calls, wraps.</summary>
internal class Sub(Tensor element, ReplayLog log, bool requiresGrad = false)
    : SubclassTensor(element.Shape, new TensorOptions { Device = element.Device, ScalarType = element.ScalarType, RequiresGrad = requiresGrad })
{
    protected ReplayLog Log => log;

    public override bool Handle(DispatchedCall call)
    {
        log.Enter(GetType().Name, call);
        var stack = new Stack();
        foreach (var argument in call.Arguments) stack.Push(argument.AsTensor is Sub wrapper ? Value.From(wrapper.Element) : argument);
        call.Operator.CallBoxed(stack);
        call.Return(Wrap((Tensor)stack.Pop().AsTensor!));
        return true;
    }

    private Tensor Element { get; } = element;

    private protected virtual Value Wrap(Tensor result) => Value.From(new Sub(result, log));
}

/// <summary>A subclass of the recorded wrapper.</summary>
internal sealed class SubB(Tensor element, ReplayLog log) : Sub(element, log)
{
    private protected override Value Wrap(Tensor result) => Value.From(new SubB(result, Log));
}

/// <summary>A wrapper that declines every call.</summary>
internal sealed class SubDecline(Tensor element, ReplayLog log) : Sub(element, log)
{
    public override bool Handle(DispatchedCall call)
    {
        Log.Enter(nameof(SubDecline), call);
        return false;
    }
}

/// <summary>A subclass that owns its data, and calls on with handlers off.</summary>
internal sealed class SubData(ReplayLog log)
    : SubclassTensor(TensorShape.Contiguous(2), default, RecordedOperators.Ones(TensorShape.Contiguous(2)))
{
    public override bool Handle(DispatchedCall call)
    {
        log.Enter(nameof(SubData), call);
        using var guard = DispatchModes.DisableInterpreters();
        call.CallAgain();
        return true;
    }
}

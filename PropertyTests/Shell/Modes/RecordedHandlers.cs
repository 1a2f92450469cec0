using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.PropertyTests.Shell.Modes;

/// <summary>What a handler saw, in the recording's words.</summary>
internal sealed record HandlerEntry(string Who, string Op, string Types, ulong Include, ulong Exclude, int ModesLeft);

/// <summary>The modes and tensors of the recording: each notes what it sees in a log that belongs to one test.</summary>
internal sealed class RecordedHandlers
{
    public List<HandlerEntry> Log { get; } = [];

    private void Note(string who, DispatchedCall call) => Log.Add(new HandlerEntry(
        who, call.Operator.Name.ToString(), string.Join(",", call.Types.Select(t => t.Name)),
        ThreadContext.Keys.Included.Raw, ThreadContext.Keys.Excluded.Raw, DispatchModes.Current.Count));

    public sealed class M(RecordedHandlers handlers, string name, string action, OperatorEntry zeros) : DispatchMode
    {
        public override string Name => name;

        public override bool Handle(DispatchedCall call)
        {
            handlers.Note(name, call);
            switch (action)
            {
                case "stop":
                    call.Return(zeros.Call(Value.FromList(Value.From(1))));
                    return true;
                case "not_implemented":
                    return false;
                case "call":
                    call.CallAgain();
                    return true;
                default:
                    throw new ArgumentException(action);
            }
        }
    }

    public class Sub(RecordedHandlers handlers, Tensor wrapped, bool requiresGrad = false)
        : SubclassTensor(wrapped.Shape, new TensorOptions { Device = wrapped.Device, ScalarType = wrapped.ScalarType, RequiresGrad = requiresGrad })
    {
        protected RecordedHandlers Handlers => handlers;

        private Tensor Wrapped => wrapped;

        protected virtual Sub Wrap(Tensor result) => new(handlers, result);

        public override bool Handle(DispatchedCall call)
        {
            handlers.Note(GetType().Name, call);
            var arguments = call.Arguments.ToArray();
            for (var i = 0; i < arguments.Length; i++)
                if (arguments[i].AsTensor is Sub sub) arguments[i] = Value.From(sub.Wrapped);
            call.CallAgain(arguments);
            foreach (ref var result in call.Stack.Last(1))
                if (result.AsTensor is Tensor tensor) result = Value.From(Wrap(tensor));
            return true;
        }
    }

    public sealed class SubB(RecordedHandlers handlers, Tensor wrapped) : Sub(handlers, wrapped)
    {
        protected override Sub Wrap(Tensor result) => new SubB(Handlers, result);
    }

    public sealed class SubDecline(RecordedHandlers handlers, Tensor wrapped) : Sub(handlers, wrapped)
    {
        public override bool Handle(DispatchedCall call)
        {
            Handlers.Note(nameof(SubDecline), call);
            return false;
        }
    }

    public sealed class SubData(RecordedHandlers handlers) : SubclassTensor(TensorShape.Contiguous(2))
    {
        public override bool Handle(DispatchedCall call)
        {
            handlers.Note(nameof(SubData), call);
            using var disabled = DispatchModes.DisableInterpreters();
            call.CallAgain();
            return true;
        }
    }
}

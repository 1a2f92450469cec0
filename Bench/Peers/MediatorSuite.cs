using System.Threading;
using System.Threading.Tasks;
using Functional.Dispatch.Bench.Workloads;
using Functional.Dispatch.Keys;
using MediatR;

namespace Functional.Dispatch.Bench.Peers;

/// <summary>
/// The way of programs that send requests and look up who handles them (MediatR): one request type for each device. The requests are made beforehand and
/// the handlers are there, without a container; so this is the least that it costs.
/// </summary>
internal static class MediatorSuite
{
    /// <summary>The name of the row.</summary>
    public const string Row = "MediatR request";

    /// <summary>The row for pairs of tensors.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="draw">Makes the pairs.</param>
    /// <returns>The row.</returns>
    public static Workload Of(string name, Func<int, CallFloors.Pair[]> draw) => Workload.Of(name, ShellLoops.Count, null, () =>
    {
        var mediator = new Mediator(new Handlers().Find);
        IRequest<Unit>[] requests = [.. draw(ShellLoops.Count).Select(Request)];
        return () =>
        {
            foreach (var request in requests) mediator.Send(request).GetAwaiter().GetResult();
            return 0;
        };
    });

    private static IRequest<Unit> Request(CallFloors.Pair pair) => pair.A.KeySet.HighestBackend switch
    {
        BackendComponent.CPU => new NoOp<OnCpu>(pair.A, pair.B),
        BackendComponent.CUDA => new NoOp<OnCuda>(pair.A, pair.B),
        BackendComponent.XLA => new NoOp<OnXla>(pair.A, pair.B),
        BackendComponent.MPS => new NoOp<OnMps>(pair.A, pair.B),
        BackendComponent.XPU => new NoOp<OnXpu>(pair.A, pair.B),
        BackendComponent.PrivateUse1 => new NoOp<OnPrivateUse1>(pair.A, pair.B),
        _ => new NoOp<OnMeta>(pair.A, pair.B),
    };

    private readonly struct OnCpu;

    private readonly struct OnCuda;

    private readonly struct OnXla;

    private readonly struct OnMps;

    private readonly struct OnXpu;

    private readonly struct OnPrivateUse1;

    private readonly struct OnMeta;

    private sealed record NoOp<TDevice>(BenchTensor A, BenchTensor B) : IRequest<Unit>;

    private sealed class Handler<TDevice> : IRequestHandler<NoOp<TDevice>, Unit>
    {
        public Task<Unit> Handle(NoOp<TDevice> request, CancellationToken cancellationToken) => Unit.Task;
    }

    // What a container would do: a handler for its interface, no pipeline.
    private sealed class Handlers
    {
        private readonly Dictionary<Type, object> _services = [];

        public Handlers()
        {
            Add<OnCpu>();
            Add<OnCuda>();
            Add<OnXla>();
            Add<OnMps>();
            Add<OnXpu>();
            Add<OnPrivateUse1>();
            Add<OnMeta>();
        }

        public object Find(Type service) => _services[service];

        private void Add<TDevice>()
        {
            _services.Add(typeof(IRequestHandler<NoOp<TDevice>, Unit>), new Handler<TDevice>());
            _services.Add(typeof(IEnumerable<IPipelineBehavior<NoOp<TDevice>, Unit>>), Array.Empty<IPipelineBehavior<NoOp<TDevice>, Unit>>());
        }
    }
}

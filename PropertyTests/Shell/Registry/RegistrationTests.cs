using System.Runtime.CompilerServices;
using System.Threading;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Registry;

/// <summary>Tests that look at the process's one warning sink run apart from all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WarningTests
{
    public const string Name = "warnings";
}

/// <summary>Handles, listeners and queries of the dispatcher.</summary>
[Collection(WarningTests.Name)]
public sealed class RegistrationTests
{
    private readonly Dispatcher _dispatcher = new();
    private readonly OperatorName _name = new("my::f", "");

    private static FunctionSchema Schema(string text) => SchemaParser.Parse(text).IfLeft(e => throw new InvalidOperationException(e.ToString()));

    [Fact]
    public void The_newest_kernel_runs_and_older_ones_come_back_in_any_order_of_release()
    {
        var log = new List<string>();
        _dispatcher.Define(Schema("my::f(Tensor x) -> ()"), "def");
        var handles = Enumerable.Range(0, 4)
            .Select(i => _dispatcher.Implement(_name, DispatchKey.CPU, Kernels.Boxed(Given.Logs($"k{i}", log), $"k{i}"))).ToArray();
        var op = _dispatcher.Entry(_name);
        void Call() => op.Call(Value.From(Given.Cpu));
        Call();
        handles[1].Dispose();
        Call();
        handles[3].Dispose();
        Call();
        handles[3].Dispose();
        handles[2].Dispose();
        Call();
        handles[0].Dispose();
        Assert.Throws<NotImplementedForKeyException>(Call);
        Assert.Equal(["k3", "k3", "k2", "k0"], log);
    }

    [Fact]
    public void Handles_are_disposed_from_many_threads_in_any_order_more_than_once()
    {
        var random = new Random(3);
        var handles = Enumerable.Range(0, 200)
            .Select(i => _dispatcher.Implement(new OperatorName($"my::f{i % 7}", ""), i % 3 == 0 ? DispatchKey.CPU : AliasKey.Autograd, new Kernel($"{i}"))).ToArray();
        var orders = Enumerable.Range(0, 4).Select(_ => handles.OrderBy(_ => random.Next()).ToArray()).ToArray();
        Parallel.ForEach(orders, order =>
        {
            foreach (var handle in order) handle.Dispose();
        });
        Assert.All(handles, h => Assert.True(h.IsDisposed));
        Assert.Equal(0, _dispatcher.Rules.OperatorCount);
        Assert.Empty(_dispatcher.Entries());
    }

    [Fact]
    public void A_handle_can_be_disposed_when_nobody_else_holds_the_dispatcher()
    {
        var (handle, library) = Orphans();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        handle.Dispose();
        handle.Dispose();
        library.Dispose();
        Assert.True(handle.IsDisposed);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Registration, Library) Orphans()
    {
        var dispatcher = new Dispatcher();
        return (dispatcher.Implement(new OperatorName("my::f", ""), DispatchKey.CPU, new Kernel("k")), Library.Definition(dispatcher, "my"));
    }

    [Fact]
    public void Listeners_hear_of_what_is_there_and_of_all_that_comes_and_goes()
    {
        var listener = new Recorder();
        var first = _dispatcher.Define(Schema("my::f(Tensor x) -> ()"), "def");
        _dispatcher.Implement(new OperatorName("my::dangling", ""), DispatchKey.CPU, new Kernel("k"));
        using (_dispatcher.Listen(listener))
        {
            var second = _dispatcher.Define(Schema("my::g(Tensor x) -> ()"), "def");
            _dispatcher.Implement(_name, DispatchKey.CPU, new Kernel("k"));
            first.Dispose();
            second.Dispose();
            second.Dispose();
        }

        _dispatcher.Define(Schema("my::h(Tensor x) -> ()"), "def");
        Assert.Equal(["+my::f", "+my::g", "-my::f", "-my::g"], listener.Heard);
    }

    [Fact]
    public void A_listener_that_registers_is_refused_and_one_that_releases_is_heard_afterwards()
    {
        var registering = new Recorder { Then = e => e.Dispatcher.Implement(e.Name, DispatchKey.CPU, new Kernel("from a listener")) };
        var (sink, warnings) = Warnings();
        using (sink)
        using (_dispatcher.Listen(registering)) _dispatcher.Define(Schema("my::f(Tensor x) -> ()"), "def");
        Assert.IsType<RegisteringFromListenerError>(Assert.IsType<RegistrationException>(registering.Thrown).Error);
        Assert.Contains(warnings, w => w.Contains("a registration listener cannot register anything", StringComparison.Ordinal));

        var kernel = _dispatcher.Implement(new OperatorName("my::g", ""), DispatchKey.CPU, new Kernel("k"));
        var releasing = new Recorder { Then = _ => kernel.Dispose() };
        using (_dispatcher.Listen(releasing))
        {
            _dispatcher.Define(Schema("my::g(Tensor x) -> ()"), "def");
            Assert.Null(releasing.Thrown);
        }

        Assert.True(kernel.IsDisposed);
        Assert.Empty(_dispatcher.Entry(new OperatorName("my::g", "")).Table.Rules.Kernels);
    }

    [Fact]
    public void A_listener_that_throws_neither_undoes_nor_hides_a_registration()
    {
        var (sink, warnings) = Warnings();
        using (sink)
        {
            var calm = new Recorder();
            using var one = _dispatcher.Listen(new Recorder { Then = _ => throw new InvalidOperationException("listener's own") });
            using var two = _dispatcher.Listen(calm);
            using var definition = _dispatcher.Define(Schema("my::f(Tensor x) -> ()"), "def");
            Assert.Equal(["+my::f"], calm.Heard);
            Assert.True(_dispatcher.Entry(_name).Exists);
        }

        Assert.Contains("a registration listener threw InvalidOperationException: listener's own", warnings);
        _dispatcher.Define(Schema("my::f(Tensor x) -> ()"), "def");
    }

    [Fact]
    public void Kernels_without_definition_dangle()
    {
        _dispatcher.Implement(_name, DispatchKey.CPU, new Kernel("k"));
        using var definition = _dispatcher.Define(Schema("my::g(Tensor x) -> ()"), "def");
        Assert.Equal(["my::f"], _dispatcher.FindDangling().Select(e => e.Name.ToString()));
        using (_dispatcher.Define(Schema("my::f(Tensor x) -> ()"), "def")) Assert.Empty(_dispatcher.FindDangling());
        Assert.Single(_dispatcher.FindDangling());
    }

    [Fact]
    public void Operators_are_found_by_the_very_key_of_a_kernel()
    {
        _dispatcher.Implement(_name, DispatchKey.CPU, new Kernel("k"));
        _dispatcher.Implement(new OperatorName("my::g", ""), AliasKey.CompositeExplicitAutograd, new Kernel("k"));
        Assert.Equal(["my::f"], _dispatcher.WithKernelAt(DispatchKey.CPU).Select(e => e.Name.ToString()));
        Assert.Equal(["my::g"], _dispatcher.WithKernelAt(AliasKey.CompositeExplicitAutograd).Select(e => e.Name.ToString()));
        Assert.Empty(_dispatcher.WithKernelAt(DispatchKey.CUDA));
    }

    [Fact]
    public async Task Calls_go_on_while_a_registration_is_under_way()
    {
        _dispatcher.Define(Schema("my::f(Tensor x) -> ()"), "def");
        _dispatcher.Implement(_name, DispatchKey.CPU, Kernels.Boxed(Given.Nothing, "k"));
        using var inside = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        // Holds the registry's lock until it is told to go on.
        using var listening = _dispatcher.Listen(new Recorder
        {
            Then = e =>
            {
                if (e.Name.Name != "my::slow") return;
                inside.Set();
                go.Wait();
            },
        });
        var writer = Task.Run(() => _dispatcher.Define(Schema("my::slow(Tensor x) -> ()"), "def"), TestContext.Current.CancellationToken);
        inside.Wait(TestContext.Current.CancellationToken);
        var op = _dispatcher.Entry(_name);
        for (var i = 0; i < 100; i++) op.Call(Value.From(Given.Cpu));
        Assert.NotEqual(0, _dispatcher.Export().OperatorCount);
        Assert.True(_dispatcher.Find(_name).IsSome);
        Assert.False(writer.IsCompleted);
        go.Set();
        (await writer).Dispose();
    }

    private static (IDisposable Sink, List<string> Given) Warnings()
    {
        var given = new List<string>();
        return (new SinkScope(given), given);
    }

    private sealed class SinkScope : IDisposable
    {
        private readonly WarningSink _previous = WarningSink.Current;

        public SinkScope(List<string> given) => WarningSink.Current = new WarningSink(text =>
        {
            lock (given) given.Add(text);
        });

        public void Dispose() => WarningSink.Current = _previous;
    }

    private sealed class Recorder : IRegistrationListener
    {
        public List<string> Heard { get; } = [];

        public Action<OperatorEntry>? Then { get; init; }

        public Exception? Thrown { get; private set; }

        public void OnRegistered(OperatorEntry entry)
        {
            Heard.Add($"+{entry}");
            try
            {
                Then?.Invoke(entry);
            }
            catch (Exception e)
            {
                Thrown = e;
                throw;
            }
        }

        public void OnDeregistered(OperatorEntry entry) => Heard.Add($"-{entry}");
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Threading;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Registry;

/// <summary>
/// Eight threads call while another registers and releases at full speed. Some seconds of it; the environment variable
/// <c>FDISPATCH_SOAK_SECONDS</c> asks for more.
/// </summary>
public sealed class ConcurrencyTests
{
    private const int Callers = 8;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("FDISPATCH_SOAK_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 2);

    private readonly Dispatcher _dispatcher = new();

    private static FunctionSchema Schema(string text) => SchemaParser.Parse(text).IfLeft(e => throw new InvalidOperationException(e.ToString()));

    [Fact]
    public void Every_call_sees_the_old_or_the_new_kernel_and_never_half_a_change()
    {
        var op = _dispatcher.Entry(new OperatorName("my::f", ""));
        _dispatcher.Define(Schema("my::f(Tensor x) -> int"), "def");
        _dispatcher.Implement(op.Name, DispatchKey.CPU, Number(0));
        _dispatcher.Fallback(DispatchKey.ADInplaceOrView, Kernels.Fallthrough("fallback"), builtIn: true);
        _dispatcher.Fallback(DispatchKey.BackendSelect, Kernels.Fallthrough("fallback"), builtIn: true);
        _dispatcher.Fallback(DispatchKey.AutogradCPU, Kernels.Boxed((o, keys, stack) => o.RedispatchBoxed(keys & KeySets.AfterAutograd, stack), "fallback"));

        // Kernels are numbered as they come. A call that begins when `released` are gone and ends when `begun` have been begun may meet any between.
        long begun = 0, released = 0;
        var random = new Random(5);
        void Register()
        {
            var number = ++begun;
            Thread.MemoryBarrier();
            // Where the call passes: the kernel itself, a kernel or a fallthrough above it, a fallback of all operators, the mask of one backend.
            using var kernel = _dispatcher.Implement(op.Name, DispatchKey.CPU, Number(number));
            using var above = (number % 4) switch
            {
                0 => _dispatcher.Implement(op.Name, DispatchKey.AutogradCPU, Kernels.Fallthrough("above")),
                1 => _dispatcher.Implement(op.Name, AliasKey.Autograd, Kernels.Boxed((o, keys, stack) => o.RedispatchBoxed(keys & KeySets.AfterAutograd, stack), "above")),
                2 => _dispatcher.Fallback(DispatchKey.Tracer, Kernels.Fallthrough("above")),
                _ => _dispatcher.Implement(op.Name, DispatchKey.AutogradCUDA, Kernels.Fallthrough("above")),
            };
            if (random.Next(3) == 0) Thread.Yield();
            kernel.Dispose();
            Volatile.Write(ref released, number);
        }

        long Call(Stack stack, Tensor tensor)
        {
            var oldest = Volatile.Read(ref released);
            stack.Push(Value.From(tensor));
            op.CallBoxed(stack);
            var seen = stack.Pop().ToInt64();
            Assert.Equal(0, stack.Count);
            Assert.True(seen == 0 || (seen > oldest && seen <= Volatile.Read(ref begun)), $"kernel {seen} ran; {oldest} were gone, {begun} begun");
            return seen;
        }

        var (calls, changes) = Race(Register, Call);
        Assert.True(calls > changes, $"{calls} calls, {changes} changes");
        Assert.Equal(0, Call(new Stack(), Given.Cpu));
        Assert.Single(op.Table.Rules.Kernels);
    }

    [Fact]
    public void An_operator_that_comes_and_goes_is_there_as_a_whole_or_not_at_all()
    {
        var op = _dispatcher.Entry(new OperatorName("my::g", ""));
        void Register()
        {
            using var block = Library.Definition(_dispatcher, "my");
            block.Def("g(Tensor x) -> int");
            block.Impl("g", Number(7), DispatchKey.CPU);
            _ = _dispatcher.Export().OperatorCount;
        }

        long Call(Stack stack, Tensor tensor)
        {
            stack.Push(Value.From(tensor));
            try
            {
                using var guard = Given.Backends();
                op.CallBoxed(stack);
                Assert.Equal(7, stack.Pop().ToInt64());
                return 1;
            }
            catch (DispatchException e) when (e is OperatorNotDefinedException or NotImplementedForKeyException)
            {
                stack.DropTo(0);
                return 0;
            }
        }

        Race(Register, Call);
        Assert.False(op.Exists);
        Assert.Empty(_dispatcher.Entries());
        using var free = Library.Definition(_dispatcher, "my");
    }

    [Fact]
    public void Many_registering_threads_lose_nothing()
    {
        Parallel.For(0, Callers, thread =>
        {
            for (var i = 0; i < 100; i++)
            {
                using var block = Library.Fragment(_dispatcher, $"n{thread}");
                block.Def($"f{i}(Tensor x) -> ()");
                block.Impl("shared", Given.Nothing, DispatchKey.CPU);
                _dispatcher.Implement(new OperatorName("kept::f", ""), DispatchKey.CPU, new Kernel($"{thread}.{i}"));
            }
        });
        Assert.Equal(["kept::f"], _dispatcher.Entries().Select(e => e.Name.ToString()));
        Assert.Equal(Callers * 100, _dispatcher.Entry(new OperatorName("kept::f", "")).Table.Rules.Kernels.Select(k => k.Kernel.Debug).Distinct().Count());
    }

    private static Kernel Number(long number) => Kernels.Boxed(
        (op, _, stack) =>
        {
            stack.Drop(1);
            stack.Push(Value.From(number));
        },
        $"kernel {number}");

    // The main thread changes the registry until the time is over; whatever a caller throws ends the race.
    private static (long Calls, long Changes) Race(Action change, Func<Stack, Tensor, long> call)
    {
        long calls = 0, changes = 0;
        Exception? thrown = null;
        var over = false;
        var threads = Enumerable.Range(0, Callers).Select(_ => new Thread(() =>
        {
            try
            {
                var (stack, tensor) = (new Stack(), Given.Cpu);
                var own = 0L;
                for (; !Volatile.Read(ref over); own++) call(stack, tensor);
                Interlocked.Add(ref calls, own);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref thrown, e, null);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Duration && Volatile.Read(ref thrown) is null; changes++) change();
        Volatile.Write(ref over, true);
        foreach (var thread in threads) thread.Join();
        Assert.Null(thrown);
        return (calls, changes);
    }
}

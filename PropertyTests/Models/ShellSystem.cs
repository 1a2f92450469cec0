using System.Collections.Concurrent;
using System.Threading;
using Functional.Dispatch.Cli.Conformance;
using Functional.Dispatch.Cli.Verification;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Replay;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Functional.Dispatch.Testing;

namespace Functional.Dispatch.PropertyTests.Models;

/// <summary>The shell under test: a real registry, a real thread for each thread of the session with real guards on it, kernels that really run.</summary>
internal sealed class ShellSystem : IDispatchSystem, IDisposable
{
    private readonly Dispatcher _dispatcher = new();
    private readonly Dictionary<int, Registration> _registrations = [];
    private readonly Worker[] _workers = [.. Enumerable.Range(0, ProgramGen.Threads).Select(_ => new Worker())];
    private List<Stop> _stops = [];

    public string? Register(int at, Step step)
    {
        if (step is Step.Release release)
        {
            if (!_registrations.Remove(release.Target, out var registration)) return nameof(UnknownRegistrationError);
            registration.Dispose();
            return null;
        }

        try
        {
            _registrations[at] = step switch
            {
                Step.Define d => _dispatcher.Define(ProgramGen.Schema(d.Operator, d.Schema), $"{at}"),
                Step.Implement i => _dispatcher.Implement(ProgramGen.Name(i.Operator), i.Key, KernelOf(at, i.IsFallthrough, i.Next) with
                {
                    Signature = i.Signature,
                    Inferred = i.Inferred is { } schema ? ProgramGen.Schema(i.Operator, schema) : null,
                }),
                Step.Fallback f => _dispatcher.Fallback(f.Key, KernelOf(at, f.IsFallthrough, f.Next), f.IsBuiltIn),
                _ => throw new ArgumentOutOfRangeException(nameof(step)),
            };
            return null;
        }
        catch (RegistrationException refused)
        {
            return refused.Error.GetType().Name;
        }
    }

    public void Enter(int thread, Guard guard) => _workers[thread].Enter(guard);

    public void Leave(int thread) => _workers[thread].Leave();

    public string StateOf(int thread) => _workers[thread].Do(() => NaiveState.ContentOf(ThreadContext.State));

    public Passage Call(Step.Call call) => _workers[call.Thread].Do(() =>
    {
        _stops = [];
        var op = _dispatcher.Entry(ProgramGen.Name(call.Operator));
        var stack = new Stack();
        var parameters = op.Schema?.Arguments.Count ?? 0;
        for (var i = 0; i < parameters; i++) stack.Push(i < call.Arguments.Count ? ValueOf(call.Arguments[i]) : Value.None);
        try
        {
            op.CallBoxed(stack);
            return new Passage(_stops, Passage.Returned);
        }
        catch (LimitReachedException)
        {
            return new Passage(_stops, Passage.Limit);
        }
        catch (DispatchException refused)
        {
            return new Passage(_stops, refused switch
            {
                NotImplementedForKeyException { Error: NoKernelError { Key: DispatchKey.Undefined } } => Passage.NothingLeft,
                NotImplementedForKeyException => Passage.NoKernel,
                AmbiguousAutogradException => Passage.Ambiguous,
                FallthroughCalledException => Passage.Fallthrough,
                OperatorNotDefinedException => Passage.NoSchema,
                _ => refused.Message,
            });
        }
    });

    public void Dispose()
    {
        foreach (var worker in _workers) worker.Dispose();
    }

    // A tensor of any keys, also of those that no constructor gives.
    private static Value ValueOf(CallArgument argument) => argument switch
    {
        CallArgument.Tensor tensor => Value.From(new ReplayTensor(tensor.Keys)),
        CallArgument.List list => Value.FromList([.. list.Items.Select(ValueOf)]),
        _ => Value.None,
    };

    private Kernel KernelOf(int at, bool isFallthrough, KernelNext? next) => isFallthrough ? Kernels.Fallthrough($"{at}") : Kernels.Boxed((op, keys, stack) =>
    {
        _stops.Add(new Stop(at, KeyLayout.KeyAt(keys.TableSlot)));
        if (_stops.Count >= Passage.KernelLimit) throw new LimitReachedException();
        switch (next)
        {
            case KernelNext.Leaf:
                stack.Drop(op.Schema!.Arguments.Count);
                foreach (var _ in op.Schema!.Returns) stack.Push(Value.From(Tensor.Undefined));
                break;
            case KernelNext.Redispatch redispatch: GuardRun.Under(redispatch.Under, () => op.RedispatchBoxed(redispatch.Keys.From(keys), stack)); break;
            case KernelNext.CallAgain again: GuardRun.Under(again.Under, () => op.CallBoxed(stack)); break;
            default: throw new InvalidOperationException($"sessions have no kernel that does {next}");
        }
    }, $"{at}");

    private sealed class LimitReachedException : Exception;

    /// <summary>A thread that is told what to do. A guard lives on its stack: entering is a call, leaving the return from it.</summary>
    private sealed class Worker : IDisposable
    {
        private readonly BlockingCollection<Action?> _jobs = [];
        private readonly Thread _thread;
        private bool _isOver;
        private int _depth;

        public Worker()
        {
            _thread = new Thread(Work) { IsBackground = true };
            _thread.Start();
        }

        public T Do<T>(Func<T> job)
        {
            var result = new TaskCompletionSource<T>();
            _jobs.Add(() =>
            {
                try
                {
                    result.SetResult(job());
                }
                catch (Exception e)
                {
                    result.SetException(e);
                }
            });
            return result.Task.GetAwaiter().GetResult();
        }

        public void Enter(Guard guard)
        {
            _depth++;
            _jobs.Add(() => GuardRun.Under(guard, Work));
        }

        public void Leave()
        {
            if (_depth == 0) return;
            _depth--;
            _jobs.Add(null);
        }

        public void Dispose()
        {
            _isOver = true;
            _jobs.CompleteAdding();
            _thread.Join();
            _jobs.Dispose();
        }

        private void Work()
        {
            while (!_isOver || _jobs.Count > 0)
            {
                if (!_jobs.TryTake(out var job, Timeout.Infinite) || job is null) return;
                job();
            }
        }
    }
}

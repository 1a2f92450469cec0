using System.Threading;
using ThreadState = Functional.Dispatch.Keys.ThreadState;

namespace Functional.Dispatch.Shell.Threads;

// Implementation note: the state belongs to a thread, and a task may go on elsewhere after an await; so these helpers take synchronous work
// only. Asynchronous work captures once and wraps each stretch between two awaits (CapturedState.Run).

/// <summary>Tasks and threads that run in the dispatch state of whoever starts them.</summary>
public static class DispatchTask
{
    /// <summary>Runs an action on the thread pool in this thread's state.</summary>
    /// <param name="action">The action, synchronous.</param>
    /// <param name="cancellation">Stops a task that has not begun.</param>
    /// <returns>The task.</returns>
    public static Task Run(Action action, CancellationToken cancellation = default) =>
        Task.Run(ThreadState.Capture().Wrap(action), cancellation);

    /// <summary>Runs a function on the thread pool in this thread's state.</summary>
    /// <typeparam name="T">The result; not a task: what follows its first await would run without the state.</typeparam>
    /// <param name="function">The function, synchronous.</param>
    /// <param name="cancellation">Stops a task that has not begun.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentException">The function is asynchronous.</exception>
    public static Task<T> Run<T>(Func<T> function, CancellationToken cancellation = default)
    {
        if (typeof(T).IsAssignableTo(typeof(Task)))
            throw new ArgumentException("an asynchronous function would lose the state at its first await; capture it and wrap each stretch", nameof(function));
        return Task.Run(ThreadState.Capture().Wrap(function), cancellation);
    }

    /// <summary>Starts a thread that begins in this thread's state.</summary>
    /// <param name="action">What the thread does.</param>
    /// <param name="isBackground">Whether the process may end without waiting for it.</param>
    /// <returns>The running thread.</returns>
    public static Thread Start(Action action, bool isBackground = true)
    {
        var carried = ThreadState.Capture().Wrap(action);
        var thread = new Thread(() => carried()) { IsBackground = isBackground };
        thread.Start();
        return thread;
    }
}

/// <summary>Parallel loops whose bodies run in the dispatch state of whoever starts them.</summary>
public static class DispatchParallel
{
    /// <summary>Runs a body for every number of a range, on several threads, each time in this thread's state.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last.</param>
    /// <param name="body">The body, synchronous; guards it leaves open or unscoped changes it makes are undone after each number.</param>
    /// <returns>How the loop ended.</returns>
    public static ParallelLoopResult For(int from, int to, Action<int> body) => Parallel.For(from, to, ThreadState.Capture().Wrap(body));

    /// <summary>Runs a body for every item, on several threads, each time in this thread's state.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="source">The items.</param>
    /// <param name="body">The body, synchronous.</param>
    /// <returns>How the loop ended.</returns>
    public static ParallelLoopResult ForEach<T>(IEnumerable<T> source, Action<T> body) =>
        Parallel.ForEach(source, ThreadState.Capture().Wrap(body));
}

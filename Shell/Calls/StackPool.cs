namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// Empty stacks of the current thread, so that a typed call which has to box allocates nothing once the thread has warmed up. Nested calls
/// take one each: a span over one of them stays good while another call boxes.
/// </summary>
public static class StackPool
{
    [ThreadStatic]
    private static Stack? _free;

    /// <summary>Takes an empty stack.</summary>
    /// <returns>The stack; hand it back on the same thread, once, and forget it.</returns>
    public static Stack Rent()
    {
        if (_free is not { } stack) return new Stack(16);
        _free = stack.NextFree;
        stack.NextFree = null;
        return stack;
    }

    /// <summary>Hands a stack back; what is left on it is dropped.</summary>
    /// <param name="stack">A stack taken from here.</param>
    public static void Return(Stack stack)
    {
        stack.DropTo(0);
        stack.NextFree = _free;
        _free = stack;
    }
}

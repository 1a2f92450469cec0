using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Fallbacks;

/// <summary>What a built-in fallback does next, decided from the situation. Carrying it out is the shell's business.</summary>
public abstract record FallbackStep
{
    private FallbackStep()
    {
    }

    /// <summary>It is a fallthrough: the key is passed over before the call gets here.</summary>
    public sealed record PassOver : FallbackStep;

    /// <summary>Continues the same operator with a set, thread state and mask unread.</summary>
    /// <param name="Keys">The keys to continue with.</param>
    /// <param name="State">The thread's state meanwhile; equal to the state on entry unless the fallback guards or records something.</param>
    public sealed record Redispatch(DispatchKeySet Keys, ThreadState State) : FallbackStep;

    /// <summary>Continues as <see cref="Redispatch"/>, then looks at the outputs: see <see cref="AutogradFallback.OnOutput"/>.</summary>
    /// <param name="Keys">The keys to continue with.</param>
    /// <param name="State">The thread's state meanwhile.</param>
    public sealed record RedispatchThenMarkOutputs(DispatchKeySet Keys, ThreadState State) : FallbackStep;

    /// <summary>Carries out a property that so far is only a bit of the tensors (conjugation, negation, all zero), then continues below.</summary>
    /// <param name="Property">The key that stands for the property.</param>
    /// <param name="Keys">The keys to continue with.</param>
    /// <param name="State">The thread's state meanwhile.</param>
    public sealed record MaterialiseThenRedispatch(DispatchKey Property, DispatchKeySet Keys, ThreadState State) : FallbackStep;

    /// <summary>Hands the call to an interpreter: the innermost mode's, or that of a tensor argument.</summary>
    /// <param name="From">Which interpreter.</param>
    /// <param name="Argument">The position of the argument among the tensors, lists flattened, for <see cref="InterpreterSource.Subclass"/>; −1 for a mode.</param>
    /// <param name="State">The thread's state inside the handler.</param>
    public sealed record RunInterpreter(InterpreterSource From, int Argument, ThreadState State) : FallbackStep;

    /// <summary>Hands the call, without PythonDispatcher among its keys, to the thread's dispatcher object.</summary>
    /// <param name="Keys">The keys handed over.</param>
    public sealed record HandToDispatcher(DispatchKeySet Keys) : FallbackStep;

    /// <summary>Ends the call with an error.</summary>
    /// <param name="Failure">Which error.</param>
    public sealed record Raise(FallbackFailure Failure) : FallbackStep;
}

/// <summary>Where the interpreter that handles a call comes from; also the two ranges that observers see.</summary>
public enum InterpreterSource
{
    /// <summary>The innermost dispatch mode (range PythonDispatchMode).</summary>
    Mode,

    /// <summary>The first tensor argument that has one (range PythonSubclass).</summary>
    Subclass,
}

/// <summary>How a built-in fallback ends a call.</summary>
public abstract record FallbackFailure : DispatchError
{
    /// <summary>No Meta kernel.</summary>
    /// <param name="Operator">The operator, printed.</param>
    public sealed record NoMetaKernel(string Operator) : FallbackFailure
    {
        /// <inheritdoc />
        public override string Message => $"`{Operator}` has no Meta (shape-only) kernel";

        /// <inheritdoc />
        public override string Hint => "register a kernel at Meta, or a composite one";
    }

    /// <summary>No Meta kernel, but a module is declared that holds one and is not loaded.</summary>
    /// <param name="Operator">The operator, printed.</param>
    /// <param name="Module">The module.</param>
    /// <param name="Context">Where to learn more; may be empty.</param>
    public sealed record FakeImplementationNotLoaded(string Operator, string Module, string Context) : FallbackFailure
    {
        /// <inheritdoc />
        public override string Message => $"`{Operator}` has its Meta (shape-only) kernel in `{Module}`, which is not loaded";

        /// <inheritdoc />
        public override string Hint => Context.Length == 0 ? $"load `{Module}`" : $"load `{Module}` ({Context})";
    }

    /// <summary>The Python key was reached without the snapshot that PythonTLSSnapshot records.</summary>
    public sealed record NoSnapshot : FallbackFailure
    {
        /// <inheritdoc />
        public override string Message => "the Python key was reached without a snapshot of the thread's keys on entry";

        /// <inheritdoc />
        public override string Hint => "a tensor that carries Python must also carry PythonTLSSnapshot";
    }

    /// <summary>The Python key was reached, but there is no mode and no argument has an interpreter.</summary>
    public sealed record NoInterpreter : FallbackFailure
    {
        /// <inheritdoc />
        public override string Message => "the Python key was reached, but no mode is active and no argument has an interpreter";
    }

    /// <summary>PythonDispatcher was reached, but the thread has no dispatcher object.</summary>
    public sealed record NoDispatcherObject : FallbackFailure
    {
        /// <inheritdoc />
        public override string Message => "the PythonDispatcher key was reached, but the thread has no dispatcher object";
    }

    /// <summary>The snapshot on entry was to be restored, but none is recorded.</summary>
    public sealed record NothingToRestore : FallbackFailure
    {
        /// <inheritdoc />
        public override string Message => "the thread has no snapshot on entry to restore";
    }

    /// <summary>The key's built-in fallback needs a system that is not here (functorch's layers, functionalisation, the tracer).</summary>
    /// <param name="Key">The key.</param>
    public sealed record NotSupported(DispatchKey Key) : FallbackFailure
    {
        /// <inheritdoc />
        public override string Message => $"the built-in fallback of `{Key}` is not supported";

        /// <inheritdoc />
        public override string Hint => $"register a kernel at {Key}";
    }

    /// <summary>The autograd fallback mode Error is declared but refused, as in PyTorch.</summary>
    public sealed record ErrorModeRefused : FallbackFailure
    {
        /// <inheritdoc />
        public override string Message => "autograd fallback mode `error` is declared but not implemented";

        /// <inheritdoc />
        public override string Hint => "use `nothing` or `warn`";
    }

    /// <summary>No fallback is built in for this key.</summary>
    /// <param name="Key">The key.</param>
    public sealed record NoBuiltIn(DispatchKey Key) : FallbackFailure
    {
        /// <inheritdoc />
        public override string Message => $"`{Key}` has no built-in fallback";
    }
}

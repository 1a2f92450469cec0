namespace Functional.Dispatch.Keys;

/// <summary>
/// Everything of a thread that dispatch and the built-in fallbacks decide by, as a value. The default value is what a new thread starts with:
/// default keys, gradients on, no inference mode, no snapshot. The mode stack and the dispatcher object are objects of the shell.
/// </summary>
public readonly record struct ThreadState
{
    // Negated, so that the default value is PyTorch's default.
    private readonly bool _gradientsDisabled;

    /// <summary>What a new thread starts with.</summary>
    public static ThreadState Default => default;

    /// <summary>The included and excluded sets.</summary>
    public LocalKeys Keys { get; init; }

    /// <summary>Whether operations record gradients; on by default.</summary>
    public bool GradientsEnabled
    {
        get => !_gradientsDisabled;
        init => _gradientsDisabled = !value;
    }

    /// <summary>Whether tensors made now are inference tensors.</summary>
    public bool InferenceMode { get; init; }

    /// <summary>The keys recorded by the PythonTLSSnapshot kernel for the Python key further down, or null when none is recorded.</summary>
    public LocalKeys? SnapshotOnEntry { get; init; }

    /// <summary>The same state with other included and excluded sets.</summary>
    /// <param name="keys">The two sets.</param>
    /// <returns>A new state.</returns>
    public ThreadState WithKeys(LocalKeys keys) => this with { Keys = keys };
}

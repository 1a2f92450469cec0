namespace Functional.Dispatch.Bench.Peers;

/// <summary>A row of ours beside the same work elsewhere.</summary>
/// <param name="Suite">The suite of the catalogue.</param>
/// <param name="Row">Its row.</param>
/// <param name="Theirs">The name of the peer's row.</param>
/// <param name="Goal">At most how many times as much ours may cost; null where nothing is asked.</param>
internal sealed record PeerPair(string Suite, string Row, string Theirs, double? Goal = null);

/// <summary>What is compared.</summary>
internal static class PeerPairs
{
    /// <summary>Our rows beside those of Bench/peers/libtorch/dispatch_peer.cpp; of guards and kernels those with the same effect.</summary>
    public static IReadOnlyList<PeerPair> Libtorch { get; } =
    [
        .. Choices("choice, one keyset", "choice-1"),
        .. Choices("choice, 1,024 keysets", "choice-1024"),
        .. Choices("choice, 65,536 keysets", "choice-65536"),
        new("typed call", "1 tensor", "typed-1", 0.45),
        new("typed call", "2 tensors, straight to the kernel", "typed-2", 0.45),
        new("typed call", "4 tensors", "typed-4", 0.45),
        new("typed call", "list of 8 tensors", "typed-list", 0.45),
        new("typed call", "the same to a boxed kernel", "typed-boxed", 0.6),
        new("boxed call", "boxed call of a boxed kernel, stack reused", "boxed", 0.6),
        new("boxed call", "push 2 and boxed call of a typed kernel", "boxed-push", 0.6),
        new("redispatch", "redispatch alone", "redispatch"),
        new("redispatch", "boxed redispatch of a boxed kernel, stack reused", "boxed-redispatch"),
        new("guards", "exclude (below autograd)", "guard-exclude", 0.5),
        new("guards", "include", "guard-include", 0.5),
        new("guards", "force", "guard-force", 0.5),
        new("guards", "inference mode", "guard-inference", 0.5),
        new("guards", "no-grad", "guard-nograd", 0.5),
        new("autograd layer", "autograd kernel: redispatch only", "autograd-redispatch", 0.5),
        new("autograd layer", "autograd kernel: guard and redispatch", "autograd", 0.5),
        new("fallback chain", "four keys that fall through", "fallthrough", 0.45),
        new("fallback chain", "autograd fallback, engine, mode nothing", "fallback-nothing", 0.6),
        new("fallback chain", "autograd fallback, engine, mode warn, no input requires grad", "fallback-warn", 0.6),
        new("fallback chain", "autograd fallback, no engine, boxed call, stack reused", "fallback-boxed", 0.6),
        new("observers", "one observer", "observer"),
        new("registration", "definition, parsing included", "define"),
        new("registration", "register: definition and three kernels", "register", 1),
        new("registration", "release: all four", "release", 0.3),
        new("memory", "an operator after a call, its table computed", "memory", 0.6),
        new("small operators", "add, inference mode", "add-inference", 0.6),
        new("small operators", "add, gradients on, none needed", "add-none", 0.7),
        new("small operators", "add, both require grad", "add-grad", 0.7),
    ];

    /// <summary>Our typed call beside what one would write in .NET instead; theirs are rows of the same suite, and of <see cref="MediatorSuite"/>.</summary>
    public static IReadOnlyList<PeerPair> DotNet { get; } = [.. Ways("typed call", ""), .. Ways("typed call, random devices", ", devices at random")];

    // Our choice is a function that is handed the thread's state, and that is what the goal was set for; libtorch's always reads it, as our calls do.
    private static PeerPair[] Choices(string suite, string theirs) =>
    [
        new(suite, "Choose, one mask", theirs, 0.75),
        new(suite, "Choose, the same, state of the thread read as calls read it", theirs),
    ];

    private static IEnumerable<PeerPair> Ways(string suite, string suffix) =>
        from way in (string[])["virtual call of a device object", "switch over the backend", "FrozenDictionary of delegates by keys", "Dictionary of delegates by keys", MediatorSuite.Row]
        select new PeerPair(suite, "2 tensors, straight to the kernel" + suffix, way + suffix);
}

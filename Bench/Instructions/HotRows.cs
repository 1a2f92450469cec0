namespace Functional.Dispatch.Bench.Instructions;

/// <summary>The rows that are guarded by a baseline of instructions: what every call of every operator is made of.</summary>
internal static class HotRows
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<RowName> All { get; } =
    [
        new("choice, 1,024 keysets", "Choose, one mask"),
        new("choice, 1,024 keysets", "Choose, the same, state of the thread read as calls read it"),
        new("choice, 1,024 keysets", "Choose, mask per backend"),
        new("typed call", "2 tensors, straight to the kernel"),
        new("typed call", "the same to a boxed kernel"),
        new("typed call", "list of 8 tensors"),
        new("boxed call", "boxed call of a boxed kernel, stack reused"),
        new("boxed call", "push 2 and boxed call of a typed kernel"),
        new("redispatch", "redispatch alone"),
        new("redispatch", "boxed redispatch of a boxed kernel, stack reused"),
        new("guards", "inference mode"),
        new("guards", "no-grad"),
        new("autograd layer", "autograd kernel: guard and redispatch"),
        new("fallback chain", "autograd fallback, engine, mode warn, no input requires grad"),
    ];
}

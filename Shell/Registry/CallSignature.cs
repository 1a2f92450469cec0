using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>What a boxed call needs of a schema, worked out once.</summary>
/// <param name="schema">The schema.</param>
public sealed class CallSignature(FunctionSchema schema)
{
    private readonly int[] _dispatchArguments = [.. schema.DispatchArguments.AsSpan()];

    /// <summary>The schema.</summary>
    public FunctionSchema Schema => schema;

    private readonly int[] _returnAliases = Aliases(schema);

    /// <summary>How many arguments a call has.</summary>
    public int ArgumentCount { get; } = schema.Arguments.Count;

    /// <summary>How many results a call has; -1 when the schema leaves it open.</summary>
    public int ReturnCount { get; } = schema.IsVarRet ? -1 : schema.Returns.Count;

    /// <summary>Whether any result is an argument that the call writes to, as in-place and out operators have it.</summary>
    public bool HasReturnAliases => _returnAliases.Length > 0;

    /// <summary>For each result the position of the argument that it is, or -1; empty when no result is an argument.</summary>
    public ReadOnlySpan<int> ReturnAliases => _returnAliases;

    /// <summary>The positions of the arguments whose keys count.</summary>
    public ReadOnlySpan<int> DispatchArguments => _dispatchArguments;

    /// <summary>The same, for loops that must not make a span first.</summary>
    internal int[] DispatchPositions => _dispatchArguments;

    // `Tensor(a!) self -> Tensor(a!)`: written, and of the same alias set.
    private static int[] Aliases(FunctionSchema schema)
    {
        int[] aliases = [.. schema.Returns.Select(r => Written(r) is { } set ? Position(schema, set) : -1)];
        return Array.TrueForAll(aliases, a => a < 0) ? [] : aliases;
    }

    private static int Position(FunctionSchema schema, string set)
    {
        for (var i = 0; i < schema.Arguments.Count; i++)
            if (Written(schema.Arguments[i]) == set) return i;
        return -1;
    }

    private static string? Written(Argument argument) =>
        argument.Type.Alias is { IsWrite: true, Before: { Count: 1 } sets } ? sets[0] : null;
}

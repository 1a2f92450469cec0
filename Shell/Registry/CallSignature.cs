using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>What a boxed call needs of a schema, worked out once.</summary>
/// <param name="schema">The schema.</param>
public sealed class CallSignature(FunctionSchema schema)
{
    private readonly int[] _dispatchArguments = [.. schema.DispatchArguments.AsSpan()];

    /// <summary>The schema.</summary>
    public FunctionSchema Schema => schema;

    /// <summary>How many arguments a call has.</summary>
    public int ArgumentCount { get; } = schema.Arguments.Count;

    /// <summary>How many results a call has.</summary>
    public int ReturnCount { get; } = schema.Returns.Count;

    /// <summary>The positions of the arguments whose keys count.</summary>
    public ReadOnlySpan<int> DispatchArguments => _dispatchArguments;
}

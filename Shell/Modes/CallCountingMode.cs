using System.Collections.Concurrent;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>Counts the calls of every operator and lets them go on. Can be on the stacks of several threads.</summary>
public sealed class CallCountingMode : DispatchMode
{
    private readonly ConcurrentDictionary<OperatorName, int> _counts = new();

    /// <summary>How often each operator was called so far.</summary>
    public IReadOnlyDictionary<OperatorName, int> Counts => _counts;

    /// <summary>How many calls there were so far.</summary>
    public int Total => _counts.Values.Sum();

    /// <inheritdoc />
    public override bool Handle(DispatchedCall call)
    {
        _counts.AddOrUpdate(call.Operator.Name, 1, (_, count) => count + 1);
        call.CallAgain();
        return true;
    }
}

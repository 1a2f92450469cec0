using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Shell.Modes;

/// <summary>A call that <see cref="LoggingMode"/> saw.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Arguments">The arguments, printed.</param>
/// <param name="Keys">The keys with which the call reached the mode.</param>
public sealed record LoggedCall(OperatorName Operator, string Arguments, DispatchKeySet Keys)
{
    /// <inheritdoc />
    public override string ToString() => $"{Operator}({Arguments})";
}

/// <summary>Notes every call and lets it go on. Belongs to one thread at a time.</summary>
public sealed class LoggingMode : DispatchMode
{
    private readonly List<LoggedCall> _calls = [];

    /// <summary>The calls, in the order in which they came.</summary>
    public IReadOnlyList<LoggedCall> Calls => _calls;

    /// <inheritdoc />
    public override bool Handle(DispatchedCall call)
    {
        _calls.Add(new LoggedCall(call.Operator.Name, string.Join(", ", call.Arguments.ToArray()), call.Keys));
        call.CallAgain();
        return true;
    }
}

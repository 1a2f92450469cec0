namespace Functional.Dispatch.Shell.Observation;

/// <summary>The documented names under which calls are reported to .NET's diagnostics. Tools subscribe to them; they do not change.</summary>
public static class ObservationNames
{
    /// <summary>The activity source: one activity for each call and each range of the Python fallback, named for the operator.</summary>
    public const string ActivitySource = "Functional.Dispatch";

    /// <summary>The meter.</summary>
    public const string Meter = "Functional.Dispatch";

    /// <summary>Counter: calls that began, with the tags operator, key and range.</summary>
    public const string CallCounter = "functional.dispatch.calls";

    /// <summary>Counter: calls that ended by an exception, with the tags operator, range and error type.</summary>
    public const string FailureCounter = "functional.dispatch.failures";

    /// <summary>Histogram in seconds: how long calls took, with the tags operator and range.</summary>
    public const string Duration = "functional.dispatch.call.duration";

    /// <summary>Tag: the operator, for example <c>aten::add.Tensor</c>.</summary>
    public const string OperatorTag = "dispatch.operator";

    /// <summary>Tag: the key of the kernel that serves the call.</summary>
    public const string KeyTag = "dispatch.key";

    /// <summary>Tag: the keys that the kernel received, printed.</summary>
    public const string KeySetTag = "dispatch.keyset";

    /// <summary>Tag: the kind of range, see <see cref="Registry.CallRanges"/>.</summary>
    public const string RangeTag = "dispatch.range";

    /// <summary>Tag: the type of the exception.</summary>
    public const string ErrorTag = "error.type";
}

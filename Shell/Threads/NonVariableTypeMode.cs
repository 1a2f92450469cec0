using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Threads;

/// <summary>NonVariableTypeMode was asked to be off.</summary>
/// <param name="error">The failure.</param>
public sealed class NonVariableTypeModeException(DispatchError error) : DispatchException(error);

/// <summary>The deprecated predecessor of <see cref="Guards.BelowAutograd"/>.</summary>
internal static class NonVariableTypeMode
{
    private const string Deprecated =
        "NonVariableTypeMode is deprecated: user code that runs without gradients takes InferenceMode, kernels BelowADInplaceOrView, "
        + "kernels that shall still track views and in-place updates BelowAutograd";

    public static ExcludeGuard Enter(bool enabled)
    {
        Guard.NonVariableType(enabled).IfLeft(error => throw new NonVariableTypeModeException(error));
        WarningSink.Current.WarnOnce(nameof(NonVariableTypeMode), Deprecated);
        return Guards.BelowAutograd();
    }
}

using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Threads;

/// <summary>NonVariableTypeMode was asked to be off.</summary>
/// <param name="error">The failure.</param>
public sealed class NonVariableTypeModeException(DispatchError error) : DispatchException(error);

/// <summary>The deprecated predecessor of <see cref="Guards.BelowAutograd"/>.</summary>
internal static class NonVariableTypeMode
{
    private const string Deprecated =
        "NonVariableTypeMode is deprecated: kernels take BelowADInplaceOrView, or BelowAutograd for autograd alone; user code takes InferenceMode, "
        + "as skipping autograd there can give silently wrong gradients";

    public static ExcludeGuard Enter(bool enabled)
    {
        Guard.NonVariableType(enabled).IfLeft(error => throw new NonVariableTypeModeException(error));
        WarningSink.Current.WarnOnce(nameof(NonVariableTypeMode), Deprecated);
        return Guards.BelowAutograd();
    }
}

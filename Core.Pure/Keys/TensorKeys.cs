namespace Functional.Dispatch.Keys;

/// <summary>Which keys a tensor ends up with.</summary>
public static class TensorKeys
{
    /// <summary>
    /// The tensor-constructor rule: with b the highest backend of <paramref name="given"/>, add b's autocast key, drop Python and
    /// PythonTLSSnapshot; then in inference mode drop the Autograd keys and ADInplaceOrView, otherwise add b's autograd keys.
    /// requires_grad changes no key.
    /// </summary>
    /// <param name="given">The keys handed to the constructor.</param>
    /// <param name="inferenceMode">Whether the thread is in inference mode.</param>
    /// <returns>The tensor's keys.</returns>
    public static DispatchKeySet Construct(DispatchKeySet given, bool inferenceMode)
    {
        var backend = given.HighestBackend;
        var set = (given | KeyRelations.AutocastRelated(backend)) - KeySets.Python;
        return inferenceMode ? set - KeySets.AutogradWithADInplaceOrView : set | KeyRelations.AutogradRelated(backend);
    }
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Cli.Verification;

/// <summary>Guards as values, entered for real: each is the guard that programs would take for it.</summary>
internal static class GuardRun
{
    /// <summary>Does something within guards, the first of them the outermost.</summary>
    /// <param name="guards">The guards.</param>
    /// <param name="inside">What to do.</param>
    public static void Within(EquatableArray<Guard> guards, Action inside)
    {
        var at = 0;
        Next();

        void Next()
        {
            if (at == guards.Count) inside();
            else Under(guards[at++], Next);
        }
    }

    /// <summary>Does something under a guard.</summary>
    /// <param name="kind">The guard; null for none.</param>
    /// <param name="inside">What to do.</param>
    public static void Under(Guard? kind, Action inside)
    {
        switch (kind)
        {
            case null: inside(); break;
            case Guard.Include include: { using var guard = Guards.Include(include.Keys); inside(); break; }
            case Guard.Exclude exclude: { using var guard = Guards.Exclude(exclude.Keys); inside(); break; }
            case Guard.Force force: { using var guard = new ForceGuard(force.Keys); inside(); break; }
            case Guard.Preserve: { using var guard = ForceGuard.Preserve(); inside(); break; }
            case Guard.BelowAutograd: { using var guard = Guards.BelowAutograd(); inside(); break; }
            case Guard.BelowADInplaceOrView: { using var guard = Guards.BelowADInplaceOrView(); inside(); break; }
            case Guard.SkipFunctionalize: { using var guard = Guards.SkipFunctionalize(); inside(); break; }
#pragma warning disable CS0618 // It is deprecated, and still a guard.
            case Guard.NonVariableTypeMode: { using var guard = Guards.NonVariableTypeMode(); inside(); break; }
#pragma warning restore CS0618
            case Guard.Inference inference: { using var guard = Guards.InferenceMode(inference.Enabled); inside(); break; }
            case Guard.Gradients gradients: { using var guard = new GradModeGuard(gradients.Enabled); inside(); break; }
            case Guard.Restore restore: { using var guard = restore.Captured.Restore(); inside(); break; }
            default: throw new InvalidOperationException($"no guard for {kind}");
        }
    }
}

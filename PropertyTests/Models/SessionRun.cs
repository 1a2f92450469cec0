using Functional.Dispatch.Testing;

namespace Functional.Dispatch.PropertyTests.Models;

/// <summary>Holds a system against the model, step by step.</summary>
internal static class SessionRun
{
    /// <summary>Carries out a session on both.</summary>
    /// <param name="session">The session.</param>
    /// <param name="system">A fresh system.</param>
    /// <param name="observe">Sees every call's passage.</param>
    /// <returns>The first difference, or null.</returns>
    public static string? FirstDifference(Step[] session, IDispatchSystem system, Action<Passage>? observe = null)
    {
        var model = new SessionModel();
        for (var at = 0; at < session.Length; at++)
        {
            if (Difference(at, session[at], model, system, observe) is { } difference) return $"step {at}, {session[at]}: {difference}";
            for (var thread = 0; thread < ProgramGen.Threads; thread++)
                if (model.StateOf(thread) != system.StateOf(thread))
                    return $"step {at}, {session[at]}: thread {thread} should hold {model.StateOf(thread)} and holds {system.StateOf(thread)}";
        }

        return null;
    }

    private static string? Difference(int at, Step step, SessionModel model, IDispatchSystem system, Action<Passage>? observe)
    {
        switch (step)
        {
            case Step.Enter enter:
                model.Enter(enter.Thread, enter.Guard);
                system.Enter(enter.Thread, enter.Guard);
                return null;
            case Step.Leave leave:
                model.Leave(leave.Thread);
                system.Leave(leave.Thread);
                return null;
            case Step.Call call:
                var (expected, found) = (model.Call(call), system.Call(call));
                observe?.Invoke(found);
                return $"{expected}" == $"{found}" ? null : $"should be {expected}, and is {found}";
            default:
                var (refusal, error) = (model.Register(at, step), system.Register(at, step));
                return refusal == error ? null : $"should be {refusal ?? "accepted"}, and is {error ?? "accepted"}";
        }
    }
}

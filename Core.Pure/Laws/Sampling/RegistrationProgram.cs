using System.Collections.Immutable;
using System.Globalization;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Laws.Sampling;

/// <summary>One step of a registration program.</summary>
public abstract record RegistrationStep
{
    private RegistrationStep()
    {
    }

    /// <summary>Defines an operator.</summary>
    /// <param name="Schema">Its schema.</param>
    /// <param name="Debug">Who defines it.</param>
    public sealed record Define(FunctionSchema Schema, string Debug) : RegistrationStep;

    /// <summary>Registers a kernel.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Key">Where, or null for no key.</param>
    /// <param name="Kernel">The kernel.</param>
    public sealed record Implement(OperatorName Operator, RegistrationKey? Key, Kernel Kernel) : RegistrationStep;

    /// <summary>Registers a backend fallback.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Kernel">The kernel.</param>
    /// <param name="IsBuiltIn">Whether it counts as PyTorch's own.</param>
    public sealed record Fallback(DispatchKey Key, Kernel Kernel, bool IsBuiltIn) : RegistrationStep;

    /// <summary>Releases what an earlier step registered; refused if that step was, or it was released already.</summary>
    /// <param name="Step">The earlier step's position.</param>
    public sealed record Release(int Step) : RegistrationStep;

    /// <summary>The step in words.</summary>
    /// <returns>For example <c>impl test::f CPU k3</c>.</returns>
    public sealed override string ToString() => this switch
    {
        Define d => $"def {d.Schema} {d.Debug}",
        Implement i => $"impl {i.Operator} {(i.Key is { } key ? key.ToString() : "(no key)")} {Word(i.Kernel)}",
        Fallback f => $"{(f.IsBuiltIn ? "built-in " : "")}fallback {f.Key} {Word(f.Kernel)}",
        Release r => string.Create(CultureInfo.InvariantCulture, $"release {r.Step}"),
        _ => throw new InvalidOperationException("an unknown kind of step"),
    };

    private static string Word(Kernel kernel) =>
        kernel.Debug + (kernel.IsFallthrough ? " fallthrough" : "") + (kernel.Signature is { } signature ? $" {signature.Text}" : "");
}

/// <summary>A program of registrations and releases.</summary>
/// <param name="Steps">The steps in order.</param>
public sealed record RegistrationProgram(ImmutableArray<RegistrationStep> Steps)
{
    /// <summary>Runs the program.</summary>
    /// <param name="start">The rule set before it.</param>
    /// <returns>What every step came to.</returns>
    public RegistrationRun Run(RuleSet start)
    {
        var (rules, states, errors, ids) = (start, ImmutableArray.CreateBuilder<RuleSet>(), ImmutableArray.CreateBuilder<DispatchError?>(), new List<RegistrationId?>());
        foreach (var step in Steps)
        {
            var (after, id, error) = Take(rules, step, ids);
            rules = after;
            ids.Add(id);
            states.Add(rules);
            errors.Add(error);
        }

        return new RegistrationRun(start, states.ToImmutable(), errors.ToImmutable(), [.. ids]);
    }

    /// <summary>The program with two neighbouring steps exchanged.</summary>
    /// <param name="position">The first of the two; the second must not release what it registers.</param>
    /// <returns>The program; later releases follow what they release.</returns>
    public RegistrationProgram Exchanged(int position) => new(
    [
        .. Steps.SetItem(position, Steps[position + 1]).SetItem(position + 1, Steps[position]).Select(s => s is RegistrationStep.Release r
            ? r.Step == position ? new RegistrationStep.Release(position + 1) : r.Step == position + 1 ? new RegistrationStep.Release(position) : r
            : s),
    ]);

    /// <summary>Programs with one step less.</summary>
    /// <returns>The programs; releases of the step go with it.</returns>
    public IEnumerable<RegistrationProgram> Smaller() => Enumerable.Range(0, Steps.Length).Reverse().Select(Without);

    /// <summary>The program in words.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Join("; ", Steps.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{i}: {s}")));

    private RegistrationProgram Without(int position)
    {
        var moved = new int[Steps.Length];
        var steps = ImmutableArray.CreateBuilder<RegistrationStep>();
        for (var i = 0; i < Steps.Length; i++)
        {
            moved[i] = -1;
            if (i == position || (Steps[i] is RegistrationStep.Release { Step: var released } && moved[released] < 0)) continue;
            moved[i] = steps.Count;
            steps.Add(Steps[i] is RegistrationStep.Release release ? new RegistrationStep.Release(moved[release.Step]) : Steps[i]);
        }

        return new(steps.ToImmutable());
    }

    private static (RuleSet Rules, RegistrationId? Id, DispatchError? Error) Take(RuleSet rules, RegistrationStep step, List<RegistrationId?> ids) => step switch
    {
        RegistrationStep.Define d => Of(rules, rules.Define(d.Schema, d.Debug)),
        RegistrationStep.Implement i => Of(rules, rules.Implement(i.Operator, i.Key, i.Kernel)),
        RegistrationStep.Fallback f => Of(rules, rules.Fallback(f.Key, f.Kernel, f.IsBuiltIn)),
        RegistrationStep.Release { Step: var at } when ids[at] is { } id =>
            rules.Release(id).Match<(RuleSet, RegistrationId?, DispatchError?)>(Right: r => (r, null, null), Left: e => (rules, null, e)),
        _ => (rules, null, new UnknownRegistrationError(default)),
    };

    private static (RuleSet, RegistrationId?, DispatchError?) Of(RuleSet before, LanguageExt.Either<DispatchError, Registered> result) =>
        result.Match<(RuleSet, RegistrationId?, DispatchError?)>(Right: r => (r.Rules, r.Id, null), Left: e => (before, null, e));
}

/// <summary>What a registration program came to.</summary>
/// <param name="Start">The rule set before it.</param>
/// <param name="States">The rule set after each step.</param>
/// <param name="Errors">For each step null, or why it was refused.</param>
/// <param name="Ids">For each step what it registered, or null.</param>
public sealed record RegistrationRun(
    RuleSet Start, ImmutableArray<RuleSet> States, ImmutableArray<DispatchError?> Errors, ImmutableArray<RegistrationId?> Ids)
{
    /// <summary>The rule set after the last step.</summary>
    public RuleSet End => States.IsEmpty ? Start : States[^1];

    /// <summary>Everything a rule set holds except identities, as text that is equal for equal registrations.</summary>
    /// <param name="rules">A rule set.</param>
    /// <returns>One line for each fallback and operator.</returns>
    public static string Content(RuleSet rules) => string.Join('\n',
    [
        .. rules.Fallbacks.Select(f => $"{f.Key} {f.Kernel.Debug} {f.Kernel.IsFallthrough}"),
        .. rules.Operators.Select(Content).Order(StringComparer.Ordinal),
    ]);

    /// <summary>Everything an operator's rules hold except identities.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>One line.</returns>
    public static string Content(OperatorRules rules) =>
        $"{rules.Name} {rules.Definition?.Schema} {rules.Definition?.Debug}: {string.Join(", ", rules.Kernels.Select(k => $"{k.Key} {k.Kernel.Debug} {k.Kernel.IsFallthrough}"))}";
}

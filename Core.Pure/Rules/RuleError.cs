using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Rules;

/// <summary>A step that a rule set refuses. The set stays as it was.</summary>
public abstract record RuleError : DispatchError;

/// <summary>An operator can be defined once.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Existing">Who defined it first.</param>
/// <param name="Refused">Who tried to define it again.</param>
public sealed record DuplicateDefinitionError(OperatorName Operator, string Existing, string Refused) : RuleError
{
    /// <inheritdoc />
    public override string Message => $"`{Operator}` is defined twice: {Quoted.Line(Existing)}, and again {Quoted.Line(Refused)}";
}

/// <summary>A key can have one backend fallback; only AutogradPrivateUse1's built-in one may be replaced.</summary>
/// <param name="Key">The key.</param>
/// <param name="Existing">Who registered the fallback that is there.</param>
/// <param name="Refused">Who tried to register another.</param>
public sealed record DuplicateFallbackError(DispatchKey Key, string Existing, string Refused) : RuleError
{
    /// <inheritdoc />
    public override string Message => $"`{Key}` has a backend fallback already: {Quoted.Line(Existing)}, and again {Quoted.Line(Refused)}";
}

/// <summary>A kernel's inferred schema does not fit the operator's schema.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Difference">The first difference.</param>
/// <param name="Defined">The schema defined.</param>
/// <param name="Inferred">The schema inferred from the kernel.</param>
/// <param name="Kernel">Who registered the kernel.</param>
public sealed record SchemaMismatchError(OperatorName Operator, string Difference, string Defined, string Inferred, string Kernel) : RuleError
{
    /// <inheritdoc />
    public override string Message => $"the kernel of `{Operator}` {Quoted.Line(Kernel)} does not fit its schema: {Difference} (schema `{Quoted.Line(Defined)}`, kernel `{Quoted.Line(Inferred)}`)";
}

/// <summary>Kernels of one operator disagree about its native signature.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Known">The signature known.</param>
/// <param name="KnownFrom">Who brought it.</param>
/// <param name="Refused">The signature that differs.</param>
/// <param name="RefusedFrom">Who brought that.</param>
public sealed record SignatureMismatchError(OperatorName Operator, string Known, string KnownFrom, string Refused, string RefusedFrom) : RuleError
{
    /// <inheritdoc />
    public override string Message => $"kernels of `{Operator}` have different signatures: `{Quoted.Line(Known)}` {Quoted.Line(KnownFrom)}, `{Quoted.Line(Refused)}` {Quoted.Line(RefusedFrom)}";
}

/// <summary>A key that no kernel can be registered for: a building block or a marker.</summary>
/// <param name="Key">The key.</param>
public sealed record NotARegistrationKeyError(RegistrationKey Key) : RuleError
{
    /// <inheritdoc />
    public override string Message => $"`{Key}` is no runtime key, so nothing can be registered for it";

    /// <inheritdoc />
    public override string? Hint => KeyLayout.IsPerBackendFunctionality(Key.Runtime) ? $"name a backend, for example `{KeyLayout.RuntimeKey(Key.Runtime, BackendComponent.CPU)}`" : null;
}

/// <summary>A registration that is not (or no longer) in the set.</summary>
/// <param name="Id">The identity.</param>
public sealed record UnknownRegistrationError(RegistrationId Id) : RuleError
{
    /// <inheritdoc />
    public override string Message => $"registration {Id.Value} is not in this rule set";
}

using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using LanguageExt;
using LanguageExt.ClassInstances;

namespace Functional.Dispatch.Rules;

/// <summary>A step's result: the new rule set and the identity of what was registered.</summary>
/// <param name="Rules">The rule set after the step.</param>
/// <param name="Id">What to release it by.</param>
public sealed record Registered(RuleSet Rules, RegistrationId Id);

/// <summary>
/// All registrations at one moment: definitions, kernels and backend fallbacks. Immutable; every step returns a new set or a
/// <see cref="RuleError"/>, and a refused step changes nothing. Steps with different operator and key commute; kernels at one key form a stack.
/// Section 5 of the dispatch model.
/// </summary>
public sealed partial class RuleSet
{
    private readonly HashMap<EqString, string, OperatorRules> _operators;
    // Implementation note: where registrations stand. Those that came in bulk (a rule file: 21,000 of them) are the ids 1 to _loaded.Length,
    // an array shared by all later sets and never shortened; the rest are in the map. A place says where to look, not that something is there.
    private readonly ImmutableArray<Place> _loaded;
    private readonly HashMap<EqLong, long, Place> _places;
    private readonly BackendFallbacks _fallbacks;
    private readonly long _next;

    private RuleSet(
        HashMap<EqString, string, OperatorRules> operators, ImmutableArray<Place> loaded, HashMap<EqLong, long, Place> places,
        BackendFallbacks fallbacks, long next)
    {
        _operators = operators;
        _loaded = loaded;
        _places = places;
        _fallbacks = fallbacks;
        _next = next;
    }

    /// <summary>Where a registration stands: an operator, or (operator null) the slot of a fallback.</summary>
    private readonly record struct Place(string? Operator, int Slot);

    /// <summary>Nothing registered.</summary>
    public static RuleSet Empty { get; } = new(
        HashMap<EqString, string, OperatorRules>.Empty, [], HashMap<EqLong, long, Place>.Empty,
        BackendFallbacks.None, 1);

    /// <summary>Every operator, in no particular order.</summary>
    public IEnumerable<OperatorRules> Operators => _operators.Values;

    /// <summary>How many operators there are.</summary>
    public int OperatorCount => _operators.Count;

    /// <summary>The active backend fallbacks, in slot order.</summary>
    public IEnumerable<KernelRule> Fallbacks => _fallbacks.Active;

    /// <summary>The backend fallbacks by themselves: all that a table needs besides its operator's rules.</summary>
    public BackendFallbacks BackendFallbacks => _fallbacks;

    /// <summary>Every backend fallback, replaced ones included: in slot order, newest first within a slot.</summary>
    public IEnumerable<KernelRule> AllFallbacks => _fallbacks.All;

    /// <summary>The rules of an operator.</summary>
    /// <param name="name">The operator.</param>
    /// <returns>Its rules, or none when neither definition nor kernel is registered.</returns>
    public Option<OperatorRules> Find(OperatorName name) => _operators.Find(name.ToString());

    /// <summary>The active backend fallback of a key.</summary>
    /// <param name="key">A runtime key.</param>
    /// <returns>The fallback, or null.</returns>
    public KernelRule? FallbackAt(DispatchKey key) => _fallbacks.At(key);

    /// <summary>The active backend fallback of a slot.</summary>
    /// <param name="slot">0 to 136.</param>
    /// <returns>The fallback, or null.</returns>
    public KernelRule? FallbackAtSlot(int slot) => _fallbacks.AtSlot(slot);

    /// <summary>Defines an operator.</summary>
    /// <param name="schema">Its schema, with its name.</param>
    /// <param name="debug">Who defines it.</param>
    /// <param name="describe">Adds alias analysis, tags and the like to the definition; null leaves the defaults.</param>
    /// <returns>The new set, or <see cref="DuplicateDefinitionError"/> or <see cref="SchemaMismatchError"/>.</returns>
    public Either<DispatchError, Registered> Define(
        FunctionSchema schema, string debug, Func<OperatorDefinition, OperatorDefinition>? describe = null)
    {
        var id = new RegistrationId(_next);
        return Defined(RulesOf(schema.Name), id, schema, debug, describe).Map(rules => new Registered(With(rules, id), id));
    }

    /// <summary>Registers a kernel of an operator, which need not be defined yet.</summary>
    /// <param name="name">The operator.</param>
    /// <param name="key">A runtime or alias key, or Undefined; null means no key was given, which is CompositeImplicitAutograd.</param>
    /// <param name="kernel">The kernel.</param>
    /// <returns>The new set, or <see cref="SignatureMismatchError"/> (checked first), <see cref="SchemaMismatchError"/> or <see cref="NotARegistrationKeyError"/>.</returns>
    public Either<DispatchError, Registered> Implement(OperatorName name, RegistrationKey? key, Kernel kernel)
    {
        var id = new RegistrationId(_next);
        return Implemented(RulesOf(name), id, key, kernel).Map(rules => new Registered(With(rules, id), id));
    }

    /// <summary>Registers a backend fallback, which serves every operator that has nothing better at the key.</summary>
    /// <param name="key">A runtime key.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="builtIn">Whether it is one of PyTorch's own; AutogradPrivateUse1's may then be replaced once.</param>
    /// <returns>The new set, or <see cref="DuplicateFallbackError"/> or <see cref="NotARegistrationKeyError"/>.</returns>
    public Either<DispatchError, Registered> Fallback(DispatchKey key, Kernel kernel, bool builtIn = false)
    {
        var id = new RegistrationId(_next);
        return WithFallback(_fallbacks, id, key, kernel, builtIn).Map(fallbacks => new Registered(
            new RuleSet(_operators, _loaded, _places.Add(id.Value, new Place(null, KeyLayout.SlotOf(key))), fallbacks, _next + 1), id));
    }

    /// <summary>Takes a registration back, in any order; an older kernel at the same key becomes active again.</summary>
    /// <param name="id">What <see cref="Registered.Id"/> said.</param>
    /// <returns>The new set, or <see cref="UnknownRegistrationError"/> when it is not there (released already, or of another set).</returns>
    public Either<DispatchError, RuleSet> Release(RegistrationId id)
    {
        if (Locate(id) is not { } place) return new UnknownRegistrationError(id);
        var places = _places.Remove(id.Value);
        if (place.Operator is not { } name)
            return new RuleSet(_operators, _loaded, places, _fallbacks.Without(place.Slot, id), _next);

        var rules = _operators[name].Without(id);
        return new RuleSet(rules.IsEmpty ? _operators.Remove(name) : _operators.SetItem(name, rules), _loaded, places, _fallbacks, _next);
    }

    /// <summary>Where a registration stands: the operator it belongs to, or for a fallback its key.</summary>
    /// <param name="id">An identity.</param>
    /// <returns>The operator's rules, a fallback's key, or none when it is not there.</returns>
    public Option<Either<DispatchKey, OperatorRules>> PlaceOf(RegistrationId id) =>
        Locate(id) is not { } place ? Prelude.None
        : place.Operator is { } name ? Prelude.Right<DispatchKey, OperatorRules>(_operators[name])
        : Prelude.Left<DispatchKey, OperatorRules>(KeyLayout.KeyAt(place.Slot));

    private Place? Locate(RegistrationId id)
    {
        if (id.Value < 1 || id.Value > _loaded.Length) return _places.Find(id.Value).ToNullable();
        var place = _loaded[(int)id.Value - 1];
        var isThere = place.Operator is { } name
            ? _operators.Find(name).Exists(rules => rules.Definition?.Id == id || rules.Kernels.Any(r => r.Id == id))
            : _fallbacks.Contains(place.Slot, id);
        return isThere ? place : null;
    }

    private OperatorRules RulesOf(OperatorName name) => _operators.Find(name.ToString()).IfNone(() => OperatorRules.None(name));

    private RuleSet With(OperatorRules rules, RegistrationId id)
    {
        var name = rules.Name.ToString();
        return new RuleSet(_operators.AddOrUpdate(name, rules), _loaded, _places.Add(id.Value, new Place(name, 0)), _fallbacks, _next + 1);
    }

    // The three steps as functions of what they change, so that one at a time and in bulk they are the same steps.
    private static Either<DispatchError, OperatorRules> Defined(
        OperatorRules rules, RegistrationId id, FunctionSchema schema, string debug, Func<OperatorDefinition, OperatorDefinition>? describe)
    {
        if (rules.Definition is { } existing) return new DuplicateDefinitionError(schema.Name, existing.Debug, debug);
        foreach (var rule in rules.Kernels)
            if (Mismatch(schema, rule.Kernel) is { } mismatch) return mismatch;
        var definition = new OperatorDefinition(id, schema, debug);
        definition = describe is null ? definition : describe(definition) with { Id = id, Schema = schema };
        return rules with { Definition = definition };
    }

    private static Either<DispatchError, OperatorRules> Implemented(OperatorRules rules, RegistrationId id, RegistrationKey? key, Kernel kernel)
    {
        var at = key ?? AliasKey.CompositeImplicitAutograd;
        if (!at.IsAlias && !KeyLayout.IsRuntime(at.Runtime)) return new NotARegistrationKeyError(at);
        if (!Fits(rules, kernel))
        {
            if (SignatureClash(rules, kernel) is { } clash) return clash;
            if (rules.Definition is { } definition && Mismatch(definition.Schema, kernel) is { } mismatch) return mismatch;
        }

        return rules.With(new KernelRule(id, at, kernel));
    }

    private static Either<DispatchError, BackendFallbacks> WithFallback(
        BackendFallbacks fallbacks, RegistrationId id, DispatchKey key, Kernel kernel, bool builtIn)
    {
        if (!KeyLayout.IsRuntime(key) || key == DispatchKey.Undefined) return new NotARegistrationKeyError(key);
        var slot = KeyLayout.SlotOf(key);
        if (fallbacks.AtSlot(slot) is { } existing && !(key == DispatchKey.AutogradPrivateUse1 && existing.IsBuiltInFallback))
            return new DuplicateFallbackError(key, existing.Kernel.Debug, kernel.Debug);
        return fallbacks.With(slot, new KernelRule(id, key, kernel) { IsBuiltInFallback = builtIn });
    }

    // What was found to fit once fits again: most kernels of an operator share one signature, so most checks end here.
    private static bool Fits(OperatorRules rules, Kernel kernel)
    {
        foreach (var rule in rules.Kernels)
            if (ReferenceEquals(rule.Kernel.Inferred, kernel.Inferred) && ReferenceEquals(rule.Kernel.Signature, kernel.Signature)) return true;
        return false;
    }

    private static SchemaMismatchError? Mismatch(FunctionSchema schema, Kernel kernel) =>
        kernel.Inferred is { } inferred && SchemaDifference.Between(schema, inferred, kernel.Signature?.IsSymbolic ?? false).IfNoneUnsafe(() => null!) is { } difference
            ? new SchemaMismatchError(schema.Name, difference, schema.ToString(), inferred.ToString(), kernel.Debug)
            : null;

    // PyTorch compares with the first signature it ever saw; ours with the kernels that are there (section 8: sticky signature).
    private static SignatureMismatchError? SignatureClash(OperatorRules rules, Kernel kernel)
    {
        if (kernel.Signature is not { } signature) return null;
        foreach (var rule in rules.Kernels)
            if (rule.Kernel.Signature is { } known && known.IsSymbolic == signature.IsSymbolic && known.Comparable != signature.Comparable)
                return new SignatureMismatchError(rules.Name, known.Text, rule.Kernel.Debug, signature.Text, kernel.Debug);
        return null;
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using LanguageExt;
using LanguageExt.ClassInstances;

namespace Functional.Dispatch.Rules;

public sealed partial class RuleSet
{
    /// <summary>
    /// Takes many steps at once: the same steps with the same refusals and the same identities as one at a time, without a rule set for each.
    /// It lives inside one pure function and is dropped at its end.
    /// </summary>
    internal sealed class Builder
    {
        private readonly RuleSet _start;
        private readonly Dictionary<string, OperatorRules> _changed = new(StringComparer.Ordinal);
        private readonly List<Place> _added = [];
        private BackendFallbacks _fallbacks;

        public Builder(RuleSet start)
        {
            _start = start;
            _fallbacks = start._fallbacks;
        }

        /// <summary>How many steps were taken.</summary>
        public int Count => _added.Count;

        private RegistrationId NextId => new(_start._next + _added.Count);

        /// <summary>As <see cref="RuleSet.Define"/>; null when it was done.</summary>
        public DispatchError? Define(FunctionSchema schema, string debug, Func<OperatorDefinition, OperatorDefinition>? describe = null)
        {
            var printed = schema.Name.ToString();
            return Take(printed, Defined(Current(printed, schema.Name), NextId, schema, debug, describe));
        }

        /// <summary>As <see cref="RuleSet.Implement"/>; null when it was done.</summary>
        public DispatchError? Implement(OperatorName name, RegistrationKey? key, Kernel kernel)
        {
            var printed = name.ToString();
            return Take(printed, Implemented(Current(printed, name), NextId, key, kernel));
        }

        /// <summary>As <see cref="RuleSet.Fallback"/>; null when it was done.</summary>
        public DispatchError? Fallback(DispatchKey key, Kernel kernel, bool builtIn)
        {
            if (!WithFallback(_fallbacks, NextId, key, kernel, builtIn).Try(out var fallbacks, out var error)) return error;
            _fallbacks = fallbacks;
            _added.Add(new Place(null, KeyLayout.SlotOf(key)));
            return null;
        }

        /// <summary>How many kernels an operator has after all steps so far.</summary>
        public int KernelsOf(OperatorName name) => Current(name.ToString(), name).Kernels.Length;

        /// <summary>The rule set after all steps so far.</summary>
        public RuleSet Build()
        {
            var operators = _changed.Count == 0 ? _start._operators
                : _start._operators.Count == 0 ? HashMap<EqString, string, OperatorRules>.Empty.AddRange(_changed.Select(c => (c.Key, c.Value)))
                : _start._operators.AddOrUpdateRange(_changed.Select(c => (c.Key, c.Value)));
            var first = _start._next;
            var isBulk = first == _start._loaded.Length + 1;
            return new RuleSet(
                operators,
                isBulk ? _start._loaded.AddRange(CollectionsMarshal.AsSpan(_added)) : _start._loaded,
                isBulk ? _start._places : _start._places.AddRange(_added.Select((place, i) => (first + i, place))),
                _fallbacks,
                first + _added.Count);
        }

        private OperatorRules Current(string printed, OperatorName name) =>
            _changed.TryGetValue(printed, out var rules) ? rules : _start.RulesOf(name);

        private DispatchError? Take(string printed, Either<DispatchError, OperatorRules> step)
        {
            if (!step.Try(out var rules, out var error)) return error;
            _changed[printed] = rules;
            _added.Add(new Place(printed, 0));
            return null;
        }
    }
}

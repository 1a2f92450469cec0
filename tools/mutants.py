"""Small wrong changes to the core, one Mutant each.

Mutants change what the core does, not constants that only a recording can know (which bit is which backend, which backends have an Autocast key, which
fallbacks are built in).
"""
from typing import NamedTuple


class Mutant(NamedTuple):
    """A wrong change."""

    file: str
    """The file, below Core.Pure."""
    text: str
    """What stands there; exactly once in the file."""
    wrong: str
    """What is put in its place."""
    what: str
    """What is wrong with it; no two mutants have one description."""
    survives_because: str = ""
    """For a mutant that no law catches: why none can, or what is missing. Printed with it; a mutant that is caught must not have it."""


MUTANTS = [
    # Keysets
    Mutant("Keys/DispatchKeySet.cs", "new(left._bits & (KeyLayout.BackendMask | ~right._bits));", "new(left._bits & ~right._bits);",
           "difference drops backends"),
    Mutant("Keys/DispatchKeySet.cs", "            | KeyLayout.FunctionalityBit((int)DispatchKey.PythonDispatcher));", "            | 0UL);",
           "FULL_AFTER without PythonDispatcher"),
    Mutant("Keys/DispatchKeySet.cs", "new(((1UL << (KeyLayout.BackendCount - 1 + (int)KeyLayout.FunctionalityOf(key))) - 1)",
           "new(((1UL << (KeyLayout.BackendCount + (int)KeyLayout.FunctionalityOf(key))) - 1)", "FULL_AFTER shifts by one too many: the key itself stays"),
    Mutant("Keys/DispatchKeySet.cs", "new(left._bits ^ right._bits);", "new(left._bits ^ (right._bits & ~KeyLayout.BackendMask));",
           "symmetric difference leaves backends alone"),
    Mutant("Keys/DispatchKeySet.cs", "public bool HasAny(DispatchKeySet other) => (_bits & other._bits) != 0;",
           "public bool HasAny(DispatchKeySet other) => (_bits & other._bits & ~KeyLayout.BackendMask) != 0;", "has_any ignores backends"),
    Mutant("Keys/DispatchKeySet.cs", "public bool HasAll(DispatchKeySet other) => (_bits & other._bits) == other._bits;",
           "public bool HasAll(DispatchKeySet other) => (_bits & other._bits) != 0;", "has_all asks for any"),
    Mutant("Keys/DispatchKeySet.cs", "public DispatchKeySet Add(DispatchKey key) => this | Of(key);",
           "public DispatchKeySet Add(DispatchKey key) => this ^ Of(key);", "adding twice removes"),
    Mutant("Keys/DispatchKeySet.cs", "public DispatchKeySet Remove(DispatchKey key) => this - Of(key);",
           "public DispatchKeySet Remove(DispatchKey key) => new(_bits & ~Of(key)._bits);", "removing a key forgets the backend"),
    Mutant("Keys/DispatchKeySet.cs", "new(_bits & ~Of(backend)._bits);", "new(_bits & ~KeyLayout.BackendMask);", "removing one backend removes all"),
    Mutant("Keys/DispatchKeySet.cs", "(BackendComponent)(64 - BitOperations.LeadingZeroCount(_bits & KeyLayout.BackendMask));",
           "(BackendComponent)((BitOperations.TrailingZeroCount(_bits & KeyLayout.BackendMask) + 1) % 65);", "highest backend is the lowest"),
    Mutant("Keys/DispatchKeySet.cs", "get => BitOperations.Log2(_bits & KeyLayout.BackendMask);",
           "get => BitOperations.TrailingZeroCount(_bits & KeyLayout.BackendMask) & 15;", "the mask is chosen by the lowest backend"),
    Mutant("Keys/DispatchKeySet.cs", "(_bits & KeyLayout.FullMask) >> KeyLayout.BackendCount);", "(_bits & KeyLayout.FullMask) >> (KeyLayout.BackendCount - 1));",
           "highest functionality by a wrong shift"),
    Mutant("Keys/DispatchKeySet.cs", "var functionality = BitOperations.LeadingZeroCount(_bits) & 63;",
           "var functionality = (BitOperations.LeadingZeroCount(_bits) + 1) & 63;", "the slot is that of the functionality below"),
    Mutant("Keys/DispatchKeySet.cs", "| (1u << KeyLayout.BackendCount));", "| (1u << (KeyLayout.BackendCount + 1)));", "no backend reads as CUDA"),
    Mutant("Keys/DispatchKeySet.cs", "                _remainingBackends = _backends;", "                _remainingBackends = _backends & (~_backends + 1);",
           "iteration stops at the first backend"),
    Mutant("Keys/DispatchKeySet.cs", "new(KeyLayout.FunctionalityBit((int)KeyLayout.FunctionalityOf(key)) | KeyLayout.BackendBit(KeyLayout.BackendOf(key)));",
           "new(KeyLayout.FunctionalityBit((int)KeyLayout.FunctionalityOf(key)));", "the set of one key has no backend bit"),
    Mutant("Keys/KeyLayout.cs", "? (DispatchKey)(FirstBlock + (BlockLength * BlockFunctionalities.IndexOf((byte)functionality)) + (int)backend)",
           "? (DispatchKey)(FirstBlock + (BackendCount * BlockFunctionalities.IndexOf((byte)functionality)) + (int)backend)", "blocks of runtime keys are one key too short"),
    Mutant("Keys/KeyRelations.cs", "KeySets.AutogradOtherBackends.Add(Dense).Has(key);", "KeySets.AutogradOtherBackends.Has(key);", "dense keys are no backend keys"),
    Mutant("Keys/AliasKeys.cs", "CompositeExplicit.Add(NestedTensor) | KeySets.Autograd;", "CompositeExplicit.Add(NestedTensor);",
           "CompositeImplicitAutograd does not cover autograd keys"),
    Mutant("Keys/AliasKeys.cs", "key != Undefined && RuntimeKeys(alias).Has(key);", "RuntimeKeys(alias).Has(key);", "every alias covers Undefined"),
    Mutant("Keys/AliasKeys.cs", "alias is AliasKey.CompositeImplicitAutograd or AliasKey.CompositeExplicitAutograd or AliasKey.CompositeExplicitAutogradNonFunctional;",
           "alias is AliasKey.CompositeImplicitAutograd or AliasKey.CompositeExplicitAutograd;", "CompositeExplicitAutogradNonFunctional does not cover Undefined"),
    Mutant("Keys/TensorKeys.cs", "? set - KeySets.AutogradWithADInplaceOrView :", "? set - KeySets.Autograd :", "an inference tensor keeps ADInplaceOrView"),
    Mutant("Keys/TensorKeys.cs", "KeyRelations.AutocastRelated(backend)) - KeySets.Python;", "KeyRelations.AutocastRelated(backend));", "a tensor's constructor keeps Python"),
    # Thread state and guards
    Mutant("Keys/LocalKeys.cs", "new((arguments.Raw | (_included ^ DefaultIncluded)) & ((_excluded ^ ~DefaultExcluded) | KeyLayout.BackendMask));",
           "new((arguments.Raw & ((_excluded ^ ~DefaultExcluded) | KeyLayout.BackendMask)) | (_included ^ DefaultIncluded));", "exclusion before inclusion"),
    Mutant("Keys/LocalKeys.cs", "& ((_excluded ^ ~DefaultExcluded) | KeyLayout.BackendMask));", "& (_excluded ^ ~DefaultExcluded));", "exclusion takes backends away"),
    Mutant("Keys/LocalKeys.cs", "value ? set.Add(key) : set.Remove(key);", "value ? set.Add(key) : set.Remove(key).RemoveBackend(KeyLayout.BackendOf(key));",
           "taking a key out of a thread's set takes its backend out"),
    Mutant("Keys/LocalKeys.cs", "public LocalKeys WithExcluded(DispatchKeySet excluded) => new(Included, excluded);",
           "public LocalKeys WithExcluded(DispatchKeySet excluded) => new(Included, Excluded | excluded);", "the excluded set can only grow"),
    Mutant("Keys/Guard.cs", "Owns.HasFlag(GuardOwns.Excluded) ? entry.Keys.Excluded : current.Keys.Excluded),",
           "Owns.HasFlag(GuardOwns.Excluded) ? current.Keys.Excluded - (Enter(default).Keys.Excluded - KeySets.DefaultExcluded) : current.Keys.Excluded),",
           "leaving a guard subtracts what it excluded instead of restoring"),
    Mutant("Keys/Guard.cs", "Owns.HasFlag(GuardOwns.Included) ? entry.Keys.Included : current.Keys.Included,", "entry.Keys.Included,", "every guard restores the included set"),
    Mutant("Keys/Guard.cs", "(Owns.HasFlag(GuardOwns.Gradients) ? entry : current).GradientsEnabled", "current.GradientsEnabled", "leaving restores gradients never"),
    Mutant("Keys/Guard.cs", "state.WithKeys(state.Keys.WithIncluded(state.Keys.Included | Keys));", "state.WithKeys(state.Keys.WithIncluded(Keys));", "Include replaces the included set"),
    Mutant("Keys/Guard.cs", "state.WithKeys(state.Keys.WithExcluded(state.Keys.Excluded | keys));", "state.WithKeys(state.Keys.WithExcluded(keys));", "excluding guards replace the excluded set"),
    Mutant("Keys/Guard.cs", "public override ThreadState Enter(ThreadState state) => state.WithKeys(Keys);",
           "public override ThreadState Enter(ThreadState state) => state.WithKeys(new LocalKeys(state.Keys.Included | Keys.Included, state.Keys.Excluded | Keys.Excluded));",
           "Force adds instead of replacing"),
    Mutant("Keys/Guard.cs", "Excluding(state, KeySets.AutogradWithADInplaceOrView);", "Excluding(state, KeySets.Autograd);", "BelowADInplaceOrView stays above ADInplaceOrView"),
    Mutant("Keys/Guard.cs", "? new LocalKeys(state.Keys.Included.Remove(DispatchKey.ADInplaceOrView), state.Keys.Excluded | KeySets.Autograd)",
           "? new LocalKeys(state.Keys.Included, state.Keys.Excluded | KeySets.Autograd)", "inference mode leaves ADInplaceOrView included"),
    Mutant("Keys/Guard.cs", "state.Keys.Excluded - KeySets.Autograd),", "state.Keys.Excluded),", "leaving inference mode by InferenceMode(false) leaves autograd excluded"),
    Mutant("Keys/Guard.cs", "GradientsEnabled = !Enabled,", "GradientsEnabled = state.GradientsEnabled,", "inference mode leaves gradients alone"),
    Mutant("Keys/LocalKeys.cs", "set.Has(key) == value ? set : value", "value", "clearing a key that is not there clears it on other backends"),
    Mutant("Keys/Guard.cs",
           """    public sealed record Force(LocalKeys Keys) : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Included | GuardOwns.Excluded;""",
           """    public sealed record Force(LocalKeys Keys) : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Included;""", "leaving Force leaves the excluded set as forced"),
    Mutant("Keys/Guard.cs",
           """    public sealed record Preserve : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Included | GuardOwns.Excluded;""",
           """    public sealed record Preserve : Guard
    {
        /// <inheritdoc />
        public override GuardOwns Owns => GuardOwns.Excluded;""", "Preserve does not put the included set back"),
    Mutant("Keys/Guard.cs", "public override ThreadState Enter(ThreadState state) => Captured;",
           "public override ThreadState Enter(ThreadState state) => Captured with { SnapshotOnEntry = state.SnapshotOnEntry };", "Restore does not install the captured snapshot"),
    Mutant("Keys/Guard.cs", "public override GuardOwns Owns => GuardOwns.Everything;", "public override GuardOwns Owns => GuardOwns.Everything & ~GuardOwns.Snapshot;",
           "leaving Restore leaves the captured snapshot"),
    Mutant("Keys/Guard.cs", "Excluding(state, DispatchKeySet.Of(DispatchKey.Functionalize));",
           "state.WithKeys(state.Keys.WithIncluded(state.Keys.Included.Remove(DispatchKey.Functionalize)));", "SkipFunctionalize only un-includes Functionalize"),
    # Names
    Mutant("Keys/KeyNames.cs", "_keys[OriginalName(key.Value)] = _keys[Print(key)] = key;", "_keys[Print(key)] = key;", "a renamed PrivateUse1 forgets its original names"),
    Mutant("Keys/KeyNames.cs", "if (set.Backends.IsEmpty)", "if (set.Backends.IsEmpty && text.Length == 0)", "exact printing drops a functionality without backend beside other keys"),
    Mutant("Keys/KeyNames.cs", ".Map(k => s | k));", ".Map(k => k));", "only the last name of a printed set is read"),
    Mutant("Keys/KeyNames.cs", "key.IsAlias ? new AliasInKeySetError(key.Alias) : key.Runtime);", "key.IsAlias ? DispatchKey.Undefined : key.Runtime);",
           "an alias key is read as the empty keyset, as PyTorch does"),
    # Tables
    Mutant("Tables/Precedence.cs",
           """        if (TryAlias(kernels, AliasKey.CompositeExplicitAutogradNonFunctional, 2, key, undefined, pen) is { } nonFunctional)
            return new(nonFunctional, SlotReason.DefaultBackendKernel);
        if (TryAlias(kernels, AliasKey.CompositeExplicitAutograd, 3, key, undefined, pen) is { } explicitAutograd)
            return new(explicitAutograd, SlotReason.DefaultBackendKernel);
""",
           """        if (TryAlias(kernels, AliasKey.CompositeExplicitAutograd, 3, key, undefined, pen) is { } explicitAutograd)
            return new(explicitAutograd, SlotReason.DefaultBackendKernel);
        if (TryAlias(kernels, AliasKey.CompositeExplicitAutogradNonFunctional, 2, key, undefined, pen) is { } nonFunctional)
            return new(nonFunctional, SlotReason.DefaultBackendKernel);
""", "precedence 2 and 3 swapped"),
    Mutant("Tables/Precedence.cs", "AliasKey.CompositeImplicitAutogradNestedTensor, 4, key, false, pen)", "AliasKey.CompositeImplicitAutogradNestedTensor, 4, key, undefined, pen)",
           "the nested alias serves Undefined"),
    Mutant("Tables/Precedence.cs", "if (key == DispatchKey.AutogradOther && kernels.HasAny(KeySets.AutogradOtherBackends))",
           "if (key == DispatchKey.AutogradOther && kernels.HasAny(KeySets.AutogradOtherBackends) && kernels.At(AliasKey.CompositeExplicitAutograd) is null)",
           "CompositeExplicitAutograd lifts the ambiguity"),
    Mutant("Tables/Precedence.cs", "if (!explicitPresent && !kernels.HasAny(KeyRelations.BackendsOfAutograd(key)))", "if (!kernels.HasAny(KeyRelations.BackendsOfAutograd(key)))",
           "CompositeExplicitAutograd does not switch the math kernel off"),
    Mutant("Tables/Precedence.cs", "if (!explicitPresent && !kernels.HasAny(KeyRelations.BackendsOfAutograd(key)))", "if (!explicitPresent)",
           "a backend's own kernel does not switch the math kernel off"),
    Mutant("Tables/Precedence.cs", "&& (undefined || AliasKeys.Includes(AliasKey.CompositeImplicitAutograd, key)))", "&& AliasKeys.Includes(AliasKey.CompositeImplicitAutograd, key))",
           "the math kernel does not serve Undefined"),
    Mutant("Tables/Precedence.cs", "        if (TryAlias(kernels, AliasKey.Autograd, 6, key, false, pen) is { } autograd) return new(autograd, SlotReason.AutogradKernel);\n",
           "        if (fallback is null && TryAlias(kernels, AliasKey.Autograd, 6, key, false, pen) is { } autograd) return new(autograd, SlotReason.AutogradKernel);\n",
           "a backend fallback goes before the Autograd alias"),
    Mutant("Tables/Precedence.cs", "if (kernels.At(key) is { } direct)", "if (kernels.At(key) is { Kernel.IsFallthrough: false } direct)", "a fallthrough kernel gives way to aliases"),
    Mutant("Tables/ActiveKernels.cs", "for (var i = kernels.Length - 1; i >= 0; i--)", "for (var i = 0; i < kernels.Length; i++)", "the oldest kernel of a key is active"),
    Mutant("Tables/FallthroughMask.cs", "if (cleared.Count(cleared[0]) == cleared.Length)", "if (cleared.Length > 0)", "one mask, CPU's, for all backends"),
    Mutant("Tables/FallthroughMask.cs", "if (backend == 0) common &= ~bit;", "if (backend <= 1) common &= ~bit;", "a fallthrough on CPU counts everywhere"),
    Mutant("Tables/FallthroughMask.cs", "if (!slots[slot].IsFallthrough) continue;", "if (!slots[slot].IsFallthrough || slots[slot].Reason == SlotReason.BackendFallback) continue;",
           "fallthrough fallbacks are not masked"),
    Mutant("Tables/SteppedTable.cs", "? keys.Append(KeyRelations.AutogradKey(KeyLayout.BackendOf(key.Runtime))) : keys;", "? keys : keys;",
           "stale slot: a backend kernel does not bring its autograd slot up to date"),
    Mutant("Tables/SteppedTable.cs", "AliasKeys.CoversUndefined(key.Alias) ? keys.Append(DispatchKey.Undefined) : keys;", "keys;",
           "stale slot: a composite kernel does not bring Undefined up to date"),
    Mutant("Tables/SteppedTable.cs", "? keys.Append(KeyRelations.AutogradKey(KeyLayout.BackendOf(key.Runtime))) : keys;", "? keys.Append(DispatchKey.AutogradOther) : keys;",
           "stale slot: a backend kernel brings AutogradOther up to date instead of its own autograd slot"),
    # Registration
    Mutant("Rules/OperatorRules.cs", "Kernels.RemoveAll(r => r.Id == id) };", "Kernels.RemoveAt(0) };", "release drops the wrong kernel"),
    Mutant("Rules/OperatorRules.cs", "Kernels[at].Key < rule.Key) at++;", "Kernels[at].Key <= rule.Key) at++;", "a new kernel goes behind older ones of its key"),
    Mutant("Rules/OperatorRules.cs", "if (!rule.Key.IsAlias && rule.Key.Runtime != DispatchKey.Undefined && keys.Has(rule.Key.Runtime)) return true;",
           "if (!rule.Key.IsAlias && keys.Has(rule.Key.Runtime)) return true;", "a kernel at Undefined counts as one of any backend"),
    Mutant("Rules/RuleSet.cs", "&& !(key == DispatchKey.AutogradPrivateUse1 && existing.IsBuiltInFallback))", "&& !existing.IsBuiltInFallback)", "any built-in fallback can be replaced"),
    Mutant("Rules/RuleSet.cs", "&& !(key == DispatchKey.AutogradPrivateUse1 && existing.IsBuiltInFallback))", "&& existing is not null)", "AutogradPrivateUse1's fallback cannot be replaced"),
    Mutant("Rules/BackendFallbacks.cs", "_slots.SetItem(slot, _slots[slot].RemoveAll(r => r.Id == id))", "_slots.SetItem(slot, _slots[slot].Clear())", "releasing a fallback loses the one it replaced"),
    Mutant("Rules/RuleSet.cs", "if (rules.Definition is { } existing) return new DuplicateDefinitionError", "if (rules.Definition is { } existing && existing.Schema != schema) return new DuplicateDefinitionError",
           "an equal second definition is taken"),
    Mutant("Rules/RuleSet.cs", "rules.IsEmpty ? _operators.Remove(name) : _operators.SetItem(name, rules)", "_operators.SetItem(name, rules)", "an operator outlives its last registration"),
    Mutant("Rules/RuleSet.cs", "&& ReferenceEquals(rule.Kernel.Signature, kernel.Signature)) return true;", "|| ReferenceEquals(rule.Kernel.Signature, kernel.Signature)) return true;",
           "a kernel without an inferred schema passes for checked"),
    Mutant("Rules/RuleSet.cs", "known.IsSymbolic == signature.IsSymbolic && known.Comparable", "known.Comparable", "plain and symbolic signatures are one"),
    Mutant("Rules/KernelNext.cs", "received & DispatchKeySet.FullAfter(received.HighestFunctionality);", "received.Remove(received.HighestFunctionality);",
           "below itself takes the key away instead of masking"),
    # Choice and prediction
    Mutant("Routing/Router.cs", "var keys = table.Keep(locals.Apply(arguments));", "var keys = locals.Apply(arguments) & table.Mask.For(arguments);", "the mask is taken before thread state"),
    Mutant("Routing/Router.cs", "var keys = table.Keep(locals.Apply(arguments));", "var keys = locals.Apply(table.Keep(arguments));", "thread state after the mask: included keys are not masked"),
    Mutant("Routing/Prediction.cs", "Enter(HopKind.Redispatch, op, call, Router.Redispatch(keys), state, depth);", "Enter(HopKind.Redispatch, op, call, Router.Choose(op.Table, keys, state.Keys), state, depth);",
           "redispatch reads thread state and mask"),
    Mutant("Routing/Prediction.cs", "            _open.Remove(open);\n", "", "a call made twice in a row is taken for a cycle"),
    Mutant("Routing/Call.cs", "List list => list.Items.SelectMany(i => i.Tensors()),", "List list => list.Items.Take(1).SelectMany(i => i.Tensors()),", "only the first tensor of a list counts"),
    Mutant("Routing/Call.cs", "dispatchArguments.Where(i => i < Arguments.Count).Aggregate(", "dispatchArguments.Where(i => i < Arguments.Count).Take(1).Aggregate(", "only the first argument counts"),
    Mutant("Rules/KernelNext.cs", "public override DispatchKeySet From(DispatchKeySet received) => received & Mask;", "public override DispatchKeySet From(DispatchKeySet received) => Mask;",
           "a masked redispatch goes on with the mask itself"),
    Mutant("Routing/Prediction.cs", "KernelNext.CallAgain again => Call(call, again.Under.Enter(hop.State), hop.Depth + 1),", "KernelNext.CallAgain again => Call(call, hop.State, hop.Depth + 1),",
           "calling again forgets the guard"),
    Mutant("Routing/Prediction.cs", "r.Keys.From(hop.Keys), Under(r.Under, hop.State), hop.Depth + 1)", "r.Keys.From(hop.Keys), hop.State, hop.Depth + 1)", "redispatching forgets the guard"),
    Mutant("Routing/Prediction.cs", "CallOther(other, call, hop) ?? Follow(other.Then, op, call, hop),", "CallOther(other, call, hop) ?? Follow(other.Then, op, call, hop with { State = Under(other.Under, hop.State) }),",
           "a guard outlives the call it was made for"),
    Mutant("Routing/Prediction.cs", "(call.Keys(op.Schema.DispatchArguments) | DispatchKeySet.Of(key)) & DispatchKeySet.FullAfter(DispatchKey.BackendSelect),",
           "DispatchKeySet.Of(key) & DispatchKeySet.FullAfter(DispatchKey.BackendSelect),", "BackendSelect forgets the tensor arguments"),
    Mutant("Routing/Prediction.cs", "var open = (call.Operator, kind, choice.Keys, state, call);", "var open = (call.Operator, kind, choice.Keys, ThreadState.Default, call);",
           "coming back in another thread state is taken for a cycle"),
    Mutant("Routing/Call.cs", "new CallArgument.List([.. tensors.Skip(next)])", "new CallArgument.List([.. tensors])", "a forwarded list gets tensors that were given already"),
    Mutant("Routing/Explanation.cs", "PassedOver => Merged - Mask;", "PassedOver => Mask - Merged;", "an explanation shows keys passed over that the call does not have"),
    Mutant("Routing/Explanation.cs", "Precedence.Explain(op, rules.FallbackAtSlot(choice.Slot), KeyLayout.KeyAt(choice.Slot))", "Precedence.Explain(op, null, KeyLayout.KeyAt(choice.Slot))",
           "an explanation overlooks backend fallbacks"),
    Mutant("Routing/Remedy.cs", "return ReferenceEquals(Precedence.Compute(with, rules.FallbackAt(key), key).Rule, rule);", "return true;",
           "registrations are suggested untried"),
    # Fallbacks
    Mutant("Fallbacks/AutogradFallback.cs", "mode == AutogradFallbackMode.Warn && gradientsEnabled && anyInputRequiresGrad", "mode == AutogradFallbackMode.Warn && anyInputRequiresGrad",
           "the autograd fallback marks outputs without gradients"),
    Mutant("Fallbacks/AutogradFallback.cs", "{ IsMutable: true } => OutputMark.None,", "{ IsMutable: true } => OutputMark.WarningNode,", "a mutable output gets a node"),
    Mutant("Fallbacks/PythonFallback.cs", "state.SnapshotOnEntry is null ? state with { SnapshotOnEntry = state.Keys } : state;", "state with { SnapshotOnEntry = state.Keys };", "a nested entry overwrites the snapshot"),
    Mutant("Fallbacks/PythonFallback.cs", "for (var i = 0; i < arguments.Length; i++)", "for (var i = arguments.Length - 1; i >= 0; i--)", "the last interpreter handles the call"),
    Mutant("Fallbacks/PythonFallback.cs", "(DispatchKeySet.Full - DispatchKeySet.FullAfter(DispatchKey.Python)).Functionalities - DispatchKeySet.Of(DispatchKey.Python);",
           "DispatchKeySet.FullAfter(DispatchKey.Python).Functionalities;", "handlers exclude what is below Python"),
    Mutant("Fallbacks/BuiltInFallbacks.cs", "DispatchKey.PreDispatch => new FallbackStep.Redispatch(keys & DispatchKeySet.FullAfter(key), state),", "DispatchKey.PreDispatch => new FallbackStep.Redispatch(keys.Remove(key), state),",
           "PreDispatch keeps keys above itself",
           "Equivalent: the only key above PreDispatch is PythonDispatcher, which FULL_AFTER keeps as well, so both give the same set for every keyset."),
    Mutant("Fallbacks/PythonFallback.cs", "keys & DispatchKeySet.FullAfter(DispatchKey.PythonTLSSnapshot), SetIfEmpty", "keys.Remove(DispatchKey.PythonTLSSnapshot), SetIfEmpty",
           "PythonTLSSnapshot keeps keys above itself"),
    Mutant("Fallbacks/BuiltInFallbacks.cs", "new FallbackStep.MaterialiseThenRedispatch(key, keys & DispatchKeySet.FullAfter(key), state),", "new FallbackStep.MaterialiseThenRedispatch(key, keys, state),",
           "a materialised property comes back"),
    Mutant("Fallbacks/BuiltInFallbacks.cs", "IsFakeImplementationLoaded: false }", "IsFakeImplementationLoaded: true }", "the Meta fallback says to load what is loaded"),
    Mutant("Fallbacks/PythonFallback.cs", "DispatchKeySet.FullAfter(DispatchKey.PythonTLSSnapshot), SetIfEmpty(state));", "DispatchKeySet.FullAfter(DispatchKey.PythonTLSSnapshot), state);",
           "the snapshot kernel records nothing"),
    Mutant("Fallbacks/PythonFallback.cs", ": WithoutPython(keys, inside);", ": WithoutPython(keys, state);", "plain tensors go on above the handler's exclusions"),
    # Schemas
    Mutant("Schemas/Argument.cs", "SchemaType.List list => IsTensorOrOptional(list.Element),", "SchemaType.List list => list.Element is SchemaType.Base { Kind: BaseType.Tensor },",
           "lists of optional tensors take no part in dispatch"),
    Mutant("Schemas/FunctionSchema.cs", "if (Arguments[i].IsKeywordOnly && (i == 0 || !Arguments[i - 1].IsKeywordOnly))", "if (Arguments[i].IsKeywordOnly && i > 0 && !Arguments[i - 1].IsKeywordOnly)",
           "a schema whose first argument is keyword-only prints without `*`"),
    Mutant("Schemas/SchemaDifference.cs", "if (defined.Returns.Count != inferred.Returns.Count)", "if (defined.Returns.Count < inferred.Returns.Count)", "a kernel with too few returns fits a schema"),
    Mutant("Schemas/SchemaReader.cs", "isKeywordOnly = true;", "isKeywordOnly = arguments.Count > 0;", "a schema that begins with `*` has positional arguments"),
    Mutant("Schemas/AliasAnnotation.cs", "if (IsWrite)\n            output", "if (IsWrite && After.Count == 0)\n            output", "a write is not printed where the alias sets change"),
    Mutant("Schemas/FunctionSchema.cs", "IsVarRet || StartsWithTuple(Returns[0].Type)", "IsVarRet", "a returned list of tuples prints as several returns"),
    Mutant("Schemas/SchemaDifference.cs", "SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.SymInt } or SchemaType.List } optional", "SchemaType.Optional { Element: SchemaType.Base { Kind: BaseType.SymInt } } optional",
           "SymInt[]? does not stand for int[]?"),
    Mutant("Schemas/SchemaDifference.cs", "if (!Same(defined.Returns[i].Type, inferred.Returns[i].Type))", "if (i == 0 && !Same(defined.Returns[i].Type, inferred.Returns[i].Type))",
           "only the first return's type is compared"),
    Mutant("Schemas/SchemaDifference.cs", "if (a.Count != b.Count)\n            return false;", "if (a.Count != b.Count || a.Count == 1)\n            return a.Count == b.Count;",
           "types of one part fit whatever the part is"),
]

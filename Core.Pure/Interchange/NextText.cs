using System.Globalization;
using System.Text;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Interchange;

/// <summary>
/// What a kernel does next, as a rule text says it: <c>redispatch mask(after_autograd_keyset) under BelowADInplaceOrView</c>. Guards go by the
/// names that PyTorch and the tool's <c>--guard</c> give them; docs/rule-text.md has the grammar.
/// </summary>
internal static class NextText
{
    public const string Leaf = "leaf", Redispatch = "redispatch", CallAgain = "call_again", CallOther = "call_other", SelectBackend = "select_backend",
        BuiltIn = "built_in", Composite = "composite", Unknown = "unknown", Under = "under", Then = "then", Add = "add", Mask = "mask", Exactly = "exactly";

    public const string Include = "Include", Exclude = "Exclude", Force = "Force", Preserve = "Preserve", BelowAutograd = "BelowAutograd",
        BelowADInplaceOrView = "BelowADInplaceOrView", SkipFunctionalize = "SkipFunctionalize", NonVariableType = "NonVariableTypeMode",
        InferenceMode = "InferenceMode", Grad = "grad", NoGrad = "no-grad", Restore = "Restore", On = "true", Off = "false";

    private const string AnySet = "a dispatch key, the name of a keyset or a raw keyset";

    // A longer set is written by its name or as a number: nobody reads a hundred keys.
    private const int MostKeys = 8;

    public static IReadOnlyList<string> Steps { get; } = [Leaf, Redispatch, CallAgain, CallOther, SelectBackend, BuiltIn, Composite, Unknown];

    public static IReadOnlyList<string> Guards { get; } =
        [Include, Exclude, Force, Preserve, BelowAutograd, BelowADInplaceOrView, SkipFunctionalize, NonVariableType, InferenceMode, Grad, NoGrad, Restore];

    /// <summary>Reads one step, or several with <c>then</c> between them.</summary>
    public static KernelNext? Read(RuleTextCursor text)
    {
        var calls = new List<KernelNext.CallOther>();
        KernelNext? next = null;
        do
        {
            var start = text.Current;
            if (Step(text) is not { } step) return null;
            if (step is KernelNext.CallOther call) calls.Add(call);
            else next = step;
            if (calls.Count < RuleLimits.Steps) continue;
            text.Refuse(start!.Value, new TooManyError("steps of one kernel", RuleLimits.Steps));
            return null;
        }
        while (next is null && text.Take(Then));

        next ??= new KernelNext.Leaf();
        for (var i = calls.Count - 1; i >= 0; i--) next = calls[i] with { Then = next };
        return next;
    }

    private static KernelNext? Step(RuleTextCursor text)
    {
        switch (text.OneOf("what the kernel does next", Steps))
        {
            case Leaf: return new KernelNext.Leaf();
            case SelectBackend: return new KernelNext.SelectBackend();
            case Composite: return new KernelNext.Composite();
            case BuiltIn: return text.RuntimeKey() is { } key ? new KernelNext.BuiltIn(key) : null;
            case Unknown: return text.Quoted("what is known about why") is { } why ? new KernelNext.Unknown(why.Text) : null;
            case CallAgain: return UnderGuard(text, needed: true) is { } guard ? new KernelNext.CallAgain(guard) : null;
            case Redispatch:
                if (Keys(text) is not { } keys) return null;
                var under = UnderGuard(text, needed: false);
                return text.Error is null ? new KernelNext.Redispatch(keys, under) : null;
            case CallOther:
                if (text.Operator() is not { } other) return null;
                under = UnderGuard(text, needed: false);
                return text.Error is null ? new KernelNext.CallOther(other, under, new KernelNext.Leaf()) : null;
            default: return null;
        }
    }

    private static RedispatchKeys? Keys(RuleTextCursor text) =>
        text.Take(Add) ? SetInParentheses(text) is { } added ? new RedispatchKeys.BelowOwnAnd(added) : null
        : text.Take(Mask) ? SetInParentheses(text) is { } mask ? new RedispatchKeys.Masked(mask) : null
        : text.Take(Exactly) ? SetInParentheses(text) is { } exact ? new RedispatchKeys.Exactly(exact) : null
        : new RedispatchKeys.BelowOwn();

    private static Guard? UnderGuard(RuleTextCursor text, bool needed)
    {
        if (text.Take(Under)) return ReadGuard(text);
        if (needed) text.Fail($"`{Under}` and a guard");
        return null;
    }

    private static Guard? ReadGuard(RuleTextCursor text)
    {
        switch (text.OneOf("a guard", Guards))
        {
            case Include: return SetInParentheses(text) is { } included ? new Guard.Include(included) : null;
            case Exclude: return SetInParentheses(text) is { } excluded ? new Guard.Exclude(excluded) : null;
            case Force: return text.Expect("(") && LocalSets(text) is { } forced && text.Expect(")") ? new Guard.Force(forced) : null;
            case Preserve: return new Guard.Preserve();
            case BelowAutograd: return new Guard.BelowAutograd();
            case BelowADInplaceOrView: return new Guard.BelowADInplaceOrView();
            case SkipFunctionalize: return new Guard.SkipFunctionalize();
            case NonVariableType: return new Guard.NonVariableTypeMode();
            case InferenceMode:
                if (!text.TakeSign("(")) return new Guard.Inference(true);
                return Switch(text) is { } enabled && text.Expect(")") ? new Guard.Inference(enabled) : null;
            case Grad: return new Guard.Gradients(true);
            case NoGrad: return new Guard.Gradients(false);
            case Restore: return Captured(text) is { } state ? new Guard.Restore(state) : null;
            default: return null;
        }
    }

    // Restore(INCLUDED; EXCLUDED; GRADIENTS; INFERENCE), and with a snapshot on entry its two sets behind.
    private static ThreadState? Captured(RuleTextCursor text)
    {
        if (!text.Expect("(") || LocalSets(text) is not { } keys || !text.Expect(";") || Switch(text) is not { } gradients || !text.Expect(";")
            || Switch(text) is not { } inference) return null;
        LocalKeys? snapshot = null;
        if (text.TakeSign(";") && (snapshot = LocalSets(text)) is null) return null;
        return text.Expect(")")
            ? new ThreadState { Keys = keys, GradientsEnabled = gradients, InferenceMode = inference, SnapshotOnEntry = snapshot }
            : null;
    }

    private static bool? Switch(RuleTextCursor text) => text.OneOf($"`{On}` or `{Off}`", [On, Off]) is { } word ? word == On : null;

    private static LocalKeys? LocalSets(RuleTextCursor text) =>
        Set(text) is { } included && text.Expect(";") && Set(text) is { } excluded ? new LocalKeys(included, excluded) : null;

    private static DispatchKeySet? SetInParentheses(RuleTextCursor text) =>
        text.Expect("(") && Set(text) is { } set && text.Expect(")") ? set : null;

    // Key names with commas between them, the name of a set, or a number; nothing is the empty set.
    private static DispatchKeySet? Set(RuleTextCursor text)
    {
        var set = DispatchKeySet.Empty;
        if (text.Current is { Kind: TextTokenKind.Sign, Text: ")" or ";" }) return set;
        do
        {
            if (text.Word(AnySet) is not { } word) return null;
            if (text.Keys.Set(word.Text).Try(out var member, out var error)) set |= member;
            else if (KeySets.Named().FirstOrDefault(n => n.Name == word.Text) is { Name: not null } named) set |= named.Set;
            else
            {
                if (error is UnknownKeyError) text.FailAt(word, AnySet, KeySets.Named().Select(n => n.Name).Concat(text.Names.Accepted));
                else text.Refuse(word, error);
                return null;
            }
        }
        while (text.TakeSign(","));

        return set;
    }

    /// <summary>Prints what <see cref="Read"/> reads.</summary>
    public static void Print(StringBuilder output, KernelNext next, KeyNames names)
    {
        for (; next is KernelNext.CallOther call; next = call.Then)
            output.Append(CallOther).Append(' ').Append(call.Other.ToString()).Append(Guarded(call.Under, names)).Append(' ').Append(Then).Append(' ');
        output.Append(next switch
        {
            KernelNext.Redispatch redispatch => Redispatch + Print(redispatch.Keys, names) + Guarded(redispatch.Under, names),
            KernelNext.CallAgain again => CallAgain + Guarded(again.Under, names),
            KernelNext.SelectBackend => SelectBackend,
            KernelNext.BuiltIn builtIn => $"{BuiltIn} {names.Print(builtIn.Key)}",
            KernelNext.Composite => Composite,
            KernelNext.Unknown unknown => $"{Unknown} {RuleTextWriter.Quote(unknown.Why)}",
            _ => Leaf,
        });
    }

    private static string Print(RedispatchKeys keys, KeyNames names) => keys switch
    {
        RedispatchKeys.BelowOwnAnd and => $" {Add}({Print(and.Keys, names)})",
        RedispatchKeys.Masked masked => $" {Mask}({Print(masked.Mask, names)})",
        RedispatchKeys.Exactly exactly => $" {Exactly}({Print(exactly.Keys, names)})",
        _ => "",
    };

    private static string Guarded(Guard? guard, KeyNames names) => guard is null ? "" : $" {Under} " + guard switch
    {
        Guard.Include include => $"{Include}({Print(include.Keys, names)})",
        Guard.Exclude exclude => $"{Exclude}({Print(exclude.Keys, names)})",
        Guard.Force force => $"{Force}({Print(force.Keys, names)})",
        Guard.Preserve => Preserve,
        Guard.BelowAutograd => BelowAutograd,
        Guard.BelowADInplaceOrView => BelowADInplaceOrView,
        Guard.SkipFunctionalize => SkipFunctionalize,
        Guard.NonVariableTypeMode => NonVariableType,
        Guard.Inference inference => inference.Enabled ? InferenceMode : $"{InferenceMode}({Off})",
        Guard.Gradients gradients => gradients.Enabled ? Grad : NoGrad,
        Guard.Restore restore => $"{Restore}({Print(restore.Captured, names)})",
        _ => "",
    };

    private static string Print(ThreadState state, KeyNames names) =>
        $"{Print(state.Keys, names)}; {(state.GradientsEnabled ? On : Off)}; {(state.InferenceMode ? On : Off)}"
        + (state.SnapshotOnEntry is { } snapshot ? $"; {Print(snapshot, names)}" : "");

    private static string Print(LocalKeys keys, KeyNames names) => $"{Print(keys.Included, names)}; {Print(keys.Excluded, names)}";

    private static string Print(DispatchKeySet set, KeyNames names)
    {
        var printed = names.PrintExact(set);
        if (printed.AsSpan().Count(',') < MostKeys) return printed;
        // A renamed backend comes before a named set where both go by one name.
        return KeySets.Named().FirstOrDefault(n => n.Set == set && names.ParseSet(n.Name).IsLeft).Name ?? string.Create(CultureInfo.InvariantCulture, $"0x{set.Raw:x}");
    }
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using static Functional.Dispatch.Interchange.NextFields;

namespace Functional.Dispatch.Interchange;

/// <summary>Reads what a kernel does next: one step, or an array of steps of which all but the last call other operators.</summary>
internal static class NextReader
{
    public static KernelNext? Read(ref JsonCursor json, KeyReader reader)
    {
        if (!json.IsArray) return Step(ref json, reader, null);
        var calls = new List<KernelNext.CallOther>();
        KernelNext? last = null;
        while (json.NextElement())
        {
            // Anything but a call of another operator ends the kernel, so nothing can stand behind it.
            if (last is not null)
            {
                json.Fail("no step after one that ends the kernel");
                return null;
            }

            var step = Step(ref json, reader, calls);
            if (calls.Count == RuleLimits.Steps) json.Refuse("next", new TooManyError("steps of one kernel", RuleLimits.Steps));
            if (json.Error is not null) return null;
            last = step;
        }

        if (json.Error is not null) return null;
        KernelNext next = last ?? new KernelNext.Leaf();
        for (var i = calls.Count - 1; i >= 0; i--) next = calls[i] with { Then = next };
        return next;
    }

    /// <summary>Reads a step. With a list, a call of another operator goes to it and the answer is null without an error.</summary>
    private static KernelNext? Step(ref JsonCursor json, KeyReader reader, List<KernelNext.CallOther>? calls)
    {
        if (!json.Object("a step or an array of steps")) return null;
        var seen = default(SeenFields);
        if (!json.NextField(OfStep, Bits(Kind), ref seen))
        {
            json.Fail("the field `kind`");
            return null;
        }

        if (json.Text("the kind of a step") is not { } kind) return null;
        if (FieldsOfStep(kind) is not { } fields)
        {
            json.FailWord("the kind of a step", Kinds);
            return null;
        }

        var set = default(DispatchKeySet);
        Guard? under = null;
        var other = default(OperatorName);
        var key = DispatchKey.Undefined;
        var why = "";
        while (json.NextField(OfStep, fields.Needed | fields.Possible, ref seen))
            switch (seen.Last)
            {
                case Add or Mask or Exactly: set = GuardReader.KeySet(ref json, reader); break;
                case Under: under = GuardReader.Read(ref json, reader); break;
                case Operator: other = Name(ref json); break;
                case Key: key = RuntimeKey(ref json, reader); break;
                case Why: why = json.Text() ?? ""; break;
                default: return null;
            }

        if (!GuardReader.Complete(ref json, OfStep, fields.Needed, seen)) return null;
        switch (kind)
        {
            case Leaf: return new KernelNext.Leaf();
            case SelectBackend: return new KernelNext.SelectBackend();
            case Composite: return new KernelNext.Composite();
            case BuiltIn: return new KernelNext.BuiltIn(key);
            case Unknown: return new KernelNext.Unknown(why);
            case CallAgain: return new KernelNext.CallAgain(under!);
            case Redispatch: return RedispatchKeys(ref json, seen, set) is { } keys ? new KernelNext.Redispatch(keys, under) : null;
            default:
                var call = new KernelNext.CallOther(other, under, new KernelNext.Leaf());
                if (calls is null) return call;
                calls.Add(call);
                return null;
        }
    }

    private static RedispatchKeys? RedispatchKeys(ref JsonCursor json, SeenFields seen, DispatchKeySet set)
    {
        switch (seen.Has(Add), seen.Has(Mask), seen.Has(Exactly))
        {
            case (false, false, false): return new RedispatchKeys.BelowOwn();
            case (true, false, false): return new RedispatchKeys.BelowOwnAnd(set);
            case (false, true, false): return new RedispatchKeys.Masked(set);
            case (false, false, true): return new RedispatchKeys.Exactly(set);
            default:
                json.Fail("one of `add`, `mask` and `exactly`");
                return null;
        }
    }

    private static OperatorName Name(ref JsonCursor json)
    {
        if (json.Text("an operator") is not { } text) return default;
        if (!OperatorName.Parse(text).Try(out var name, out var error)) json.Refuse("operator", error);
        return name;
    }

    private static DispatchKey RuntimeKey(ref JsonCursor json, KeyReader reader)
    {
        if (json.Text("a dispatch key") is not { } text) return default;
        if (!reader.RuntimeKey(text).Try(out var key, out var error)) json.Refuse("key", error);
        return key;
    }
}

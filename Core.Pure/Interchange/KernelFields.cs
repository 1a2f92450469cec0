using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using static Functional.Dispatch.Interchange.NextFields;

namespace Functional.Dispatch.Interchange;

/// <summary>A kernel or a backend fallback as a rule file states it.</summary>
/// <param name="Key">Where it stands.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Active">What the file says about being active; null when it says nothing.</param>
/// <param name="IsBuiltIn">Whether it is a fallback that PyTorch itself brings.</param>
internal sealed record StatedKernel(RegistrationKey Key, Kernel Kernel, bool? Active, bool IsBuiltIn)
{
    /// <summary>Whether it stands at a key that only the file's enumeration has, and is left out.</summary>
    public bool IsLeftOut { get; init; }
}

/// <summary>Reads the fields of a kernel, which are those of a backend fallback too.</summary>
internal static class KernelFields
{
    public const int Key = 0, Alias = 1, Active = 2, Fallthrough = 3, Boxed = 4, Unboxed = 5, Debug = 6, Signature = 7, Native = 8, Symbolic = 9,
        Next = 10, Presumed = 11, Fallback = 12, BuiltIn = 13;

    public static FieldSet Names { get; } = new(
        "key", "alias", "active", "fallthrough", "boxed", "unboxed", "debug", "signature", "native", "symbolic", "next", "presumed", "fallback", "built_in");

    public static uint OfKernel { get; } = Bits(Key, Alias, Active, Fallthrough, Boxed, Unboxed, Debug, Signature, Native, Symbolic, Next, Presumed);

    public static uint OfFallback { get; } = Bits(Fallback, Fallthrough, Boxed, Unboxed, Debug, Signature, Native, Symbolic, Next, Presumed, BuiltIn);

    /// <summary>The fields of recorded fallbacks, which stand in a list and name their key <c>key</c>.</summary>
    public static uint OfRecordedFallback { get; } = Bits(Key, Fallthrough, Debug);

    /// <summary>Reads fields up to the object's end.</summary>
    /// <param name="json">A place in an object, before a field.</param>
    /// <param name="reading">What is shared by the whole reading.</param>
    /// <param name="allowed">The fields that it can have.</param>
    /// <returns>The kernel, or null with an error.</returns>
    public static StatedKernel? Read(ref JsonCursor json, RuleReading reading, uint allowed)
    {
        var seen = default(SeenFields);
        RegistrationKey? key = null;
        ForeignKeyError? foreign = null;
        bool? alias = null, active = null;
        var (fallthrough, boxed, unboxed, symbolic, presumed, builtIn) = (false, true, false, false, false, false);
        string? debug = "", signature = null, native = null;
        KernelNext? next = null;
        while (json.NextField(Names, allowed, ref seen))
            switch (seen.Last)
            {
                case Key or Fallback: (key, foreign) = reading.Key(ref json, Names.Names[seen.Last]); break;
                case Alias: alias = json.Flag(); break;
                case Active: active = json.Flag(); break;
                case Fallthrough: fallthrough = json.Flag(); break;
                case Boxed: boxed = json.Flag(); break;
                case Unboxed: unboxed = json.Flag(); break;
                case Debug: debug = json.Text(); break;
                case Signature: signature = json.TextOrNull(); break;
                case Native: native = json.TextOrNull(); break;
                case Symbolic: symbolic = json.Flag(); break;
                case Next: next = NextReader.Read(ref json, reading.Keys); break;
                case Presumed: presumed = json.Flag(); break;
                case BuiltIn: builtIn = json.Flag(); break;
                default: return null;
            }

        if (json.Error is not null) return null;
        if (foreign is not null)
        {
            if (reading.Keys.LeavesOut(foreign, fallthrough)) return new StatedKernel(default, new Kernel(debug!), null, builtIn) { IsLeftOut = true };
            json.Refuse(Names.Allowed(allowed & Bits(Key, Fallback)).First(), foreign);
            return null;
        }

        if (key is not { } at)
        {
            json.Fail($"the field `{Names.Allowed(allowed & Bits(Key, Fallback)).First()}`");
            return null;
        }

        if (alias is { } stated && stated != at.IsAlias) json.Fail($"`alias` to be {(at.IsAlias ? "true" : "false")} for `{reading.Names.Print(at)}`");
        if (symbolic && native is null) json.Fail("`symbolic` with a `native` signature only");
        if (seen.Has(Presumed) && !seen.Has(Next)) json.Fail("`presumed` with `next` only");
        var (inferred, signatureSaid) = reading.Signature(ref json, signature, unboxed);
        if (json.Error is not null) return null;
        var isFallback = allowed != OfKernel;
        return new StatedKernel(
            at,
            new Kernel(debug!)
            {
                IsFallthrough = fallthrough,
                IsBoxed = boxed,
                IsUnboxed = unboxed,
                Inferred = inferred,
                Signature = !seen.Has(Native) ? signatureSaid : native is null ? null : new NativeSignature(native, symbolic),
                Next = next ?? PresumedFor(at, debug!, isFallback),
                IsNextPresumed = next is null || presumed,
            },
            active, builtIn);
    }

    /// <summary>What a kernel of which nothing more is said is presumed to do next.</summary>
    public static KernelNext PresumedFor(RegistrationKey key, string debug, bool isFallback) =>
        isFallback && !key.IsAlias ? PresumedNext.OfFallback(key.Runtime, debug) : PresumedNext.OfKernel(key, debug);
}

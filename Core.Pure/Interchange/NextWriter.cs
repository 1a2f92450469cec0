using System.Globalization;
using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using static Functional.Dispatch.Interchange.NextFields;

namespace Functional.Dispatch.Interchange;

/// <summary>Writes what <see cref="NextReader"/> reads.</summary>
internal static class NextWriter
{
    public static void Write(Utf8JsonWriter json, KernelNext next, KeyNames names)
    {
        if (next is not KernelNext.CallOther)
        {
            Step(json, next, names);
            return;
        }

        json.WriteStartArray();
        while (next is KernelNext.CallOther call)
        {
            Step(json, call, names);
            next = call.Then;
        }

        Step(json, next, names);
        json.WriteEndArray();
    }

    private static void Step(Utf8JsonWriter json, KernelNext step, KeyNames names)
    {
        json.WriteStartObject();
        json.WriteString(OfStep.Names[Kind], KindOf(step));
        switch (step)
        {
            case KernelNext.Redispatch redispatch:
                WriteKeys(json, redispatch.Keys);
                WriteUnder(json, redispatch.Under);
                break;
            case KernelNext.CallAgain again:
                WriteUnder(json, again.Under);
                break;
            case KernelNext.CallOther call:
                json.WriteString(OfStep.Names[Operator], call.Other.ToString());
                WriteUnder(json, call.Under);
                break;
            case KernelNext.BuiltIn builtIn:
                json.WriteString(OfStep.Names[Key], names.Print(builtIn.Key));
                break;
            case KernelNext.Unknown unknown:
                json.WriteString(OfStep.Names[Why], unknown.Why);
                break;
        }

        json.WriteEndObject();
    }

    private static string KindOf(KernelNext step) => step switch
    {
        KernelNext.Leaf => Leaf,
        KernelNext.Redispatch => Redispatch,
        KernelNext.CallAgain => CallAgain,
        KernelNext.CallOther => CallOther,
        KernelNext.SelectBackend => SelectBackend,
        KernelNext.BuiltIn => BuiltIn,
        KernelNext.Composite => Composite,
        _ => Unknown,
    };

    private static void WriteKeys(Utf8JsonWriter json, RedispatchKeys keys)
    {
        switch (keys)
        {
            case RedispatchKeys.BelowOwnAnd and: json.WriteString(OfStep.Names[Add], Hex(and.Keys)); break;
            case RedispatchKeys.Masked masked: json.WriteString(OfStep.Names[Mask], Hex(masked.Mask)); break;
            case RedispatchKeys.Exactly exactly: json.WriteString(OfStep.Names[Exactly], Hex(exactly.Keys)); break;
        }
    }

    private static void WriteUnder(Utf8JsonWriter json, Guard? guard)
    {
        if (guard is null) return;
        json.WriteStartObject(OfStep.Names[Under]);
        json.WriteString(OfGuard.Names[GuardName], NameOf(guard));
        switch (guard)
        {
            case Guard.Include include: json.WriteString(OfGuard.Names[GuardKeys], Hex(include.Keys)); break;
            case Guard.Exclude exclude: json.WriteString(OfGuard.Names[GuardKeys], Hex(exclude.Keys)); break;
            case Guard.Force force: WriteSets(json, force.Keys, Included, Excluded); break;
            case Guard.Inference inference: json.WriteBoolean(OfGuard.Names[Enabled], inference.Enabled); break;
            case Guard.Gradients gradients: json.WriteBoolean(OfGuard.Names[Enabled], gradients.Enabled); break;
            case Guard.Restore restore:
                WriteSets(json, restore.Captured.Keys, Included, Excluded);
                json.WriteBoolean(OfGuard.Names[Gradients], restore.Captured.GradientsEnabled);
                json.WriteBoolean(OfGuard.Names[Inference], restore.Captured.InferenceMode);
                if (restore.Captured.SnapshotOnEntry is { } snapshot) WriteSets(json, snapshot, SnapshotIncluded, SnapshotExcluded);
                break;
        }

        json.WriteEndObject();
    }

    private static string NameOf(Guard guard) => guard switch
    {
        Guard.Include => Include,
        Guard.Exclude => Exclude,
        Guard.Force => Force,
        Guard.Preserve => Preserve,
        Guard.BelowAutograd => BelowAutograd,
        Guard.BelowADInplaceOrView => BelowADInplaceOrView,
        Guard.SkipFunctionalize => SkipFunctionalize,
        Guard.NonVariableTypeMode => NonVariableType,
        Guard.Inference => InferenceMode,
        Guard.Gradients => GradMode,
        _ => Restore,
    };

    private static void WriteSets(Utf8JsonWriter json, LocalKeys keys, int included, int excluded)
    {
        json.WriteString(OfGuard.Names[included], Hex(keys.Included));
        json.WriteString(OfGuard.Names[excluded], Hex(keys.Excluded));
    }

    private static string Hex(DispatchKeySet set) => string.Create(CultureInfo.InvariantCulture, $"0x{set.Raw:x}");
}

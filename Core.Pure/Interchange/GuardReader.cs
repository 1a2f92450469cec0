using Functional.Dispatch.Keys;
using static Functional.Dispatch.Interchange.NextFields;

namespace Functional.Dispatch.Interchange;

/// <summary>Reads a guard of a rule file: an object whose first field is <c>guard</c>.</summary>
internal static class GuardReader
{
    public static Guard? Read(ref JsonCursor json, KeyReader reader)
    {
        if (!json.Object("a guard")) return null;
        var seen = default(SeenFields);
        if (!json.NextField(OfGuard, Bits(GuardName), ref seen))
        {
            json.Fail("the field `guard`");
            return null;
        }

        if (json.Text("the name of a guard") is not { } name) return null;
        if (FieldsOfGuard(name) is not { } fields)
        {
            json.FailWord("a guard", Guards);
            return null;
        }

        var (keys, included, excluded, snapshotIncluded, snapshotExcluded) =
            (default(DispatchKeySet), default(DispatchKeySet), default(DispatchKeySet), default(DispatchKeySet), default(DispatchKeySet));
        var (enabled, gradients, inference) = (false, false, false);
        while (json.NextField(OfGuard, fields.Needed | fields.Possible, ref seen))
            switch (seen.Last)
            {
                case GuardKeys: keys = KeySet(ref json, reader); break;
                case Included: included = KeySet(ref json, reader); break;
                case Excluded: excluded = KeySet(ref json, reader); break;
                case SnapshotIncluded: snapshotIncluded = KeySet(ref json, reader); break;
                case SnapshotExcluded: snapshotExcluded = KeySet(ref json, reader); break;
                case Enabled: enabled = json.Flag(); break;
                case Gradients: gradients = json.Flag(); break;
                case Inference: inference = json.Flag(); break;
                default: return null;
            }

        if (!Complete(ref json, OfGuard, fields.Needed, seen)) return null;
        if (seen.Has(SnapshotIncluded) != seen.Has(SnapshotExcluded))
        {
            json.Fail("`snapshot_included` and `snapshot_excluded` together");
            return null;
        }

        return name switch
        {
            Include => new Guard.Include(keys),
            Exclude => new Guard.Exclude(keys),
            Force => new Guard.Force(new LocalKeys(included, excluded)),
            Preserve => new Guard.Preserve(),
            BelowAutograd => new Guard.BelowAutograd(),
            BelowADInplaceOrView => new Guard.BelowADInplaceOrView(),
            SkipFunctionalize => new Guard.SkipFunctionalize(),
            NonVariableType => new Guard.NonVariableTypeMode(),
            InferenceMode => new Guard.Inference(enabled),
            GradMode => new Guard.Gradients(enabled),
            Restore => new Guard.Restore(new ThreadState
            {
                Keys = new LocalKeys(included, excluded),
                GradientsEnabled = gradients,
                InferenceMode = inference,
                SnapshotOnEntry = seen.Has(SnapshotIncluded) ? new LocalKeys(snapshotIncluded, snapshotExcluded) : null,
            }),
            _ => null,
        };
    }

    /// <summary>Reads a keyset: hexadecimal as it is written, or names of keys.</summary>
    public static DispatchKeySet KeySet(ref JsonCursor json, KeyReader reader)
    {
        if (json.Text("a keyset") is not { } text) return default;
        if (!reader.Set(text).Try(out var set, out var error)) json.Refuse(null, error);
        return set;
    }

    /// <summary>Whether an object that has ended had all it needs; an error otherwise.</summary>
    public static bool Complete(ref JsonCursor json, FieldSet fields, uint needed, SeenFields seen)
    {
        if (json.Error is not null) return false;
        if ((needed & ~seen.Mask) == 0) return true;
        json.Fail("the field " + fields.Allowed(needed & ~seen.Mask).Select(n => $"`{n}`").First());
        return false;
    }
}

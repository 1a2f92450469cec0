using System.Text.Json;
using Functional.Dispatch.Keys;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>keyset_vectors and tensorimpl_ctor: the keyset algebra and the tensor-constructor rule, row by row.</summary>
internal static class KeySetVectorsCheck
{
    public static void Run(JsonElement row, FileResult result)
    {
        var c = new RowComparison($"row {row.GetProperty("i")}");
        var (a, b) = (row.GetProperty("a").Set(), row.GetProperty("b").Set());
        var key = row.GetProperty("k").Key();
        var backend = row.GetProperty("be").Backend();
        // An alias key cannot be put into a keyset of ours; PyTorch takes it for Undefined, which changes nothing.
        var k = key.IsAlias ? DispatchKey.Undefined : key.Runtime;
        foreach (var field in row.EnumerateObject())
        {
            if (field.Name is "i" or "a" or "b" or "k" or "be") continue;
            var got = field.Name switch
            {
                "has" => key.IsAlias ? "null" : Json(a.Has(k)),
                "has_any" => Json(a.HasAny(b)),
                "has_all" or "superset" => Json(a.HasAll(b)),
                "or" => Json(a | b),
                "and" => Json(a & b),
                "sub" => Json(a - b),
                "xor" => Json(a ^ b),
                "add" => Json(a.Add(k)),
                "remove" => Json(a.Remove(k)),
                "has_backend" => Json(a.HasBackend(backend)),
                "remove_backend" => Json(a.RemoveBackend(backend)),
                "after" => Json(a & DispatchKeySet.FullAfter(k)),
                "empty" => Json(a.IsEmpty),
                "hp" => Json(KeyNames.Default.Print(a.HighestPriorityKey)),
                "hp_value" => Json((int)a.HighestPriorityKey),
                "hf" => Json(KeyNames.Default.Print(a.HighestFunctionality)),
                "hb" => Json(KeyNames.Default.Print(a.HighestBackend)),
                "idx" => Json(a.TableSlot),
                "backend_index" => Json(a.BackendIndex),
                "hp_backend" => Json(KeyNames.Default.Print(KeyRelations.HighestPriorityBackendKey(a))),
                "legacy" => Json(KeyNames.Default.Print(KeyRelations.LegacyKey(a))),
                "str" => Json(KeyNames.Default.Print(a)),
                "iter" => JsonList(a.Select(x => Json(KeyNames.Default.Print(x)))),
                _ => null,
            };
            if (got is null) c.Unknown(field.Name);
            else c.Same(field.Name, field.Value, got);
        }

        result.Add(c);
    }

    public static void RunConstructor(JsonElement row, FileResult result)
    {
        var c = new RowComparison($"row {row.GetProperty("i")}");
        var made = TensorKeys.Construct(row.GetProperty("in").Set(), row.GetProperty("inference_mode").GetBoolean());
        c.Same("out", row.GetProperty("out"), Json(made));
        result.Add(c);
    }
}

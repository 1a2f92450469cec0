using System.Text.Json;
using Functional.Dispatch.Keys;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>keys.json: every key, spelling, alias set, named set and relation.</summary>
internal static class KeysCheck
{
    public static void Run(JsonElement file, FileResult result)
    {
        foreach (var property in file.EnumerateObject())
        {
            switch (property.Name)
            {
                case "torch_version": break;
                case "keys": Each(property.Value, r => $"key {r.GetProperty("value")}", CompareKey); break;
                case "backends": Each(property.Value, r => $"backend {r.GetProperty("value")}", CompareBackend); break;
                case "offsets_and_masks": OffsetsAndMasks(property.Value); break;
                case "table_index_to_key":
                    Constant(property, JsonList(KeyLayout.RuntimeKeys.ToArray().Select(k => Json(KeyNames.Default.Print(k)))));
                    break;
                case "enum_synonyms" or "parse_dispatch_key":
                    foreach (var spelling in property.Value.EnumerateObject())
                        Compare(property.Name + " " + spelling.Name, c => c.Same("value", spelling.Value,
                            KeyNames.Default.ParseKey(spelling.Name).Match(Right: k => Json(k.Value), Left: e => e.ToString())));
                    break;
                case "named_sets":
                    var named = KeySets.Named().ToDictionary(n => n.Name, n => n.Set, StringComparer.Ordinal);
                    foreach (var set in property.Value.EnumerateObject())
                        Compare("named set " + set.Name, c => c.Same("raw", set.Value, named.TryGetValue(set.Name, out var ours) ? Json(ours) : "no such set"));
                    break;
                case "device_layout_to_key": Each(property.Value, r => $"{r.GetProperty("device")} {r.GetProperty("layout")}", CompareDevice); break;
                case "key_to_device_and_layout": Each(property.Value, r => r.GetProperty("key").Text(), CompareReverse); break;
                default: Constant(property, ConstantOf(property.Name)); break;
            }
        }

        void Compare(string row, Action<RowComparison> compare)
        {
            var comparison = new RowComparison(row);
            compare(comparison);
            result.Add(comparison);
        }

        void Each(JsonElement rows, Func<JsonElement, string> name, Action<JsonElement, RowComparison> compare)
        {
            foreach (var row in rows.EnumerateArray()) Compare(name(row), c => compare(row, c));
        }

        void Constant(JsonProperty property, string? got) =>
            Compare(property.Name, c =>
            {
                if (got is null) c.Unknown(property.Name);
                else c.Same("value", property.Value, got);
            });

        void OffsetsAndMasks(JsonElement rows)
        {
            var functionality = 0;
            foreach (var row in rows.EnumerateArray())
            {
                var key = (DispatchKey)functionality++;
                var mask = KeyLayout.IsPerBackendFunctionality(key) ? KeyLayout.BackendMask : 0;
                Compare($"offset of {key}", c => c.Same("offset and mask", row, JsonList([Json(KeyLayout.SlotOffset(key)), Json(Hex(mask))])));
            }
        }
    }

    private static string? ConstantOf(string name) => name switch
    {
        "num_functionality_keys" => Json(KeyLayout.FunctionalityCount),
        "num_backends" => Json(KeyLayout.BackendCount),
        "num_runtime_entries" => Json(KeyLayout.SlotCount),
        "undefined_tensor_keyset" => Json(KeySets.UndefinedTensor),
        "full" => Json(DispatchKeySet.Full),
        "full_backend_mask" => Json(Hex(KeyLayout.BackendMask)),
        "start_of_alias_keys" => Json(KeyLayout.StartOfAliasKeys),
        "end_of_alias_keys" => Json(KeyLayout.EndOfAliasKeys),
        "end_of_functionality_keys" => Json(KeyLayout.EndOfFunctionalityKeys),
        "end_of_runtime_backend_keys" => Json(KeyLayout.EndOfRuntimeBackendKeys),
        _ => null,
    };

    private static void CompareKey(JsonElement row, RowComparison c)
    {
        var value = row.GetProperty("value").GetInt32();
        if (value == KeyLayout.EndOfFunctionalityKeys)
        {
            // One past the last functionality: a number of the layout, not a key of ours.
            c.Same("marker", row.GetProperty("marker"), Json(true));
            c.Same("is_runtime", row.GetProperty("is_runtime"), Json(false));
            c.Same("raw", row.GetProperty("raw"), Json(Hex(KeyLayout.FunctionalityBit(value))));
            return;
        }

        RegistrationKey any = value >= KeyLayout.StartOfAliasKeys ? (AliasKey)value : (DispatchKey)value;
        // PyTorch has alias keys behave as Undefined wherever a keyset is asked for; ours cannot be asked.
        var key = any.IsAlias ? DispatchKey.Undefined : any.Runtime;
        var set = DispatchKeySet.Of(key);
        foreach (var field in row.EnumerateObject())
        {
            if (field.Name == "value") continue;
            var got = field.Name switch
            {
                "name" => Json(KeyNames.Default.Print(any)),
                "marker" => Json(!any.IsAlias && KeyLayout.IsMarker(key)),
                "is_alias" => Json(any.IsAlias),
                "is_runtime" => Json(!any.IsAlias && KeyLayout.IsRuntime(key)),
                "functionality" => Json(KeyNames.Default.Print(KeyLayout.FunctionalityOf(key))),
                "functionality_value" => Json((int)KeyLayout.FunctionalityOf(key)),
                "backend" => Json(KeyNames.Default.Print(KeyLayout.BackendOf(key))),
                "per_backend_functionality" => Json(KeyLayout.IsPerBackendFunctionality(key)),
                "raw" => Json(set),
                "table_index" => !any.IsAlias && KeyLayout.IsRuntime(key) ? Json(KeyLayout.SlotOf(key)) : "null",
                "index_of_singleton_set" => any.IsAlias ? "null" : Json(set.TableSlot),
                "runtime_keyset" => KeyRelations.RuntimeKeysOf(any).Match(Right: s => Json(s), Left: _ => "{\"error\":\"internal_assert\"}"),
                "full_after" => Json(DispatchKeySet.FullAfter(key)),
                "backend_keyset_from_autograd" => Json(KeyRelations.BackendsOfAutograd(key)),
                "is_backend_key" => Json(KeyRelations.IsBackendKey(key)),
                // The empty set an alias key turns into in PyTorch is a subset of every alias's set.
                "included_in_aliases" => JsonList(AliasKeys.All.ToArray()
                    .Where(a => any.IsAlias ? AliasKeys.RuntimeKeys(a).HasAll(DispatchKeySet.Empty) : AliasKeys.Includes(a, key))
                    .Select(a => Json(a.ToString()))),
                _ => null,
            };
            if (got is null) c.Unknown(field.Name);
            else c.Same(field.Name, field.Value, got);
        }
    }

    private static void CompareBackend(JsonElement row, RowComparison c)
    {
        var backend = (BackendComponent)row.GetProperty("value").GetInt32();
        foreach (var field in row.EnumerateObject())
        {
            if (field.Name == "value") continue;
            var got = field.Name switch
            {
                "name" => Json(KeyNames.Default.Print(backend)),
                "raw" => Json(DispatchKeySet.Of(backend)),
                "autograd_key" => Json(KeyNames.Default.Print(KeyRelations.AutogradKey(backend))),
                "autograd_related_keyset" => Json(KeyRelations.AutogradRelated(backend)),
                "autocast_related_keyset" => Json(KeyRelations.AutocastRelated(backend)),
                _ => null,
            };
            if (got is null) c.Unknown(field.Name);
            else c.Same(field.Name, field.Value, got);
        }
    }

    private static void CompareDevice(JsonElement row, RowComparison c)
    {
        var device = (DeviceType)row.GetProperty("device_value").GetInt32();
        var layoutName = row.GetProperty("layout").Text();
        var layout = Enum.GetValues<TensorLayout>().First(l => Devices.Name(l) == layoutName);
        c.Same("device", row.GetProperty("device"), Json(Devices.Name(device)));
        var (key, error) = Devices.KeyOf(device, layout, row.GetProperty("dtype").Text() == "qint8").Match(
            Right: k => (Json(KeyNames.Default.Print(k)), (string?)null),
            Left: e => ("null", Json(e is NoKeyForDeviceError { Kind: var kind } ? Category(kind) : e.Message)));
        c.Same("key", row.GetProperty("key"), key);
        c.SameOptional("error", row, error);
    }

    private static string Category(NoKeyReason reason) => reason switch
    {
        NoKeyReason.UnsupportedDevice => "unsupported_device",
        NoKeyReason.DeprecatedDevice => "deprecated_device",
        NoKeyReason.GrandfatheredDevice => "grandfathered_device",
    };

    private static void CompareReverse(JsonElement row, RowComparison c)
    {
        var key = row.GetProperty("key").RuntimeKey();
        c.Same("device", row.GetProperty("device"), Devices.DeviceOf(key).Match(d => Json(Devices.Name(d)), () => "null"));
        c.Same("layout", row.GetProperty("layout"), Devices.LayoutOf(key).Match(l => Json(l == TensorLayout.SparseCoo ? "Sparse" : l.ToString()), () => "null"));
    }
}

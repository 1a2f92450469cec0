using System.Text.Json;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>tensor_keysets.json: the keys of real tensors against the tensor words, and thread states against guards.</summary>
internal static class TensorKeySetsCheck
{
    public static void Run(JsonElement file, FileResult result)
    {
        foreach (var property in file.EnumerateObject())
        {
            switch (property.Name)
            {
                case "torch_version": break;
                case "tensors": Each(property.Value, result, CompareTensor); break;
                case "tls": Each(property.Value, result, CompareState); break;
                case "python_dispatch_key_members": Members(property.Value, result); break;
                case "tensor_list_union": Lists(property.Value, result, ListUnion); break;
                default:
                    var unknown = new RowComparison(property.Name);
                    unknown.Unknown(property.Name);
                    result.Add(unknown);
                    break;
            }
        }
    }

    /// <summary>Compares every row of a part, called by what it is of.</summary>
    public static void Each(JsonElement rows, FileResult result, Action<string, JsonElement, RowComparison> compare)
    {
        foreach (var row in rows.EnumerateArray())
        {
            var what = row.GetProperty("what").Text();
            var c = new RowComparison(what);
            compare(what, row, c);
            result.Add(c);
        }
    }

    private static void CompareTensor(string what, JsonElement row, RowComparison c)
    {
        var set = RecordedWords.Tensors.TryGetValue(what, out var word) ? Tensor(word) : DispatchKeySet.Empty;
        foreach (var field in row.EnumerateObject())
        {
            switch (field.Name)
            {
                case "what": break;
                case "raw": c.Same("raw", field.Value, word is null ? "no word for such a tensor" : Json(set)); break;
                case "str": c.Same("str", field.Value, Json(KeyNames.Default.Print(set))); break;
                case "highest": c.Same("highest", field.Value, Json(KeyNames.Default.Print(set.HighestPriorityKey))); break;
                // Inside a functorch transform the front mode is included on top of the default.
                case "tls_include":
                    c.Same("tls_include", field.Value, Json(KeySets.DefaultIncluded | DispatchKeySet.Of(DispatchKey.FuncTorchDynamicLayerFrontMode, DispatchKey.FuncTorchDynamicLayerBackMode)));
                    break;
                case "tls_exclude": c.Same("tls_exclude", field.Value, Json(KeySets.DefaultExcluded)); break;
                default: c.Unknown(field.Name); break;
            }
        }
    }

    private static void CompareState(string what, JsonElement row, RowComparison c)
    {
        if (!RecordedWords.Guards.TryGetValue(what, out var guards))
        {
            c.Same("guards", "guards of ours", "none");
            return;
        }

        var state = guards.Aggregate(ThreadState.Default, (s, g) => Of(GuardWords.Parse(g, KeyNames.Default)).Enter(s));
        c.Same("include", row.GetProperty("include"), Json(state.Keys.Included));
        c.Same("exclude", row.GetProperty("exclude"), Json(state.Keys.Excluded));
    }

    /// <summary>Compares the unions of lists of tensors with those that <paramref name="union"/> knows by name.</summary>
    public static void Lists(JsonElement rows, FileResult result, Func<string, DispatchKeySet?> union)
    {
        foreach (var row in rows.EnumerateObject())
        {
            var c = new RowComparison(row.Name);
            c.Same("union", row.Value, union(row.Name) is { } keys ? Json(keys) : "no list of that name");
            result.Add(c);
        }
    }

    /// <summary>Compares the keys of the enum as Python sees it: names are the core's, whatever runs.</summary>
    public static void Members(JsonElement members, FileResult result)
    {
        foreach (var member in members.EnumerateObject())
        {
            var c = new RowComparison("enum member " + member.Name);
            // The markers have an enum name but no spelling: nothing can be registered or asked for by them.
            var marker = KeyLayout.AllKeys().Where(KeyLayout.IsMarker).Where(k => k.ToString() == member.Name).Select(k => (int?)k).FirstOrDefault();
            c.Same("value", member.Value, marker is { } value
                ? Json(value)
                : KeyNames.Default.ParseKey(member.Name).Match(Right: k => Json(k.Value), Left: e => e.ToString()));
            result.Add(c);
        }
    }

    private static DispatchKeySet? ListUnion(string name) => name switch
    {
        "empty_list" => DispatchKeySet.Empty,
        "cpu_and_meta" => Tensor("cpu") | Tensor("meta"),
        _ => null,
    };

    private static DispatchKeySet Tensor(string word) => Of(ArgumentText.Parse(word, KeyNames.Default)).KeyUnion;
}

using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>fallbacks.json against the kernels registered here: the same keys, each a kernel or a fallthrough as recorded.</summary>
internal static class ShellFallbacksCheck
{
    public static void Run(JsonElement file, FileResult result)
    {
        var dispatcher = new Dispatcher();
        BuiltInFallbackKernels.Register(dispatcher);
        var ours = dispatcher.Export().Fallbacks.ToDictionary(f => KeyNames.Default.Print(f.Key), StringComparer.Ordinal);
        foreach (var recorded in file.GetProperty("fallbacks").EnumerateArray())
        {
            var key = recorded.GetProperty("key").Text();
            var c = new RowComparison($"fallback of {key}");
            c.Same("fallthrough", recorded.GetProperty("fallthrough"), ours.Remove(key, out var rule) ? Json(rule.Kernel.IsFallthrough) : "no fallback");
            c.Same("code", Json(true), Json(rule?.Kernel.Code is KernelFunction));
            result.Add(c);
        }

        var rest = new RowComparison("fallbacks that are not recorded");
        rest.Same("keys", "", string.Join(", ", ours.Keys));
        result.Add(rest);
    }
}

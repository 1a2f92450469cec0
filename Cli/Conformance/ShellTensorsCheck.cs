using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using static Functional.Dispatch.Cli.Conformance.RowReader;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>tensorimpl_ctor, really run: a tensor is made in or out of inference mode, and asked for its keys.</summary>
internal static class ShellTensorsCheck
{
    public static void Run(JsonElement row, FileResult result)
    {
        var c = new RowComparison($"row {row.GetProperty("i")}");
        using var guard = Guards.InferenceMode(row.GetProperty("inference_mode").GetBoolean());
        var tensor = new Tensor(row.GetProperty("in").Set(), TensorShape.Contiguous(2), new Device(DeviceType.Cpu), ScalarType.Float);
        c.Same("out", row.GetProperty("out"), Json(tensor.KeySet));
        result.Add(c);
    }
}

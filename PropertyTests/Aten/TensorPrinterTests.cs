using System.Text.Json;
using Functional.Dispatch.PropertyTests.Aten.Recorded;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>Tensors are printed as PyTorch prints them, character by character.</summary>
public sealed class TensorPrinterTests
{
    [Fact]
    public void Tensors_are_printed_as_PyTorch_prints_them() => Check(isComputed: false, atLeast: 400);

    [Fact]
    public void What_was_computed_shows_its_gradient_function() => Check(isComputed: true, atLeast: 50);

    private static void Check(bool isComputed, int atLeast)
    {
        var prints = Recording.Lines("printing.jsonl.gz").Where(r => r.TryGetProperty("f", out _) == isComputed)
            .Select(row => (Ours: TensorPrinter.Print(Tensor(row)), Theirs: row.GetProperty("text").GetString()!)).ToArray();
        var wrong = prints.Where(t => t.Ours != t.Theirs).ToArray();
        Assert.True(prints.Length > atLeast);
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {prints.Length}\n{string.Join('\n', wrong.Take(8).Select(w => $"ours:\n{w.Ours}\nPyTorch's:\n{w.Theirs}"))}");
    }

    [Fact]
    public void A_tensor_without_memory_is_printed_by_its_shape() => Assert.Equal("tensor(..., size=(2, 3))", TensorPrinter.Print(new Tensor(TensorShape.Contiguous(2, 3))));

    [Fact]
    public void The_undefined_tensor_can_be_printed() => Assert.Equal("tensor(undefined)", TensorPrinter.Print(Functional.Dispatch.Shell.Tensors.Tensor.Undefined));

    private static Tensor Tensor(JsonElement row)
    {
        var tensor = RecordedTensors.Make(row.GetProperty("s"), row.GetProperty("t"));
        if (row.TryGetProperty("f", out var function))
            return (Tensor)AtenSession.Call(AtenSession.Shared.Entry($"aten::{function.GetString()}"), [Value.From(tensor)])[0].AsTensor!;
        return row.TryGetProperty("meta", out _) ? tensor.ToMeta() : tensor;
    }
}

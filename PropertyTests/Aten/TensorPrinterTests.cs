using System.Text.Json;
using Functional.Dispatch.PropertyTests.Aten.Recorded;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>Tensors are printed as PyTorch prints them, character by character.</summary>
public sealed class TensorPrinterTests
{
    [Fact]
    public void Tensors_are_printed_as_PyTorch_prints_them()
    {
        var rows = Recording.Lines("printing.jsonl.gz").Where(r => !r.TryGetProperty("f", out _)).ToArray();
        var wrong = rows.Select(row => (Ours: TensorPrinter.Print(Tensor(row)), Theirs: row.GetProperty("text").GetString()!)).Where(t => t.Ours != t.Theirs).ToArray();
        Assert.True(rows.Length > 400);
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {rows.Length}\n{string.Join('\n', wrong.Take(8).Select(w => $"ours:\n{w.Ours}\nPyTorch's:\n{w.Theirs}"))}");
    }

    [Fact]
    public void A_tensor_without_memory_is_printed_by_its_shape() => Assert.Equal("tensor(..., size=(2, 3))", TensorPrinter.Print(new Tensor(TensorShape.Contiguous(2, 3))));

    [Fact]
    public void The_undefined_tensor_can_be_printed() => Assert.Equal("tensor(undefined)", TensorPrinter.Print(Functional.Dispatch.Shell.Tensors.Tensor.Undefined));

    private static Tensor Tensor(JsonElement row)
    {
        var tensor = RecordedTensors.Make(row.GetProperty("s"), row.GetProperty("t"));
        return row.TryGetProperty("meta", out _) ? tensor.ToMeta() : tensor;
    }
}

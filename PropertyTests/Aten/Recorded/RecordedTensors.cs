using System.Text.Json;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.PropertyTests.Aten.Recorded;

/// <summary>Makes tensors of their recorded form.</summary>
internal static class RecordedTensors
{
    /// <summary>A storage with the recorded bytes.</summary>
    public static HostStorage Make(RecordedStorage recorded)
    {
        var storage = HostStorage.Allocate(recorded.Bytes.Length);
        recorded.Bytes.CopyTo(storage.Bytes);
        return storage;
    }

    /// <summary>A tensor over a storage; it requires grad when it is a leaf that does, or is to become the clone of one.</summary>
    public static Tensor Make(RecordedTensor recorded, RecordedStorage elements, HostStorage storage)
    {
        var shape = new TensorShape(recorded.Sizes, recorded.Strides);
        var tensor = new Tensor(shape, new TensorOptions { ScalarType = elements.Type }, storage);
        if (recorded.Offset != 0) tensor.SetShape(shape, recorded.Offset);
        if (recorded.IsConjugate) tensor.IsConjugate = true;
        if (recorded.IsNegative) tensor.IsNegative = true;
        if (recorded.Mode != RecordedMode.Plain) tensor.RequiresGrad = true;
        return tensor;
    }

    /// <summary>A tensor with a storage of its own, as the recorded prints have them.</summary>
    public static Tensor Make(JsonElement storage, JsonElement tensor)
    {
        var elements = new RecordedStorage(RecordedCall.TypeOf(storage[0]), storage[1].GetBytesFromBase64());
        var recorded = new RecordedTensor(
            0, RecordedCall.Longs(tensor[0]), RecordedCall.Longs(tensor[1]), tensor[2].GetInt64(), (RecordedMode)tensor[3].GetInt32(), tensor[4].GetInt32() == 1, tensor[5].GetInt32() == 1);
        return Make(recorded, elements, Make(elements));
    }
}

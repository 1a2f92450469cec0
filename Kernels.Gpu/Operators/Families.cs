using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Random;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>Every operator whose results have the structure that its Meta kernel says.</summary>
internal static class Families
{
    /// <summary>The families.</summary>
    /// <param name="standard">The generator of calls that name none.</param>
    public static IEnumerable<Family> All(Generator standard) =>
    [
        new Family(Unset, [Empty.Schema, EmptyStrided.Schema]),
        .. CreationFamilies.All(standard), .. PointwiseFamilies.All.Select(f => f with { IsPointwise = true }), .. ReductionFamilies.All, .. SoftmaxFamilies.All, .. MatrixFamilies.All, .. IndexingFamilies.All,
    ];

    private static void Unset(Call call)
    {
        if (!call.Has("device") || call["device"].ToDevice() is not { Index: > 0 } other) return;
        throw new TensorRuntimeException(new OperationError(call.Work.Name, $"there is no device {other}: a dispatcher has one device for each key"));
    }
}

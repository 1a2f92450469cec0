using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>Whole operators of the library on tensors of one element: dispatch, checks, the result's memory, the history.</summary>
internal static class SmallOperatorSuite
{
    /// <summary>How many operators a run calls.</summary>
    public const int Count = 1024;
    private const string Floor = "one float added into a new array";

    private static readonly Lazy<AtenLibrary> Library = new(() => AtenLibrary.Register(new Dispatcher(), withFallbacks: true));

    /// <summary>The rows.</summary>
    public static Suite OneElement { get; } = new("small operators", "whole operators of the library on tensors of one element",
    [
        Workload.Of(Floor, Count, null, () =>
        {
            var (a, b, sum) = (new[] { 1f }, new[] { 2f }, 0f);
            return () =>
            {
                for (var i = 0; i < Count; i++) sum += new[] { a[0] + b[0] }[0];
                return (int)sum;
            };
        }),
        Row("add, inference mode", true, false, (aten, a, b) => aten.AddTensor.Call(a, b, 1)),
        Row("add, gradients on, none needed", false, false, (aten, a, b) => aten.AddTensor.Call(a, b, 1)),
        Row("add, both require grad", false, true, (aten, a, b) => aten.AddTensor.Call(a, b, 1)),
        Row("mul, gradients on, none needed", false, false, (aten, a, b) => aten.MulTensor.Call(a, b)),
        Row("sum, gradients on, none needed", false, false, (aten, a, _) => aten.Sum.Call(a, null)),
        Row("relu, gradients on, none needed", false, false, (aten, a, _) => aten.Relu.Call(a)),
    ]);

    private static Workload Row(string name, bool inference, bool requiresGrad, Func<AtenOperators, Tensor, Tensor, Tensor> call) => Workload.Of(name, Count, Floor, () =>
    {
        var aten = Library.Value.Operators;
        Tensor a, b;
        using (Guards.InferenceMode(inference)) (a, b) = (HostTensors.From([1f], 1), HostTensors.From([1f], 1));
        if (requiresGrad) (a.RequiresGrad, b.RequiresGrad) = (true, true);
        return () =>
        {
            using var guard = Guards.InferenceMode(inference);
            for (var i = 0; i < Count; i++) call(aten, a, b);
            return 0;
        };
    });
}

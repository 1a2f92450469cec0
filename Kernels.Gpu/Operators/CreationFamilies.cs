using System.Collections.Immutable;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Random;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Operators;

/// <summary>Filling, numbers in equal steps, random numbers.</summary>
internal static class CreationFamilies
{
    /// <summary>The families.</summary>
    /// <param name="standard">The generator of calls that name none.</param>
    public static ImmutableArray<Family> All(Generator standard) =>
    [
        new(call => PointwiseWork.Fill(call.Work, call.Result, call.Number("value")!.Value), [FillInPlaceScalar.Schema]),
        new(call => PointwiseWork.Fill(call.Work, call.Result, 0), [ZeroInPlace.Schema]),
        new(FillWithTensor, [FillInPlaceTensor.Schema], true),
        new(_ => { }, [ResizeInPlace.Schema]),
        new(Steps, [ArangeStartOut.Schema]),
        new(call => Uniform(call, standard), [UniformInPlace.Schema]),
        new(call => Normal(call, standard), [NormalInPlace.Schema]),
    ];

    private static void FillWithTensor(Call call)
    {
        var (self, value) = (call.Tensor("self"), call.Tensor("value"));
        if (self.ElementCount == 0) return;
        var source = call.Work.As(value, call.Work.Kind(self.ScalarType));
        // A value that lies in the tensor itself would change on the way.
        if (ReferenceEquals(source.Storage, self.Storage))
        {
            var apart = call.Work.Temporary([], call.Work.Kind(self.ScalarType));
            PointwiseWork.Copy(call.Work, apart, source);
            source = apart;
        }

        PointwiseWork.Copy(call.Work, self, source);
    }

    private static void Steps(Call call)
    {
        var (output, start, step) = (call.Result, call.Number("start")!.Value, call.Number("step")!.Value);
        if (output.ElementCount == 0) return;
        if (output.ScalarType == ScalarType.Bool) throw new TensorNotImplementedException(new TypeNotServedError("arange", output.ScalarType));
        var kind = call.Work.Kind(output.ScalarType);
        // Steps are counted in the widest type there is, so that they do not add up errors.
        var counted = !kind.IsFloating ? ScalarType.Long : call.Work.Context.Accelerator.Info.HasDoubles ? ScalarType.Double : ScalarType.Float;
        call.Work.Into(output, kind, result =>
        {
            var arguments = default(KernelArguments);
            arguments.Add(result);
            arguments.Add(start, call.Work.Kind(counted));
            arguments.Add(step, call.Work.Kind(counted));
            arguments.Add(result.ElementCount);
            call.Work.Launch(call.Work.Context.Kernel("index", $"arange_{kind.Suffix}"), LaunchGrid.For(result.ElementCount), arguments);
        });
    }

    private static void Uniform(Call call, Generator standard)
    {
        var (from, to) = (call["from"].ToDouble(), call["to"].ToDouble());
        // As on the host: rounding must not reach the upper bound.
        if (call.Result.ScalarType == ScalarType.Double) Draw(call, standard, "uniform", from, to - from, Math.Max(from, Math.BitDecrement(to)));
        else Draw(call, standard, "uniform", from, to - from, Math.Max((float)from, MathF.BitDecrement((float)to)));
    }

    private static void Normal(Call call, Generator standard) => Draw(call, standard, "normal", call["mean"].ToDouble(), call["std"].ToDouble());

    private static void Draw(Call call, Generator standard, string kernel, params double[] parameters)
    {
        var count = call.Result.ElementCount;
        if (count == 0) return;
        var kind = call.Work.Kind(call.Result.ScalarType);
        var ofBlock = kind.IsDouble ? Draws.DoublesOfBlock : Draws.FloatsOfBlock;
        var blocks = (count + ofBlock - 1) / ofBlock;
        var (seed, offset) = (call["generator"].ToObject<Generator>() ?? standard).Take((ulong)blocks);
        call.Work.Into(call.Result, kind, result =>
        {
            var arguments = default(KernelArguments);
            arguments.Add(result);
            arguments.Add(seed);
            arguments.Add(offset);
            foreach (var parameter in parameters)
            {
                if (kind.IsDouble) arguments.Add(parameter);
                else arguments.Add((float)parameter);
            }

            arguments.Add(count);
            call.Work.Launch(call.Work.Context.Kernel("random", $"{kernel}_{kind.Suffix}"), LaunchGrid.For(blocks), arguments);
        });
    }
}

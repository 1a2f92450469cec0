using System.Numerics;
using System.Numerics.Tensors;
using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Aten.Threading;
using Tensor = Functional.Dispatch.Shell.Tensors.Tensor;

namespace Functional.Dispatch.Aten.Softmax;

/// <summary>Which of the two.</summary>
internal enum SoftmaxForm
{
    /// <summary>exp(x) / sum(exp(x)).</summary>
    Softmax,

    /// <summary>Its logarithm.</summary>
    LogSoftmax,
}

/// <summary>Softmax of each line of a tensor along one dimension, whatever the strides.</summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
internal static unsafe class SoftmaxLines<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const long Grain = 1L << 12;

    /// <summary>Computes softmax or its logarithm.</summary>
    /// <param name="self">The input.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="result">Where the result goes, of the input's sizes.</param>
    /// <param name="form">Which.</param>
    public static void Forward(Tensor self, int dimension, Tensor result, SoftmaxForm form) => Over(self, null, dimension, result, form);

    /// <summary>Computes the gradient of the input.</summary>
    /// <param name="grad">The gradient of the output.</param>
    /// <param name="output">The output.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="result">Where the gradient goes, of the same sizes.</param>
    /// <param name="form">Which.</param>
    public static void Backward(Tensor grad, Tensor output, int dimension, Tensor result, SoftmaxForm form) => Over(grad, output, dimension, result, form);

    private static void Over(Tensor first, Tensor? second, int dimension, Tensor result, SoftmaxForm form)
    {
        if (result.ElementCount == 0) return;
        var count = result.Sizes.Length == 0 ? 1 : result.Sizes[dimension];
        fixed (byte* a = HostMemory.From(first), b = second is null ? default : HostMemory.From(second), to = HostMemory.From(result))
        {
            var work = new Lines(Loops(first, result, dimension), second is null ? [] : Loops(second, result, dimension), count, form, new Runs<T>(result.ScalarType), a, b, to)
            {
                Steps = (Step(first, dimension), second is null ? 0 : Step(second, dimension), Step(result, dimension)),
            };
            ParallelLoop.For(result.ElementCount / count, Math.Max(1, Grain / count), work);
        }
    }

    private static long Step(Tensor tensor, int dimension) => tensor.Sizes.Length == 0 ? 1 : tensor.Strides[dimension];

    private static LoopDimension[] Loops(Tensor from, Tensor to, int dimension)
    {
        var loops = new List<LoopDimension>();
        for (var d = 0; d < from.Sizes.Length; d++)
            if (d != dimension) loops.Add(new(from.Sizes[d], from.Strides[d], to.Strides[d]));
        return [.. loops];
    }

    private readonly struct Lines(
        LoopDimension[] first, LoopDimension[] second, long count, SoftmaxForm form, Runs<T> runs, byte* a, byte* b, byte* to) : IRangeWork
    {
        public (long First, long Second, long Result) Steps { get; init; }

        public void Run(long from, long end)
        {
            var length = checked((int)count);
            T[] space = new T[length], other = b is null ? [] : new T[length], line = new T[length];
            for (var i = from; i < end; i++)
            {
                var (source, target) = ReductionPlan.Place(first, i);
                var x = runs.Read(a + (source * runs.ElementSize), Steps.First, space);
                if (b is null) Forward(x, line);
                else Backward(x, runs.Read(b + (ReductionPlan.Place(second, i).Source * runs.ElementSize), Steps.Second, other), line);
                runs.Write(line, to + (target * runs.ElementSize), Steps.Result);
            }
        }

        // Less the greatest element, so that nothing overflows.
        private void Forward(ReadOnlySpan<T> x, Span<T> result)
        {
            TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), result);
            if (form == SoftmaxForm.Softmax)
            {
                TensorPrimitives.Exp<T>(result, result);
                TensorPrimitives.Divide(result, TensorPrimitives.Sum<T>(result), result);
                return;
            }

            var sum = T.Zero;
            const int Part = 256;
            Span<T> exponentials = stackalloc T[Part];
            for (var i = 0; i < result.Length; i += Part)
            {
                var part = exponentials[..Math.Min(Part, result.Length - i)];
                TensorPrimitives.Exp<T>(result.Slice(i, part.Length), part);
                sum += TensorPrimitives.Sum<T>(part);
            }

            TensorPrimitives.Subtract(result, T.Log(sum), result);
        }

        private void Backward(ReadOnlySpan<T> grad, ReadOnlySpan<T> output, Span<T> result)
        {
            if (form == SoftmaxForm.Softmax)
            {
                TensorPrimitives.Subtract(grad, TensorPrimitives.Dot(grad, output), result);
                TensorPrimitives.Multiply(result, output, result);
                return;
            }

            TensorPrimitives.Exp(output, result);
            TensorPrimitives.Multiply(result, -TensorPrimitives.Sum(grad), result);
            TensorPrimitives.Add(result, grad, result);
        }
    }
}

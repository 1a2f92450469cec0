using System.Numerics;
using Functional.Dispatch.Gpu.Ilgpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using ILGPU;

namespace Functional.Dispatch.Gpu.Ilgpu.Softmax;

/// <summary>Where rows lie: element k of row (o, i) at (o · size + k) · inner + i.</summary>
internal static class RowsOf
{
    public static long Start(Rows rows, long row) => (row / rows.Inner * rows.Size * rows.Inner) + (row % rows.Inner);
}

/// <summary>What one item knows of its part of a row after going through it once: the greatest element, and the sum of exp(element − greatest). NaN is in the sum.</summary>
internal readonly struct SoftmaxPart<T, TMaths>(T most, T sum)
    where T : unmanaged, IFloatingPointIeee754<T>
    where TMaths : struct, IMaths<T>
{
    public readonly T Most = most;
    public readonly T Sum = sum;

    /// <summary>Of every so many elements of a row.</summary>
    public static SoftmaxPart<T, TMaths> Of(ArrayView<T> operand, Rows rows, long row, long first, long step)
    {
        var start = RowsOf.Start(rows, row);
        var (most, sum) = (T.NegativeInfinity, T.Zero);
        for (var k = first; k < rows.Size; k += step)
        {
            var x = operand[start + (k * rows.Inner)];
            var next = x > most ? x : most;
            if (next > T.NegativeInfinity) sum *= TMaths.Exp(most - next);
            if (x != T.NegativeInfinity) sum += TMaths.Exp(x - next);
            most = next;
        }

        return new(most, sum);
    }

    /// <summary>The sum from the greatest element of the whole row instead; not a number where all are negative infinities.</summary>
    public T SumFrom(T greatest)
    {
        if (Most > T.NegativeInfinity) return Sum * TMaths.Exp(Most - greatest);
        return greatest > T.NegativeInfinity ? Sum : T.NaN;
    }
}

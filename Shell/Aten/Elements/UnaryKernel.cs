using System.Runtime.CompilerServices;
using Functional.Dispatch.Aten.Threading;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>An elementwise operation on one argument, in certain element types. Arguments are broadcast; large ones are worked on by several threads.</summary>
internal abstract class UnaryKernel
{
    /// <summary>Computes.</summary>
    /// <param name="result">The tensor written to, of the result type: it has the broadcast shape, and may be an argument.</param>
    /// <param name="a">An argument, of the argument type.</param>
    public abstract void Run(Tensor result, Tensor a);

    // Element by element in the same order; a single one is in order whatever its dimensions.
    private protected static bool LiesLike(Tensor argument, Tensor result) =>
        argument.IsContiguous && argument.ElementCount == result.ElementCount && (result.ElementCount == 1 || argument.Sizes.AsSpan().SequenceEqual(result.Sizes.AsSpan()));

    // The loop may read what it has written only at the very same place.
    private protected static bool MustCopy<TR, TA>(StridedLoop loop, int operand, Operand<TR> result, Operand<TA> argument)
        where TR : unmanaged
        where TA : unmanaged => result.SharesWith(argument) && !(result.Start == argument.Start && loop.AreAlike(0, operand));
}

/// <summary>The operation in one choice of types.</summary>
/// <typeparam name="TA">The .NET type of an argument.</typeparam>
/// <typeparam name="TR">The .NET type of the result.</typeparam>
/// <param name="body">The loop over a run of elements.</param>
internal sealed class UnaryKernel<TA, TR>(UnaryLoop<TA, TR> body) : UnaryKernel
    where TA : unmanaged
    where TR : unmanaged
{
    /// <inheritdoc />
    public override void Run(Tensor result, Tensor a)
    {
        var loop = result.IsContiguous && LiesLike(a, result) ? null : StridedLoop.Of(result.Sizes, result, a);
        ParallelLoop.For(result.ElementCount, ParallelLoop.PointwiseGrain, new Work(body, loop, result, a));
    }

    private readonly struct Work(UnaryLoop<TA, TR> body, StridedLoop? loop, Tensor result, Tensor a) : IRangeWork
    {
        private readonly Operand<TR> _result = new(result);
        private readonly Operand<TA> _a = new(a);
        private readonly bool _copyA = loop is not null && MustCopy(loop, 1, new Operand<TR>(result), new Operand<TA>(a));

        public void Run(long from, long to)
        {
            var count = checked((int)(to - from));
            if (loop is null) body(_a.All.Slice((int)(_a.Start + from), count), _result.All.Slice((int)(_result.Start + from), count));
            else InSteps(from, to);
        }

        [SkipLocalsInit]
        private void InSteps(long from, long to)
        {
            var all = _result.All;
            var allA = _a.All;
            Span<TR> scratch = stackalloc TR[Gathering.Chunk];
            Span<TA> scratchA = stackalloc TA[Gathering.Chunk];
            Span<long> index = stackalloc long[loop!.Rank];
            Span<long> at = [_result.Start, _a.Start];
            var step = loop.InnerStep(0);
            loop.Seek(from, index, at);
            while (from < to)
            {
                var part = (int)Math.Min(Math.Min(loop.Inner - index[0], to - from), Gathering.Chunk);
                var a = Gathering.Read<TA>(allA, at[1], loop.InnerStep(1), scratchA[..part], _copyA);
                if (step == 1)
                {
                    body(a, all.Slice((int)at[0], part));
                }
                else
                {
                    body(a, scratch[..part]);
                    Gathering.Write(scratch[..part], all, at[0], step);
                }

                from += part;
                loop.Advance(part, index, at);
            }
        }
    }
}

using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten.Reductions;

/// <summary>Reductions against plain loops, at the sizes at which they take other paths: long lines, many rows, stripes, chunks.</summary>
public sealed class ReductionTests
{
    public static TheoryData<long[], long[]> Shapes => new()
    {
        { [5000], [0] }, { [140000], [0] }, { [3, 10000], [1] }, { [10000, 3], [0] }, { [7000, 20], [0] }, { [300, 600], [0] }, { [60, 1500], [1] },
        { [7, 50, 40], [0, 2] }, { [40, 50, 7], [1] }, { [2, 3, 4, 5], [1, 3] }, { [1, 100, 1], [1] }, { [3, 1, 40], [0] }, { [0, 4], [0] }, { [4, 0], [0] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sum_equals_a_plain_loop_in_any_order_of_memory(long[] sizes, long[] dims) => ForEach(sizes, (order, values) =>
    {
        var self = Strided.Make(sizes, order, i => (float)values[i]);
        var expected = Fold(sizes, dims, values, 0.0, (a, b) => a + b);
        foreach (bool keep in (ReadOnlySpan<bool>)[false, true])
        {
            var actual = ReductionKernels.SumDim(self, dims, keep, null);
            Assert.Equal(new DimensionSet(dims.Aggregate(0UL, (b, d) => b | (1UL << (int)d))).Reduce(self.Sizes, keep), actual.Sizes);
            var read = actual.ToArray<float>();
            for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], read[i], 1e-6 * Math.Sqrt(Math.Max(1, values.Length)));
        }

        var wide = ReductionKernels.SumDim(self, dims, false, ScalarType.Double).ToArray<double>();
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], wide[i], 1e-9);
    });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sums_of_integers_are_exact_and_of_int64(long[] sizes, long[] dims) => ForEach(sizes, (order, values) =>
    {
        var expected = Fold(sizes, dims, values, 0L, (a, b) => a + (long)(b * 1e6));
        Assert.Equal(expected, ReductionKernels.SumDim(Strided.Make(sizes, order, i => (long)(values[i] * 1e6)), dims, false, null).ToArray<long>());
        Assert.Equal(expected, ReductionKernels.SumDim(Strided.Make(sizes, order, i => (int)(values[i] * 1e6)), dims, false, null).ToArray<long>());
    });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Amax_and_amin_equal_a_plain_loop(long[] sizes, long[] dims)
    {
        if (sizes.Contains(0)) return;
        ForEach(sizes, (order, values) =>
        {
            var self = Strided.Make(sizes, order, i => values[i]);
            Assert.Equal(Fold(sizes, dims, values, double.NegativeInfinity, Math.Max), ReductionKernels.Amax(self, dims, false).ToArray<double>());
            Assert.Equal(Fold(sizes, dims, values, double.PositiveInfinity, Math.Min), ReductionKernels.Amin(self, dims, false).ToArray<double>());
        });
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_single_NaN_shows_in_its_own_line_only(long[] sizes, long[] dims)
    {
        var count = sizes.Aggregate(1L, (a, b) => a * b);
        if (count == 0) return;
        foreach (var order in Strided.Orders)
        {
            var self = Strided.Make(sizes, order, i => i == count / 3 ? float.NaN : 1f);
            var isNaN = Fold(sizes, dims, [.. Enumerable.Range(0, (int)count).Select(i => i == count / 3 ? 1.0 : 0.0)], 0.0, Math.Max);
            foreach (var result in new[] { ReductionKernels.SumDim(self, dims, false, null), ReductionKernels.Amax(self, dims, false), ReductionKernels.Amin(self, dims, false) })
                Assert.Equal(isNaN, result.ToArray<float>().Select(x => float.IsNaN(x) ? 1.0 : 0.0));
        }
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 77)]
    public void The_error_of_a_long_sum_stays_near_that_of_one_rounding(int count)
    {
        var random = new System.Random(count);
        float[] values = [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble())];
        var exact = values.Sum(v => (double)v);
        var flat = ReductionKernels.SumDim(HostTensors.From(values, count), null, false, null).ToArray<float>()[0];
        Assert.Equal(exact, flat, exact * 3e-7);
        // The same numbers in 16 columns: rows are joined in levels.
        var rows = ReductionKernels.SumDim(HostTensors.From(values.AsSpan(0, count / 16 * 16), count / 16, 16), [0], false, null).ToArray<float>();
        for (var c = 0; c < 16; c++)
        {
            var column = Enumerable.Range(0, count / 16).Sum(r => (double)values[(r * 16) + c]);
            Assert.Equal(column, rows[c], column * 1e-6);
        }
    }

    [Fact]
    public void Half_precision_is_summed_in_single_precision()
    {
        var self = Strided.Make([3, 5000], "row-major", _ => (Half)1.0);
        Assert.Equal([(Half)5000, (Half)5000, (Half)5000], ReductionKernels.SumDim(self, [1], false, null).ToArray<Half>());
        Assert.Equal((Half)1, ReductionKernels.MeanDim(Strided.Make([100000], "row-major", _ => (Half)1), null, false, null).ToArray<Half>()[0]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Any_and_all_equal_plain_loops(long[] sizes, long[] dims)
    {
        if (dims.Length > 1) return;
        ForEach(sizes, (order, values) =>
        {
            var self = Strided.Make(sizes, order, i => Math.Abs(values[i]) < 0.4999 ? values[i] : 0);
            var zero = Fold(sizes, dims, [.. values.Select(v => Math.Abs(v) < 0.4999 && v != 0 ? 0.0 : 1.0)], 0.0, Math.Max);
            var some = Fold(sizes, dims, [.. values.Select(v => Math.Abs(v) < 0.4999 && v != 0 ? 1.0 : 0.0)], 0.0, Math.Max);
            Assert.Equal(some.Select(x => x == 1), ReductionKernels.AnyDim(self, dims[0], false).ToArray<bool>());
            Assert.Equal(zero.Select(x => x == 0), ReductionKernels.AllDim(self, dims[0], false).ToArray<bool>());
        });
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_index_of_a_greatest_element_is_the_first_one(long[] sizes, long[] dims)
    {
        if (dims.Length > 1 || sizes.Contains(0)) return;
        ForEach(sizes, (order, values) =>
        {
            // Rounded, so that there are equal ones.
            var self = Strided.Make(sizes, order, i => Math.Round(values[i], 1));
            var (greatest, at) = SelectionKernels.MaxDim(self, dims[0], false);
            var (expected, index) = First(sizes, dims[0], [.. values.Select(v => Math.Round(v, 1))]);
            Assert.Equal(expected, greatest.ToArray<double>());
            Assert.Equal(index, at.ToArray<long>());
            Assert.Equal(index, SelectionKernels.Argmax(self, dims[0], true).ToArray<long>());
            var least = SelectionKernels.Argmin(Strided.Make(sizes, order, i => -Math.Round(values[i], 1)), dims[0], false);
            Assert.Equal(index, least.ToArray<long>());
        });
    }

    [Fact]
    public void Argmax_of_all_counts_in_row_major_order_and_NaN_comes_first()
    {
        foreach (var order in Strided.Orders)
        {
            Assert.Equal(7, SelectionKernels.Argmax(Strided.Make([3, 4], order, i => i == 7 ? 2f : i == 9 ? 2f : 0f), null, false).ToArray<long>()[0]);
            Assert.Equal(5, SelectionKernels.Argmax(Strided.Make([3, 4], order, i => i == 3 ? float.PositiveInfinity : i is 5 or 6 ? float.NaN : 0f), null, false).ToArray<long>()[0]);
        }
    }

    private static void ForEach(long[] sizes, Action<string, double[]> body)
    {
        var random = new System.Random(sizes.Length + (int)sizes[0]);
        double[] values = [.. Enumerable.Range(0, (int)sizes.Aggregate(1L, (a, b) => a * b)).Select(_ => (double)(float)(random.NextDouble() - 0.5))];
        foreach (var order in Strided.Orders) body(order, values);
    }

    private static T[] Fold<T>(long[] sizes, long[] dims, double[] values, T start, Func<T, double, T> join)
    {
        long[] left = [.. sizes.Where((_, d) => !dims.Contains(d))];
        var result = new T[left.Aggregate(1L, (a, b) => a * b)];
        Array.Fill(result, start);
        for (var i = 0L; i < values.Length; i++)
        {
            var at = Strided.At(i, sizes).Where((_, d) => !dims.Contains(d)).ToArray();
            ref var to = ref result[Strided.Position(at, [.. left])];
            to = join(to, values[i]);
        }

        return result;
    }

    private static (double[] Values, long[] Indices) First(long[] sizes, long dim, double[] values)
    {
        var best = Fold(sizes, [dim], values, double.NegativeInfinity, Math.Max);
        var index = new long[best.Length];
        Array.Fill(index, -1);
        for (var i = 0L; i < values.Length; i++)
        {
            var at = Strided.At(i, sizes);
            var to = Strided.Position([.. at.Where((_, d) => d != dim)], [.. sizes.Where((_, d) => d != dim)]);
            if (index[to] < 0 && values[i] == best[to]) index[to] = at[dim];
        }

        return (best, index);
    }
}

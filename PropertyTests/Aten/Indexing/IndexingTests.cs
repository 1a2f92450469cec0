using Functional.Dispatch.Aten.Indexing;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten.Indexing;

/// <summary>Gather, scatter and their like against plain loops.</summary>
public sealed class IndexingTests
{
    private static readonly long[] Sizes = [20, 30, 50];
    private static readonly long[] IndexSizes = [20, 17, 50];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Gather_and_scatter_equal_plain_loops(int dim)
    {
        var random = new System.Random(dim);
        long[] indices = [.. Enumerable.Range(0, 20 * 17 * 50).Select(_ => (long)random.Next((int)Sizes[dim]))];
        foreach (var order in Strided.Orders)
        {
            var self = Strided.Make(Sizes, order, i => (double)i);
            var source = Strided.Make(Sizes, order, i => i * 0.5);
            foreach (var index in new[] { Strided.Make(IndexSizes, order, i => indices[i]), Strided.Make(IndexSizes, order, i => (int)indices[i]) })
            {
                var gathered = new double[indices.Length];
                double[] scattered = self.ToArray<double>(), added = self.ToArray<double>(), filled = self.ToArray<double>();
                for (var i = 0L; i < indices.Length; i++)
                {
                    var at = Strided.At(i, IndexSizes);
                    var from = Strided.Position(at, [.. Sizes]) * 0.5;
                    at[dim] = indices[i];
                    var to = Strided.Position(at, [.. Sizes]);
                    gathered[i] = to;
                    scattered[to] = from;
                    added[to] += from;
                    filled[to] = -1;
                }

                Assert.Equal(gathered, GatherKernels.Gather(self, dim, index, false).ToArray<double>());
                Assert.Equal(scattered, GatherKernels.ScatterSrc(self, dim, index, source).ToArray<double>());
                Assert.Equal(added, GatherKernels.ScatterAdd(self, dim - 3, index, source).ToArray<double>());
                Assert.Equal(filled, GatherKernels.ScatterValue(self, dim, index, -1).ToArray<double>());
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Slices_named_by_a_vector_equal_plain_loops(int dim)
    {
        long[] names = [3, 0, 3, 19, 7];
        long[] slices = [.. Sizes.Select((s, d) => d == dim ? names.Length : s)];
        foreach (var order in Strided.Orders)
        {
            var self = Strided.Make(Sizes, order, i => i);
            var source = Strided.Make(slices, order, i => i);
            var selected = IndexSelectKernels.IndexSelect(self, dim, HostTensors.From(names, names.Length)).ToArray<long>();
            var added = self.ToArray<long>();
            for (var i = 0L; i < selected.Length; i++)
            {
                var at = Strided.At(i, slices);
                at[dim] = names[at[dim]];
                var place = Strided.Position(at, [.. Sizes]);
                Assert.Equal(place, selected[i]);
                added[place] += 2 * i;
            }

            Assert.Equal(added, IndexSelectKernels.IndexAdd(self, dim, HostTensors.From(names, names.Length), source, 2).ToArray<long>());
        }
    }

    [Fact]
    public void Indices_out_of_bounds_are_refused_and_write_nothing_elsewhere()
    {
        var self = HostTensors.From(new double[12], 3, 4);
        foreach (var wrong in new[] { 4L, -1L, long.MinValue, long.MaxValue })
        {
            var index = HostTensors.From([wrong], 1, 1);
            Assert.Throws<TensorRuntimeException>(() => GatherKernels.Gather(self, 1, index, false));
            Assert.Throws<TensorRuntimeException>(() => GatherKernels.ScatterAddInPlace(self, 1, index, HostTensors.From([1.0], 1, 1)));
        }

        Assert.All(self.ToArray<double>(), x => Assert.Equal(0, x));
    }

    [Fact]
    public void Cat_joins_in_any_order_of_memory_and_promotes()
    {
        foreach (var order in Strided.Orders)
        {
            var joined = CatKernels.Cat([Strided.Make([2, 3], order, i => (int)i), HostTensors.From(Array.Empty<float>(), 0), Strided.Make([2, 4], order, i => i + 0.5f)], -1);
            Assert.Equal([0, 1, 2, 0.5f, 1.5f, 2.5f, 3.5f, 3, 4, 5, 4.5f, 5.5f, 6.5f, 7.5f], joined.ToArray<float>());
        }
    }
}

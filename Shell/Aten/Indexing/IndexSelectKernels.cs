using System.Collections.Immutable;
using Functional.Dispatch.Aten.Reductions;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Indexing;

/// <summary>The kernels of index_select and index_add, for CPU and Meta: whole slices named by a vector of indices.</summary>
internal static unsafe class IndexSelectKernels
{
    /// <summary>Kernel of <c>aten::index_select</c>.</summary>
    public static Tensor IndexSelect(Tensor self, long dim, Tensor index)
    {
        var dimension = Shapes.WrapDimension(dim, self.Sizes.Length);
        if (index.Sizes.Length > 1) throw Failures.Index("index_select", $"the indices must be a vector, they have {index.Sizes.Length} dimensions");
        GatherKernels.CheckIndex("index_select", index);
        if (self.Sizes.Length == 0 && index.ElementCount != 1) throw Failures.Runtime("index_select", $"a tensor without dimensions takes one index, not {index.ElementCount}");
        var result = Results.New(self, self.Sizes.Length == 0 ? [] : self.Sizes.SetItem(dimension, index.ElementCount), self.ScalarType);
        if (!result.IsMeta) Slices(self, dimension, index, result, new ReadStep(ScalarTypes.SizeOf(self.ScalarType)), Out(self, dimension));
        return result;

        // PyTorch's fast path along the last dimension of a contiguous floating-point matrix fails in another category.
        static Func<long, long, Exception> Out(Tensor self, int dimension) => (at, bound) =>
            self.Sizes.Length > 1 && dimension == self.Sizes.Length - 1 && self.IsContiguous && self.ScalarType is ScalarType.Float or ScalarType.Double
                ? Failures.Runtime("index_select", $"index {at} is out of bounds for dimension {dimension} with size {bound}")
                : Failures.Index("index_select", $"index {at} is out of bounds for dimension {dimension} with size {bound}");
    }

    /// <summary>Kernel of <c>aten::index_add</c>.</summary>
    public static Tensor IndexAdd(Tensor self, long dim, Tensor index, Tensor source, Scalar alpha)
    {
        var dimension = Check(self, dim, index, source);
        var result = GatherKernels.Copied(self);
        if (!result.IsMeta) Add(result, dimension, index, source, alpha);
        return result;
    }

    /// <summary>Kernel of <c>aten::index_add_</c>.</summary>
    public static Tensor IndexAddInPlace(Tensor self, long dim, Tensor index, Tensor source, Scalar alpha)
    {
        var dimension = Check(self, dim, index, source);
        MemoryOverlap.ForbidInternal(self);
        MemoryOverlap.ForbidAny(self, index);
        MemoryOverlap.ForbidAny(self, source);
        if (!self.IsMeta) Add(self, dimension, index, source, alpha);
        return self;
    }

    private static int Check(Tensor self, long dim, Tensor index, Tensor source)
    {
        var dimension = Shapes.WrapDimension(dim, self.Sizes.Length);
        if (index.Sizes.Length > 1) throw Failures.Index("index_add", $"the indices must be a vector, they have {index.Sizes.Length} dimensions");
        GatherKernels.CheckIndex("index_add", index);
        if (self.ScalarType != source.ScalarType)
            throw Failures.Runtime("index_add", $"self and source must have the same type, they have {ScalarTypes.Name(self.ScalarType)} and {ScalarTypes.Name(source.ScalarType)}");
        if (dimension != 0 && dimension >= source.Sizes.Length) throw Failures.Runtime("index_add", $"the source has no dimension {dimension}");
        var count = source.Sizes.Length == 0 ? 1 : source.Sizes[dimension];
        if (index.ElementCount != count) throw Failures.Runtime("index_add", $"there are {index.ElementCount} indices for {count} slices of the source");
        var same = self.Sizes.Length == source.Sizes.Length;
        for (var d = 0; same && d < self.Sizes.Length; d++) same = d == dimension || self.Sizes[d] == source.Sizes[d];
        return same ? dimension
            : throw Failures.Runtime("index_add", $"source {Failures.SizesOf(source)} and self {Failures.SizesOf(self)} must have the same sizes but in dimension {dimension}");
    }

    private static void Add(Tensor self, int dimension, Tensor index, Tensor source, Scalar alpha)
    {
        Func<long, long, Exception> outside = (at, bound) => self.Sizes.Length > 1
            ? Failures.Runtime("index_add", $"index {at} is out of bounds for dimension {dimension} with size {bound}")
            : Failures.Index("index_add", $"index {at} is out of bounds for dimension {dimension} with size {bound}");
        switch (self.ScalarType)
        {
            case ScalarType.Half or ScalarType.BFloat16 or ScalarType.Float:
                Slices(self, dimension, index, source, new AddStep<float>(new(self.ScalarType), (float)alpha.ToDouble()), outside);
                break;
            case ScalarType.Double: Slices(self, dimension, index, source, new AddStep<double>(new(self.ScalarType), alpha.ToDouble()), outside); break;
            case var type when ScalarTypes.IsIntegral(type, includeBool: true):
                Slices(self, dimension, index, source, new AddStep<long>(new(type), alpha.ToInt64()), outside);
                break;
            case var type: throw Failures.Type("index_add", type);
        }
    }

    // The vector seen as an index tensor of the slices' sizes, without steps in the other dimensions, makes this the loop of gather.
    private static void Slices<TStep>(Tensor indexed, int dimension, Tensor index, Tensor other, TStep step, Func<long, long, Exception> outside)
        where TStep : struct, IIndexedStep
    {
        var bound = indexed.Sizes.Length == 0 ? 1 : indexed.Sizes[dimension];
        var (indices, stride) = (index.ElementCount, index.Sizes.Length == 0 ? 0 : index.Strides[0]);
        fixed (byte* data = HostMemory.From(index))
        {
            for (long k = 0; k < indices; k++)
            {
                var at = index.ScalarType == ScalarType.Int ? ((int*)data)[k * stride] : ((long*)data)[k * stride];
                if (at < 0 || at >= bound) throw outside(at, bound);
            }
        }

        if (indexed.Sizes.Length == 0)
        {
            IndexLoops.Run(indexed, 0, index.CreateAlias(TensorShape.Contiguous(), index.StorageOffset), other.CreateAlias(TensorShape.Contiguous(), other.StorageOffset), step);
            return;
        }

        var (sizes, strides) = (indexed.Sizes.ToBuilder(), ImmutableArray.CreateBuilder<long>());
        sizes[dimension] = indices;
        for (var d = 0; d < sizes.Count; d++) strides.Add(d == dimension ? stride : 0);
        IndexLoops.Run(indexed, dimension, index.CreateAlias(new(sizes.ToImmutable(), strides.ToImmutable()), index.StorageOffset), other, step);
    }
}

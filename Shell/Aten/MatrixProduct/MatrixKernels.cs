using System.Collections.Immutable;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>The kernels of mm, addmm, bmm, dot and mv, for CPU and Meta: both find shape and type the same way, only CPU computes.</summary>
/// <param name="products">Who multiplies.</param>
internal sealed class MatrixKernels(Products products)
{
    private const string AddmmName = "addmm_impl_cpu_";

    /// <summary>Kernel of <c>aten::mm</c>.</summary>
    public Tensor Mm(Tensor self, Tensor mat2) => Product(self, mat2, Results.New(self, SizesOfMm(self, mat2), self.ScalarType));

    /// <summary>Kernel of <c>aten::mm.out</c>.</summary>
    public Tensor MmOut(Tensor self, Tensor mat2, Tensor output)
    {
        Results.Out(output, self, SizesOfMm(self, mat2), self.ScalarType);
        MemoryOverlap.ForbidInternal(output);
        return Product(self, mat2, output);
    }

    /// <summary>Kernel of <c>aten::addmm</c>.</summary>
    public Tensor Addmm(Tensor self, Tensor mat1, Tensor mat2, Scalar beta, Scalar alpha)
    {
        var sizes = SizesOfAddmm(self, mat1, mat2);
        var added = Expanded(self, sizes);
        return Addmm(added, mat1, mat2, beta, alpha, Results.New(self, sizes, self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::addmm_</c>: self must have the sizes of the result already.</summary>
    public Tensor AddmmInPlace(Tensor self, Tensor mat1, Tensor mat2, Scalar beta, Scalar alpha)
    {
        var sizes = SizesOfAddmm(self, mat1, mat2);
        if (!self.Sizes.AsSpan().SequenceEqual(sizes.AsSpan()))
            throw Failures.Runtime("addmm_", $"the result has sizes [{string.Join(", ", sizes)}], self has {Failures.SizesOf(self)} and cannot hold it");
        MemoryOverlap.ForbidInternal(self);
        return Addmm(self, mat1, mat2, beta, alpha, self);
    }

    /// <summary>Kernel of <c>aten::addmm.out</c>.</summary>
    public Tensor AddmmOut(Tensor self, Tensor mat1, Tensor mat2, Scalar beta, Scalar alpha, Tensor output)
    {
        var sizes = SizesOfAddmm(self, mat1, mat2);
        var added = Expanded(self, sizes);
        return Addmm(added, mat1, mat2, beta, alpha, Results.Out(output, self, sizes, self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::bmm</c>.</summary>
    public Tensor Bmm(Tensor self, Tensor mat2)
    {
        var sizes = SizesOfBmm(self, mat2);
        if (self.ScalarType != mat2.ScalarType) throw OtherType("bmm", self, mat2);
        return Batches(self, mat2, Results.New(self, sizes, self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::bmm.out</c>.</summary>
    public Tensor BmmOut(Tensor self, Tensor mat2, Tensor output)
    {
        var sizes = SizesOfBmm(self, mat2);
        if (self.ScalarType != mat2.ScalarType) throw OtherType("bmm", self, mat2);
        return Batches(self, mat2, Results.Out(output, self, sizes, self.ScalarType));
    }

    /// <summary>Kernel of <c>aten::dot</c>.</summary>
    public Tensor Dot(Tensor self, Tensor tensor)
    {
        if (self.Sizes.Length != 1 || tensor.Sizes.Length != 1)
            throw Failures.Runtime("dot", $"two vectors are expected, these have {self.Sizes.Length} and {tensor.Sizes.Length} dimensions");
        if (self.ScalarType != tensor.ScalarType) throw OtherType("dot", self, tensor);
        if (self.Sizes[0] != tensor.Sizes[0]) throw Failures.Runtime("dot", $"the vectors have {self.Sizes[0]} and {tensor.Sizes[0]} elements");
        if (self.ScalarType == ScalarType.Bool) throw Failures.Type("dot", self.ScalarType);
        var result = Results.New(self, [], self.ScalarType);
        if (!result.IsMeta) products.Multiply("dot", new(self, 1, self.Sizes[0], 0, self.Strides[0]), new(tensor, self.Sizes[0], 1, tensor.Strides[0], 0), new(result, 1, 1, 1, 1), 1, 0);
        return result;
    }

    /// <summary>Kernel of <c>aten::mv</c>.</summary>
    public Tensor Mv(Tensor self, Tensor vec)
    {
        if (self.ScalarType != vec.ScalarType) throw OtherType("mv", self, vec);
        if (self.Sizes.Length != 2 || vec.Sizes.Length != 1)
            throw Failures.Runtime("mv", $"a matrix and a vector are expected, these have {self.Sizes.Length} and {vec.Sizes.Length} dimensions");
        if (self.Sizes[1] != vec.Sizes[0]) throw Failures.Runtime("mv", $"a matrix of {self.Sizes[0]}x{self.Sizes[1]} is not multiplied by a vector of {vec.Sizes[0]}");
        var result = Results.New(vec, [self.Sizes[0]], vec.ScalarType);
        if (!result.IsMeta) products.Multiply("addmv_impl_cpu", TensorMatrix.Of(self), new(vec, vec.Sizes[0], 1, vec.Strides[0], 0), new(result, self.Sizes[0], 1, 1, 1), 1, 0);
        return result;
    }

    private static ImmutableArray<long> SizesOfMm(Tensor self, Tensor mat2)
    {
        if (self.Sizes.Length != 2 || mat2.Sizes.Length != 2)
            throw Failures.Runtime("mm", $"two matrices are expected, these have {self.Sizes.Length} and {mat2.Sizes.Length} dimensions");
        if (self.Sizes[1] != mat2.Sizes[0]) throw NotMultiplied("mm", self, mat2);
        if (self.ScalarType != mat2.ScalarType) throw OtherType("mm", self, mat2);
        return [self.Sizes[0], mat2.Sizes[1]];
    }

    private static ImmutableArray<long> SizesOfAddmm(Tensor self, Tensor mat1, Tensor mat2)
    {
        if (self.ScalarType != mat2.ScalarType) throw OtherType("addmm", self, mat2);
        if (mat1.ScalarType != mat2.ScalarType) throw OtherType("addmm", mat1, mat2);
        if (mat1.Sizes.Length != 2 || mat2.Sizes.Length != 2)
            throw Failures.Runtime("addmm", $"two matrices are expected, these have {mat1.Sizes.Length} and {mat2.Sizes.Length} dimensions");
        if (mat1.Sizes[1] != mat2.Sizes[0]) throw NotMultiplied("addmm", mat1, mat2);
        return [mat1.Sizes[0], mat2.Sizes[1]];
    }

    private static ImmutableArray<long> SizesOfBmm(Tensor self, Tensor mat2)
    {
        if (self.Sizes.Length != 3 || mat2.Sizes.Length != 3)
            throw Failures.Runtime("bmm", $"two batches of matrices are expected, these have {self.Sizes.Length} and {mat2.Sizes.Length} dimensions");
        if (self.Sizes[0] != mat2.Sizes[0] || self.Sizes[2] != mat2.Sizes[1])
            throw Failures.Runtime("bmm", $"the first two sizes of the second batch are expected to be [{self.Sizes[0]}, {self.Sizes[2]}], they are [{mat2.Sizes[0]}, {mat2.Sizes[1]}]");
        return [self.Sizes[0], self.Sizes[1], mat2.Sizes[2]];
    }

    /// <summary>
    /// Where nothing is multiplied, truth values may be added times a truth value, but not times a number, which is of another type (PyTorch calls <c>mul.out</c> there).
    /// </summary>
    internal static void CheckTruthFactor(Tensor result, Tensor mat1, Scalar beta)
    {
        if (result.ScalarType == ScalarType.Bool && result.ElementCount > 0 && mat1.Sizes[1] == 0 && beta.Kind != ValueKind.Bool && beta.ToBoolean())
            throw Failures.Runtime("addmm", $"truth values times {beta} are no truth values");
    }

    private Tensor Product(Tensor self, Tensor mat2, Tensor result)
    {
        return result.IsMeta ? result : Into(result, self, mat2, 1, 0);
    }

    private Tensor Addmm(Tensor added, Tensor mat1, Tensor mat2, Scalar beta, Scalar alpha, Tensor result)
    {
        if (result.IsMeta) return result;
        MemoryOverlap.ForbidInternal(result);
        CheckTruthFactor(result, mat1, beta);
        // A beta of 0 ignores what is added, NaN too.
        if (beta.ToComplex() != System.Numerics.Complex.Zero && !ReferenceEquals(added, result)) TensorMatrix.Copy(added, result);
        return Into(result, mat1, mat2, alpha, beta);
    }

    // A result that lies in the memory of a factor is made apart first.
    private Tensor Into(Tensor result, Tensor left, Tensor right, Scalar alpha, Scalar beta)
    {
        var apart = result;
        if (ReferenceEquals(result.Storage, left.Storage) || ReferenceEquals(result.Storage, right.Storage))
        {
            apart = Results.New(result, result.Sizes, result.ScalarType);
            TensorMatrix.Copy(result, apart);
        }

        products.Multiply(AddmmName, TensorMatrix.Of(left), TensorMatrix.Of(right), TensorMatrix.Of(apart), alpha, beta);
        if (!ReferenceEquals(apart, result)) TensorMatrix.Copy(apart, result);
        return result;
    }

    private Tensor Batches(Tensor self, Tensor mat2, Tensor result)
    {
        if (!result.IsMeta) products.MultiplyBatches("bmm", self, mat2, result);
        return result;
    }

    private static Tensor Expanded(Tensor self, ImmutableArray<long> sizes)
    {
        var (rank, more) = (self.Sizes.Length, sizes.Length - self.Sizes.Length);
        var strides = new long[sizes.Length];
        for (var d = 0; d < sizes.Length && more >= 0; d++)
        {
            if (d < more || (self.Sizes[d - more] == 1 && sizes[d] != 1)) continue;
            if (self.Sizes[d - more] != sizes[d]) more = -1;
            else strides[d] = self.Strides[d - more];
        }

        return more >= 0 ? self.CreateAlias(new TensorShape(sizes, [.. strides]), self.StorageOffset)
            : throw Failures.Runtime("addmm", $"self of {rank} dimensions and sizes {Failures.SizesOf(self)} does not expand to [{string.Join(", ", sizes)}]");
    }

    private static TensorRuntimeException NotMultiplied(string name, Tensor left, Tensor right) =>
        Failures.Runtime(name, $"matrices of {left.Sizes[0]}x{left.Sizes[1]} and {right.Sizes[0]}x{right.Sizes[1]} are not multiplied");

    private static TensorRuntimeException OtherType(string name, Tensor left, Tensor right) =>
        Failures.Runtime(name, $"the factors must have the same type, they have {ScalarTypes.Name(left.ScalarType)} and {ScalarTypes.Name(right.ScalarType)}");
}

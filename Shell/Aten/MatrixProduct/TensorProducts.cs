using System.Numerics;
using Functional.Dispatch.Aten.Threading;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.MatrixProduct;

/// <summary>Products of tensors: the element type decides how they are computed.</summary>
internal sealed unsafe partial class Products
{
    // Multiplications above which one matrix of a batch is worth several threads by itself.
    private const long Large = 1L << 20;

    /// <summary><c>result = beta * result + alpha * left @ right</c>; a beta of 0 does not read the result.</summary>
    /// <param name="name">The kernel's name, for the error about an element type not served.</param>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor, of the same element type.</param>
    /// <param name="result">The result, of the same element type and in memory of its own.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <param name="beta">The factor of what was there.</param>
    /// <exception cref="TensorNotImplementedException">The element type is not served.</exception>
    public void Multiply(string name, in TensorMatrix left, in TensorMatrix right, in TensorMatrix result, Scalar alpha, Scalar beta)
    {
        fixed (byte* l = HostMemory.From(left.Tensor), r = HostMemory.From(right.Tensor), to = HostMemory.From(result.Tensor))
        {
            switch (result.Tensor.ScalarType)
            {
                case ScalarType.Float: Multiply(left.At<float>(l), right.At<float>(r), result.At<float>(to), (float)alpha.ToDouble(), (float)beta.ToDouble()); break;
                case ScalarType.Double: Multiply(left.At<double>(l), right.At<double>(r), result.At<double>(to), alpha.ToDouble(), beta.ToDouble()); break;
                case ScalarType.Long: Any<long>(left, l, right, r, result, to, alpha, beta); break;
                case ScalarType.Int: Any<int>(left, l, right, r, result, to, alpha, beta); break;
                case ScalarType.Short: Any<short>(left, l, right, r, result, to, alpha, beta); break;
                case ScalarType.Char: Any<sbyte>(left, l, right, r, result, to, alpha, beta); break;
                case ScalarType.Byte: Any<byte>(left, l, right, r, result, to, alpha, beta); break;
                case ScalarType.ComplexDouble:
                    AnyProduct.Multiply(left.At<Complex>(l), right.At<Complex>(r), result.At<Complex>(to), alpha.ToComplex(), beta.ToComplex());
                    break;
                case ScalarType.Half:
                    AnyProduct.Multiply(left.At<Half>(l), right.At<Half>(r), result.At<Half>(to), (float)alpha.ToDouble(), (float)beta.ToDouble());
                    break;
                case ScalarType.BFloat16: Narrow.OfBFloat16(left.At<BFloat16>(l), right.At<BFloat16>(r), result.At<BFloat16>(to), (float)alpha.ToDouble(), (float)beta.ToDouble()); break;
                case ScalarType.ComplexFloat: Narrow.OfComplex64(left.At<Complex64>(l), right.At<Complex64>(r), result.At<Complex64>(to), alpha.ToComplex(), beta.ToComplex()); break;
                // Truth values are not multiplied, but where nothing is: the empty sum is false.
                case ScalarType.Bool when left.Rows == 0 || left.Columns == 0 || right.Columns == 0: Any<byte>(left, l, right, r, result, to, 0, beta.ToBoolean()); break;
                case var type: throw Failures.Type(name, type);
            }
        }
    }

    /// <summary>The products of two batches of matrices.</summary>
    /// <param name="name">The kernel's name, for the error about an element type not served.</param>
    /// <param name="left">Three dimensions.</param>
    /// <param name="right">Three dimensions, of the same element type.</param>
    /// <param name="result">Three dimensions, of the same element type.</param>
    public void MultiplyBatches(string name, Tensor left, Tensor right, Tensor result)
    {
        var each = result.Sizes[1] * result.Sizes[2] * left.Sizes[2];
        var type = result.ScalarType;
        if (type is ScalarType.Float or ScalarType.Double && each < Large)
        {
            fixed (byte* l = HostMemory.From(left), r = HostMemory.From(right), to = HostMemory.From(result))
            {
                var grain = Math.Max(1, (1 << 17) / Math.Max(1, each));
                if (type == ScalarType.Float) ParallelLoop.For(result.Sizes[0], grain, new Batches<float>(left, l, right, r, result, to));
                else ParallelLoop.For(result.Sizes[0], grain, new Batches<double>(left, l, right, r, result, to));
            }

            return;
        }

        for (long b = 0; b < result.Sizes[0]; b++) Multiply(name, OfBatch(left, b), OfBatch(right, b), OfBatch(result, b), 1, 0);
    }

    private static TensorMatrix OfBatch(Tensor tensor, long index) => TensorMatrix.Of(tensor.CreateAlias(
        new TensorShape([tensor.Sizes[1], tensor.Sizes[2]], [tensor.Strides[1], tensor.Strides[2]]), tensor.StorageOffset + (index * tensor.Strides[0])));

    // Numbers given for integers are cut off, and wrap around, as they are converted.
    private static void Any<T>(in TensorMatrix left, byte* l, in TensorMatrix right, byte* r, in TensorMatrix result, byte* to, Scalar alpha, Scalar beta)
        where T : unmanaged, IBinaryInteger<T> =>
        AnyProduct.Multiply(left.At<T>(l), right.At<T>(r), result.At<T>(to), T.CreateTruncating(alpha.ToInt64()), T.CreateTruncating(beta.ToInt64()));

    private readonly struct Batches<T>(Tensor left, byte* l, Tensor right, byte* r, Tensor result, byte* to) : IRangeWork
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(long from, long end)
        {
            for (var b = from; b < end; b++) MultiplySmall(Of(left, l, b), Of(right, r, b), Of(result, to, b));
        }

        private static Matrix<T> Of(Tensor tensor, byte* data, long index) =>
            new((nint)((T*)data + (index * tensor.Strides[0])), tensor.Sizes[1], tensor.Sizes[2], tensor.Strides[1], tensor.Strides[2]);
    }

    // Inside a parallel loop: the managed kernels, which do not split again, rather than a library with threads of its own.
    private static void MultiplySmall<T>(in Matrix<T> left, in Matrix<T> right, in Matrix<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (result.Rows * result.Columns * left.Columns <= Tiny) Small(left, right, result, T.One, T.Zero);
        else BlockedProduct.Multiply(left, right, result, T.One, T.Zero);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>Tensors over host memory: making them of arrays and reading them.</summary>
public static class HostTensors
{
    private static readonly DispatchKeySet Given = DispatchKeySet.Of(DispatchKey.CPU);

    /// <summary>A CPU tensor with memory of its own, whose elements are whatever was there before.</summary>
    /// <param name="shape">Sizes and strides; no stride is negative.</param>
    /// <param name="scalarType">The element type.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="TensorRuntimeException">It would take more memory than a storage holds.</exception>
    public static Tensor Empty(TensorShape shape, ScalarType scalarType) => new(
        Given, shape, new Device(DeviceType.Cpu), scalarType, HostStorage.Allocate(checked(Shapes.ExtentOf(shape) * ScalarTypes.SizeOf(scalarType))));

    /// <summary>A CPU tensor of zeros.</summary>
    /// <param name="shape">Sizes and strides; no stride is negative.</param>
    /// <param name="scalarType">The element type.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="TensorRuntimeException">It would take more memory than a storage holds.</exception>
    public static Tensor Zeros(TensorShape shape, ScalarType scalarType)
    {
        var tensor = Empty(shape, scalarType);
        ((HostStorage)tensor.Storage!).Bytes.Clear();
        return tensor;
    }

    /// <summary>A CPU tensor with these elements, copied.</summary>
    /// <typeparam name="T">Their .NET type, see <see cref="ScalarTypes.Of{T}"/>.</typeparam>
    /// <param name="data">The elements in row-major order.</param>
    /// <param name="sizes">The size of each dimension; none for a tensor of no dimensions, which has one element.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="TensorPropertyException">There are more or fewer elements than the sizes say, or the type stores none.</exception>
    public static Tensor From<T>(ReadOnlySpan<T> data, params ReadOnlySpan<long> sizes)
        where T : unmanaged
    {
        var shape = TensorShape.Contiguous([.. sizes]);
        if (shape.ElementCount != data.Length)
            throw new TensorPropertyException(new TensorShapeError($"{data.Length} elements do not fill the sizes [{string.Join(", ", shape.Sizes)}]"));
        var tensor = Empty(shape, ScalarTypes.Of<T>());
        data.CopyTo(tensor.HostSpan<T>());
        return tensor;
    }

    /// <summary>A CPU tensor with these elements, copied.</summary>
    /// <typeparam name="T">Their .NET type, see <see cref="ScalarTypes.Of{T}"/>.</typeparam>
    /// <param name="data">The elements in row-major order.</param>
    /// <param name="sizes">The size of each dimension; none for a tensor of no dimensions, which has one element.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="TensorPropertyException">There are more or fewer elements than the sizes say, or the type stores none.</exception>
    public static Tensor From<T>(T[] data, params ReadOnlySpan<long> sizes)
        where T : unmanaged => From((ReadOnlySpan<T>)data, sizes);

    /// <summary>A CPU tensor of given strides over a copy of an array.</summary>
    /// <typeparam name="T">The .NET type of the elements, see <see cref="ScalarTypes.Of{T}"/>.</typeparam>
    /// <param name="data">What the storage holds.</param>
    /// <param name="shape">Sizes and strides.</param>
    /// <param name="storageOffset">The element at which the tensor begins.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="TensorPropertyException">The tensor would go beyond the array, or the type stores no elements.</exception>
    public static Tensor Strided<T>(ReadOnlySpan<T> data, TensorShape shape, long storageOffset = 0)
        where T : unmanaged
    {
        shape = TensorShape.Checked(shape.Sizes, shape.Strides);
        if (storageOffset < 0 || shape.Strides.Any(s => s < 0) || (shape.ElementCount > 0 && storageOffset + Shapes.ExtentOf(shape) > data.Length))
            throw new TensorPropertyException(new TensorShapeError($"it does not lie within {data.Length} elements"));
        var storage = HostStorage.Allocate((long)data.Length * Unsafe.SizeOf<T>());
        data.CopyTo(storage.Elements<T>());
        var tensor = new Tensor(Given, shape, new Device(DeviceType.Cpu), ScalarTypes.Of<T>(), storage);
        if (storageOffset != 0) tensor.SetShape(shape, storageOffset);
        return tensor;
    }

    /// <summary>A CPU tensor of no dimensions.</summary>
    /// <typeparam name="T">The .NET type of its element, see <see cref="ScalarTypes.Of{T}"/>.</typeparam>
    /// <param name="value">The element.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="TensorPropertyException">The type stores no elements.</exception>
    public static Tensor Scalar<T>(T value)
        where T : unmanaged => From((ReadOnlySpan<T>)[value]);

    /// <summary>The elements in row-major order, without a copy: of a contiguous tensor only. What is written there is written to the tensor; its version is the caller's affair.</summary>
    /// <typeparam name="T">The .NET type of the element type.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The elements. The span keeps their memory alive.</returns>
    /// <exception cref="TensorTypeException">The elements are of another type.</exception>
    /// <exception cref="TensorRuntimeException">The tensor is not contiguous, carries a conjugate, negative or zero bit, or has no host memory.</exception>
    public static Span<T> HostSpan<T>(this Tensor tensor)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var elements = Elements<T>(tensor);
        if (tensor.KeySet.HasAny(Bits)) throw Missing("the tensor is the conjugate, negative or zero of what its storage holds; resolve it first");
        if (!tensor.IsContiguous) throw Missing("the tensor is not contiguous; ToArray copies from any strides");
        return elements.Slice(checked((int)tensor.StorageOffset), checked((int)tensor.ElementCount));
    }

    /// <summary>A copy of the elements in row-major order, whatever the strides; conjugate, negative and zero bits are carried out.</summary>
    /// <typeparam name="T">The .NET type of the element type.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The elements.</returns>
    /// <exception cref="TensorTypeException">The elements are of another type.</exception>
    /// <exception cref="TensorRuntimeException">The tensor has no host memory.</exception>
    public static T[] ToArray<T>(this Tensor tensor)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var result = new T[tensor.ElementCount];
        if (tensor.IsZero) return result;
        var elements = Elements<T>(tensor);
        var (sizes, strides) = (tensor.Sizes, tensor.Strides);
        Span<long> index = sizes.Length <= 64 ? stackalloc long[sizes.Length] : new long[sizes.Length];
        var at = tensor.StorageOffset;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = elements[(int)at];
            for (var d = sizes.Length - 1; d >= 0; d--)
            {
                at += strides[d];
                if (++index[d] < sizes[d]) break;
                at -= strides[d] * sizes[d];
                index[d] = 0;
            }
        }

        if (tensor.IsConjugate) Conjugate(result);
        if (tensor.IsNegative) Negate(result);
        return result;
    }

    private static readonly DispatchKeySet Bits = DispatchKeySet.Of(DispatchKey.Conjugate) | DispatchKeySet.Of(DispatchKey.Negative) | DispatchKeySet.Of(DispatchKey.ZeroTensor);

    private static Span<T> Elements<T>(Tensor tensor)
        where T : unmanaged
    {
        if (tensor.IsDefined && ScalarTypes.Of<T>() != tensor.ScalarType)
            throw new TensorTypeException(new HostDataError($"a tensor of {tensor.ScalarType} was asked for elements of the .NET type {typeof(T).Name}"));
        return tensor.Storage is HostStorage storage ? storage.Elements<T>() : throw Missing($"the elements of {tensor} are not in host memory");
    }

    private static void Conjugate<T>(T[] data)
    {
        if (data is Complex64[] narrow)
            for (var i = 0; i < narrow.Length; i++) narrow[i] = new Complex64(narrow[i].Real, -narrow[i].Imaginary);
        if (data is Complex[] wide)
            for (var i = 0; i < wide.Length; i++) wide[i] = Complex.Conjugate(wide[i]);
    }

    private static void Negate<T>(T[] data)
    {
        switch (data)
        {
            case float[] of: for (var i = 0; i < of.Length; i++) of[i] = -of[i]; break;
            case double[] of: for (var i = 0; i < of.Length; i++) of[i] = -of[i]; break;
            case long[] of: for (var i = 0; i < of.Length; i++) of[i] = unchecked(-of[i]); break;
            case int[] of: for (var i = 0; i < of.Length; i++) of[i] = unchecked(-of[i]); break;
            case short[] of: for (var i = 0; i < of.Length; i++) of[i] = unchecked((short)-of[i]); break;
            case sbyte[] of: for (var i = 0; i < of.Length; i++) of[i] = unchecked((sbyte)-of[i]); break;
            case byte[] of: for (var i = 0; i < of.Length; i++) of[i] = unchecked((byte)-of[i]); break;
            case Half[] of: for (var i = 0; i < of.Length; i++) of[i] = -of[i]; break;
            case BFloat16[] of: for (var i = 0; i < of.Length; i++) of[i] = (BFloat16)(-(float)of[i]); break;
            case Complex64[] of: for (var i = 0; i < of.Length; i++) of[i] = new Complex64(-of[i].Real, -of[i].Imaginary); break;
            case Complex[] of: for (var i = 0; i < of.Length; i++) of[i] = -of[i]; break;
        }
    }

    private static TensorRuntimeException Missing(string problem) => new(new HostDataError(problem));
}

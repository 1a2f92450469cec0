using System.Collections.Immutable;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Tensors;

/// <summary>
/// What one operator call does on a device: tensors that live as long as the call, and arguments in the form that kernels take. Disposing it gives the
/// temporaries back at once: whoever gets their memory next comes later in the stream.
/// </summary>
internal sealed class Work(DeviceContext context, string name) : IDisposable
{
    private readonly List<DeviceStorage> _temporaries = [];
    private bool _isIndexed;

    public DeviceContext Context => context;

    /// <summary>The operator, for messages: its name without namespace and overload.</summary>
    public string Name => name;

    public IStream Stream => context.Stream;

    /// <summary>Who takes the call's pointwise operation down instead of having it launched; null for nobody.</summary>
    public IPointwiseRecorder? Recorder { get; init; }

    /// <summary>A tensor for the time of the call.</summary>
    public Tensor Temporary(TensorShape shape, ElementKind kind)
    {
        var tensor = context.Empty(shape, kind.ScalarType);
        _temporaries.Add((DeviceStorage)tensor.Storage!);
        return tensor;
    }

    /// <summary>A row-major tensor for the time of the call.</summary>
    public Tensor Temporary(ImmutableArray<long> sizes, ElementKind kind) => Temporary(TensorShape.Contiguous(sizes), kind);

    /// <summary>The kind of an element type that the operator computes in.</summary>
    /// <exception cref="TensorNotImplementedException">The device has no kernels for it.</exception>
    public ElementKind Kind(ScalarType type) => context.KindOf(name, type);

    /// <summary>An argument in an element type, as it lies or converted; a CPU tensor of no dimensions becomes a constant of the device.</summary>
    public Tensor As(Tensor tensor, ElementKind kind)
    {
        if (!context.Holds(tensor)) return Constant(tensor, kind);
        if (tensor.ScalarType == kind.ScalarType) return tensor;
        var converted = Temporary(tensor.Shape.Dense(), kind);
        PointwiseWork.Copy(this, converted, tensor);
        return converted;
    }

    /// <summary>An argument in an element type and row-major order from the beginning of its memory, as it lies or copied: for kernels that take no layout.</summary>
    public Tensor RowMajor(Tensor tensor, ElementKind kind)
    {
        if (!context.Holds(tensor)) return Constant(tensor, kind);
        if (tensor.ScalarType == kind.ScalarType && IsPlain(tensor)) return tensor;
        var copy = Temporary(tensor.Sizes, kind);
        PointwiseWork.Copy(this, copy, tensor);
        return copy;
    }

    /// <summary>Has a row-major tensor of an element type filled, from the beginning of its memory, that ends up in a result: the result itself where it is such a tensor.</summary>
    public void Into(Tensor result, ElementKind kind, Action<Tensor> compute)
    {
        if (result.ScalarType == kind.ScalarType && IsPlain(result))
        {
            compute(result);
            return;
        }

        var temporary = Temporary(result.Sizes, kind);
        compute(temporary);
        PointwiseWork.Copy(this, result, temporary);
    }

    /// <summary>Where a kernel of this call says that an index was out of range.</summary>
    public IBuffer IndexFlag()
    {
        _isIndexed = true;
        return context.IndexFlag;
    }

    /// <summary>A number as a tensor of no dimensions.</summary>
    public Tensor Number(Scalar number, ElementKind kind) => context.Constant(number, kind);

    public void Launch(IKernel kernel, in LaunchGrid grid, scoped in KernelArguments arguments) => context.Stream.Launch(kernel, grid, arguments);

    public void Dispose()
    {
        if (_isIndexed) context.NoteIndexed();
        foreach (var storage in _temporaries) storage.Dispose();
    }

    private static bool IsPlain(Tensor tensor) => tensor.StorageOffset == 0 && tensor.IsContiguous;

    private Tensor Constant(Tensor tensor, ElementKind kind) => context.Constant(NumberOf(tensor, kind), kind);

    /// <summary>The number in a CPU tensor of no dimensions.</summary>
    /// <exception cref="TensorRuntimeException">It is another tensor of another device.</exception>
    public Scalar NumberOf(Tensor tensor, ElementKind kind)
    {
        if (tensor.Storage is not HostStorage || tensor.ElementCount != 1) throw new TensorRuntimeException(new DeviceMismatchError(context.Device, tensor.Device));
        var number = Casts.To(tensor, kind.ScalarType);
        return kind.ScalarType switch
        {
            ScalarType.Float => number.ToArray<float>()[0],
            ScalarType.Double => number.ToArray<double>()[0],
            ScalarType.Long => number.ToArray<long>()[0],
            ScalarType.Int => number.ToArray<int>()[0],
            ScalarType.Byte => (long)number.ToArray<byte>()[0],
            _ => number.ToArray<bool>()[0],
        };
    }
}

/// <summary>Arguments of kernels.</summary>
internal static class ArgumentLists
{
    /// <summary>Adds the memory of a tensor.</summary>
    public static void Add(this ref KernelArguments arguments, Tensor tensor) => arguments.Add(DeviceContext.BufferOf(tensor));

    /// <summary>Adds a number in a type.</summary>
    public static void Add(this ref KernelArguments arguments, Scalar number, ElementKind kind)
    {
        switch (kind.ScalarType)
        {
            case ScalarType.Float: arguments.Add(Numbers.To<float>(number)); break;
            case ScalarType.Double: arguments.Add(Numbers.To<double>(number)); break;
            case ScalarType.Long: arguments.Add(Numbers.To<long>(number)); break;
            case ScalarType.Int: arguments.Add(Numbers.To<int>(number)); break;
            case ScalarType.Byte: arguments.Add(Numbers.To<byte>(number)); break;
            default: arguments.Add(Numbers.To<bool>(number) ? (byte)1 : (byte)0); break;
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Threading;
using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Programs;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Tensors;

/// <summary>A device as kernels need it: its memory as tensors, its programs, and the stream on which all of it happens. Safe from any thread.</summary>
internal sealed class DeviceContext
{
    private const int MostConstants = 1024;
    private const long LeastCollected = 256L << 20;
    private static readonly TimeSpan PatienceUnderLock = TimeSpan.FromMilliseconds(200);

    /// <summary>The keys of tensors that are not what their storage holds.</summary>
    public static readonly DispatchKeySet Bits = DispatchKeySet.Of(DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor);

    private readonly ConcurrentDictionary<(ElementKind Kind, long Bits), Tensor> _constants = new();
    private readonly ConcurrentDictionary<string, IBuiltProgram> _carried = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(object Operation, ElementKind Kind, PointwiseForm Form), IKernel> _pointwise = new();
    private readonly ConcurrentDictionary<(PointwiseExpression Expression, FusedForm Form), IKernel> _fused = new();
    private readonly DispatchKeySet _given;
    private readonly Lazy<IBuffer> _flag;
    private int _indexed;
    private long _collectAt = LeastCollected;

    /// <summary>A device's tensors under a key.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="key">The key of its kernels.</param>
    /// <param name="device">How tensors name it.</param>
    public DeviceContext(IAccelerator accelerator, DispatchKey key, Device device)
    {
        (Accelerator, Key, Device, Stream) = (accelerator, key, device, accelerator.DefaultStream);
        _given = DispatchKeySet.Of(key);
        Tile = Compiles && accelerator.Info is { Kind: ProcessorKind.Cpu, MaxGroupSize: var most } && most >= PointwiseTile.Looped.Group ? PointwiseTile.Looped : PointwiseTile.Wide;
        // Tried again when it failed: memory that was short once must not cost every later call.
        _flag = new(() => Filled(sizeof(int), b => Stream.Upload(stackalloc byte[sizeof(int)], b)), LazyThreadSafetyMode.PublicationOnly);
    }

    public IAccelerator Accelerator { get; }

    public IStream Stream { get; }

    public DispatchKey Key { get; }

    public Device Device { get; }

    /// <summary>Matrix products of the device's maker; null where there are none.</summary>
    public Cublas? Blas { get; init; }

    /// <summary>Whether programs are compiled here; otherwise only those that travel with this assembly run.</summary>
    public bool Compiles => Accelerator.Info.Address.Provider is not ("cuda" or "ilgpu");

    /// <summary>How pointwise kernels divide their elements here.</summary>
    public PointwiseTile Tile { get; }

    /// <summary>Whether new memory is filled with ones first (not-a-number, minus one, no truth value), so that an element that no kernel writes is seen.</summary>
    public bool Poisons { get; set; }

    /// <summary>Device memory. When there is none left, the garbage collector is asked for what nobody reaches any more.</summary>
    public IBuffer Allocate(long byteCount) => Poisons ? Filled(byteCount, b => Stream.Fill(b, 0xFF)) : Unfilled(byteCount);

    /// <summary>A tensor on the device whose elements are whatever was there before.</summary>
    /// <param name="shape">Sizes and strides.</param>
    /// <param name="type">The element type.</param>
    /// <param name="defers">Whether it takes memory only when its elements are first asked for.</param>
    public Tensor Empty(TensorShape shape, ScalarType type, bool defers = false) =>
        new(_given, shape, Device, type, new DeviceStorage(this, checked(Shapes.ExtentOf(shape) * ScalarTypes.SizeOf(type)), defers));

    /// <summary>Gives the memory of a tensor that nobody else has seen back at once, where the call that was to fill it failed.</summary>
    public static void Release(Tensor tensor) => (tensor.Storage as DeviceStorage)?.Dispose();

    /// <summary>Whether a tensor is on this device.</summary>
    public bool Holds(Tensor tensor) => tensor.Storage is DeviceStorage storage && storage.Accelerator == Accelerator;

    /// <summary>The memory of a tensor of this device, for reading, or for writing after <see cref="DeviceStorage.BeforeWrite"/>. Elements that were put off are computed first.</summary>
    public static IBuffer BufferOf(Tensor tensor) => tensor.Storage is DeviceStorage storage
        ? storage.Contents
        : throw new TensorRuntimeException(new OperationError("device", $"the elements of {tensor} are not in device memory"));

    /// <summary>What is put off on the device.</summary>
    public PendingWork Pending { get; } = new();

    /// <summary>The kind of an element type.</summary>
    /// <param name="name">The operator, for the message.</param>
    /// <param name="type">The type.</param>
    /// <exception cref="TensorNotImplementedException">There are no kernels for the type, or the device has no float64.</exception>
    public ElementKind KindOf(string name, ScalarType type) =>
        ElementKind.Of(type) is { } kind && (!kind.IsDouble || Accelerator.Info.HasDoubles) ? kind : throw new TensorNotImplementedException(new TypeNotServedError(name, type));

    /// <summary>A kernel of a program that this assembly carries.</summary>
    public IKernel Kernel(string program, string name) => _carried.GetOrAdd(program, p => Accelerator.Build(KernelProgram.Carried(p))).Kernel(name);

    /// <summary>The kernel of a pointwise operation in a form: from the carried program, or from a small program of its own where programs are compiled.</summary>
    public IKernel Pointwise(PointwiseOperation operation, ElementKind kind, PointwiseForm form)
    {
        if (_pointwise.TryGetValue((operation, kind, form), out var known)) return known;
        var name = PointwiseSource.KernelName(operation, kind);
        return _pointwise[(operation, kind, form)] = Build(name, form, () => PointwiseExpression.Single(operation, kind));
    }

    /// <summary>The kernel that copies and converts.</summary>
    public IKernel Conversion(ElementKind from, ElementKind to, PointwiseForm form)
    {
        if (_pointwise.TryGetValue((from, to, form), out var known)) return known;
        return _pointwise[(from, to, form)] = Build(PointwiseSource.ConversionName(from, to), form, () => PointwiseExpression.Conversion(from, to));
    }

    /// <summary>The kernel that computes a chain of operations, for operands that lie in a certain way: compiled where it was not yet.</summary>
    public IKernel Fused(PointwiseExpression expression, FusedForm form)
    {
        if (_fused.TryGetValue((expression, form), out var known)) return known;
        var program = KernelProgram.From(FusedSource.KernelName, KernelProgram.PreludeText + FusedSource.Of(expression, form, Tile));
        return _fused[(expression, form)] = Accelerator.Build(program).Kernel(FusedSource.KernelName);
    }

    /// <summary>How many kernels of chains there are.</summary>
    public int FusedKernels => _fused.Count;

    /// <summary>A number as a tensor of one element on the device, kept for the next time.</summary>
    public Tensor Constant(Scalar number, ElementKind kind)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        Write(number, kind, bytes);
        var bits = BitConverter.ToInt64(bytes);
        if (_constants.TryGetValue((kind, bits), out var known)) return known;
        // A cache for what programs repeat; a program that does not repeat itself must not fill the device.
        if (_constants.Count >= MostConstants) _constants.Clear();
        var made = Empty(TensorShape.Contiguous(), kind.ScalarType);
        try
        {
            Stream.Upload(bytes[..kind.Bytes], BufferOf(made));
        }
        catch
        {
            Release(made);
            throw;
        }

        return _constants[(kind, bits)] = made;
    }

    /// <summary>Where kernels say that an index was out of range; to be looked at when somebody waits for the device anyway.</summary>
    public IBuffer IndexFlag => _flag.Value;

    /// <summary>Says that a kernel was launched that may raise the flag. After the launch: a check in between would take the flag for looked at.</summary>
    public void NoteIndexed() => Volatile.Write(ref _indexed, 1);

    /// <summary>Fails when an index of a call since the last check was out of range. Waits for the device, if there were such calls.</summary>
    /// <exception cref="TensorIndexException">One was.</exception>
    public void CheckIndices()
    {
        if (Interlocked.Exchange(ref _indexed, 0) == 0) return;
        Span<int> raised = stackalloc int[1];
        try
        {
            Stream.Download(_flag.Value, MemoryMarshal.AsBytes(raised));
        }
        catch
        {
            // Not looked at: the next who waits has to.
            NoteIndexed();
            throw;
        }

        if (raised[0] == 0) return;
        raised[0] = 0;
        Stream.Upload(MemoryMarshal.AsBytes(raised), _flag.Value);
        throw new TensorIndexException(new OperationError(
            "index", $"an index or target of an earlier call on {Accelerator.Info} was out of range", "what the call computed is not to be used; device calls are found out when their results are read"));
    }

    /// <summary>A number as an element's bytes.</summary>
    public static void Write(Scalar number, ElementKind kind, Span<byte> bytes)
    {
        switch (kind.ScalarType)
        {
            case ScalarType.Float: BitConverter.TryWriteBytes(bytes, Numbers.To<float>(number)); break;
            case ScalarType.Double: BitConverter.TryWriteBytes(bytes, Numbers.To<double>(number)); break;
            case ScalarType.Long: BitConverter.TryWriteBytes(bytes, Numbers.To<long>(number)); break;
            case ScalarType.Int: BitConverter.TryWriteBytes(bytes, Numbers.To<int>(number)); break;
            case ScalarType.Byte: bytes[0] = Numbers.To<byte>(number); break;
            default: bytes[0] = Numbers.To<bool>(number) ? (byte)1 : (byte)0; break;
        }
    }

    // Managed objects are small whatever the device memory behind them, so that nothing would make the collector look for those that nobody reaches: it is asked
    // whenever twice as much is in use as was after the last time.
    private IBuffer Unfilled(long byteCount)
    {
        // What is larger than the device does not fit whatever is collected.
        if (byteCount > Accelerator.Info.MemoryBytes) return Accelerator.Allocate(byteCount);
        if (Accelerator.Memory.LiveBytes + byteCount > Volatile.Read(ref _collectAt))
        {
            Collect();
            var buffer = Accelerator.Allocate(byteCount);
            Volatile.Write(ref _collectAt, Math.Max(LeastCollected, 2 * Accelerator.Memory.LiveBytes));
            return buffer;
        }

        try
        {
            return Accelerator.Allocate(byteCount);
        }
        catch (OutOfDeviceMemoryException)
        {
            Collect();
            return Accelerator.Allocate(byteCount);
        }
    }

    // A finaliser of the user's may give a tensor back that something pending reads, and so wait for the lock of what is pending: who holds it does not wait for finalisers without end.
    private void Collect()
    {
        GC.Collect();
        if (Pending.Lock.IsHeldByCurrentThread) Task.Run(GC.WaitForPendingFinalizers).Wait(PatienceUnderLock);
        else GC.WaitForPendingFinalizers();
    }

    private IBuffer Filled(long byteCount, Action<IBuffer> fill)
    {
        var buffer = Unfilled(byteCount);
        try
        {
            fill(buffer);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private IKernel Build(string name, PointwiseForm form, Func<PointwiseExpression> expression) =>
        (Compiles ? Accelerator.Build(KernelProgram.From(name, KernelProgram.PreludeText + PointwiseSource.Of(name, expression(), Tile))) : Accelerator.Build(KernelProgram.Carried("pointwise")))
            .Kernel(name + PointwiseForms.Suffix(form));
}

/// <summary>The forms of a pointwise kernel (see the note in PointwiseSource).</summary>
internal enum PointwiseForm
{
    /// <summary>All operands without gaps in the order of the result.</summary>
    Run,

    /// <summary>The first operand has a single element.</summary>
    FirstSingle,

    /// <summary>The second operand has a single element.</summary>
    SecondSingle,

    /// <summary>By a layout.</summary>
    Strided,
}

/// <summary>Names of forms.</summary>
internal static class PointwiseForms
{
    public static string Suffix(PointwiseForm form) => form switch
    {
        PointwiseForm.Run => "",
        PointwiseForm.FirstSingle => "_s0",
        PointwiseForm.SecondSingle => "_s1",
        PointwiseForm.Strided => "_strided",
    };
}

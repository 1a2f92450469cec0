using Functional.Dispatch.Aten;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Aten.Views;
using Functional.Dispatch.Gpu.Cuda;
using Functional.Dispatch.Gpu.Devices;
using Functional.Dispatch.Gpu.Fallbacks;
using Functional.Dispatch.Gpu.Operators;
using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu;

/// <summary>
/// The operator library on a device: its kernels, registered under the device's dispatch key. A CUDA device has the key CUDA; any other is the backend
/// PrivateUse1, renamed for it, so that keys print as <c>OpenCL</c> and <c>AutogradOpenCL</c>. A tensor comes to the device like to any other, by
/// <c>to</c>, <c>copy_</c> or an operator that is given <see cref="Device"/>.
/// </summary>
public sealed class DeviceLibrary : IDisposable
{
    private const string Where = "registered at Kernels.Gpu/DeviceLibrary.cs";

    private readonly List<IDisposable> _registered = [];
    private readonly DeviceContext _context;
    private readonly Dispatcher _dispatcher;
    private readonly KeyNames _names;
    private bool _isDisposed;

    private DeviceLibrary(Dispatcher dispatcher, AtenLibrary aten, IAccelerator accelerator)
    {
        var isCuda = accelerator.Info.Address.Provider == CudaProvider.ProviderName;
        (Accelerator, Key) = (accelerator, isCuda ? DispatchKey.CUDA : DispatchKey.PrivateUse1);
        _context = new DeviceContext(accelerator, Key, new Device(isCuda ? DeviceType.Cuda : DeviceType.PrivateUse1, 0)) { Blas = Cublas.TryOpen(accelerator) };
        Fallback = new CpuFallback(_context, aten.Operators);
        (_dispatcher, _names) = (dispatcher, dispatcher.Settings.KeyNames);
    }

    /// <summary>The device. It is the caller's, and must outlive every tensor on it that is still used.</summary>
    public IAccelerator Accelerator { get; }

    /// <summary>The key of the kernels.</summary>
    public DispatchKey Key { get; }

    /// <summary>How tensors name the device.</summary>
    public Device Device => _context.Device;

    /// <summary>The fallback to the CPU, which serves only where it was asked for, and what it has served.</summary>
    public CpuFallback Fallback { get; }

    internal DeviceContext Context => _context;

    /// <summary>Registers the operators for a device.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="aten">The library registered in it.</param>
    /// <param name="accelerator">The device. One device for each key.</param>
    /// <param name="fallBackToCpu">Whether operators without a kernel on the device run on the CPU, copied there and back; otherwise they are errors.</param>
    /// <returns>Dispose it to take everything back. Tensors on the device keep their memory.</returns>
    /// <exception cref="RegistrationException">The key serves a device already.</exception>
    public static DeviceLibrary Register(Dispatcher dispatcher, AtenLibrary aten, IAccelerator accelerator, bool fallBackToCpu = false)
    {
        ArgumentNullException.ThrowIfNull(dispatcher);
        ArgumentNullException.ThrowIfNull(aten);
        ArgumentNullException.ThrowIfNull(accelerator);
        var library = new DeviceLibrary(dispatcher, aten, accelerator);
        if (dispatcher.Rules.Find(Empty.Schema.Name).Match(Some: o => o.Active(library.Key) is not null, None: () => false))
            throw new RegistrationException(new DeviceKeyTakenError(library.Key, accelerator.Info.ToString()));
        try
        {
            library.RegisterAll(aten, fallBackToCpu);
            return library;
        }
        catch (RegistrationException)
        {
            library.Dispose();
            throw;
        }
    }

    /// <summary>Waits on this thread until everything given to the device is done.</summary>
    /// <exception cref="TensorIndexException">An index of an earlier call was out of range.</exception>
    /// <exception cref="GpuException">Earlier work failed.</exception>
    public void Synchronize()
    {
        _context.CheckIndices();
        _context.Stream.Synchronize();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // The second time there may be another device under the key.
        if (_isDisposed) return;
        _isDisposed = true;
        for (var i = _registered.Count - 1; i >= 0; i--) _registered[i].Dispose();
        _registered.Clear();
        if (Key == DispatchKey.PrivateUse1) _dispatcher.Change(s => s with { KeyNames = _names });
        _context.Blas?.Dispose();
    }

    private void RegisterAll(AtenLibrary aten, bool fallBackToCpu)
    {
        if (Key == DispatchKey.PrivateUse1) _dispatcher.Change(s => s with { KeyNames = NamesFor(Accelerator.Info.Address.Provider) });
        var structured = new Dictionary<string, StructuredKernel>(StringComparer.Ordinal);
        var fast = new FastKernels(_context, _dispatcher, structured);
        foreach (var family in Families.All(aten.Generator))
        {
            foreach (var schema in family.Schemas)
            {
                var kernel = new StructuredKernel(_context, family, schema);
                structured.Add(schema.Name.ToString(), kernel);
                if (!FastKernels.Serves(schema)) _registered.Add(_dispatcher.Implement(schema.Name, Key, new Kernel(Where) { Code = kernel, Next = new KernelNext.Leaf() }));
            }
        }

        _registered.AddRange(fast.Register(Key));
        _registered.AddRange(Others(aten.Operators));
        if (fallBackToCpu) _registered.Add(Fallback.Register(_dispatcher));
    }

    // Kernels that make no tensor by the Meta kernel's rules.
    private IEnumerable<Registration> Others(AtenOperators operators)
    {
        var (transfers, leaf) = (new Transfers(_context, operators), new KernelNext.Leaf());
        return
        [
            View.Implement(_dispatcher, Key, ViewKernels.View, leaf),
            AsStrided.Implement(_dispatcher, Key, ViewKernels.AsStrided, leaf),
            CopyInPlace.Implement(_dispatcher, Key, transfers.Copy, leaf),
            InternalLocalScalarDense.Implement(_dispatcher, Key, transfers.LocalScalar, leaf),
            Equal.Implement(_dispatcher, Key, transfers.AreEqual, leaf),
            Isnan.Implement(_dispatcher, Key, self => operators.NeTensor.Call(self, self), new KernelNext.Composite()),
            InternalEfficientzerotensor.Implement(_dispatcher, Key, ZeroTensor, leaf),
        ];
    }

    // No memory at all: whoever needs elements has the fallback of ZeroTensor make them.
    private Tensor ZeroTensor(IReadOnlyList<SymInt> size, ScalarType? dtype, TensorLayout? layout, Device? device, bool? pinMemory)
    {
        var (shape, type) = (TensorShape.Contiguous([.. size.Select(s => s.ToInt64())]), dtype ?? ScalarTypes.Default);
        return new(DispatchKeySet.Of(Key), shape, Device, type, new MetaStorage(shape.ElementCount * ScalarTypes.SizeOf(type), Device)) { IsZero = true };
    }

    private static KeyNames NamesFor(string provider) => KeyNames.WithPrivateUse1(
        provider switch { "opencl" => "OpenCL", "ilgpu" => "ILGPU", _ => char.ToUpperInvariant(provider[0]) + provider[1..] })
        .Match(Right: names => names, Left: error => throw new RegistrationException(error));
}

/// <summary>A key that serves a device already.</summary>
/// <param name="Key">The key.</param>
/// <param name="Device">The device that was to be served.</param>
public sealed record DeviceKeyTakenError(DispatchKey Key, string Device) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"the key {Key} serves a device already: {Device} cannot have it too";

    /// <inheritdoc />
    public override string Hint => "dispose the other DeviceLibrary first, or take a dispatcher of its own";
}

using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// A tensor as far as dispatch needs one: keys, device, element type, shape, version, flags. Elements are behind <see cref="Storage"/>, history
/// behind <see cref="AutogradMeta"/>; both may be missing.
/// </summary>
public class Tensor : KeyedObject
{
    private VersionCounter? _version;
    private TensorShape _shape;
    private ShapeFacts _facts;
    private long _elementCount;
    private bool _requiresGrad;

    /// <summary>A tensor by options; the keys follow by the constructor rule (section 2 of the dispatch model), in the thread's inference mode.</summary>
    /// <param name="shape">Sizes and strides.</param>
    /// <param name="options">Device, element type, layout and so on.</param>
    /// <param name="storage">The elements, or null.</param>
    /// <exception cref="TensorPropertyException">The device has no such tensors, or the element type cannot require grad.</exception>
    public Tensor(TensorShape shape, TensorOptions options = default, Storage? storage = null)
        : this(options.GivenKeys(), shape, options.Device, options.ScalarType, storage)
    {
        Layout = options.Layout;
        if (options.RequiresGrad) RequiresGrad = true;
    }

    /// <summary>A tensor by the keys of its constructor: for backends whose tensors carry keys that no device and layout give.</summary>
    /// <param name="given">The keys given; those the tensor ends up with follow by the constructor rule.</param>
    /// <param name="shape">Sizes and strides.</param>
    /// <param name="device">The device.</param>
    /// <param name="scalarType">The element type.</param>
    /// <param name="storage">The elements, or null.</param>
    public Tensor(DispatchKeySet given, TensorShape shape, Device device, ScalarType scalarType, Storage? storage = null)
        : base(TensorKeys.Construct(given, ThreadContext.InferenceMode))
    {
        (_shape, Device, ScalarType, Storage, IsDefined) = (shape, device, scalarType, storage, true);
        if (!IsInference) _version = new VersionCounter();
    }

    // An alias: storage and keys are the other tensor's; inference mode makes no difference.
    private protected Tensor(Tensor aliased, TensorShape shape, long storageOffset)
        : base(aliased.KeySet - KeySets.Python)
    {
        (_shape, Device, ScalarType, Storage, IsDefined) = (shape, aliased.Device, aliased.ScalarType, aliased.Storage, true);
        (Layout, StorageOffset) = (aliased.Layout, storageOffset);
        if (!IsInference) _version = new VersionCounter();
    }

    private Tensor()
        : base(KeySets.UndefinedTensor) => _shape = new TensorShape([], []);

    /// <summary>The undefined tensor: no shape, no device, but keys (AutogradOther and ADInplaceOrView). One object, which cannot be changed.</summary>
    public static Tensor Undefined { get; } = new();

    /// <summary>Whether it is a tensor at all.</summary>
    public bool IsDefined { get; }

    /// <summary>Sizes and strides; empty for the undefined tensor.</summary>
    public TensorShape Shape => _shape;

    /// <summary>The size of each dimension.</summary>
    public ImmutableArray<long> Sizes => _shape.Sizes;

    /// <summary>The step of each dimension, in elements.</summary>
    public ImmutableArray<long> Strides => _shape.Strides;

    /// <summary>How many elements it has.</summary>
    public long ElementCount
    {
        get
        {
            if (_facts == ShapeFacts.Unknown) Know();
            return _elementCount;
        }
    }

    /// <summary>Whether its elements lie in row-major order without gaps.</summary>
    public bool IsContiguous => ((_facts != ShapeFacts.Unknown ? _facts : Know()) & ShapeFacts.Contiguous) != 0;

    /// <summary>Whether its strides are those of <see cref="TensorShape.Contiguous"/>, also where a dimension has no second element and the stride says nothing.</summary>
    public bool HasRowMajorStrides => ((_facts != ShapeFacts.Unknown ? _facts : Know()) & ShapeFacts.RowMajor) != 0;

    /// <summary>Whether its elements lie in some order without gaps, each at a place of its own.</summary>
    public bool IsNonOverlappingAndDense => ((_facts != ShapeFacts.Unknown ? _facts : Know()) & ShapeFacts.Dense) != 0;

    /// <summary>The device it lives on.</summary>
    public Device Device { get; }

    /// <summary>The element type.</summary>
    public ScalarType ScalarType { get; }

    /// <summary>The layout.</summary>
    public TensorLayout Layout { get; }

    /// <summary>The elements, or null where there are none (Meta tensors, wrappers) or dispatch was all that was wanted.</summary>
    public Storage? Storage { get; private set; }

    /// <summary>The element of the storage at which the tensor begins.</summary>
    public long StorageOffset { get; private set; }

    /// <summary>Whether it stands for a number beside tensors: it has no dimensions, and its type counts as a number's does (see <see cref="TypePromotion"/>).</summary>
    public bool IsWrappedNumber { get; set; }

    /// <summary>Whether it has a shape and no elements because it lives on the Meta device.</summary>
    public bool IsMeta => IsDefined && Device.Type == DeviceType.Meta;

    /// <summary>Whether it was made in inference mode: without Autograd keys, ADInplaceOrView and version.</summary>
    public bool IsInference => IsDefined && !KeySet.HasAny(KeySets.AutogradWithADInplaceOrView);

    /// <summary>Whether it is a view of another tensor.</summary>
    public bool IsView => ViewedBase is not null;

    /// <summary>The tensor that this one is a view of, never itself a view; null when it is no view.</summary>
    public Tensor? ViewedBase { get; private set; }

    /// <summary>
    /// Who handles calls at the Python key for it. Every tensor is an object of the host, so every tensor has one; which calls come there at all
    /// is for the Python key to say.
    /// </summary>
    public virtual IInterpreter? Interpreter => IsDefined ? ObjectInterpreter.Instance : null;

    /// <summary>What the autograd engine keeps with it; null without history. Set by an engine only.</summary>
    public AutogradMeta? Autograd { get; set; }

    /// <inheritdoc />
    /// <exception cref="InferenceTensorException">Set on an inference tensor outside inference mode.</exception>
    /// <exception cref="TensorPropertyException">Set on an undefined tensor or one of a type without gradients, or set to false on one that was computed from tensors that require grad.</exception>
    public override bool RequiresGrad
    {
        get => _requiresGrad || Autograd is { HasHistory: true };
        set
        {
            if (!IsDefined) throw new TensorPropertyException(new UndefinedTensorError("gradients"));
            if (value && !ScalarTypes.IsDifferentiable(ScalarType))
                throw new TensorPropertyException(new TensorPropertyError("gradients", ScalarType, "floating-point and complex"));
            if (!value && !_requiresGrad && Autograd is { HasHistory: true })
                throw new TensorPropertyException(new HistoryError());
            if (value && IsInference && !ThreadContext.InferenceMode)
                throw new InferenceTensorException(new InferenceTensorError(InferenceTensorUse.RequireGrad));
            _requiresGrad = value;
        }
    }

    /// <summary>Whether it was made to require grad itself, as leaves are; not so by history or as a view.</summary>
    internal bool RequiresGradItself => _requiresGrad;

    /// <summary>Whether it is the conjugate of what its storage holds: the key Conjugate.</summary>
    /// <exception cref="TensorPropertyException">Set on a tensor that is not complex.</exception>
    public bool IsConjugate
    {
        get => KeySet.Has(DispatchKey.Conjugate);
        set => SetBit(DispatchKey.Conjugate, value, "the conjugate bit", ScalarTypes.IsComplex(ScalarType), "complex");
    }

    /// <summary>Whether it is the negative of what its storage holds: the key Negative.</summary>
    /// <exception cref="TensorPropertyException">Set on a tensor of truth values.</exception>
    public bool IsNegative
    {
        get => KeySet.Has(DispatchKey.Negative);
        set => SetBit(DispatchKey.Negative, value, "the negative bit", ScalarType != ScalarType.Bool, "number");
    }

    /// <summary>Whether it is all zeros and holds none of them: the key ZeroTensor.</summary>
    public bool IsZero
    {
        get => KeySet.Has(DispatchKey.ZeroTensor);
        set => SetBit(DispatchKey.ZeroTensor, value, "the zero bit", true, "number");
    }

    /// <summary>How many in-place updates there were, of the tensor or a view.</summary>
    /// <exception cref="InferenceTensorException">An inference tensor does not track it.</exception>
    public int Version => _version?.Current
        ?? (IsDefined ? throw new InferenceTensorException(new InferenceTensorError(InferenceTensorUse.ReadVersion)) : 0);

    /// <summary>Counts an in-place update, as kernels at ADInplaceOrView do. For an inference tensor inside inference mode it does nothing.</summary>
    /// <exception cref="InferenceTensorException">An inference tensor is updated outside inference mode.</exception>
    /// <exception cref="TensorPropertyException">The tensor is undefined.</exception>
    public void BumpVersion()
    {
        if (!IsDefined) throw new TensorPropertyException(new UndefinedTensorError("version"));
        if (_version is not null) _version.Bump();
        else if (!ThreadContext.InferenceMode) throw new InferenceTensorException(new InferenceTensorError(InferenceTensorUse.UpdateInPlace));
    }

    /// <summary>
    /// Another tensor over the same storage, with a version of its own and no base: what view kernels below ADInplaceOrView return. The kernel at
    /// ADInplaceOrView makes a view of it (<see cref="BecomeViewOf"/>). The keys are the same but Python's; in inference mode too an alias of a
    /// normal tensor is a normal one.
    /// </summary>
    /// <param name="shape">Its sizes and strides.</param>
    /// <param name="storageOffset">Where it begins in the storage.</param>
    /// <returns>The alias.</returns>
    /// <exception cref="TensorPropertyException">The tensor is undefined.</exception>
    public Tensor CreateAlias(TensorShape shape, long storageOffset = 0) =>
        IsDefined ? new Tensor(this, shape, storageOffset) : throw new TensorPropertyException(new UndefinedTensorError("views"));

    /// <summary>A view: an alias that has the same version, and the tensor (or what it is a view of itself) for its base.</summary>
    /// <param name="shape">Its sizes and strides.</param>
    /// <param name="storageOffset">Where it begins in the storage.</param>
    /// <returns>The view.</returns>
    /// <exception cref="TensorPropertyException">The tensor is undefined.</exception>
    public Tensor CreateView(TensorShape shape, long storageOffset = 0)
    {
        var view = CreateAlias(shape, storageOffset);
        view.BecomeViewOf(this);
        return view;
    }

    /// <summary>Makes a tensor a view of another: from now on they count versions together, and the base is what the other is a view of, or itself. For kernels at ADInplaceOrView.</summary>
    /// <param name="viewed">The tensor viewed.</param>
    public void BecomeViewOf(Tensor viewed)
    {
        ViewedBase = viewed.ViewedBase ?? viewed;
        _version = viewed._version;
    }

    /// <summary>Counts versions together with another tensor without being a view of it, as a detached tensor does: an update of either is seen in both.</summary>
    /// <param name="other">The other tensor.</param>
    public void ShareVersionWith(Tensor other) => _version = other._version;

    /// <summary>The counter of in-place updates; null for inference tensors and the undefined one. Holds no tensor.</summary>
    internal VersionCounter? VersionCounter => _version;

    /// <summary>Changes sizes, strides and offset, as kernels that resize do. Neither the storage nor the version changes.</summary>
    /// <param name="shape">The new sizes and strides, which must lie within the storage.</param>
    /// <param name="storageOffset">Where it begins in the storage.</param>
    /// <exception cref="TensorPropertyException">The tensor is undefined.</exception>
    public void SetShape(TensorShape shape, long storageOffset)
    {
        if (!IsDefined) throw new TensorPropertyException(new UndefinedTensorError("shape to change"));
        (_shape, StorageOffset, _facts) = (shape, storageOffset, ShapeFacts.Unknown);
    }

    /// <summary>Puts other elements in place of its own.</summary>
    /// <param name="storage">Where they live: on the tensor's device.</param>
    /// <param name="shape">Sizes and strides, which must lie within the storage.</param>
    /// <param name="storageOffset">Where it begins in the storage.</param>
    /// <exception cref="TensorPropertyException">The tensor is undefined.</exception>
    public void SetStorage(Storage storage, TensorShape shape, long storageOffset)
    {
        SetShape(shape, storageOffset);
        Storage = storage;
    }

    /// <summary>A Meta tensor of the same shape and type: keys and shape without elements.</summary>
    /// <returns>The tensor; a new one also for a Meta tensor.</returns>
    /// <exception cref="TensorPropertyException">The tensor is undefined, or the Meta device has no tensors of the layout.</exception>
    public Tensor ToMeta() => IsDefined
        ? new Tensor(Shape, new TensorOptions
        {
            Device = new Device(DeviceType.Meta), ScalarType = ScalarType, Layout = Layout, IsNested = KeySet.Has(DispatchKey.NestedTensor),
        })
        : throw new TensorPropertyException(new UndefinedTensorError("shape"));

    /// <inheritdoc />
    public override string ToString() =>
        IsDefined ? $"{GetType().Name}([{string.Join(", ", Sizes)}], {ScalarType}, {Device})" : "Tensor(undefined)";

    // Two threads may come here at once: they find the same.
    private ShapeFacts Know()
    {
        _elementCount = _shape.ElementCount;
        var facts = _shape.IsContiguous() ? ShapeFacts.Contiguous | ShapeFacts.Dense | (_shape.HasRowMajorStrides() ? ShapeFacts.RowMajor : 0) : _shape.IsNonOverlappingAndDense() ? ShapeFacts.Dense : ShapeFacts.None;
        System.Threading.Volatile.Write(ref System.Runtime.CompilerServices.Unsafe.As<ShapeFacts, byte>(ref _facts), (byte)facts);
        return facts;
    }

    // What follows from the shape, found when first asked for.
    [Flags]
    private enum ShapeFacts : byte
    {
        Unknown = 0,
        None = 1,
        Contiguous = 2,
        Dense = 4,
        RowMajor = 8,
    }

    private protected void AddKeys(DispatchKeySet keys) => KeySetField |= keys;

    private void SetBit(DispatchKey key, bool value, string what, bool allowed, string types)
    {
        if (!IsDefined) throw new TensorPropertyException(new UndefinedTensorError(what));
        if (value && !allowed) throw new TensorPropertyException(new TensorPropertyError(what, ScalarType, types));
        KeySetField = value ? KeySetField.Add(key) : KeySetField.Remove(key);
    }
}

using LanguageExt;

namespace Functional.Dispatch.Keys;

/// <summary>What kind of tensor is made on a device: its layout, and whether it is quantized, nested or jagged.</summary>
public enum TensorStyle : byte
{
    /// <summary>Dense.</summary>
    Strided,

    /// <summary>sparse_coo.</summary>
    Sparse,

    /// <summary>sparse_csr.</summary>
    SparseCsr,

    /// <summary>sparse_csc; the same keys as sparse_csr, as for the next two.</summary>
    SparseCsc,

    /// <summary>sparse_bsr.</summary>
    SparseBsr,

    /// <summary>sparse_bsc.</summary>
    SparseBsc,

    /// <summary>Strided with a quantized dtype.</summary>
    Quantized,

    /// <summary>mkldnn, opaque; on the CPU only.</summary>
    Mkldnn,

    /// <summary>A nested tensor of C++.</summary>
    Nested,

    /// <summary>A jagged nested tensor: a subclass of an interpreter around a dense one.</summary>
    Jagged,
}

/// <summary>The word of every style, and the keys of a tensor of it.</summary>
public static class TensorStyles
{
    /// <summary>Every style, dense first.</summary>
    public static ReadOnlySpan<TensorStyle> All =>
    [
        TensorStyle.Strided, TensorStyle.Sparse, TensorStyle.SparseCsr, TensorStyle.SparseCsc, TensorStyle.SparseBsr, TensorStyle.SparseBsc,
        TensorStyle.Quantized, TensorStyle.Mkldnn, TensorStyle.Nested, TensorStyle.Jagged,
    ];

    /// <summary>How the tool writes a style in front of a device.</summary>
    /// <param name="style">A style.</param>
    /// <returns>For example <c>sparse-csr</c>; empty for strided tensors, which are written as their device.</returns>
    public static string Word(TensorStyle style) => style switch
    {
        TensorStyle.Strided => "",
        TensorStyle.Sparse => "sparse",
        TensorStyle.SparseCsr => "sparse-csr",
        TensorStyle.SparseCsc => "sparse-csc",
        TensorStyle.SparseBsr => "sparse-bsr",
        TensorStyle.SparseBsc => "sparse-bsc",
        TensorStyle.Quantized => "quantized",
        TensorStyle.Mkldnn => "mkldnn",
        TensorStyle.Nested => "nested",
        TensorStyle.Jagged => "jagged",
    };

    /// <summary>The keys a tensor ends up with: those its constructor is handed, by <see cref="TensorKeys.Construct"/>, with what its class adds.</summary>
    /// <param name="device">The device.</param>
    /// <param name="style">The style.</param>
    /// <param name="inference">Whether it is made in inference mode.</param>
    /// <returns>The keys, or a <see cref="NoSuchTensorError"/> or <see cref="NoKeyForDeviceError"/>.</returns>
    public static Either<DispatchError, DispatchKeySet> KeysOf(DeviceType device, TensorStyle style, bool inference)
    {
        var backend = Devices.BackendOf(device);
        if (style is TensorStyle.Nested or TensorStyle.Jagged && backend is BackendComponent.Invalid) return new NoSuchTensorError(device, "nested");
        return Devices.KeyOf(device, LayoutOf(style), style is TensorStyle.Quantized).Bind<DispatchKeySet>(key => style switch
        {
            TensorStyle.Quantized when KeyLayout.FunctionalityOf(key) != DispatchKey.Quantized => new NoSuchTensorError(device, "quantized"),
            // NestedTensorImpl: the buffer's keys, with the nested functionality in place of the dense one.
            TensorStyle.Nested =>
                TensorKeys.Construct(DispatchKeySet.Of(KeyLayout.RuntimeKey(DispatchKey.NestedTensor, backend)), inference) | AutogradNested(inference),
            // A subclass of an interpreter around a dense tensor, marked as nested.
            TensorStyle.Jagged =>
                TensorKeys.Construct(DispatchKeySet.Of(key, DispatchKey.NestedTensor), inference) | AutogradNested(inference) | KeySets.Python,
            _ => TensorKeys.Construct(DispatchKeySet.Of(key), inference),
        });
    }

    private static TensorLayout LayoutOf(TensorStyle style) => style switch
    {
        TensorStyle.Strided or TensorStyle.Quantized or TensorStyle.Nested or TensorStyle.Jagged => TensorLayout.Strided,
        TensorStyle.Sparse => TensorLayout.SparseCoo,
        TensorStyle.SparseCsr => TensorLayout.SparseCsr,
        TensorStyle.SparseCsc => TensorLayout.SparseCsc,
        TensorStyle.SparseBsr => TensorLayout.SparseBsr,
        TensorStyle.SparseBsc => TensorLayout.SparseBsc,
        TensorStyle.Mkldnn => TensorLayout.Mkldnn,
    };

    private static DispatchKeySet AutogradNested(bool inference) =>
        inference ? DispatchKeySet.Empty : DispatchKeySet.Of(DispatchKey.AutogradNestedTensor);
}

/// <summary>What a tensor can have besides device and style, as the keys it adds.</summary>
/// <param name="Word">How the tool writes it behind a <c>+</c>.</param>
/// <param name="Keys">The keys.</param>
public sealed record TensorProperty(string Word, DispatchKeySet Keys)
{
    /// <summary>Every property that adds a key.</summary>
    /// <returns>A fresh sequence.</returns>
    public static IEnumerable<TensorProperty> All() =>
    [
        new("conj", DispatchKeySet.Of(DispatchKey.Conjugate)), new("neg", DispatchKeySet.Of(DispatchKey.Negative)),
        new("zero", DispatchKeySet.Of(DispatchKey.ZeroTensor)), new("python", KeySets.Python),
        new("functionalize", DispatchKeySet.Of(DispatchKey.Functionalize)), new("vmap", DispatchKeySet.Of(DispatchKey.FuncTorchBatched)),
        new("functorch-grad", DispatchKeySet.Of(DispatchKey.FuncTorchGradWrapper)),
    ];
}

/// <summary>A device that has no tensors of a kind.</summary>
/// <param name="Device">The device.</param>
/// <param name="Kind">The kind: <c>nested</c> or <c>quantized</c>.</param>
public sealed record NoSuchTensorError(DeviceType Device, string Kind) : DispatchError
{
    /// <inheritdoc />
    public override string Message => $"device `{Devices.Name(Device)}` has no {Kind} tensors";
}

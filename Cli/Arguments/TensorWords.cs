using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using LanguageExt;

namespace Functional.Dispatch.Cli.Arguments;

/// <summary>
/// Words for tensors, such as <c>cuda</c>, <c>sparse-csr-cpu</c> or <c>cpu+conj+grad</c>. A word gives the keys that a tensor's constructor is
/// handed; what the tensor ends up with follows from <see cref="TensorKeys.Construct"/>, with no table of sets anywhere.
/// </summary>
public static class TensorWords
{
    /// <summary>The word for an undefined tensor.</summary>
    public const string Undefined = "undefined";

    private enum Wrapping
    {
        None,
        Nested,
        Jagged,
    }

    private readonly record struct Layout(string Word, TensorLayout Kind, bool Quantized = false, Wrapping Wrapping = Wrapping.None);

    // Longer words first: `sparse-csr-cpu` is not `sparse-` and a device `csr-cpu`.
    private static readonly Layout[] Layouts =
    [
        new("sparse-csr", TensorLayout.SparseCsr), new("sparse-csc", TensorLayout.SparseCsc), new("sparse-bsr", TensorLayout.SparseBsr),
        new("sparse-bsc", TensorLayout.SparseBsc), new("sparse", TensorLayout.SparseCoo), new("quantized", TensorLayout.Strided, Quantized: true),
        new("mkldnn", TensorLayout.Mkldnn), new("nested", TensorLayout.Strided, Wrapping: Wrapping.Nested),
        new("jagged", TensorLayout.Strided, Wrapping: Wrapping.Jagged),
    ];

    private static readonly (string Word, DispatchKeySet Keys)[] Properties =
    [
        ("conj", DispatchKeySet.Of(DispatchKey.Conjugate)), ("neg", DispatchKeySet.Of(DispatchKey.Negative)),
        ("zero", DispatchKeySet.Of(DispatchKey.ZeroTensor)), ("python", KeySets.Python),
        ("functionalize", DispatchKeySet.Of(DispatchKey.Functionalize)), ("vmap", DispatchKeySet.Of(DispatchKey.FuncTorchBatched)),
        ("functorch-grad", DispatchKeySet.Of(DispatchKey.FuncTorchGradWrapper)),
    ];

    private const string Grad = "grad";

    private const string Inference = "inference";

    /// <summary>Every suffix, without its <c>+</c>.</summary>
    public static IEnumerable<string> Suffixes => [Grad, Inference, .. Properties.Select(p => p.Word)];

    /// <summary>Every word without suffixes.</summary>
    /// <param name="names">The names in use: a renamed PrivateUse1 is a device word too.</param>
    /// <returns>The words.</returns>
    public static IEnumerable<string> All(KeyNames names)
    {
        var devices = Enum.GetValues<DeviceType>().Select(d => Devices.Name(d))
            .Append(names.PrivateUse1Name.ToLowerInvariant())
            .Where(d => IsTensor(d, names))
            .Distinct().ToArray();
        return devices.Concat(Layouts.Select(l => l.Word))
            .Concat(Layouts.SelectMany(l => devices.Select(d => $"{l.Word}-{d}").Where(w => IsTensor(w, names))))
            .Append(Undefined);
    }

    private static bool IsTensor(string word, KeyNames names) => Base(word, inference: false, names) is { IsRight: true };

    /// <summary>Reads a word with its suffixes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names in use.</param>
    /// <returns>The tensor; an error for a suffix that does not exist or a device without that layout; null when the text does not start with a tensor word.</returns>
    public static Either<DispatchError, CallArgument.Tensor>? Parse(string text, KeyNames names)
    {
        var parts = text.Split('+');
        if (parts[0] == Undefined)
            return parts.Length == 1
                ? new CallArgument.Tensor(KeySets.UndefinedTensor)
                : new UsageError($"`{Quoted.Short(text)}`: an undefined tensor has no suffixes", $"write `{Undefined}`");
        if (Base(parts[0], inference: false, names) is null) return null;

        var (grad, inference, properties) = (false, false, DispatchKeySet.Empty);
        foreach (var suffix in parts.AsSpan(1))
        {
            if (suffix.Equals(Grad, StringComparison.OrdinalIgnoreCase)) grad = true;
            else if (suffix.Equals(Inference, StringComparison.OrdinalIgnoreCase)) inference = true;
            else if (Array.Find(Properties, p => suffix.Equals(p.Word, StringComparison.OrdinalIgnoreCase)) is { Word: not null } property)
                properties |= property.Keys;
            else
                return new UsageError($"unknown suffix `+{Quoted.Short(suffix)}` in `{Quoted.Short(text)}`", SuffixHint(suffix));
        }

        return Base(parts[0], inference, names)?.Map(keys => new CallArgument.Tensor(keys | properties, grad));
    }

    private static string SuffixHint(string suffix) =>
        NearestName.Of(suffix, Suffixes) is { } nearest ? $"did you mean `+{nearest}`?" : $"suffixes: +{string.Join(" +", Suffixes)}";

    private static Either<DispatchError, DispatchKeySet>? Base(string word, bool inference, KeyNames names)
    {
        foreach (var layout in Layouts)
        {
            if (!word.StartsWith(layout.Word, StringComparison.Ordinal)) continue;
            if (word.Length == layout.Word.Length) return Constructed(DeviceType.Cpu, layout, inference);
            if (word[layout.Word.Length] == '-' && Device(word[(layout.Word.Length + 1)..], names) is { } device)
                return Constructed(device, layout, inference);
        }

        if (Device(word, names) is not { } plain) return null;
        return Constructed(plain, new Layout("", TensorLayout.Strided), inference);
    }

    /// <summary>The device of a name.</summary>
    /// <param name="name">PyTorch's name of a device, or the name PrivateUse1 goes by, in small letters.</param>
    /// <param name="names">The names in use.</param>
    /// <returns>The device, or null.</returns>
    public static DeviceType? Device(string name, KeyNames names)
    {
        foreach (var device in Enum.GetValues<DeviceType>())
            if (name == Devices.Name(device)) return device;
        // A renamed PrivateUse1 is a device of that name, in small letters.
        return name.Equals(names.PrivateUse1Name, StringComparison.OrdinalIgnoreCase) && !name.Any(char.IsUpper) ? DeviceType.PrivateUse1 : null;
    }

    private static Either<DispatchError, DispatchKeySet> Constructed(DeviceType device, Layout layout, bool inference)
    {
        var backend = Devices.BackendOf(device);
        if (layout.Wrapping != Wrapping.None && backend is BackendComponent.Invalid)
            return new UsageError($"device `{Devices.Name(device)}` has no nested tensors");
        return Devices.KeyOf(device, layout.Kind, layout.Quantized).Bind<DispatchKeySet>(key => layout switch
        {
            { Quantized: true } when KeyLayout.FunctionalityOf(key) != DispatchKey.Quantized =>
                new UsageError($"device `{Devices.Name(device)}` has no quantized tensors"),
            // NestedTensorImpl: the buffer's keys, with the nested functionality in place of the dense one.
            { Wrapping: Wrapping.Nested } =>
                TensorKeys.Construct(DispatchKeySet.Of(KeyLayout.RuntimeKey(DispatchKey.NestedTensor, backend)), inference) | AutogradNested(inference),
            // A subclass of an interpreter around a dense tensor, marked as nested.
            { Wrapping: Wrapping.Jagged } =>
                TensorKeys.Construct(DispatchKeySet.Of(key, DispatchKey.NestedTensor), inference) | AutogradNested(inference) | KeySets.Python,
            _ => TensorKeys.Construct(DispatchKeySet.Of(key), inference),
        });
    }

    private static DispatchKeySet AutogradNested(bool inference) =>
        inference ? DispatchKeySet.Empty : DispatchKeySet.Of(DispatchKey.AutogradNestedTensor);
}

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

    // Longer words first: `sparse-csr-cpu` is not `sparse-` and a device `csr-cpu`.
    private static readonly (string Word, TensorStyle Style)[] Styles =
        [.. TensorStyles.All.ToArray().Where(s => s != TensorStyle.Strided).Select(s => (Word: TensorStyles.Word(s), s)).OrderByDescending(s => s.Word.Length)];

    private static readonly TensorProperty[] Properties = [.. TensorProperty.All()];

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
        return devices.Concat(Styles.Select(s => s.Word))
            .Concat(Styles.SelectMany(s => devices.Select(d => $"{s.Word}-{d}").Where(w => IsTensor(w, names))))
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
            else if (Array.Find(Properties, p => suffix.Equals(p.Word, StringComparison.OrdinalIgnoreCase)) is { } property)
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
        foreach (var (text, style) in Styles)
        {
            if (!word.StartsWith(text, StringComparison.Ordinal)) continue;
            if (word.Length == text.Length) return TensorStyles.KeysOf(DeviceType.Cpu, style, inference);
            if (word[text.Length] == '-' && Device(word[(text.Length + 1)..], names) is { } device) return TensorStyles.KeysOf(device, style, inference);
        }

        if (Device(word, names) is not { } plain) return null;
        return TensorStyles.KeysOf(plain, TensorStyle.Strided, inference);
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
}

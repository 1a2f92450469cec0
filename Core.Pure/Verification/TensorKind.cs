using System.Collections.Immutable;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Verification;

/// <summary>
/// A tensor as programs make them: a device, a style, whether it was made in inference mode, and at most one property or wrapper. Two kinds with
/// the same keys are one: the first in <see cref="All"/>, which is the one a person would think of first.
/// </summary>
/// <param name="Word">How the tool writes it, PrivateUse1 not renamed; null where no word says it and its keys are written instead.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="Backend">The backend it is on; Invalid for an undefined tensor and for devices without a backend bit.</param>
/// <param name="Cost">How far it is from a plain dense tensor: 0 and up. Witnesses are made of the cheapest kinds that will do.</param>
public sealed record TensorKind(string? Word, DispatchKeySet Keys, BackendComponent Backend, int Cost)
{
    private const int OfStyle = 2;

    private const int OfInference = 4;

    private const int OfProperty = 6;

    /// <summary>The word of an undefined tensor.</summary>
    public const string Undefined = "undefined";

    // Most people have these, so a witness uses them where any device would do.
    private static readonly ImmutableArray<DeviceType> Familiar = [DeviceType.Cpu, DeviceType.Cuda, DeviceType.Meta];

    // Wrappers for which the tool has no word, and modes that programs put on tensors by hand.
    private static readonly ImmutableArray<DispatchKeySet> WordlessWrappers =
        [DispatchKeySet.Of(DispatchKey.Batched), DispatchKeySet.Of(DispatchKey.BatchedNestedTensor)];

    /// <summary>Every kind: all devices in all their styles, each plain, made in inference mode, and with each property; and an undefined tensor.</summary>
    public static ImmutableArray<TensorKind> All { get; } =
        [.. Enumerate().OrderBy(k => k.Cost).DistinctBy(k => k.Keys)];

    /// <summary>The kinds without properties and made outside inference mode: one for every device and style.</summary>
    public static ImmutableArray<TensorKind> Plain { get; } = [.. All.Where(k => k.Cost < OfInference)];

    /// <summary>The plain dense or wrapped tensor that has a key among its keys: what a person calls "a tensor of that backend".</summary>
    /// <param name="key">A runtime key that holds data, such as CUDA or SparseCPU.</param>
    /// <returns>The kind, or null when no tensor has the key as its data's.</returns>
    public static TensorKind? Of(DispatchKey key) =>
        Plain.FirstOrDefault(k => k.Keys.Has(key) && k.Keys.HighestBackend == KeyLayout.BackendOf(key));

    /// <summary>The same, and for a backend without a device (PrivateUse2, PrivateUse3) what a tensor class of an extension would be given there.</summary>
    /// <param name="key">A runtime key that holds data.</param>
    /// <returns>The kind.</returns>
    public static TensorKind For(DispatchKey key) => Of(key) ?? new(null, TensorKeys.Construct(DispatchKeySet.Of(key), false), KeyLayout.BackendOf(key), OfStyle);

    private static IEnumerable<TensorKind> Enumerate()
    {
        yield return new TensorKind(Undefined, KeySets.UndefinedTensor, BackendComponent.Invalid, OfStyle + 1);
        foreach (var device in Enum.GetValues<DeviceType>().OrderBy(d => Familiar.IndexOf(d) is >= 0 and var at ? at : Familiar.Length))
        {
            foreach (var style in TensorStyles.All.ToArray())
            {
                foreach (var inference in (bool[])[false, true])
                {
                    if (!TensorStyles.KeysOf(device, style, inference).Try(out var keys, out _)) continue;
                    var word = (style == TensorStyle.Strided ? "" : TensorStyles.Word(style) + "-") + Devices.Name(device) + (inference ? "+inference" : "");
                    var kind = new TensorKind(
                        word, keys, Devices.BackendOf(device),
                        (style == TensorStyle.Strided ? 0 : OfStyle) + (Familiar.Contains(device) ? 0 : 1) + (inference ? OfInference : 0));
                    yield return kind;
                    foreach (var property in TensorProperty.All())
                        yield return kind with { Word = $"{word}+{property.Word}", Keys = keys | property.Keys, Cost = kind.Cost + OfProperty };
                    foreach (var wrapper in WordlessWrappers)
                        yield return kind with { Word = null, Keys = keys | wrapper, Cost = kind.Cost + OfProperty + 1 };
                }
            }
        }
    }
}

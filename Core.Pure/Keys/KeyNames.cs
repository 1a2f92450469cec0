using System.Globalization;
using System.Text;
using LanguageExt;

namespace Functional.Dispatch.Keys;

/// <summary>
/// How keys are printed and parsed: PyTorch's names, with PrivateUse1 under the name its backend chose. Printing is total and
/// <see cref="ParseKey"/> reads back every runtime key it prints, also the 42 that PyTorch 2.14.1 prints but cannot parse.
/// Keys never change; only names do, so every printer and parser takes a value of this type.
/// </summary>
public sealed class KeyNames
{
    private const string PrivateUse1 = "PrivateUse1";

    private readonly string _privateUse1;
    private readonly string[] _names;
    private readonly Dictionary<string, RegistrationKey> _keys;

    private KeyNames(string privateUse1)
    {
        _privateUse1 = privateUse1;
        _names = [.. Enumerable.Range(0, KeyLayout.EndOfAliasKeys + 1).Select(v => OriginalName(v).Replace(PrivateUse1, privateUse1, StringComparison.Ordinal))];
        _keys = new Dictionary<string, RegistrationKey>(StringComparer.Ordinal);
        foreach (var (name, key) in Spellings()) _keys[name] = key;
        foreach (var key in Nameable()) _keys[OriginalName(key.Value)] = _keys[Print(key)] = key;
    }

    /// <summary>PyTorch's own names.</summary>
    public static KeyNames Default { get; } = new(PrivateUse1);

    /// <summary>The name PrivateUse1 goes by; "PrivateUse1" unless renamed.</summary>
    public string PrivateUse1Name => _privateUse1;

    /// <summary>Names with PrivateUse1 renamed by its backend, in every key that contains it (for example AutogradNpu). The original spellings still parse.</summary>
    /// <param name="name">A letter followed by letters, digits or underscores; not the beginning of a clash with another key's name.</param>
    /// <returns>The names, or a <see cref="KeyRenameError"/>.</returns>
    public static Either<DispatchError, KeyNames> WithPrivateUse1(string name)
    {
        if (name.Length is 0 or > 64 || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            return new KeyRenameError(name, "a name is a letter followed by letters, digits or underscores");
        if (name == PrivateUse1) return Default;
        // Backend bits count too: a key called CPUBit could not be told from the bit in a printed set.
        var taken = Default._keys.Keys.Concat(KeyLayout.AllBackends().Select(Default.BitName)).ToHashSet(StringComparer.Ordinal);
        var clash = Nameable().Select(k => OriginalName(k.Value)).Where(n => n.Contains(PrivateUse1, StringComparison.Ordinal))
            .Select(n => n.Replace(PrivateUse1, name, StringComparison.Ordinal)).FirstOrDefault(taken.Contains);
        return clash is null ? new KeyNames(name) : new KeyRenameError(name, $"`{clash}` is already the name of a key or a backend bit");
    }

    /// <summary>Every name that parses, legacy spellings included.</summary>
    public IEnumerable<string> Accepted => _keys.Keys;

    /// <summary>The name of a key.</summary>
    /// <param name="key">Any defined key; markers print as PyTorch prints them (for example <c>AutogradUndefined</c>).</param>
    /// <returns>The name.</returns>
    public string Print(DispatchKey key) => _names[(byte)key];

    /// <summary>The name of a registration key.</summary>
    /// <param name="key">A runtime or alias key.</param>
    /// <returns>The name.</returns>
    public string Print(RegistrationKey key) => _names[key.Value];

    /// <summary>PyTorch's name of a backend component: <c>CPUBit</c>, but <c>MTIA</c> and <c>MAIA</c> as they are.</summary>
    /// <param name="backend">A backend.</param>
    /// <returns>The name.</returns>
    public string Print(BackendComponent backend) => backend switch
    {
        BackendComponent.MTIA or BackendComponent.MAIA => backend.ToString(),
        BackendComponent.PrivateUse1 => _privateUse1 + "Bit",
        _ => backend + "Bit",
    };

    /// <summary>PyTorch's printed form: <c>DispatchKeySet(CPU, AutogradCPU)</c>. Backend bits without a per-backend functionality, and the reverse, do not show.</summary>
    /// <param name="set">Any set.</param>
    /// <returns>The text.</returns>
    public string Print(DispatchKeySet set)
    {
        var text = new StringBuilder("DispatchKeySet(");
        AppendKeys(text, set);
        return text.Append(')').ToString();
    }

    /// <summary>A form that loses nothing and that <see cref="ParseSet"/> reads back: runtime keys, then functionalities without a backend (<c>Dense</c>) and backend bits without a functionality (<c>CPUBit</c>). Empty text for the empty set.</summary>
    /// <param name="set">Any set.</param>
    /// <returns>Names separated by commas.</returns>
    public string PrintExact(DispatchKeySet set)
    {
        var text = new StringBuilder();
        AppendKeys(text, set);
        var perBackend = new DispatchKeySet(set.Raw & KeyLayout.PerBackendFunctionalityMask);
        if (set.Backends.IsEmpty)
            foreach (var key in Enumerable.Range(1, KeyLayout.FunctionalityCount - 1).Select(f => (DispatchKey)f).Where(f => perBackend.Has(f)))
                Separate(text).Append(Print(key));
        if (perBackend.IsEmpty)
            foreach (var backend in KeyLayout.AllBackends().Where(set.HasBackend))
                Separate(text).Append(BitName(backend));
        return text.ToString();
    }

    /// <summary>A key from any spelling: a printed name, an alias key, a building block, or one of PyTorch's legacy spellings (CatchAll, DefaultBackend, CPUTensorId, Autocast, PrivateUse1_PreAutograd, …).</summary>
    /// <param name="name">The spelling; case matters.</param>
    /// <returns>The key, or an <see cref="UnknownKeyError"/> with the nearest name.</returns>
    public Either<DispatchError, RegistrationKey> ParseKey(string name) =>
        _keys.TryGetValue(name, out var key) ? key : new UnknownKeyError(name, NearestName.Of(name, _keys.Keys));

    /// <summary>A key that can be a member of a keyset.</summary>
    /// <param name="name">The spelling; case matters.</param>
    /// <returns>The key, an <see cref="UnknownKeyError"/>, or an <see cref="AliasInKeySetError"/>.</returns>
    public Either<DispatchError, DispatchKey> ParseRuntimeKey(string name) =>
        ParseKey(name).Bind<DispatchKey>(key => key.IsAlias ? new AliasInKeySetError(key.Alias) : key.Runtime);

    /// <summary>A keyset from text: key names or backend bits separated by commas, <c>DispatchKeySet(…)</c> around them or not, or a raw hexadecimal value (<c>0x10001</c>).</summary>
    /// <param name="text">The text; blanks around names are ignored, empty text is the empty set.</param>
    /// <returns>The set, or the first error.</returns>
    public Either<DispatchError, DispatchKeySet> ParseSet(string text)
    {
        var body = text.Trim();
        if (body.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return ParseRaw(body);
        if (body.StartsWith("DispatchKeySet(", StringComparison.Ordinal) && body.EndsWith(')')) body = body["DispatchKeySet(".Length..^1];
        Either<DispatchError, DispatchKeySet> set = DispatchKeySet.Empty;
        if (string.IsNullOrWhiteSpace(body)) return set;
        foreach (var part in body.Split(','))
        {
            set = set.Bind(s => ParseMember(part.Trim()).Map(k => s | k));
            if (set.IsLeft) return set;
        }

        return set;
    }

    private Either<DispatchError, DispatchKeySet> ParseMember(string name)
    {
        foreach (var backend in KeyLayout.AllBackends())
            if (name == BitName(backend) || name == backend + "Bit") return DispatchKeySet.Of(backend);
        return ParseRuntimeKey(name).Map(k => DispatchKeySet.Of(k));
    }

    private static Either<DispatchError, DispatchKeySet> ParseRaw(string text) =>
        ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var raw)
            ? DispatchKeySet.FromRaw(raw)
            : new KeySetTextError(text);

    private void AppendKeys(StringBuilder text, DispatchKeySet set)
    {
        var start = text.Length;
        foreach (var key in set)
        {
            if (text.Length > start) text.Append(", ");
            text.Append(Print(key));
        }
    }

    private static StringBuilder Separate(StringBuilder text) => text.Length > 0 ? text.Append(", ") : text;

    // Unlike PyTorch's name, this always ends in "Bit", so that it never reads as the dense key MTIA.
    private string BitName(BackendComponent backend) => (backend == BackendComponent.PrivateUse1 ? _privateUse1 : backend.ToString()) + "Bit";

    private static IEnumerable<RegistrationKey> Nameable() =>
        KeyLayout.AllKeys().Where(k => !KeyLayout.IsMarker(k)).Select(RegistrationKey.FromDispatchKey)
            .Concat(AliasKeys.All.ToArray().Select(RegistrationKey.FromAliasKey));

    private static string OriginalName(int value)
    {
        if (value >= KeyLayout.StartOfAliasKeys) return ((AliasKey)value).ToString();
        if (value == KeyLayout.EndOfFunctionalityKeys) return "UnknownUnknown";
        var key = (DispatchKey)value;
        if (value < KeyLayout.FunctionalityCount) return key.ToString();
        // PyTorch prints a marker as its functionality on backend "Undefined"; Dense and AutogradFunctionality drop part of their name.
        var backend = KeyLayout.IsMarker(key) ? "Undefined" : KeyLayout.BackendOf(key).ToString();
        return KeyLayout.FunctionalityOf(key) switch
        {
            DispatchKey.Dense => backend,
            DispatchKey.AutogradFunctionality => "Autograd" + backend,
            var functionality => functionality + backend,
        };
    }

    /// <summary>PyTorch's enum synonyms and legacy spellings.</summary>
    /// <returns>Spelling and key, a fresh sequence.</returns>
    public static IEnumerable<(string Name, RegistrationKey Key)> Spellings() =>
    [
        ("CatchAll", DispatchKey.Undefined), ("DefaultBackend", AliasKey.CompositeExplicitAutograd), ("Autocast", DispatchKey.AutocastCUDA),
        ("CPUTensorId", DispatchKey.CPU), ("CUDATensorId", DispatchKey.CUDA), ("PrivateUse1_PreAutograd", DispatchKey.AutogradPrivateUse1),
        ("PrivateUse2_PreAutograd", DispatchKey.AutogradPrivateUse2), ("PrivateUse3_PreAutograd", DispatchKey.AutogradPrivateUse3),
        ("EndOfDenseBackends", DispatchKey.Meta), ("EndOfQuantizedBackends", DispatchKey.QuantizedMeta),
        ("EndOfSparseBackends", DispatchKey.SparseMeta), ("EndOfSparseCsrBackends", DispatchKey.SparseCsrMeta),
        ("EndOfNestedTensorBackends", DispatchKey.NestedTensorMeta), ("EndOfAutogradFunctionalityBackends", DispatchKey.AutogradMeta),
        ("EndOfRuntimeBackendKeys", DispatchKey.AutogradMeta), ("StartOfAliasKeys", AliasKey.Autograd),
        ("EndOfAliasKeys", AliasKey.CompositeExplicitAutogradNonFunctional),
    ];
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws.Proofs;
using Functional.Dispatch.Laws.Sampling;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>Names of keys and sets, iteration, and the tie between the proofs and the core.</summary>
internal static class NameLaws
{
    private static readonly Sample<DispatchKeySet> Set = KeySamples.KeySet;

    private static readonly KeyNames[] Namings =
        [KeyNames.Default, KeyNames.WithPrivateUse1("Npu").IfLeft(KeyNames.Default), KeyNames.WithPrivateUse1("my_device").IfLeft(KeyNames.Default)];

    public static IEnumerable<Law> All =>
    [
        new FiniteLaw(
            Text("Every_printed_key_parses_back", LawFamily.Names, "For every key that is no marker and every alias key, under every renaming of PrivateUse1, parse(print(k)) = k.",
                "42 of the 136 runtime key names that PyTorch prints cannot be parsed by it; error messages printed UNKNOWN names (#79812, #134293).", "G7"),
            () => Namings.SelectMany(names => Nameable().Select(key => names.ParseKey(names.Print(key)).Match(Right: k => k == key, Left: _ => false)
                ? null : $"`{names.Print(key)}` does not parse as {key}"))),
        new FiniteLaw(
            Text("Printed_keys_are_told_apart", LawFamily.Names, "No two keys have one name.", "Two keys of one name could not both be registered by name.", "G7"),
            () => Namings.SelectMany(names => Nameable().GroupBy(names.Print).Select(g => g.Count() == 1 ? null : $"`{g.Key}` names {g.Count()} keys"))),
        new FiniteLaw(
            Text("Renaming_PrivateUse1_changes_its_own_names_alone", LawFamily.Names,
                "Under a new name for PrivateUse1 exactly the names that contain PrivateUse1 change, in that word alone, and the original names of all keys still parse.",
                "A backend's rename must leave everybody else's dumps, rules and error messages as they were.", "G7"),
            () => Namings.SelectMany(names => Nameable().Select(key =>
                names.Print(key) == KeyNames.Default.Print(key).Replace("PrivateUse1", names.PrivateUse1Name, StringComparison.Ordinal)
                && names.ParseKey(KeyNames.Default.Print(key)).Match(Right: k => k == key, Left: _ => false)
                    ? null : $"under the name {names.PrivateUse1Name} the key {KeyNames.Default.Print(key)} is `{names.Print(key)}`"))),
        new FiniteLaw(
            Text("An_alias_key_never_gets_into_a_keyset", LawFamily.Names, "Every spelling of an alias key is refused where a member of a keyset is expected.",
                "PyTorch silently makes the empty keyset of an alias key; here it does not even compile.", "G6"),
            () => KeyNames.Default.Accepted.Select(name => KeyNames.Default.ParseKey(name).Match(Right: k => k.IsAlias, Left: _ => false)
                && KeyNames.Default.ParseSet(name).IsRight ? $"`{name}` became a keyset" : null)),
        new SampledLaw<DispatchKeySet>(
            Text("Exact_printing_is_invertible", LawFamily.Names, "parse(print exactly(s)) = s for every keyset and renaming, also where backend bits or functionalities stand alone.",
                "PyTorch's form drops them: the inference-mode exclude set prints without AutogradFunctionality.", "G4"),
            Set,
            // Either half alone, too: such sets are rare and print otherwise.
            any => Namings.SelectMany(names => ((DispatchKeySet[])[any, any.Functionalities, any.Backends]).Select(set => names.ParseSet(names.PrintExact(set)).Match(Right: s => s == set, Left: _ => false)
                ? null : $"0x{set.Raw:x} prints as `{names.PrintExact(set)}`")).FirstOrDefault(v => v is not null),
            FewerBits),
        new SampledLaw<DispatchKeySet>(
            Text("Printing_as_PyTorch_names_exactly_the_members", LawFamily.Names, "PyTorch's form names the runtime keys of the set in order and nothing else, so CPU − CPU prints as empty and is not.",
                "A printed set that looks empty still has a backend.", "G4", "G2"),
            Set,
            set => KeyNames.Default.Print(set) == $"DispatchKeySet({string.Join(", ", Members(set).Select(KeyNames.Default.Print))})" ? null : $"0x{set.Raw:x} prints as {set}",
            FewerBits),
        new FiniteLaw(
            Text("The_slot_is_that_of_the_highest_member", LawFamily.Choice,
                "For each highest functionality (or none) on each highest backend (or none), with everything or nothing below, the slot is the highest runtime key's by linear search.",
                "The leading-zero count is only a fast way of saying “the highest key”.", "G11"),
            Slots),
        new FiniteLaw(
            Text("Slots_number_the_runtime_keys_in_order", LawFamily.Choice, "The 137 slots number Undefined, then the runtime keys by functionality and backend, without a gap.",
                "One more key once overflowed the table's index type (#69633, #76112, #116970)."),
            () => Enumerable.Range(0, KeyLayout.SlotCount).Select(slot => KeyLayout.SlotOf(KeyLayout.KeyAt(slot)) == slot && (slot == 0 || Order(KeyLayout.KeyAt(slot - 1)).CompareTo(Order(KeyLayout.KeyAt(slot))) < 0)
                ? null : $"slot {slot} is {KeyLayout.KeyAt(slot)}'s")),
        new FiniteLaw(
            Text("HIP_and_VE_share_AutogradOther", LawFamily.Sets, "The autograd key of HIP, VE and no backend is AutogradOther; of any other backend its own.",
                "AutogradHIP and AutogradVE have slots that no tensor of theirs reaches.", "G9"),
            () => KeyLayout.AllBackends().Prepend(BackendComponent.Invalid).Select(b =>
                KeyRelations.AutogradKey(b) == (b is BackendComponent.Invalid or BackendComponent.HIP or BackendComponent.VE ? DispatchKey.AutogradOther : KeyLayout.RuntimeKey(DispatchKey.AutogradFunctionality, b))
                    ? null : $"{b} has {KeyRelations.AutogradKey(b)}")),
        new SampledLaw<ulong>(
            Text("The_core_agrees_with_its_bit_vector_definitions", LawFamily.Agreement,
                "Every operation that the proved laws use gives on the core what its bit-vector definition gives.",
                "A proof is about definitions; this makes it a proof about the core.", "G10", "G12", "G13"),
            (ref SplitMix64 random) => random.Next(), Agreement.Violation),
    ];

    private static LawText Text(string name, LawFamily family, string statement, string why, params string[] references) => new(name, family, statement, why, [.. references]);

    private static IEnumerable<RegistrationKey> Nameable() =>
        KeyLayout.AllKeys().Where(k => !KeyLayout.IsMarker(k)).Select(RegistrationKey.FromDispatchKey).Concat(AliasKeys.All.ToArray().Select(RegistrationKey.FromAliasKey));

    private static IEnumerable<DispatchKey> Members(DispatchKeySet set) => KeyLayout.RuntimeKeys[1..].ToArray().Where(set.Has).OrderBy(Order);

    private static (int Functionality, int Backend) Order(DispatchKey key) => ((int)KeyLayout.FunctionalityOf(key), (int)KeyLayout.BackendOf(key));

    private static IEnumerable<DispatchKeySet> FewerBits(DispatchKeySet set)
    {
        for (var bits = set.Raw; bits != 0; bits &= bits - 1) yield return DispatchKeySet.FromRawMasked(set.Raw & ~(bits & (~bits + 1)));
    }

    private static IEnumerable<string?> Slots()
    {
        for (var f = 0; f < KeyLayout.FunctionalityCount; f++)
            for (var b = 0; b <= KeyLayout.BackendCount; b++)
            {
                var top = KeyLayout.FunctionalityBit(f) | KeyLayout.BackendBit((BackendComponent)b);
                var below = (Math.Max(KeyLayout.FunctionalityBit(f), 1) - 1 & KeyLayout.FunctionalityMask) | (Math.Max(KeyLayout.BackendBit((BackendComponent)b), 1) - 1 & KeyLayout.BackendMask);
                foreach (var raw in (ulong[])[top, top | below])
                {
                    var set = DispatchKeySet.FromRawMasked(raw);
                    yield return set.TableSlot == TableLaws.HighestBySearch(set) ? null : $"0x{raw:x} selects slot {set.TableSlot}";
                }
            }
    }
}

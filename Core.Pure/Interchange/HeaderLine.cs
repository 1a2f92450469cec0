using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using static Functional.Dispatch.Interchange.NextFields;

namespace Functional.Dispatch.Interchange;

/// <summary>Reads the first line of a rule file in JSON Lines, which says what holds for the whole.</summary>
internal static class HeaderLine
{
    private const int Format = 0, Version = 1, Source = 2, PrivateUse1 = 3, Backends = 4, Keys = 5, Aliases = 6;

    private const int Alias = 0, Members = 1;

    private static readonly FieldSet Fields = new("format", "version", "source", "private_use1", "backends", "keys", "aliases");

    private static readonly FieldSet OfAlias = new("alias", "keys");

    private static readonly uint Enumeration = Bits(Backends, Keys, Aliases);

    public static (RuleFileHeader Header, KeyMapping? Mapping) Read(ref JsonCursor json, RuleFileHeader header)
    {
        var seen = default(SeenFields);
        ImmutableArray<string> backends = [], keys = [];
        ImmutableArray<AliasMembers> aliases = [];
        json.Read();
        if (!json.Object("an object")) return (header, null);
        while (json.NextField(Fields, Bits(Format, Version, Source, PrivateUse1) | Enumeration, ref seen))
            switch (seen.Last)
            {
                case Format:
                    if (json.Text() is { } format && format != RuleFile.FormatName) json.FailWord($"`{RuleFile.FormatName}`", [RuleFile.FormatName]);
                    break;
                case Version:
                    if (json.Number($"version {RuleFile.Version}") is { } version and not RuleFile.Version) json.Fail($"version {RuleFile.Version}");
                    break;
                case Source:
                    header = header with { Source = json.TextOrNull() };
                    break;
                case PrivateUse1 when json.TextOrNull() is { } name:
                    if (KeyNames.WithPrivateUse1(name).Try(out var renamed, out var error)) header = header with { Names = renamed };
                    else json.Refuse(Fields.Names[PrivateUse1], error);
                    break;
                case Backends: backends = json.Texts("an array of keys") ?? []; break;
                case Keys: keys = json.Texts("an array of keys") ?? []; break;
                case Aliases: aliases = ReadAliases(ref json); break;
            }

        if (json.Error is null && !seen.Has(Version)) json.Fail("the field `version`");
        if (!json.End() || (seen.Mask & Enumeration) == 0) return (header, null);
        if (KeyEnumeration.Of(backends, keys, aliases).Try(out var theirs, out var wrong)) return (header, KeyMapping.From(theirs, header.Names));
        json.Refuse(null, wrong);
        return (header, null);
    }

    private static ImmutableArray<AliasMembers> ReadAliases(ref JsonCursor json)
    {
        var aliases = ImmutableArray.CreateBuilder<AliasMembers>();
        if (!json.Array("an array of alias keys")) return [];
        while (json.NextElement())
        {
            if (!json.Object("an alias key")) return [];
            var seen = default(SeenFields);
            string? alias = null;
            ImmutableArray<string> members = [];
            while (json.NextField(OfAlias, Bits(Alias, Members), ref seen))
                if (seen.Last == Alias) alias = json.Text("an alias key");
                else members = json.Texts("an array of keys") ?? [];
            if (!GuardReader.Complete(ref json, OfAlias, Bits(Alias, Members), seen)) return [];
            aliases.Add(new AliasMembers(alias!, members));
        }

        return aliases.DrainToImmutable();
    }
}

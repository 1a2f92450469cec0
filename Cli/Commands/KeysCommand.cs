using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli.Commands;

/// <summary><c>keys</c>: every dispatch key.</summary>
public static class KeysCommand
{
    private const string Nothing = "-";

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("keys", "List the dispatch keys: number, table slot, functionality, backend, and the alias keys that stand for them.");
        command.SetAction(Run);
        return command;
    }

    private static IEnumerable<RegistrationKey> All() =>
        KeyLayout.AllKeys().Where(k => !KeyLayout.IsMarker(k)).Select(RegistrationKey.FromDispatchKey)
            .Concat(AliasKeys.All.ToArray().Select(RegistrationKey.FromAliasKey));

    private static int Run(ParseResult parsed)
    {
        // Keys are listed whatever the file registers at them.
        var file = parsed.GetValue(CommonOptions.Rules) is { } path ? RuleSource.Load(path, null, ForeignKeys.LeaveOut).OrFail() : null;
        var names = parsed.Names(file?.Header.Names ?? KeyNames.Default);
        if (parsed.GetValue(CommonOptions.Json)) Json(parsed.Output(), names, file);
        else Text(Page.For(parsed.Output()), names, file);
        return ExitCodes.Ok;
    }

    private static void Text(Page page, KeyNames names, RuleFileContents? file)
    {
        page.Columns([.. All().Select(k => Row(k, names))], ["key", "value", "slot", "functionality", "backend", "alias keys"]);
        if (file is null) return;
        var differences = file.Mapping?.Differences ?? [];
        page.Heading(differences.IsEmpty ? "the rule file was made under these keys" : $"the rule file was made under other keys{(file.Header.Source is { } source ? $" ({Quoted.Short(source)})" : "")}");
        page.Columns([.. differences.Select(d => new[] { d.Key, d.Text })]);
        if (!file.LeftOut.IsEmpty) page.Heading("registered at keys that are not here");
        page.Columns([.. file.LeftOut.Select(l => new[] { l.Key, $"{l.Kernels} kernels, {l.Fallthroughs} fallthroughs" })]);
    }

    private static string[] Row(RegistrationKey key, KeyNames names) =>
    [
        names.Print(key),
        key.Value.ToString(CultureInfo.InvariantCulture),
        Slot(key) is { } slot ? slot.ToString(CultureInfo.InvariantCulture) : Nothing,
        key.IsAlias ? "alias" : Functionality(key.Runtime, names),
        Backend(key, names) ?? Nothing,
        string.Join(", ", Aliases(key).Select(a => names.Print(a))) is { Length: > 0 } aliases ? aliases : Nothing,
    ];

    private static void Json(TextWriter output, KeyNames names, RuleFileContents? file) => JsonOutput.Write(output, json =>
    {
        json.Array("keys", All(), key => Json(json, key, names));
        if (file is null) return;
        json.Array("differences", file.Mapping?.Differences ?? [], d =>
        {
            json.WriteStartObject();
            json.WriteString("kind", KindOf(d.Kind));
            json.WriteString("key", d.Key);
            json.WriteString("text", d.Text);
            json.WriteEndObject();
        });
        json.Array("left_out", file.LeftOut, l =>
        {
            json.WriteStartObject();
            json.WriteString("key", l.Key);
            json.WriteNumber("kernels", l.Kernels);
            json.WriteNumber("fallthroughs", l.Fallthroughs);
            json.WriteEndObject();
        });
    });

    private static string KindOf(KeyDifferenceKind kind) => kind switch
    {
        KeyDifferenceKind.UnknownHere => "unknown_here",
        KeyDifferenceKind.UnknownThere => "unknown_there",
        KeyDifferenceKind.Order => "order",
        KeyDifferenceKind.BackendOrder => "backend_order",
        KeyDifferenceKind.Layout => "layout",
        KeyDifferenceKind.AliasMembers => "alias_members",
    };

    private static void Json(Utf8JsonWriter json, RegistrationKey key, KeyNames names)
    {
        json.WriteStartObject();
        json.WriteString("key", names.Print(key));
        json.WriteNumber("value", key.Value);
        json.WriteBoolean("alias", key.IsAlias);
        if (Slot(key) is { } slot) json.WriteNumber("slot", slot);
        else json.WriteNull("slot");
        json.StringOrNull("functionality", key.IsAlias ? null : Functionality(key.Runtime, names));
        json.StringOrNull("backend", Backend(key, names));
        json.Array("alias_keys", Aliases(key), a => json.WriteStringValue(names.Print(a)));
        if (key.IsAlias) json.KeySet("stands_for", key.RuntimeKeys, names);
        json.WriteEndObject();
    }

    private static int? Slot(RegistrationKey key) => !key.IsAlias && KeyLayout.IsRuntime(key.Runtime) ? KeyLayout.SlotOf(key.Runtime) : null;

    private static string Functionality(DispatchKey key, KeyNames names) => names.Print(KeyLayout.FunctionalityOf(key));

    private static string? Backend(RegistrationKey key, KeyNames names) =>
        !key.IsAlias && KeyLayout.BackendOf(key.Runtime) is not BackendComponent.Invalid and var backend
            ? names.Print(KeyLayout.RuntimeKey(DispatchKey.Dense, backend))
            : null;

    private static IEnumerable<RegistrationKey> Aliases(RegistrationKey key) =>
        Slot(key) is null ? [] : AliasKeys.All.ToArray().Where(a => AliasKeys.Includes(a, key.Runtime)).Select(RegistrationKey.FromAliasKey);
}

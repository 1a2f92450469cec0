using System.CommandLine;
using System.Globalization;
using Functional.Dispatch.Cli.Output;
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
        var names = parsed.Names(KeyNames.Default);
        if (parsed.GetValue(CommonOptions.Json)) Json(parsed.Output(), names);
        else Page.For(parsed.Output()).Columns([.. All().Select(k => Row(k, names))], ["key", "value", "slot", "functionality", "backend", "alias keys"]);
        return ExitCodes.Ok;
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

    private static void Json(TextWriter output, KeyNames names) => JsonOutput.Write(output, json => json.Array("keys", All(), key =>
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
    }));

    private static int? Slot(RegistrationKey key) => !key.IsAlias && KeyLayout.IsRuntime(key.Runtime) ? KeyLayout.SlotOf(key.Runtime) : null;

    private static string Functionality(DispatchKey key, KeyNames names) => names.Print(KeyLayout.FunctionalityOf(key));

    private static string? Backend(RegistrationKey key, KeyNames names) =>
        !key.IsAlias && KeyLayout.BackendOf(key.Runtime) is not BackendComponent.Invalid and var backend
            ? names.Print(KeyLayout.RuntimeKey(DispatchKey.Dense, backend))
            : null;

    private static IEnumerable<RegistrationKey> Aliases(RegistrationKey key) =>
        Slot(key) is null ? [] : AliasKeys.All.ToArray().Where(a => AliasKeys.Includes(a, key.Runtime)).Select(RegistrationKey.FromAliasKey);
}

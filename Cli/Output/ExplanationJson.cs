using System.Text.Json;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Tables;

namespace Functional.Dispatch.Cli.Output;

/// <summary>An explanation as JSON; the shape is documented in docs/cli.md.</summary>
public static class ExplanationJson
{
    /// <summary>Writes an explanation.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="words">The words in use.</param>
    /// <param name="note">What a person should know about the rules, or null.</param>
    public static void Write(TextWriter output, Explanation explanation, Wording words, string? note) => JsonOutput.Write(output, json =>
    {
        var names = words.Names;
        json.WriteString("operator", explanation.Operator.Name.ToString());
        json.WriteString("schema", explanation.Schema.ToString());
        json.StringOrNull("note", note);
        json.Array("arguments", explanation.Arguments.Where(a => a.Given is not CallArgument.Other), a =>
        {
            json.WriteStartObject();
            json.WriteString("parameter", a.Parameter.Name);
            json.WriteString("type", a.Parameter.Type.ToString());
            json.WriteBoolean("takes_part", a.Parameter.TakesPartInDispatch);
            if (a.Given is CallArgument.Device device) json.WriteString("device", Devices.Name(device.Type));
            json.Array("tensors", a.Given.Tensors(), t =>
            {
                json.WriteStartObject();
                json.KeySet("keys", t.Keys, names);
                json.WriteBoolean("requires_grad", t.RequiresGrad);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
        Thread(json, explanation.State, names);
        json.KeySet("argument_keys", explanation.ArgumentKeys, names);
        json.KeySet("merged", explanation.Merged, names);
        json.WriteString("mask", $"0x{explanation.Mask.Raw:x}");
        json.KeySet("keys", explanation.Choice.Keys, names);
        json.WriteString("key", names.Print(explanation.Key));
        json.WriteNumber("slot", explanation.Choice.Slot);
        json.WriteNumber("rule", explanation.Rule);
        Slot(json, explanation.Content, words);
        json.Array("rules_tried", explanation.Steps, s =>
        {
            json.WriteStartObject();
            json.WriteNumber("rule", s.Number);
            json.WriteBoolean("applies", s.Applies);
            json.WriteString("why", words.Renamed(s.Why));
            json.WriteEndObject();
        });
        json.Array("chain", explanation.Route.Hops, hop => Hop(json, hop, words));
        var (kind, text) = words.Outcome(explanation.Route.Outcome);
        json.WriteStartObject("outcome");
        json.WriteString("kind", kind);
        json.WriteString("text", text);
        json.WriteEndObject();
        json.Array("available", explanation.Available.SelectMany(g => g.Keys), k => json.WriteStringValue(names.Print(k)));
        json.Array("remedies", explanation.Remedies, r =>
        {
            var remedy = words.Remedy(r);
            json.WriteStartObject();
            json.WriteString("kind", remedy.Kind);
            json.WriteString("key", remedy.Key);
            json.WriteString("text", remedy.Text);
            json.WriteEndObject();
        });
    });

    private static void Thread(Utf8JsonWriter json, ThreadState state, KeyNames names)
    {
        json.WriteStartObject("thread");
        json.KeySet("included", state.Keys.Included, names);
        json.KeySet("excluded", state.Keys.Excluded, names);
        json.WriteBoolean("gradients", state.GradientsEnabled);
        json.WriteBoolean("inference", state.InferenceMode);
        json.WriteEndObject();
    }

    private static void Slot(Utf8JsonWriter json, TableSlot slot, Wording words)
    {
        json.WriteString("reason", slot.Reason.Text());
        json.StringOrNull("kernel", slot.Rule?.Kernel.Debug);
        json.StringOrNull("registered_at", slot.Rule is { } rule ? words.Key(rule.Key) : null);
    }

    private static void Hop(Utf8JsonWriter json, Hop hop, Wording words)
    {
        json.WriteStartObject();
        json.WriteNumber("depth", hop.Depth);
        json.WriteString("entered_by", hop.Kind == HopKind.Call ? "call" : "redispatch");
        json.WriteString("operator", hop.Operator.ToString());
        json.WriteString("key", words.Key(hop.Key));
        json.WriteNumber("slot", hop.Slot);
        json.KeySet("keys", hop.Keys, words.Names);
        Thread(json, hop.State, words.Names);
        Slot(json, hop.Content, words);
        json.WriteBoolean("presumed", hop.IsNextPresumed);
        json.WriteString("next", Wording.Kind(hop.Rule.Kernel.Next));
        json.WriteEndObject();
    }
}

using System.Linq;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>Writes the adaptor that runs a typed kernel through a stack.</summary>
internal static class AdaptorWriter
{
    private const string Calls = OperatorWriter.Calls;

    public static void Write(CodeWriter code, OperatorModel model)
    {
        var count = model.Parameters.Length;
        var codecs = string.Join(", ", Enumerable.Range(0, count).Select(i => $"__argument{i}"));
        var returns = string.Join(", ", Enumerable.Range(0, model.Returns.Length).Select(i => $"__return{i}"));
        code.Open($"private sealed class Adaptor() : {Calls}TypedSignature(Schema, [{codecs}], [{returns}])");
        code.Open($"public override void RunBoxed(global::System.Delegate __kernel, {OperatorWriter.Registry}OperatorEntry __op, {OperatorWriter.Keys}DispatchKeySet __keys, {Calls}Stack __stack)");
        if (count > 0) code.Line($"var __arguments = Arguments(__op, __stack, {count});");
        for (var i = 0; i < count; i++)
        {
            var (type, name) = (model.Parameters[i].Type, model.Parameters[i].Name);
            code.Line(type.IsTensor
                ? $"var {name} = Unboxed<{type.Type}>(__op, __arguments, {i});"
                : $"var {name} = Unbox(__argument{i}, __op, __arguments, {i});");
        }

        var plain = $"global::System.Runtime.CompilerServices.Unsafe.As<{model.Plain}>(__kernel)({model.Passed})";
        var withKeys = $"(({model.WithKeys})__kernel)({string.Join(", ", ["__keys", .. model.Parameters.Select(p => p.Name)])})";
        if (model.IsVoid)
        {
            code.Line($"if (__kernel.GetType() == typeof({model.Plain})) {plain};");
            code.Line($"else {withKeys};");
            code.Line($"__stack.Drop({count});");
        }
        else
        {
            code.Line($"var __result = __kernel.GetType() == typeof({model.Plain}) ? {plain} : {withKeys};");
            Results(code, model, count);
        }

        code.Close();
        code.Close();
    }

    // A result that the schema says is a written argument is that very argument, whatever the kernel returned.
    private static void Results(CodeWriter code, OperatorModel model, int count)
    {
        var single = model.Returns.Length == 1;
        if (single && model.Aliases[0] < 0)
        {
            code.Line($"__stack.Replace({count}, {Box(model, 0, "__result")});");
            return;
        }

        for (var i = 0; i < model.Returns.Length; i++)
            code.Line(model.Aliases[i] >= 0
                ? $"__stack.Push(__stack.Last({count + i})[{model.Aliases[i]}]);"
                : $"__stack.Push({Box(model, i, $"__result.Item{i + 1}")});");
        code.Line($"__stack.Collapse({count}, {model.Returns.Length});");
    }

    private static string Box(OperatorModel model, int position, string value) =>
        model.Returns[position].IsTensor || model.Returns[position].IsOptionalTensor ? $"{Calls}Value.From({value})" : $"__return{position}.Box({value})";
}

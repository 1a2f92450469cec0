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
        code.Line("public override bool DropsFirst => true;");
        code.Line();
        code.Open($"public override void RunBoxed(global::System.Delegate __kernel, {OperatorWriter.Registry}OperatorEntry __op, {OperatorWriter.Keys}DispatchKeySet __keys, {Calls}Stack __stack)");
        if (count > 0) code.Line($"var __arguments = Arguments(__op, __stack, {count});");
        for (var i = 0; i < count; i++)
        {
            var (type, name) = (model.Parameters[i].Type, model.Parameters[i].Name);
            code.Line(type.IsTensor
                ? $"var {name} = Unboxed<{type.Type}>(__op, __stack, __arguments, {i});"
                : $"var {name} = Unbox(__argument{i}, __op, __stack, __arguments, {i});");
        }

        // The arguments leave the stack before the kernel runs, so that the stack is right whatever it throws.
        for (var i = 0; i < model.Aliases.Length; i++)
            if (model.Aliases[i] >= 0) code.Line($"var __alias{i} = __arguments[{model.Aliases[i]}];");
        if (count > 0) code.Line($"__stack.Drop({count});");
        var plain = $"global::System.Runtime.CompilerServices.Unsafe.As<{model.Plain}>(__kernel)({model.Passed})";
        var withKeys = $"(({model.WithKeys})__kernel)({string.Join(", ", ["__keys", .. model.Parameters.Select(p => p.Name)])})";
        if (model.IsVoid)
        {
            code.Line($"if (__kernel.GetType() == typeof({model.Plain})) {plain};");
            code.Line($"else {withKeys};");
        }
        else
        {
            code.Line($"var __result = __kernel.GetType() == typeof({model.Plain}) ? {plain} : {withKeys};");
            Results(code, model);
        }

        code.Close();
        code.Close();
    }

    // A result that the schema says is a written argument is that very argument, whatever the kernel returned.
    private static void Results(CodeWriter code, OperatorModel model)
    {
        for (var i = 0; i < model.Returns.Length; i++)
        {
            var result = model.Returns.Length == 1 ? "__result" : $"__result.Item{i + 1}";
            code.Line($"__stack.Push({(model.Aliases[i] >= 0 ? $"__alias{i}" : Box(model, i, result))});");
        }
    }

    private static string Box(OperatorModel model, int position, string value) =>
        model.Returns[position].IsTensor || model.Returns[position].IsOptionalTensor ? $"{Calls}Value.From({value})" : $"__return{position}.Box({value})";
}

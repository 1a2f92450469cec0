using System.Linq;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>Writes the handle: typed calls and redispatches.</summary>
internal static class HandleWriter
{
    private const string Calls = OperatorWriter.Calls;
    private const string Registry = OperatorWriter.Registry;
    private const string KeySet = OperatorWriter.Keys + "DispatchKeySet";
    private const string Cold = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    public static void Write(CodeWriter code, OperatorModel model)
    {
        var all = model.Declared(model.Parameters.Length);
        var more = all.Length == 0 ? "" : ", " + all;
        var passedOn = model.Passed.Length == 0 ? "" : ", " + model.Passed;
        var give = model.IsVoid ? "" : "return ";
        code.Line("/// <summary>The operator of one dispatcher, to call.</summary>");
        code.Open("public sealed class Handle");
        code.Line($"internal Handle({Registry}OperatorEntry entry) => Entry = entry;");
        code.Line();
        code.Line("/// <summary>The operator.</summary>");
        code.Line($"public {Registry}OperatorEntry Entry {{ get; }}");
        code.Line();
        WriteShortCall(code, model);
        Summary(code, model, "Calls the operator: thread state and fallthrough mask are applied.", model.Parameters.Length);
        code.Open($"public {model.Result} Call({Optional(model, FirstConstant(model), model.Parameters.Length)})");
        for (var i = 0; i < model.Parameters.Length; i++)
            if (model.Parameters[i].Type.IsTensor) code.Line($"if ({model.Parameters[i].Name} is null) throw {Calls}CallFailures.BadArgument(Entry, {i}, default);");
        code.Line("var __table = Entry.Table;");
        if (model.IsVoid) code.Open("if (__table.IsObserved)");
        code.Line(model.IsVoid ? $"__Observed(__table{passedOn});" : $"if (__table.IsObserved) return __Observed(__table{passedOn});");
        if (model.IsVoid)
        {
            code.Line("return;");
            code.Close();
            code.Line();
        }

        code.Line($"var __kernel = __table.Choose({KeyUnion(model)}, global::Functional.Dispatch.Shell.Threads.ThreadContext.Keys, out var __keys);");
        Invoke(code, model);
        code.Line($"{give}__Boxed(__table, __kernel, __keys{passedOn});");
        code.Close();
        code.Line();
        Summary(code, model, "Continues the operator with a set as it is: neither thread state nor mask is read.", model.Parameters.Length, "__keys");
        code.Open($"public {model.Result} Redispatch({KeySet} __keys{more})");
        code.Line("var __table = Entry.Table;");
        if (model.IsVoid) code.Open("if (__table.IsObserved)");
        code.Line(model.IsVoid ? $"__ObservedRedispatch(__table, __keys{passedOn});" : $"if (__table.IsObserved) return __ObservedRedispatch(__table, __keys{passedOn});");
        if (model.IsVoid)
        {
            code.Line("return;");
            code.Close();
            code.Line();
        }

        code.Line("var __kernel = __table.At(__keys);");
        Invoke(code, model);
        code.Line($"{give}__Boxed(__table, __kernel, __keys{passedOn});");
        code.Close();
        foreach (var (name, parameters, run) in new[]
        {
            ("__Boxed", $"{Registry}CallTable __table, {Registry}KernelFunction? __kernel, {KeySet} __keys", "Run(__kernel, __keys, "),
            ("__Observed", $"{Registry}CallTable __table", "Call("),
            ("__ObservedRedispatch", $"{Registry}CallTable __table, {KeySet} __keys", "Redispatch(__keys, "),
        })
        {
            code.Line();
            code.Line(Cold);
            code.Open($"private {model.Result} {name}({parameters}{more})");
            code.Line($"using var __frame = new {Calls}BoxedFrame(Entry, __table);");
            for (var i = 0; i < model.Parameters.Length; i++) code.Line($"__frame.Push(__argument{i}.Box({model.Parameters[i].Name}));");
            code.Line($"{(model.IsVoid ? "" : "var __results = ")}__frame.{run}{model.Returns.Length});");
            var results = Enumerable.Range(0, model.Returns.Length).Select(i => $"{Calls}OperatorSupport.Result(__return{i}, Entry, __results, {i})").ToArray();
            if (!model.IsVoid) code.Line(results.Length == 1 ? $"return {results[0]};" : $"return ({string.Join(", ", results)});");
            code.Close();
        }

        code.Close();
        code.Line();
    }

    private static void Invoke(CodeWriter code, OperatorModel model)
    {
        code.Open("if (__kernel?.Unboxed is { } __unboxed)");
        foreach (var (type, passed) in new[] { (model.Plain, model.Passed), (model.WithKeys, string.Join(", ", ["__keys", .. model.Parameters.Select(p => p.Name)])) })
        {
            var call = $"global::System.Runtime.CompilerServices.Unsafe.As<{type}>(__unboxed)({passed})";
            code.Open($"if (__unboxed.GetType() == typeof({type}))");
            code.Line(model.IsVoid ? $"{call};" : $"return {call};");
            if (model.IsVoid) code.Line("return;");
            code.Close();
            code.Line();
        }

        code.Close();
        code.Line();
    }

    // The default of a struct or a list is no constant: a shorter overload leaves those arguments out.
    private static void WriteShortCall(CodeWriter code, OperatorModel model)
    {
        var kept = Kept(model);
        if (kept == model.Parameters.Length) return;
        Summary(code, model, "Calls the operator with the schema's defaults for the arguments left out.", kept);
        var passed = model.Parameters.Select((p, i) => i < kept ? p.Name : p.Default!.Expression);
        code.Line($"public {model.Result} Call({Optional(model, FirstConstant(model, kept), kept)}) => Call({string.Join(", ", passed)});");
        code.Line();
    }

    // Where the trailing arguments with defaults begin.
    private static int FirstDefault(OperatorModel model, int count)
    {
        var first = count;
        while (first > 0 && model.Parameters[first - 1].Default is not null) first--;
        return first;
    }

    // How many arguments the short overload keeps: up to the first trailing default that is no constant.
    private static int Kept(OperatorModel model)
    {
        for (var i = FirstDefault(model, model.Parameters.Length); i < model.Parameters.Length; i++)
            if (!model.Parameters[i].Default!.IsConstant) return i;
        return model.Parameters.Length;
    }

    // Where the trailing arguments with constant defaults begin.
    private static int FirstConstant(OperatorModel model) => FirstConstant(model, model.Parameters.Length);

    private static int FirstConstant(OperatorModel model, int count)
    {
        var first = count;
        while (first > 0 && model.Parameters[first - 1].Default is { IsConstant: true }) first--;
        return first;
    }

    private static string Optional(OperatorModel model, int firstOptional, int count) =>
        string.Join(", ", model.Parameters.Take(count).Select((p, i) =>
            i < firstOptional ? $"{p.Type.Type} {p.Name}" : $"{p.Type.Type} {p.Name} = {p.Default!.Expression}"));

    private static string KeyUnion(OperatorModel model)
    {
        var unions = model.Parameters.Select((p, i) =>
            !p.TakesPartInDispatch ? null
            : p.Type.IsTensor ? $"{p.Name}.KeySet"
            : p.Type.IsOptionalTensor ? $"({p.Name} is null ? default : {p.Name}.KeySet)"
            : $"__argument{i}.Keys({p.Name}, Entry, {i})").Where(u => u is not null).ToArray();
        return unions.Length == 0 ? "default" : string.Join(" | ", unions);
    }

    private static void Summary(CodeWriter code, OperatorModel model, string summary, int count, string? keys = null)
    {
        code.Line($"/// <summary>{summary}</summary>");
        if (keys is not null) code.Line($"/// <param name=\"{keys}\">The set.</param>");
        foreach (var parameter in model.Parameters.Take(count))
            code.Line($"/// <param name=\"{parameter.Name.TrimStart('@')}\"><c>{OperatorWriter.Doc(parameter.SchemaText)}</c></param>");
        if (!model.IsVoid) code.Line("/// <returns>What the kernel returns.</returns>");
    }
}

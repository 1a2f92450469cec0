using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>Writes the kernels of all operators of a derivative table into the class that is marked with it.</summary>
internal static class DerivativeWriter
{
    private const string Registration = OperatorWriter.Registry + "Registration";
    private const string Next = OperatorWriter.Rules + "KernelNext.Redispatch";
    private const string Masked = OperatorWriter.Rules + "RedispatchKeys.Masked";
    private const string Guard = OperatorWriter.Keys + "Guard";

    public static Generated Write(OperatorSetClass set, ImmutableArray<OperatorClass?> classes, ImmutableArray<(string Path, string Text)> texts)
    {
        if (set.Finding is not null) return new(set.HintName, null, [set.Finding]);
        var table = texts.FirstOrDefault(t => Path.GetFileName(t.Path) == set.Argument);
        if (table.Path is null) return new(set.HintName, null, [new(Diagnostics.NoTable, "", default, default, [set.Argument ?? ""])]);
        var findings = new List<Finding>();
        var derivatives = DerivativeReader.Read(table.Path, table.Text, classes, set.Namespace, findings);
        if (findings.Count > 0) return new(set.HintName, null, [.. findings]);

        var code = new CodeWriter();
        var file = SymbolDisplay.FormatLiteral(Path.GetFileName(table.Path), quote: true);
        var written = derivatives.Where(d => d.Source?.Kind is not (EntryKind.Composite or EntryKind.Manual)).ToArray();
        code.Line($"private static readonly {Next} __belowAll = new(new {Masked}({AutogradKernelWriter.KeySets}AfterAutograd), new {Guard}.BelowADInplaceOrView());");
        code.Line($"private static readonly {Next} __below = new(new {Masked}({AutogradKernelWriter.KeySets}AfterAutograd), new {Guard}.BelowAutograd());");
        code.Line($"private static readonly {Next} __tracked = new(new {Masked}({AutogradKernelWriter.KeySets}AfterADInplaceOrView), new {Guard}.BelowADInplaceOrView());");
        code.Line();
        code.Line("/// <summary>Registers a kernel at the alias key Autograd for each operator of the table, and at ADInplaceOrView for those that update or view an argument.</summary>");
        code.Line("/// <param name=\"dispatcher\">The dispatcher.</param>");
        code.Line("/// <returns>The registrations; dispose them to take the kernels back.</returns>");
        code.Open($"private global::System.Collections.Generic.List<{Registration}> RegisterTable({OperatorWriter.Registry}Dispatcher dispatcher)");
        code.Line($"var __registrations = new global::System.Collections.Generic.List<{Registration}>({written.Length * 2});");
        foreach (var d in written)
        {
            var line = (d.Source?.Operator.Line ?? 0) + 1;
            code.Line($"__registrations.Add({d.Class.Class}.Implement(dispatcher, {OperatorWriter.Keys}AliasKey.Autograd, __{d.Class.Name}Autograd, {(d.Form == OperatorForm.Functional ? "__belowAll" : "__below")}, {file}, {line}));");
            if (d.Form != OperatorForm.Functional)
                code.Line($"__registrations.Add({d.Class.Class}.Implement(dispatcher, {OperatorWriter.Keys}DispatchKey.ADInplaceOrView, __{d.Class.Name}Tracked, __tracked, {file}, {line}));");
        }

        code.Line("return __registrations;");
        code.Close();
        foreach (var d in written)
        {
            code.Line();
            AutogradKernelWriter.Write(code, d);
            if (d.Form != OperatorForm.Functional) TrackingKernelWriter.Write(code, d);
            if (d.Form != OperatorForm.Out && d.Formulas.Count > 0) DerivativeNodeWriter.Write(code, d, table.Path, set.Name);
        }

        return new(set.HintName, set.Open + code + set.Close, []);
    }
}

/// <summary>Writes the kernel at Autograd: what PyTorch's VariableType does.</summary>
internal static class AutogradKernelWriter
{
    internal const string KeySets = OperatorWriter.Keys + "KeySets.";
    internal const string Engine = "global::Functional.Dispatch.Shell.Autograd.GradientEngine";
    internal const string Guards = "global::Functional.Dispatch.Shell.Threads.Guards.";

    public static void Write(CodeWriter code, Derivative d)
    {
        var (model, name) = (d.Model, d.Class.Name);
        var declared = model.Declared(model.Parameters.Length);
        code.Open($"private {model.Result} __{name}Autograd({OperatorWriter.Keys}DispatchKeySet __keys{(declared.Length > 0 ? ", " + declared : "")})");
        if (d.Form == OperatorForm.Out) Refuse(code, d);
        else if (d.Formulas.Count > 0) Record(code, d);
        var call = $"Operators.{name}.Redispatch(__keys & {KeySets}AfterAutograd{(model.Passed.Length > 0 ? ", " + model.Passed : "")})";
        code.Line($"using var __guard = {Guards}{(d.Form == OperatorForm.Functional ? "BelowADInplaceOrView" : "BelowAutograd")}();");
        code.Line($"return {call};");
        code.Close();
        if (d.Form == OperatorForm.Out || d.Formulas.Count == 0) return;
        code.Line();
        Recorded(code, d, declared, call);
    }

    // The way of calls that are recorded is a method of its own, so that the other one stays small.
    private static void Record(CodeWriter code, Derivative d)
    {
        var requires = string.Join(" || ", d.Formulas.Select(f => Requires(d.Model.Parameters[f.Argument])));
        code.Line($"if ({Engine}.Recording && ({requires})) return __{d.Class.Name}Recorded(__keys{(d.Model.Passed.Length > 0 ? ", " + d.Model.Passed : "")});");
    }

    private static void Refuse(CodeWriter code, Derivative d)
    {
        // Forms of operators that have no gradients anyhow record nothing.
        if (d.Source is not { Kind: EntryKind.Formulas }) return;
        var requires = string.Join(" || ", d.Model.Parameters.Where(Derivative.IsTensorLike).Select(Requires));
        code.Line($"if ({Engine}.Recording && ({requires})) {Engine}.RefuseOut({SymbolDisplay.FormatLiteral(d.Short, quote: true)});");
    }

    private static string Requires(Parameter p) =>
        p.Type.IsTensor ? $"{p.Name}.RequiresGrad"
        : p.Type.IsOptionalTensor ? $"({p.Name} is not null && {p.Name}.RequiresGrad)"
        : $"{Engine}.AnyRequiresGrad({p.Name})";

    private static void Recorded(CodeWriter code, Derivative d, string declared, string call)
    {
        var (model, name) = (d.Model, d.Class.Name);
        code.Open($"private {model.Result} __{name}Recorded({OperatorWriter.Keys}DispatchKeySet __keys, {declared})");
        if (d.Form == OperatorForm.InPlace) code.Line($"{Engine}.CheckInPlace({model.Parameters[0].Name}, true);");
        code.Line($"var __node = new {name}Node(this);");
        Edges(code, d);
        foreach (var line in DerivativeNodeWriter.Saves(d, results: false)) code.Line(line);
        code.Line($"{model.Result} __result;");
        code.Line($"using (var __guard = {Guards}{(d.Form == OperatorForm.Functional ? "BelowADInplaceOrView" : "BelowAutograd")}()) __result = {call};");
        if (d.Form == OperatorForm.InPlace)
        {
            code.Line($"Engine.RebaseHistory({model.Parameters[0].Name}, __node);");
        }
        else
        {
            for (var i = 0; i < model.Returns.Length; i++)
                if (d.IsDifferentiable[i]) code.Line($"{Engine}.SetHistory({Result(d, i)}, __node);");
        }

        foreach (var line in DerivativeNodeWriter.Saves(d, results: true)) code.Line(line);
        code.Line("return __result;");
        code.Close();
    }

    internal static string Result(Derivative d, int position) => d.Model.Returns.Length == 1 ? "__result" : $"__result.Item{position + 1}";

    private static void Edges(CodeWriter code, Derivative d)
    {
        var parameters = d.Formulas.Select(f => d.Model.Parameters[f.Argument]).ToArray();
        if (!parameters.Any(Derivative.IsTensorList))
        {
            var edges = string.Join(", ", parameters.Select(p => $"Engine.EdgeOf({p.Name})"));
            code.Line(parameters.Length <= 2 ? $"__node.SetEdges({edges});" : $"__node.SetEdges([{edges}]);");
            return;
        }

        foreach (var p in parameters.Where(Derivative.IsTensorList)) code.Line($"__node.{p.Name}_Count = {p.Name}.Count;");
        var parts = parameters.Select(p => Derivative.IsTensorList(p) ? $".. global::System.Linq.Enumerable.Select({p.Name}, __t => Engine.EdgeOf(__t))" : $"Engine.EdgeOf({p.Name})");
        code.Line($"__node.SetEdges([{string.Join(", ", parts)}]);");
    }
}

/// <summary>Writes the kernel at ADInplaceOrView: counts updates, tracks views.</summary>
internal static class TrackingKernelWriter
{
    public static void Write(CodeWriter code, Derivative d)
    {
        var (model, name) = (d.Model, d.Class.Name);
        var declared = model.Declared(model.Parameters.Length);
        code.Line();
        code.Open($"private {model.Result} __{name}Tracked({OperatorWriter.Keys}DispatchKeySet __keys, {declared})");
        code.Line($"{model.Result} __result;");
        code.Line($"using (var __guard = {AutogradKernelWriter.Guards}BelowADInplaceOrView()) __result = Operators.{name}.Redispatch(__keys & {AutogradKernelWriter.KeySets}AfterADInplaceOrView, {model.Passed});");
        if (d.Form == OperatorForm.View)
        {
            var replay = d.Source is { Replays: true }
                ? $"__viewed => Operators.{name}.Call({string.Join(", ", ["__viewed", .. model.Parameters.Skip(1).Select(p => p.Name)])})" : "null";
            code.Line($"return Engine.AsView({model.Parameters[0].Name}, __result, {replay});");
        }
        else
        {
            for (var i = 0; i < model.Parameters.Length; i++)
                if (d.IsWritten(i)) code.Line($"{model.Parameters[i].Name}.BumpVersion();");
            code.Line("return __result;");
        }

        code.Close();
    }
}

/// <summary>Writes the node of an operator: what it saves, and the formulas.</summary>
internal static class DerivativeNodeWriter
{
    private const string Autograd = "global::Functional.Dispatch.Shell.Autograd.";

    public static void Write(CodeWriter code, Derivative d, string path, string owner)
    {
        var name = d.Class.Name;
        var fields = Fields(d);
        code.Line();
        code.Open($"private sealed class {name}Node({owner} __owner) : {Autograd}DerivativeNode(__owner.Engine)");
        foreach (var field in fields) code.Line($"public {field.Type} {field.Name};");
        code.Line($"public override string Name => {SymbolDisplay.FormatLiteral(d.Source!.Node!.Text, quote: true)};");
        code.Line($"protected override void Run(in {Autograd}BackwardPass __pass) => __owner.__{name}Run(this, __pass);");
        var released = fields.Where(f => f.IsTensor).ToArray();
        if (released.Length > 0)
        {
            code.Open("protected override void ReleaseSaved()");
            foreach (var field in released) code.Line($"{field.Name} = default;");
            code.Close();
        }

        code.Close();
        code.Line();
        code.Open($"private void __{name}Run({name}Node __node, in {Autograd}BackwardPass __pass)");
        var uses = d.Formulas.SelectMany(f => f.Uses.Values).ToArray();
        code.Line("var grad = __pass.Gradients[0];");
        if (uses.Contains("grads")) code.Line("var grads = __pass.Gradients.ToArray();");
        else code.Line("if (grad is null) return;");
        var edge = "0";
        foreach (var formula in d.Formulas)
        {
            var parameter = d.Model.Parameters[formula.Argument];
            var isList = Derivative.IsTensorList(parameter);
            code.Open(isList ? $"if (__pass.Needs({edge}, __node.{parameter.Name}_Count))" : $"if (__pass.Needs({edge}))");
            foreach (var line in Unpacks(d, formula)) code.Line(line);
            if (formula.Text is null)
            {
                code.Line($"throw new {Autograd}DerivativeNotImplementedException(new {Autograd}NoDerivativeError({SymbolDisplay.FormatLiteral($"{d.Short}: {parameter.Name}", quote: true)}));");
            }
            else
            {
                // The compiler's errors about a formula appear where it stands.
                code.Line(isList ? "global::System.Collections.Generic.IReadOnlyList<global::Functional.Dispatch.Shell.Tensors.Tensor?> __list =" : $"__pass.Results[{edge}] =");
                code.Line($"#line {formula.Text.Line + 1} {SymbolDisplay.FormatLiteral(path, quote: true)}");
                code.Line(formula.Uses.Code);
                code.Line("#line default");
                code.Line(";");
                if (isList) code.Line($"for (var __i = 0; __i < __list.Count; __i++) __pass.Results[{edge} + __i] = __list[__i];");
            }

            code.Close();
            edge = isList ? $"{edge} + __node.{parameter.Name}_Count" : int.TryParse(edge, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? $"{number + 1}" : $"{edge} + 1";
        }

        code.Close();
    }

    /// <summary>The lines that save what the formulas use: arguments before the operator runs, results after.</summary>
    public static IEnumerable<string> Saves(Derivative d, bool results)
    {
        foreach (var field in Fields(d))
        {
            if (field.Source is null || field.IsResult != results) continue;
            // A tensor is saved only when a gradient that uses it is wanted.
            var edges = field.IsTensor && !d.Formulas.Any(f => Derivative.IsTensorList(d.Model.Parameters[f.Argument]))
                ? string.Join(" || ", d.Formulas.Select((f, i) => f.Uses.Values.Contains(field.Value) ? $"__node.HasEdge({i})" : null).Where(e => e is not null)) : "";
            yield return $"{(edges.Length > 0 && d.Formulas.Count > 1 ? $"if ({edges}) " : "")}__node.{field.Name} = {field.Source};";
        }
    }

    private static IEnumerable<string> Unpacks(Derivative d, ArgumentFormula formula)
    {
        foreach (var field in Fields(d))
        {
            if (field.Source is null) continue;
            var isProperty = field.Property is not null;
            if (!(isProperty ? formula.Uses.Properties.Contains($"{field.Value}.{field.Property}") : formula.Uses.Values.Contains(field.Value))) continue;
            yield return $"var {field.Name} = __node.{field.Name}{field.Unpack};";
        }
    }

    private static List<SavedField> Fields(Derivative d)
    {
        var fields = new List<SavedField>();
        foreach (var formula in d.Formulas)
            if (d.Model.Parameters[formula.Argument] is var p && Derivative.IsTensorList(p)) fields.Add(new("int", $"{p.Name}_Count", p.Name, null, null, false, false, ""));
        for (var i = 0; i < d.Model.Parameters.Length; i++)
        {
            var p = d.Model.Parameters[i];
            var plain = p.Name.TrimStart('@');
            foreach (var property in Properties(d, plain)) fields.Add(Property(property, plain, p.Name, false));
            if (!d.Formulas.Any(f => f.Uses.Values.Contains(plain))) continue;
            if (p.Type.IsTensor || p.Type.IsOptionalTensor)
            {
                // What is updated in place is saved as it was.
                var value = d.Form == OperatorForm.InPlace && d.IsWritten(i) ? $"Operators.Clone.Call({p.Name}, null)" : p.Name;
                fields.Add(new($"{Autograd}SavedTensor", p.Name, plain, null, $"{Autograd}SavedTensor.Save({value})", true, false,
                    p.Type.IsTensor ? ".Unpack(__node)" : ".UnpackOptional(__node)"));
            }
            else if (Derivative.IsTensorList(p))
            {
                fields.Add(new($"{Autograd}SavedTensor[]", p.Name, plain, null, $"[.. global::System.Linq.Enumerable.Select({p.Name}, {Autograd}SavedTensor.Save)]", true, false,
                    ".Select(__s => __s.Unpack(__node)).ToArray()"));
            }
            else
            {
                // Lists are the caller's, who may change them.
                var isList = p.Type.Type.StartsWith("global::System.Collections.Generic.IReadOnlyList", StringComparison.Ordinal);
                fields.Add(new(p.Type.Type, p.Name, plain, null, isList ? p.Type.Type.EndsWith("?", StringComparison.Ordinal) ? $"{p.Name} is null ? null : [.. {p.Name}]" : $"[.. {p.Name}]" : p.Name, false, false, ""));
            }
        }

        for (var i = 0; i < d.Model.Returns.Length; i++)
        {
            var name = d.ResultName(i);
            if (d.Model.Parameters.Any(p => p.Name == name)) continue;
            var value = d.Form == OperatorForm.InPlace ? d.Model.Parameters[0].Name : AutogradKernelWriter.Result(d, i);
            foreach (var property in Properties(d, name)) fields.Add(Property(property, name, value, true));
            if (d.Formulas.Any(f => f.Uses.Values.Contains(name)))
                fields.Add(new($"{Autograd}SavedTensor", name, name, null, $"{Autograd}SavedTensor.SaveResult({value}, {i})", true, true, ".Unpack(__node)"));
        }

        return fields;
    }

    private static IEnumerable<string> Properties(Derivative d, string name) =>
        d.Formulas.SelectMany(f => f.Uses.Properties).Where(p => p.StartsWith(name + ".", StringComparison.Ordinal)).Select(p => p.Substring(name.Length + 1)).Distinct();

    private static SavedField Property(string property, string name, string value, bool isResult)
    {
        var (type, read) = FormulaUses.Saved[property];
        return new(type, $"{name}_{property}", name, property, string.Format(System.Globalization.CultureInfo.InvariantCulture, read, value), false, isResult, "");
    }

    private sealed record SavedField(string Type, string Name, string Value, string? Property, string? Source, bool IsTensor, bool IsResult, string Unpack);
}

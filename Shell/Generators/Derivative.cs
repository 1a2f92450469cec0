using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Generators;

/// <summary>How an operator treats its arguments.</summary>
internal enum OperatorForm
{
    Functional,
    View,
    InPlace,
    Out,
}

/// <summary>One operator with all that its kernels are written from.</summary>
internal sealed class Derivative(OperatorClass op, OperatorModel model, TableEntry? entry)
{
    public OperatorClass Class { get; } = op;

    public OperatorModel Model { get; } = model;

    /// <summary>Its own entry in the table, or null.</summary>
    public TableEntry? Entry { get; } = entry;

    /// <summary>Whose formulas it has: its own entry's operator or another; null when it has none.</summary>
    public TableEntry? Source { get; set; }

    public OperatorForm Form { get; } = FormOf(model);

    public string Name => Model.Schema.Name.ToString();

    /// <summary>The name without namespace and overload, as messages say it.</summary>
    public string Short
    {
        get
        {
            var name = Model.Schema.Name.Name;
            var at = name.IndexOf("::", StringComparison.Ordinal);
            return at < 0 ? name : name.Substring(at + 2);
        }
    }

    /// <summary>The gradients to compute, in order of the arguments.</summary>
    public List<ArgumentFormula> Formulas { get; } = [];

    /// <summary>Whether a result is differentiable.</summary>
    public bool[] IsDifferentiable { get; } = [.. model.Returns.Select(r => r.IsTensor)];

    public static bool IsTensorLike(Parameter parameter) => parameter.Type.IsTensor || parameter.Type.IsOptionalTensor || IsTensorList(parameter);

    public static bool IsTensorList(Parameter parameter) => parameter.TakesPartInDispatch && !parameter.Type.IsTensor && !parameter.Type.IsOptionalTensor;

    public bool IsWritten(int argument) => Model.Schema.Arguments[argument].Type.Alias is { IsWrite: true };

    /// <summary>What the formulas call a result: its name, or <c>result</c>.</summary>
    public string ResultName(int position) => Model.Schema.Returns[position].Name is { Length: > 0 } name && Form != OperatorForm.InPlace ? name : Model.Returns.Length == 1 ? "result" : $"result{position}";

    /// <summary>The arguments and results that are tensors, or lists of them.</summary>
    public HashSet<string> TensorNames() =>
        [.. Model.Parameters.Where(IsTensorLike).Select(p => p.Name.TrimStart('@')), .. Enumerable.Range(0, Model.Returns.Length).Where(i => Model.Returns[i].IsTensor).Select(ResultName)];

    /// <summary>Whether the other operator takes the same arguments, those written to aside.</summary>
    public bool TakesTheArgumentsOf(Derivative other)
    {
        var (own, others) = (Unwritten(), other.Unwritten());
        return own.SequenceEqual(others);
    }

    private IEnumerable<string> Unwritten() => Model.Parameters.Where((_, i) => Form == OperatorForm.InPlace || !IsWritten(i)).Select(p => $"{p.Type.Type} {p.Name}");

    private static OperatorForm FormOf(OperatorModel model)
    {
        var arguments = model.Schema.Arguments;
        if (arguments.Any(a => a.Type.Alias is { IsWrite: true })) return arguments[0].Type.Alias is { IsWrite: true } ? OperatorForm.InPlace : OperatorForm.Out;
        return model.Schema.Returns.Any(r => r.Type.Alias is not null) ? OperatorForm.View : OperatorForm.Functional;
    }
}

/// <summary>The gradient of one argument.</summary>
/// <param name="Argument">Which argument.</param>
/// <param name="Text">The formula as it stands in the table; null when it is not implemented.</param>
/// <param name="Uses">The names it uses.</param>
internal sealed record ArgumentFormula(int Argument, TableText? Text, FormulaUses Uses);

/// <summary>Holds the table against the operators.</summary>
internal static class DerivativeReader
{
    private const string Tensor = "global::Functional.Dispatch.Shell.Tensors.Tensor";

    public static List<Derivative> Read(string path, string text, ImmutableArray<OperatorClass?> classes, string @namespace, List<Finding> findings)
    {
        var entries = DerivativeTable.Parse(path, text, findings);
        var byName = new Dictionary<string, TableEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (byName.ContainsKey(entry.Operator.Text)) findings.Add(entry.Operator.Finding(Diagnostics.MalformedTable, path, $"`{entry.Operator.Text}` has an entry already"));
            byName[entry.Operator.Text] = entry;
        }

        var all = new List<Derivative>();
        foreach (var op in classes.Where(c => c?.IsIn(@namespace) == true).Select(c => c!).OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            if (SchemaReader.Read(op.Schema, out _) is not { } schema || schema.IsVarArg || schema.IsVarRet) continue;
            all.Add(new(op, new OperatorModel(op.Schema, schema, Tensor), byName.TryGetValue(schema.Name.ToString(), out var entry) ? entry : null));
        }

        var operators = all.ToDictionary(d => d.Name, StringComparer.Ordinal);
        foreach (var entry in entries)
            foreach (var named in new[] { entry.Operator, entry.Other })
                if (named is not null && !operators.ContainsKey(named.Text))
                    findings.Add(named.Finding(Diagnostics.UnknownTableName, path, $"`{named.Text}` is no operator here{Near(named.Text, operators.Keys)}"));
        if (findings.Count > 0) return all;
        foreach (var derivative in all) Resolve(path, derivative, all, operators, findings);
        return all;
    }

    internal static string Near(string name, IEnumerable<string> names) => NearestName.Of(name, names.ToArray()) is { } near ? $"; the nearest is `{near}`" : "";

    private static void Resolve(string path, Derivative derivative, List<Derivative> all, Dictionary<string, Derivative> operators, List<Finding> findings)
    {
        var entry = derivative.Entry ?? Counterpart(derivative, all)?.Entry;
        if (entry is { Kind: EntryKind.As }) entry = operators[entry.Other!.Text].Entry;
        if (entry is null)
        {
            if (derivative.Form != OperatorForm.Out)
                findings.Add(new TableText("", 0, 0, 0).Finding(Diagnostics.MissingDerivative, path, $"`{derivative.Name}` has no entry: give its formulas, or list it after `plain`, `composite` or `manual`"));
            return;
        }

        derivative.Source = entry;
        if (entry.Kind != EntryKind.Formulas) return;
        // What is wrong with an entry is said once, by the operator that it is of.
        if (derivative.Entry is null) findings = [];
        var known = derivative.Model.Parameters.Select(p => p.Name.TrimStart('@')).Concat(Enumerable.Range(0, derivative.Model.Returns.Length).Select(derivative.ResultName)).ToArray();
        var formulas = new Dictionary<string, TableText>(StringComparer.Ordinal);
        foreach (var formula in entry.Formulas)
        {
            foreach (var name in formula.Names)
            {
                if (!known.Contains(name.Text) && derivative.Form != OperatorForm.Out)
                    findings.Add(name.Finding(Diagnostics.UnknownTableName, path, $"`{name.Text}` is neither argument nor result of `{derivative.Name}`{Near(name.Text, known)}"));
                formulas[name.Text] = formula.Value;
            }
        }

        for (var i = 0; i < derivative.Model.Returns.Length; i++)
            if (formulas.TryGetValue(derivative.ResultName(i), out var mark) && mark.Text == "non_differentiable") derivative.IsDifferentiable[i] = false;
        for (var i = 0; i < derivative.Model.Parameters.Length; i++)
        {
            var parameter = derivative.Model.Parameters[i];
            if (!Derivative.IsTensorLike(parameter) || derivative.Form == OperatorForm.Out && derivative.IsWritten(i)) continue;
            if (!formulas.TryGetValue(parameter.Name.TrimStart('@'), out var value))
                findings.Add(entry.Operator.Finding(Diagnostics.MissingDerivative, path, $"argument `{parameter.Name.TrimStart('@')}` of `{derivative.Name}` has no formula: give one, or say `non_differentiable` or `not_implemented`"));
            else if (value.Text == "not_implemented")
                derivative.Formulas.Add(new(i, null, FormulaUses.None));
            else if (value.Text != "non_differentiable")
                derivative.Formulas.Add(new(i, value, FormulaUses.Of(path, value, known, derivative, findings)));
        }
    }

    // The functional form that an in-place or out form goes with: the same name, the same arguments.
    private static Derivative? Counterpart(Derivative derivative, List<Derivative> all)
    {
        if (derivative.Form is OperatorForm.Functional or OperatorForm.View) return null;
        var name = derivative.Model.Schema.Name.Name;
        if (derivative.Form == OperatorForm.InPlace) name = name.TrimEnd('_');
        return all.FirstOrDefault(d => d.Form == OperatorForm.Functional && d.Entry is not null && d.Model.Schema.Name.Name == name && derivative.TakesTheArgumentsOf(d));
    }
}

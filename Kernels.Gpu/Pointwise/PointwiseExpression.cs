using System.Collections.Immutable;
using System.Globalization;

namespace Functional.Dispatch.Gpu.Pointwise;

/// <summary>One value that a pointwise kernel computes, as OpenCL C over earlier ones.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="Text">The expression.</param>
internal sealed record PointwiseStep(ElementKind Kind, string Text);

/// <summary>
/// What one pointwise kernel computes: operations on operands, parameters and earlier results, in order. Immutable; grows by <see cref="Apply"/>. Equal expressions give equal
/// source.
/// </summary>
public sealed class PointwiseExpression
{
    private PointwiseExpression(ImmutableArray<ElementKind> operands, ImmutableArray<ElementKind> parameters, ImmutableArray<PointwiseStep> steps) =>
        (Operands, Parameters, Steps) = (operands, parameters, steps);

    /// <summary>The types of the operands.</summary>
    public ImmutableArray<ElementKind> Operands { get; }

    /// <summary>The types of the parameters.</summary>
    public ImmutableArray<ElementKind> Parameters { get; }

    /// <summary>The type of the result.</summary>
    public ElementKind Result => Steps[^1].Kind;

    internal ImmutableArray<PointwiseStep> Steps { get; }

    internal string Value => string.Create(CultureInfo.InvariantCulture, $"v{Steps.Length - 1}");

    /// <summary>A value in an expression: an operand or an earlier result.</summary>
    /// <param name="Name">How the kernel calls it.</param>
    /// <param name="Kind">Its type.</param>
    public sealed record Term(string Name, ElementKind Kind);

    /// <summary>No operations yet.</summary>
    /// <param name="operands">The types of the operands, at most <see cref="MostOperands"/>.</param>
    /// <returns>The expression.</returns>
    public static PointwiseExpression Over(params ImmutableArray<ElementKind> operands) => new(operands, [], []);

    /// <summary>How many operands a kernel can have beside the result.</summary>
    public const int MostOperands = 3;

    /// <summary>An operand as a value.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>The value.</returns>
    public Term Operand(int index) => new(string.Create(CultureInfo.InvariantCulture, $"x{index}"), Operands[index]);

    /// <summary>The last result as a value.</summary>
    /// <returns>The value.</returns>
    public Term Last() => new(Value, Result);

    /// <summary>With one more operation, whose parameters become parameters of the kernel.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="kind">The type it computes in.</param>
    /// <param name="terms">Its operands; of another type they are converted first.</param>
    /// <returns>The longer expression, whose <see cref="Last"/> is the operation's result.</returns>
    /// <exception cref="ArgumentException">The operation takes another number of operands, or is not made for the type.</exception>
    public PointwiseExpression Apply(PointwiseOperation operation, ElementKind kind, params ImmutableArray<Term> terms)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (terms.Length != operation.Operands || !operation.Takes(kind)) throw new ArgumentException($"{operation.Name} takes {operation.Operands} operands of its types", nameof(terms));
        var first = Parameters.Length;
        var text = operation.Of(
            kind, i => Converted(terms[i], operation.OperandKind(i, kind)), i => string.Create(CultureInfo.InvariantCulture, $"p{first + i}"));
        return new(Operands, Parameters.AddRange(Enumerable.Repeat(kind, operation.Parameters)), Steps.Add(new(operation.ResultKind(kind), text)));
    }

    /// <summary>Whether some value of it has a type.</summary>
    internal bool Uses(ElementKind kind) => Operands.Contains(kind) || Steps.Any(s => s.Kind == kind);

    /// <summary>One operation on operands of its own.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="kind">The type it computes in.</param>
    /// <returns>The expression.</returns>
    public static PointwiseExpression Single(PointwiseOperation operation, ElementKind kind)
    {
        var over = Over([.. Enumerable.Range(0, operation.Operands).Select(i => operation.OperandKind(i, kind))]);
        return over.Apply(operation, kind, [.. Enumerable.Range(0, operation.Operands).Select(over.Operand)]);
    }

    /// <summary>A conversion, or a copy where the types are the same.</summary>
    /// <param name="from">From which type.</param>
    /// <param name="to">To which.</param>
    /// <returns>The expression.</returns>
    public static PointwiseExpression Conversion(ElementKind from, ElementKind to) => new([from], [], [new(to, "x0")]);

    private static string Converted(Term term, ElementKind to) => term.Kind == to ? term.Name : $"({to.Stored(term.Name)})";
}

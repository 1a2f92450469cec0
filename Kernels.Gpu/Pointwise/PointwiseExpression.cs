using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Functional.Dispatch.Gpu.Pointwise;

/// <summary>What a value in a pointwise kernel is.</summary>
public enum TermKind
{
    /// <summary>An element of an operand.</summary>
    Operand,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>The result of an earlier step.</summary>
    Step,
}

/// <summary>A value in an expression.</summary>
/// <param name="Of">What it is.</param>
/// <param name="Index">Which, from 0.</param>
/// <param name="Kind">Its type.</param>
public readonly record struct Term(TermKind Of, int Index, ElementKind Kind);

/// <summary>One value that a pointwise kernel computes of earlier ones.</summary>
/// <param name="Operation">The operation; null for a conversion, or a copy.</param>
/// <param name="Kind">The type it computes in; of a conversion, the type converted to.</param>
/// <param name="Terms">Its operands.</param>
/// <param name="FirstParameter">The first of the operation's parameters among those of the expression.</param>
internal readonly record struct PointwiseStep(PointwiseOperation? Operation, ElementKind Kind, ImmutableArray<Term> Terms, int FirstParameter)
{
    /// <summary>The type of the result.</summary>
    public ElementKind Result => Operation?.ResultKind(Kind) ?? Kind;

    // By identity of the table's objects: what is built of other ones is merely not known to be the same.
    public bool IsSame(PointwiseStep other) =>
        ReferenceEquals(Operation, other.Operation) && ReferenceEquals(Kind, other.Kind) && FirstParameter == other.FirstParameter && Terms.AsSpan().SequenceEqual(other.Terms.AsSpan());
}

/// <summary>
/// What one pointwise kernel computes: operations on operands, parameters and earlier results, in order. Immutable; grows by <see cref="Apply"/>. Equal expressions give equal
/// source.
/// </summary>
public sealed class PointwiseExpression : IEquatable<PointwiseExpression>
{
    private int _hash;

    private PointwiseExpression(ImmutableArray<ElementKind> operands, ImmutableArray<ElementKind> parameters, ImmutableArray<PointwiseStep> steps) =>
        (Operands, Parameters, Steps) = (operands, parameters, steps);

    /// <summary>The types of the operands.</summary>
    public ImmutableArray<ElementKind> Operands { get; }

    /// <summary>The types of the parameters.</summary>
    public ImmutableArray<ElementKind> Parameters { get; }

    /// <summary>The type of the result.</summary>
    public ElementKind Result => Steps[^1].Result;

    internal ImmutableArray<PointwiseStep> Steps { get; }

    /// <summary>No operations yet.</summary>
    /// <param name="operands">The types of the operands.</param>
    /// <returns>The expression.</returns>
    public static PointwiseExpression Over(params ImmutableArray<ElementKind> operands) => new(operands, [], []);

    /// <summary>An operand as a value.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>The value.</returns>
    public Term Operand(int index) => new(TermKind.Operand, index, Operands[index]);

    /// <summary>The last result as a value.</summary>
    /// <returns>The value.</returns>
    public Term Last() => new(TermKind.Step, Steps.Length - 1, Result);

    /// <summary>With one more parameter, for a number in an operand's place.</summary>
    /// <param name="kind">Its type.</param>
    /// <param name="term">The parameter as a value.</param>
    /// <returns>The expression.</returns>
    public PointwiseExpression WithParameter(ElementKind kind, out Term term)
    {
        term = new(TermKind.Parameter, Parameters.Length, kind);
        return new(Operands, Parameters.Add(kind), Steps);
    }

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
        return new(Operands, Parameters.AddRange(Enumerable.Repeat(kind, operation.Parameters)), Steps.Add(new(operation, kind, terms, Parameters.Length)));
    }

    /// <summary>Whether some value of it has a type.</summary>
    internal bool Uses(ElementKind kind) => Operands.Contains(kind) || Steps.Any(s => s.Kind == kind || s.Result == kind);

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
    public static PointwiseExpression Conversion(ElementKind from, ElementKind to)
    {
        var over = Over(from);
        return over.Convert(over.Operand(0), to);
    }

    /// <summary>With a conversion for one more step.</summary>
    /// <param name="term">What is converted.</param>
    /// <param name="to">To which type.</param>
    /// <returns>The longer expression.</returns>
    public PointwiseExpression Convert(Term term, ElementKind to) => new(Operands, Parameters, Steps.Add(new(null, to, [term], Parameters.Length)));

    /// <inheritdoc />
    public bool Equals(PointwiseExpression? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || GetHashCode() != other.GetHashCode() || Steps.Length != other.Steps.Length) return false;
        for (var i = 0; i < Steps.Length; i++)
            if (!Steps[i].IsSame(other.Steps[i])) return false;
        return AreSame(Operands, other.Operands) && AreSame(Parameters, other.Parameters);
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PointwiseExpression);

    // Found when first asked for: most expressions are only steps on the way to longer ones.
    /// <inheritdoc />
    public override int GetHashCode()
    {
        if (_hash != 0) return _hash;
        var hash = default(HashCode);
        foreach (var operand in Operands) hash.Add(RuntimeHelpers.GetHashCode(operand));
        foreach (var step in Steps)
        {
            hash.Add(step.Operation is null ? 0 : RuntimeHelpers.GetHashCode(step.Operation));
            hash.Add(RuntimeHelpers.GetHashCode(step.Kind));
            foreach (var term in step.Terms) hash.Add(((int)term.Of << 16) + term.Index);
        }

        return _hash = hash.ToHashCode() | 1;
    }

    private static bool AreSame(ImmutableArray<ElementKind> one, ImmutableArray<ElementKind> other)
    {
        if (one.Length != other.Length) return false;
        for (var i = 0; i < one.Length; i++)
            if (!ReferenceEquals(one[i], other[i])) return false;
        return true;
    }
}

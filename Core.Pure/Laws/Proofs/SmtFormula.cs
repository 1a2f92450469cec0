using Functional.Dispatch.Laws.Algebra;

namespace Functional.Dispatch.Laws.Proofs;

/// <summary>A truth value as a term for a solver.</summary>
public readonly record struct SmtFormula : ITruth<SmtFormula>
{
    internal SmtFormula(SmtNode node) => Node = node;

    internal SmtNode Node { get; }

    /// <inheritdoc />
    public static SmtFormula Constant(bool value) => new(SmtNode.Truth(value));

    // Implementation note: constants are folded here, so that conjunctions over all guards or backends print without "and true".

    /// <inheritdoc />
    public static SmtFormula operator &(SmtFormula left, SmtFormula right) =>
        left.Node.IsConstant ? left.Node.Value == 0 ? left : right
        : right.Node.IsConstant ? right.Node.Value == 0 ? right : left
        : new(SmtNode.Both(left.Node, right.Node));

    /// <inheritdoc />
    public static SmtFormula operator |(SmtFormula left, SmtFormula right) =>
        left.Node.IsConstant ? left.Node.Value == 0 ? right : left
        : right.Node.IsConstant ? right.Node.Value == 0 ? left : right
        : new(SmtNode.Either(left.Node, right.Node));

    /// <inheritdoc />
    public static SmtFormula operator !(SmtFormula value) =>
        value.Node.IsConstant ? Constant(value.Node.Value == 0) : new(SmtNode.Negation(value.Node));
}

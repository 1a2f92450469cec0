namespace Functional.Dispatch.Laws.Algebra;

/// <summary>A truth value that laws are written over: <see cref="CoreTruth"/> when they run, <see cref="Proofs.SmtFormula"/> when they are printed for a solver.</summary>
/// <typeparam name="TBool">The implementing type.</typeparam>
public interface ITruth<TBool>
    where TBool : ITruth<TBool>
{
    /// <summary>A known truth value.</summary>
    /// <param name="value">Which.</param>
    /// <returns>The value as a term.</returns>
    static abstract TBool Constant(bool value);

    /// <summary>Both.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The conjunction.</returns>
    static abstract TBool operator &(TBool left, TBool right);

    /// <summary>One or both.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The disjunction.</returns>
    static abstract TBool operator |(TBool left, TBool right);

    /// <summary>Not.</summary>
    /// <param name="value">A truth value.</param>
    /// <returns>The negation.</returns>
    static abstract TBool operator !(TBool value);
}

/// <summary>What follows from the three connectives.</summary>
public static class Truth
{
    /// <summary>If <paramref name="given"/> then <paramref name="claim"/>.</summary>
    /// <typeparam name="TBool">The truth values.</typeparam>
    /// <param name="given">The premise.</param>
    /// <param name="claim">The conclusion.</param>
    /// <returns>The implication.</returns>
    public static TBool Implies<TBool>(this TBool given, TBool claim)
        where TBool : ITruth<TBool> => !given | claim;

    /// <summary>Both or neither.</summary>
    /// <typeparam name="TBool">The truth values.</typeparam>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The equivalence.</returns>
    public static TBool Iff<TBool>(this TBool left, TBool right)
        where TBool : ITruth<TBool> => (left & right) | (!left & !right);

    /// <summary>All of them; true for none.</summary>
    /// <typeparam name="TBool">The truth values.</typeparam>
    /// <param name="parts">The parts.</param>
    /// <returns>The conjunction.</returns>
    public static TBool All<TBool>(IEnumerable<TBool> parts)
        where TBool : ITruth<TBool> => parts.Aggregate(TBool.Constant(true), (all, part) => all & part);
}

/// <summary>A truth value that is known: what a law comes to when it runs.</summary>
/// <param name="Value">Which.</param>
public readonly record struct CoreTruth(bool Value) : ITruth<CoreTruth>
{
    /// <inheritdoc />
    public static CoreTruth Constant(bool value) => new(value);

    /// <inheritdoc />
    public static CoreTruth operator &(CoreTruth left, CoreTruth right) => new(left.Value & right.Value);

    /// <inheritdoc />
    public static CoreTruth operator |(CoreTruth left, CoreTruth right) => new(left.Value | right.Value);

    /// <inheritdoc />
    public static CoreTruth operator !(CoreTruth value) => new(!value.Value);
}

using Functional.Dispatch.Laws.Algebra;

namespace Functional.Dispatch.Laws.Statements;

/// <summary>A keyset or masking law as it is written: once, over any algebra. <see cref="BitLaws"/> makes a <see cref="BitLaw"/> of its two instantiations.</summary>
internal sealed record BitStatement<TSet, TKey, TBool>(LawText Text, Func<LawVariables<TSet, TKey, TBool>, TBool> Definition)
{
    public BitStatement(
        string name, LawFamily family, string statement, string why, string[] references, Func<LawVariables<TSet, TKey, TBool>, TBool> definition)
        : this(new LawText(name, family, statement, why, [.. references]), definition)
    {
    }
}

using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Laws.Algebra;

/// <summary>The variables of a law, by name: values when it runs, symbols when it is printed. One name is one variable.</summary>
/// <typeparam name="TSet">Keysets.</typeparam>
/// <typeparam name="TKey">Keys.</typeparam>
/// <typeparam name="TBool">Truth values.</typeparam>
public abstract class LawVariables<TSet, TKey, TBool>
{
    /// <summary>Any keyset.</summary>
    /// <param name="name">The variable's name: a letter, then letters, digits and dots.</param>
    /// <returns>The variable.</returns>
    public abstract TSet Set(string name);

    /// <summary>Any key: Undefined, a functionality, or a functionality on a backend.</summary>
    /// <param name="name">The variable's name.</param>
    /// <returns>The variable.</returns>
    public abstract TKey Key(string name);

    /// <summary>Any truth value.</summary>
    /// <param name="name">The variable's name.</param>
    /// <returns>The variable.</returns>
    public abstract TBool Flag(string name);

    /// <summary>Any state of a thread.</summary>
    /// <param name="name">The beginning of its parts' names.</param>
    /// <returns>The variable.</returns>
    public LawState<TSet, TBool> State(string name) => new(
        Set(name + ".included"), Set(name + ".excluded"), Flag(name + ".gradients"), Flag(name + ".inference"),
        Flag(name + ".snapshot"), Set(name + ".snapshot.included"), Set(name + ".snapshot.excluded"));

    /// <summary>The fallthroughs of any table.</summary>
    /// <param name="name">The beginning of its parts' names.</param>
    /// <returns>The variable.</returns>
    public LawFallthroughs<TSet> Table(string name) =>
        new(Set(name + ".fallthrough"), [.. KeyLayout.AllBackends().Select(b => Set($"{name}.fallthrough.{b}"))]);
}

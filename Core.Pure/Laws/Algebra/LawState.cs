namespace Functional.Dispatch.Laws.Algebra;

/// <summary>A thread's state in a law: what <see cref="Keys.ThreadState"/> holds, part by part.</summary>
/// <typeparam name="TSet">Keysets.</typeparam>
/// <typeparam name="TBool">Truth values.</typeparam>
/// <param name="Included">The included set.</param>
/// <param name="Excluded">The excluded set.</param>
/// <param name="Gradients">Whether gradients are recorded.</param>
/// <param name="Inference">Whether inference mode is on.</param>
/// <param name="HasSnapshot">Whether a snapshot on entry is recorded.</param>
/// <param name="SnapshotIncluded">The recorded included set; without meaning when none is.</param>
/// <param name="SnapshotExcluded">The recorded excluded set; without meaning when none is.</param>
public sealed record LawState<TSet, TBool>(
    TSet Included, TSet Excluded, TBool Gradients, TBool Inference, TBool HasSnapshot, TSet SnapshotIncluded, TSet SnapshotExcluded);

/// <summary>The kinds of guard.</summary>
public enum LawGuardKind
{
    /// <summary>Include the operand's included set.</summary>
    Include,

    /// <summary>Exclude the operand's excluded set.</summary>
    Exclude,

    /// <summary>Replace both sets by the operand's.</summary>
    Force,

    /// <summary>Change nothing, put both sets back.</summary>
    Preserve,

    /// <summary>BelowAutograd.</summary>
    BelowAutograd,

    /// <summary>BelowADInplaceOrView.</summary>
    BelowADInplaceOrView,

    /// <summary>SkipFunctionalize.</summary>
    SkipFunctionalize,

    /// <summary>NonVariableTypeMode.</summary>
    NonVariableTypeMode,

    /// <summary>InferenceMode(true).</summary>
    InferenceOn,

    /// <summary>InferenceMode(false).</summary>
    InferenceOff,

    /// <summary>Gradients on.</summary>
    GradientsOn,

    /// <summary>Gradients off.</summary>
    GradientsOff,

    /// <summary>Install the operand, flags and snapshot included.</summary>
    Restore,
}

/// <summary>A guard in a law: a kind and, for the kinds that take sets, a state to take them from.</summary>
/// <typeparam name="TSet">Keysets.</typeparam>
/// <typeparam name="TBool">Truth values.</typeparam>
/// <param name="Kind">The kind.</param>
/// <param name="Operand">What Include, Exclude, Force and Restore take.</param>
public sealed record LawGuard<TSet, TBool>(LawGuardKind Kind, LawState<TSet, TBool> Operand);

/// <summary>Which slots of a table hold fallthroughs.</summary>
/// <typeparam name="TSet">Keysets.</typeparam>
/// <param name="Everywhere">Functionalities that are one runtime key by themselves and fall through; other bits have no meaning.</param>
/// <param name="ByBackend">For each of the sixteen backends the per-backend functionalities that fall through there; other bits have no meaning.</param>
public sealed record LawFallthroughs<TSet>(TSet Everywhere, IReadOnlyList<TSet> ByBackend);

namespace Functional.Dispatch.Interchange;

/// <summary>The words of a step (what a kernel does next) and of a guard in a rule file; docs/rule-files.md lists them with their meaning.</summary>
internal static class NextFields
{
    public const int Kind = 0, Add = 1, Mask = 2, Exactly = 3, Under = 4, Operator = 5, Key = 6, Why = 7;

    public const int GuardName = 0, GuardKeys = 1, Included = 2, Excluded = 3, Enabled = 4, Gradients = 5, Inference = 6, SnapshotIncluded = 7, SnapshotExcluded = 8;

    public const string Leaf = "leaf", Redispatch = "redispatch", CallAgain = "call_again", CallOther = "call_other", SelectBackend = "select_backend",
        BuiltIn = "built_in", Composite = "composite", Unknown = "unknown";

    public const string Include = "include", Exclude = "exclude", Force = "force", Preserve = "force_preserve", BelowAutograd = "below_autograd",
        BelowADInplaceOrView = "below_adinplaceorview", SkipFunctionalize = "skip_functionalize", NonVariableType = "non_variable_type",
        InferenceMode = "inference_mode", GradMode = "grad_mode", Restore = "restore";

    public static FieldSet OfStep { get; } = new("kind", "add", "mask", "exactly", "under", "operator", "key", "why");

    public static FieldSet OfGuard { get; } = new(
        "guard", "keys", "included", "excluded", "enabled", "gradients", "inference", "snapshot_included", "snapshot_excluded");

    public static IReadOnlyList<string> Kinds { get; } = [Leaf, Redispatch, CallAgain, CallOther, SelectBackend, BuiltIn, Composite, Unknown];

    public static IReadOnlyList<string> Guards { get; } =
    [
        Include, Exclude, Force, Preserve, BelowAutograd, BelowADInplaceOrView, SkipFunctionalize, NonVariableType, InferenceMode, GradMode, Restore,
    ];

    /// <summary>The fields that a step of this kind must have and can have, besides its kind; null for an unknown kind.</summary>
    public static (uint Needed, uint Possible)? FieldsOfStep(string kind) => kind switch
    {
        Leaf or SelectBackend or Composite => (0, 0),
        Redispatch => (0, Bits(Add, Mask, Exactly, Under)),
        CallAgain => (Bits(Under), 0),
        CallOther => (Bits(Operator), Bits(Under)),
        BuiltIn => (Bits(Key), 0),
        Unknown => (Bits(Why), 0),
        _ => null,
    };

    /// <summary>The fields that this guard must have and can have, besides its name; null for an unknown guard.</summary>
    public static (uint Needed, uint Possible)? FieldsOfGuard(string guard) => guard switch
    {
        Include or Exclude => (Bits(GuardKeys), 0),
        Force => (Bits(Included, Excluded), 0),
        Preserve or BelowAutograd or BelowADInplaceOrView or SkipFunctionalize or NonVariableType => (0, 0),
        InferenceMode or GradMode => (Bits(Enabled), 0),
        Restore => (Bits(Included, Excluded, Gradients, Inference), Bits(SnapshotIncluded, SnapshotExcluded)),
        _ => null,
    };

    public static uint Bits(params ReadOnlySpan<int> fields)
    {
        var bits = 0u;
        foreach (var field in fields) bits |= 1u << field;
        return bits;
    }
}

using Functional.Dispatch.Rules;

namespace Functional.Dispatch.Interchange;

/// <summary>PyTorch's words for <see cref="AliasAnalysis"/>, as its dump prints them.</summary>
internal static class AliasWords
{
    public static IReadOnlyList<string> All { get; } =
        [.. new[] { AliasAnalysis.Default, AliasAnalysis.Conservative, AliasAnalysis.FromSchema, AliasAnalysis.PureFunction }.Select(Print)];

    public static string Print(AliasAnalysis analysis) => analysis switch
    {
        AliasAnalysis.Default => "CONSERVATIVE (default)",
        AliasAnalysis.Conservative => "CONSERVATIVE",
        AliasAnalysis.FromSchema => "FROM_SCHEMA",
        AliasAnalysis.PureFunction => "PURE_FUNCTION",
    };

    public static AliasAnalysis? Find(string word) => word switch
    {
        "CONSERVATIVE (default)" => AliasAnalysis.Default,
        "CONSERVATIVE" => AliasAnalysis.Conservative,
        "FROM_SCHEMA" => AliasAnalysis.FromSchema,
        "PURE_FUNCTION" => AliasAnalysis.PureFunction,
        _ => null,
    };
}

using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Verification;

namespace Functional.Dispatch.Cli.Differences;

/// <summary>One of the two rule sets compared.</summary>
/// <param name="Name">How the command line named it.</param>
/// <param name="Contents">What it holds.</param>
internal sealed record DifferenceSide(string Name, RuleFileContents Contents)
{
    /// <summary>The name of PyTorch's rules, which the tool carries.</summary>
    public const string Embedded = "pytorch-2.14.1";

    /// <summary>What a command line needs to mean this rule set.</summary>
    public string Option => IsEmbedded ? "" : $" --rules {ExplainLine.Shell(Name)}{(Contents.LeftOut.IsEmpty ? "" : " --map-keys")}";

    private bool IsEmbedded { get; init; }

    /// <summary>Loads a rule set.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="name">A file, or the name of the embedded rules (a file of that name goes first).</param>
    /// <exception cref="FailureException">It cannot be read.</exception>
    public static DifferenceSide Load(ParseResult parsed, string name) => name == Embedded && !File.Exists(name)
        ? new DifferenceSide(name, RuleSource.Embedded().OrFail()) { IsEmbedded = true }
        : new DifferenceSide(name, RulesInUse.Load(parsed, name));
}

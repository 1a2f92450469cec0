using System.CommandLine;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Cli.Commands;

/// <summary>The options that every command has.</summary>
public static class CommonOptions
{
    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON (docs/cli.md documents its shape).", Recursive = true };

    /// <summary><c>--rules FILE</c>.</summary>
    public static Option<string?> Rules { get; } =
        new("--rules") { Description = "Rules to use instead of PyTorch 2.14.1's.", HelpName = "FILE", Recursive = true };

    /// <summary><c>--map-keys</c>.</summary>
    public static Option<bool> MapKeys { get; } =
        new("--map-keys") { Description = "Leave out what a rule file registers at dispatch keys that PyTorch 2.14.1 has not.", Recursive = true };

    /// <summary><c>--private-use1 NAME</c>.</summary>
    public static Option<string?> PrivateUse1 { get; } =
        new("--private-use1") { Description = "The name that PrivateUse1's backend chose.", HelpName = "NAME", Recursive = true };

    /// <summary>The names in use.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="otherwise">The names without <c>--private-use1</c>.</param>
    /// <returns>The names.</returns>
    /// <exception cref="FailureException">PrivateUse1 cannot take the name.</exception>
    public static KeyNames Names(this ParseResult parsed, KeyNames otherwise) =>
        parsed.GetValue(PrivateUse1) is { } name ? KeyNames.WithPrivateUse1(name).OrFail() : otherwise;

    /// <summary>Where the command's result goes.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The writer.</returns>
    public static TextWriter Output(this ParseResult parsed) => parsed.InvocationConfiguration.Output;
}

using System.CommandLine;
using Functional.Dispatch.Bench.Instructions;
using Functional.Dispatch.Bench.Peers;
using Functional.Dispatch.Bench.Quick;
using Functional.Dispatch.Bench.Results;
using Functional.Dispatch.Cli;
using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Commands;
using Functional.Dispatch.Cli.Output;
using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Bench.Commands;

/// <summary><c>peers</c>: the same work done elsewhere, in the same sitting.</summary>
internal static class PeersCommand
{
    private static readonly Option<string?> Libtorch = new("--libtorch")
    {
        Description = "Builds the libtorch peer against the libtorch (1.13 or newer) in this folder, which has include/ and lib/; /usr for Debian's libtorch-dev.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> LibtorchRun = new("--libtorch-run")
    {
        Description = "Starts a libtorch peer that is built already (Bench/peers/libtorch/dispatch_peer.cpp says how).",
        HelpName = "COMMAND",
    };

    private static readonly Option<string?> Filter = new("--filter") { Description = "Only the rows whose suite or name has this text.", HelpName = "TEXT" };

    private static readonly Option<bool> Counted = new("--instructions") { Description = "Also counts instructions of the libtorch rows: ours under valgrind, which must be installed, theirs by single-stepping." };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var command = new Command("peers", "Ours beside libtorch's dispatcher, and beside other ways of .NET: measured in turns in one sitting, with ratios and goals.")
        {
            Libtorch, LibtorchRun, Filter, Counted, ResultOptions.Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static string Clock => ThreadClock.IsOfThread
        ? "ns: processor time of the measuring thread, the least of the rounds, ours and theirs in turns; the loop around each is part of it"
        : "ns: time on the wall, the least of the rounds, ours and theirs in turns; the loop around each is part of it";

    private static int Run(ParseResult parsed)
    {
        var output = parsed.Output();
        var (folder, program, counted) = (parsed.GetValue(Libtorch), parsed.GetValue(LibtorchRun), parsed.GetValue(Counted));
        if (folder is not null && program is not null) throw new FailureException(new UsageError("--libtorch and --libtorch-run are both given", "give one: a folder to build against, or a program to run"));
        var torch = folder ?? program;
        if (counted && torch is null) throw new FailureException(new UsageError("--instructions counts rows beside libtorch, and there is none", "give --libtorch DIR or --libtorch-run COMMAND"));
        var (libtorch, dotNet) = Select(parsed.GetValue(Filter), torch is not null);
        // Beside others this runs as programs do by default; the rows of the other commands must not depend on each other, and so do without the profile.
        var command = program ?? (libtorch.Count > 0 ? LibtorchPeer.Build(folder!, Console.Error.WriteLine) : null);
        if (ThisProgram.RunAsByDefault(parsed.Tokens.Select(t => t.Value)) is { } done) return done;
        var rows = new List<BenchRow>();
        if (libtorch.Count > 0)
        {
            using var peer = Peer.Start(command!);
            var measured = Progress.Over(output, PeersRun.Steps(libtorch.Count), "steps", step => PeersRun.Beside(libtorch, peer, step));
            if (counted) measured = PeerInstructions.Add(measured, libtorch, peer);
            output.WriteLine(Clock);
            PeerTable.Print(output, $"beside {peer.Name}", measured);
            output.WriteLine(PeerTable.Summary(measured));
            rows.AddRange(measured);
        }

        if (dotNet.Count > 0)
        {
            var measured = Progress.Over(output, PeersRun.Steps(dotNet.Count), "steps", step => PeersRun.BesideDotNet(dotNet, step));
            if (rows.Count == 0) output.WriteLine(Clock);
            PeerTable.Print(output, "a typed call of 2 tensors beside other ways of .NET to find what to run (these know no thread state, no fallthrough, no redispatch)", measured);
            rows.AddRange(measured.Select(r => r with { Suite = $"{r.Suite} beside .NET" }));
        }

        parsed.WriteJson(rows);
        return ExitCodes.Ok;
    }

    private static (IReadOnlyList<PeerPair> Libtorch, IReadOnlyList<PeerPair> DotNet) Select(string? text, bool withLibtorch)
    {
        bool Has(string name) => text is null || name.Contains(text, StringComparison.OrdinalIgnoreCase);
        IReadOnlyList<PeerPair> all = withLibtorch ? PeerPairs.Libtorch : [];
        PeerPair[] libtorch = [.. all.Where(p => Has(p.Suite) || Has(p.Row))];
        PeerPair[] dotNet = [.. PeerPairs.DotNet.Where(p => Has(p.Suite) || Has(p.Theirs))];
        if (libtorch.Length + dotNet.Length > 0) return (libtorch, dotNet);
        var suites = all.Concat(PeerPairs.DotNet).Select(p => p.Suite).Distinct().ToList();
        throw new FailureException(new UsageError(
            $"no suite or row has `{Quoted.Short(text!)}` in its name", UsageError.DidYouMean(text!, suites.Concat(all.Select(p => p.Row)), $"suites: {string.Join(", ", suites)}")));
    }
}

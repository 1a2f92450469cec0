using System.Text.Json;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Threads;
using LanguageExt;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>What derives the recorded rows again.</summary>
internal enum Through
{
    /// <summary>The pure core: everything recorded, nothing run.</summary>
    Core,

    /// <summary>The shell: a registry that changes, guards on real threads, kernels that run.</summary>
    Shell,
}

/// <summary>
/// Reads whichever recorded files a folder has, derives every row again from the core, and compares. Tables without registrations in the folder
/// are checked against the embedded rules.
/// </summary>
internal sealed class ConformanceRun
{
    private readonly string _folder;
    private readonly RuleSet _rules;
    private readonly RuleSet _fallbacks;

    private readonly Through _through;

    private ConformanceRun(string folder, Through through, RuleSet rules, RuleSet fallbacks) =>
        (_folder, _through, _rules, _fallbacks) = (folder, through, rules, fallbacks);

    /// <summary>Compares every file of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="through">What derives the rows again.</param>
    /// <returns>A result for each file that a recording can have, or the error of a damaged one.</returns>
    public static Either<DispatchError, IReadOnlyList<FileResult>> Of(string folder, Through through = Through.Core) =>
        !Directory.Exists(folder)
            ? new RecordedFolderError(folder, File.Exists(folder) ? "it is a file" : "there is no such folder")
            : Fallbacks(folder).Bind(fallbacks => (through == Through.Shell ? fallbacks : Rules(folder, fallbacks)).Bind(rules => new ConformanceRun(folder, through, rules, fallbacks).Files()));

    private static Either<DispatchError, RuleSet> Fallbacks(string folder) =>
        RecordedFile.Find(folder, "fallbacks.json") is { } path
            ? RecordedFile.Bytes(path).Bind(bytes => RuleFile.ReadFallbacks(bytes, RuleSet.Empty))
            : RuleSource.Embedded(_ => false).Map(c => c.Rules);

    private static Either<DispatchError, RuleSet> Rules(string folder, RuleSet fallbacks) =>
        RecordedFile.Find(folder, "registrations.jsonl.gz") is { } path
            ? RecordedFile.Bytes(path).Bind(bytes => RuleFile.Read(bytes)).Bind(contents => contents.HasFallbacks
                ? contents.Rules
                : With(contents.Rules, fallbacks))
            : RuleSource.Embedded().Map(c => c.Rules);

    private static Either<DispatchError, RuleSet> With(RuleSet rules, RuleSet fallbacks) =>
        fallbacks.Fallbacks.Aggregate(
            Prelude.Right<DispatchError, RuleSet>(rules),
            (all, f) => all.Bind(r => r.Fallback(f.Key.Runtime, f.Kernel, f.IsBuiltInFallback)).Map(r => r.Rules));

    private Either<DispatchError, IReadOnlyList<FileResult>> Files()
    {
        var results = new List<FileResult>();
        foreach (var (name, compare) in _through == Through.Shell ? ShellChecks() : Checks())
        {
            var result = new FileResult(name);
            results.Add(result);
            if (RecordedFile.Find(_folder, name) is not { } path) result.Note = "absent";
            else if (Read(path, row => compare(row, result)) is { } error) return Prelude.Left<DispatchError, IReadOnlyList<FileResult>>(error);
        }

        return results.TrueForAll(r => r.Note is not null)
            ? Prelude.Left<DispatchError, IReadOnlyList<FileResult>>(new RecordedFolderError(_folder, "no recorded file is in it"))
            : Prelude.Right<DispatchError, IReadOnlyList<FileResult>>(results);
    }

    // The recorded programs use what is deprecated; that is no news here.
    private static DispatchError? Read(string path, Action<JsonElement> row)
    {
        var sink = WarningSink.Current;
        WarningSink.Current = new WarningSink(_ => { });
        try
        {
            return RecordedFile.Read(path, row);
        }
        finally
        {
            WarningSink.Current = sink;
        }
    }

    // What runs: the rest of a recording is about tables and texts, which are the core's alone.
    private (string Name, Action<JsonElement, FileResult> Compare)[] ShellChecks() =>
    [
        ("tensorimpl_ctor.jsonl.gz", ShellTensorsCheck.Run),
        ("tensor_keysets.json", ShellTensorKeySetsCheck.Run),
        ("tls_vectors.jsonl.gz", ShellThreadStateCheck.Run),
        ("fallbacks.json", ShellFallbacksCheck.Run),
        ("scenarios.jsonl.gz", (row, result) => ShellScenariosCheck.Run(row, _fallbacks, result)),
        ("chains.jsonl.gz", ShellChainsCheck.Run),
        ("autograd_fallback.jsonl", ShellAutogradFileCheck.Run),
    ];

    private (string Name, Action<JsonElement, FileResult> Compare)[] Checks() =>
    [
        ("keys.json", KeysCheck.Run),
        ("keyset_vectors.jsonl.gz", KeySetVectorsCheck.Run),
        ("tensorimpl_ctor.jsonl.gz", KeySetVectorsCheck.RunConstructor),
        ("tensor_keysets.json", TensorKeySetsCheck.Run),
        ("tls_vectors.jsonl.gz", ThreadStateCheck.Run),
        ("fallbacks.json", (row, result) => TablesCheck.Fallbacks(row, _fallbacks, result)),
        ("registrations.jsonl.gz", (row, result) => TablesCheck.Registrations(row, _rules, result)),
        ("dumps.sha256.json", (row, result) => TablesCheck.DumpHashes(row, _rules, result)),
        ("dumps_sample.jsonl.gz", (row, result) => TablesCheck.DumpSample(row, _rules, result)),
        ("tables.sha256.json", (row, result) => TablesCheck.TableHashes(row, _rules, result)),
        ("tables_sample.jsonl.gz", (row, result) => TablesCheck.TableSample(row, _rules, result)),
        ("scenarios.jsonl.gz", (row, result) => ScenariosCheck.Run(row, _fallbacks, result)),
        ("chains.jsonl.gz", (row, result) => ChainsCheck.Run(row, _fallbacks, result)),
        ("autograd_fallback.jsonl", (_, result) => result.Skip("needs the shell: kernels and gradients really run")),
    ];
}

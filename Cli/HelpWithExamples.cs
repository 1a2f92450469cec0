using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Functional.Dispatch.Cli;

/// <summary>The parser's help page, followed by examples.</summary>
/// <param name="page">The help page.</param>
public sealed class HelpWithExamples(HelpAction page) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "fdispatch explain aten::add.Tensor cpu+grad cpu    which kernels a sum passes, and why",
            "fdispatch table aten::relu                         the dispatch table of relu",
            "fdispatch ops '*sparse*'                           operators by pattern",
        ],
        ["explain"] =
        [
            "fdispatch explain aten::add.Tensor cpu+grad cpu",
            "fdispatch explain aten::mm sparse-cuda cuda --guard InferenceMode",
            "fdispatch explain aten::cat '[cpu,meta]'",
            "fdispatch explain aten::empty.memory_format device=cuda",
            "fdispatch explain aten::mul.Tensor CPU,AutogradCPU 0x10001 --guard 'Exclude(AutogradCPU)' --json",
        ],
        ["table"] = ["fdispatch table aten::add.Tensor", "fdispatch table aten::add.Tensor --format pytorch"],
        ["dump"] = ["fdispatch dump aten::add.Tensor"],
        ["ops"] = ["fdispatch ops add", "fdispatch ops 'aten::*_backward'"],
        ["matrix"] =
        [
            "fdispatch matrix --columns CPU,CUDA,Meta,AutogradCPU",
            "fdispatch matrix --rows '*softmax*' --columns Dense,Autograd --svg softmax.svg",
            "fdispatch matrix --html matrix.html",
        ],
        ["diff"] = ["fdispatch diff old.jsonl.gz new.jsonl.gz", "fdispatch diff pytorch-2.14.1 mine.rules --ops 'aten::*' --all"],
        ["equivalent"] = ["fdispatch equivalent a.rules b.rules --kernels rule"],
        ["keys"] = ["fdispatch keys", "fdispatch keys --private-use1 Npu"],
        ["train"] = ["fdispatch run train", "fdispatch run train --epochs 1 --trace 5", "fdispatch run train --optimizer adam --dtype float64 --mode strict"],
        ["verify"] =
        [
            "fdispatch verify                                   PyTorch's own rules",
            "fdispatch verify my.rules --backend PrivateUse1    yours, and what your backend does not serve",
            "fdispatch verify my.rules --baseline known.txt --fail-on warning --format sarif",
        ],
        ["rules"] = ["fdispatch rules", "fdispatch rules mine.rules --to jsonl"],
        ["prove"] = ["fdispatch prove", "fdispatch prove --laws G13", "fdispatch prove --laws '*guard*' --cases 100000"],
    };

    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var code = page.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (!Examples.TryGetValue(command is RootCommand ? "" : command.Name, out var examples)) return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        output.WriteLine();
        return code;
    }
}

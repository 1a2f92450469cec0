using Functional.Dispatch.Keys;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Testing;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Embedding;

/// <summary>The example of docs/testing.md, as it stands there.</summary>
public sealed class OwnRules
{
    [Fact]
    public void Inside_inference_mode_our_autograd_kernel_is_never_reached()
    {
        // example
        var schema = SchemaParser.Parse("mine::blend(Tensor a, Tensor? b=None) -> Tensor").IfLeft(e => throw new InvalidOperationException(e.ToString()));
        var rules = (from op in RuleSet.Empty.Define(schema, "mine")
                     from cpu in op.Rules.Implement(schema.Name, DispatchKey.CPU, new Kernel("mine, on the CPU") { Next = new KernelNext.Leaf() })
                     from all in cpu.Rules.Implement(schema.Name, AliasKey.Autograd, new Kernel("mine, derivative") { Next = new KernelNext.Redispatch(new RedispatchKeys.BelowOwn()) })
                     select all.Rules).IfLeft(e => throw new InvalidOperationException(e.ToString()));

        Claim.Holds(ScenarioGen.Over(rules), scenario =>
            scenario with { Guards = [.. scenario.Guards, new Guard.Inference(true)] } is var inside
            && inside.Explain().Route.Hops.All(hop => hop.Rule.Kernel.Debug != "mine, derivative"));
        // end of example
    }

    [Fact]
    public void The_example_in_the_documentation_is_this_one()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "testing.md"));
        Assert.Contains("```csharp\n" + Example() + "```\n", document.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    // The lines between the two comments above, without their indentation.
    private static string Example([System.Runtime.CompilerServices.CallerFilePath] string file = "")
    {
        var lines = File.ReadAllLines(file).SkipWhile(l => l.Trim() != "// example").Skip(1).TakeWhile(l => l.Trim() != "// end of example");
        return string.Concat(lines.Select(l => (l.Length == 0 ? "" : l[8..]) + "\n"));
    }
}

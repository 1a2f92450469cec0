using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Aten.Recorded;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Aten;

/// <summary>The library's kernels stand at the keys at which PyTorch has them: the tables give the same reason for every slot that matters here.</summary>
public sealed class TableAgreementTests
{
    // Not CUDA and PrivateUse1: PyTorch makes functional and in-place forms of their out kernels at CompositeExplicitAutogradNonFunctional, which stand in
    // for every backend; here each backend registers what it serves.
    private static readonly DispatchKey[] Served =
    [
        DispatchKey.CPU, DispatchKey.Meta, DispatchKey.AutogradCPU, DispatchKey.AutogradMeta, DispatchKey.AutogradOther, DispatchKey.AutogradCUDA,
        DispatchKey.AutogradPrivateUse1, DispatchKey.ADInplaceOrView, DispatchKey.BackendSelect, DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor,
    ];

    private static readonly Deviation[] Deviations =
    [
        new("PyTorch's Python decompositions register once more at Meta what the composite kernel does there as well",
            (_, key, ours, theirs) => key == DispatchKey.Meta && ours == "default backend kernel" && theirs == "kernel"),
        new("PyTorch hands the bit to BLAS; here it is carried out before the product",
            (_, key, ours, theirs) => key == DispatchKey.Conjugate && ours == "backend fallback" && theirs == "kernel, fallthrough"),
        new("PyTorch has kernels at backends without an Autograd key of their own (NestedTensor, sparse) that this library does not serve",
            (_, key, ours, theirs) => key == DispatchKey.AutogradOther && ours == "math kernel" && theirs == "ambiguous autogradother"),
    ];

    private static readonly Lazy<RuleSet> PyTorch = new(() => RuleSource.Embedded().Match(Right: r => r.Rules, Left: e => throw new InvalidOperationException(e.ToString())));

    public static TheoryData<string> Operators => [.. Recording.Operators];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Every_slot_has_the_reason_that_it_has_in_PyTorch(string op)
    {
        var differences = Differences(op).Where(d => !Deviations.Any(known => known.Is(op, d.Key, d.Ours, d.Theirs))).Select(d => $"{d.Key}: {d.Ours}, PyTorch has {d.Theirs}").ToArray();
        Assert.True(differences.Length == 0, $"{op}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void A_deviation_is_listed_only_where_there_is_one() => Assert.All(Deviations, known =>
        Assert.True(Recording.Operators.Any(op => Differences(op).Any(d => known.Is(op, d.Key, d.Ours, d.Theirs))), known.Why));

    [Fact]
    public void No_kernel_hides_another_of_the_library() => Assert.Empty(
        AtenSession.Shared.Dispatcher.Export().Operators.SelectMany(op => op.Kernels.Where(k => !op.IsActive(k)).Select(k => $"{op.Name} at {k.Key}")));

    private static IEnumerable<(DispatchKey Key, string Ours, string Theirs)> Differences(string op)
    {
        var name = OperatorName.Parse(op).Match(Right: n => n, Left: e => throw new InvalidOperationException(e.ToString()));
        var (ours, theirs) = (Table(AtenSession.Shared.Dispatcher.Export(), name), Table(PyTorch.Value, name));
        return Served.Select(key => (key, Reason(ours, key), Reason(theirs, key))).Where(d => d.Item2 != d.Item3);
    }

    private static DispatchTable Table(RuleSet rules, OperatorName name) =>
        DispatchTable.Compute(rules, rules.Find(name).Match(Some: o => o, None: () => throw new InvalidOperationException($"{name} has no rules")));

    private static string Reason(DispatchTable table, DispatchKey key)
    {
        var slot = table[KeyLayout.SlotOf(key)];
        return slot.IsFallthrough ? $"{slot.Reason.Text()}, fallthrough" : slot.Reason.Text();
    }

    /// <summary>Where kernels stand elsewhere than in PyTorch, and why.</summary>
    private sealed record Deviation(string Why, Func<string, DispatchKey, string, string, bool> Is);
}

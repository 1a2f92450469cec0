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
    private static readonly DispatchKey[] Served =
    [
        DispatchKey.CPU, DispatchKey.Meta, DispatchKey.AutogradCPU, DispatchKey.AutogradMeta, DispatchKey.AutogradOther, DispatchKey.ADInplaceOrView, DispatchKey.BackendSelect,
        DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor, DispatchKey.CUDA, DispatchKey.AutogradCUDA, DispatchKey.PrivateUse1, DispatchKey.AutogradPrivateUse1,
    ];

    private static readonly Lazy<RuleSet> PyTorch = new(() => RuleSource.Embedded().Match(Right: r => r.Rules, Left: e => throw new InvalidOperationException(e.ToString())));

    public static TheoryData<string> Operators => [.. Recording.Operators];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Every_slot_has_the_reason_that_it_has_in_PyTorch(string op)
    {
        var name = OperatorName.Parse(op).Match(Right: n => n, Left: e => throw new InvalidOperationException(e.ToString()));
        var (ours, theirs) = (Table(AtenSession.Shared.Dispatcher.Export(), name), Table(PyTorch.Value, name));
        var differences = Served.Where(key => !Deviations.Contains((op, key)) && Reason(ours, key) != Reason(theirs, key))
            .Select(key => $"{key}: {Reason(ours, key)}, PyTorch has {Reason(theirs, key)}").ToArray();
        Assert.True(differences.Length == 0, $"{op}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void A_deviation_is_listed_only_where_there_is_one() => Assert.All(Deviations, deviation =>
    {
        var name = OperatorName.Parse(deviation.Operator).Match(Right: n => n, Left: e => throw new InvalidOperationException(e.ToString()));
        Assert.NotEqual(Reason(Table(PyTorch.Value, name), deviation.Key), Reason(Table(AtenSession.Shared.Dispatcher.Export(), name), deviation.Key));
    });

    // Where a kernel stands elsewhere than in PyTorch, with why.
    private static readonly HashSet<(string Operator, DispatchKey Key)> Deviations = [];

    private static DispatchTable Table(RuleSet rules, OperatorName name) =>
        DispatchTable.Compute(rules, rules.Find(name).Match(Some: o => o, None: () => throw new InvalidOperationException($"{name} has no rules")));

    private static string Reason(DispatchTable table, DispatchKey key)
    {
        var slot = table[KeyLayout.SlotOf(key)];
        return slot.IsFallthrough ? $"{slot.Reason.Text()}, fallthrough" : slot.Reason.Text();
    }
}

using Functional.Dispatch.Cli.Arguments;
using Functional.Dispatch.Cli.Rules;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Laws;
using Functional.Dispatch.PropertyTests.Cli;
using Functional.Dispatch.PropertyTests.Schemas;
using Functional.Dispatch.Routing;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Tables;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Verification;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Verification;

public sealed class WitnessTests
{
    internal static readonly RuleSet PyTorch = RuleSource.Embedded().OrFail().Rules;

    [Fact]
    public void A_slot_has_a_call_that_lands_there_unless_its_key_falls_through()
    {
        var search = new WitnessSearch();
        foreach (var shape in TableCase.Shapes(PyTorch).Where(s => s.Operator.Definition is not null))
        {
            var routed = new RoutedOperator(shape.Table, shape.Operator.Definition!.Schema);
            for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            {
                var witness = search.At(shape.Operator, shape.Table, slot);
                Assert.Equal(slot != 0 && shape.Table[slot].IsFallthrough, witness is null);
                if (witness is not null) Assert.True(witness.SlotIn(routed) == slot, $"{shape}, slot {slot}: {witness}");
            }
        }
    }

    [Fact]
    public void No_choice_selects_a_fallthrough_but_at_Undefined() => Claim.Holds(ScenarioGen.Any, scenario =>
    {
        var op = scenario.Rules.Find(scenario.Call.Operator).Match(o => o, () => throw new InvalidOperationException());
        var table = DispatchTable.Compute(scenario.Rules, op);
        var slot = Router.Choose(table, scenario.Call.Keys(op.DispatchArguments), scenario.State.Keys).Slot;
        return slot == 0 || !table[slot].IsFallthrough;
    });

    [Theory]
    [InlineData("aten::add.Tensor")]
    [InlineData("aten::relu")]
    [InlineData("aten::cat")]
    [InlineData("aten::empty.memory_format")]
    [InlineData("aten::index.Tensor")]
    [InlineData("aten::convolution")]
    [InlineData("aten::_foreach_addcdiv_.Tensor")]
    public void A_printed_witness_is_read_back_as_the_same_call(string name)
    {
        var search = new WitnessSearch();
        var op = PyTorch.Operators.Single(o => o.Name.ToString() == name);
        var table = DispatchTable.Compute(PyTorch, op);
        for (var slot = 0; slot < KeyLayout.SlotCount; slot++)
            if (search.At(op, table, slot) is { } witness)
                AssertReadBack(witness, op.Definition!.Schema, KeyNames.Default);
    }

    [Fact]
    public void Every_operator_with_a_schema_can_be_called_by_a_printed_witness()
    {
        foreach (var schema in PyTorch.Operators.Select(o => o.Definition?.Schema).OfType<FunctionSchema>())
            AssertReadBack(Witness.Of(schema, ThreadSetting.Inference, TensorKind.Of(DispatchKey.CPU)!.Keys, TensorKind.Of(DispatchKey.SparseCUDA)!.Keys), schema, KeyNames.Default);
    }

    [Fact]
    public void A_renamed_PrivateUse1_is_printed_under_its_name()
    {
        var schema = Parsed.Schema("t::f(Tensor[] a) -> Tensor");
        var names = KeyNames.WithPrivateUse1("Npu").OrFail();
        var witness = Witness.Of(schema, ThreadSetting.Default, TensorKind.Of(DispatchKey.PrivateUse1)!.Keys, DispatchKeySet.Of(DispatchKey.AutogradPrivateUse1));
        Assert.Equal("fdispatch explain t::f '[npu,(AutogradNpu)]'", ExplainLine.Of(witness, schema, names));
        AssertReadBack(witness, schema, names);
    }

    [Fact]
    public void A_printed_witness_runs_in_the_tool()
    {
        var search = new WitnessSearch();
        var op = PyTorch.Operators.Single(o => o.Name.ToString() == "aten::mul.Tensor");
        var table = DispatchTable.Compute(PyTorch, op);
        foreach (var key in new[] { DispatchKey.CPU, DispatchKey.AutogradCPU, DispatchKey.AutogradHIP, DispatchKey.AutocastIPU, DispatchKey.Tracer, DispatchKey.PrivateUse3, DispatchKey.Undefined })
        {
            var witness = search.At(op, table, KeyLayout.SlotOf(key))!;
            var json = Tool.Json(["explain", .. ExplainLine.Parts(witness, op.Definition!.Schema, KeyNames.Default)]);
            Assert.Equal(KeyNames.Default.Print(key), json.GetProperty("key").GetString());
            Assert.Equal(key is DispatchKey.PrivateUse3, witness.IsMadeUp);
        }
    }

    [Fact]
    public void Every_kind_of_tensor_is_read_back_from_its_word() => Assert.All(TensorKind.All.Where(k => k.Word is not null), kind =>
        Assert.Equal(kind.Keys, TensorWords.Parse(kind.Word!, KeyNames.Default)!.Value.OrFail().Keys));

    [Fact]
    public void A_third_kind_of_tensor_reaches_no_slot_that_two_do_not()
    {
        var plain = TensorKind.Plain;
        var reached = new HashSet<(DispatchKey Functionality, BackendComponent Backend)>();
        foreach (var probe in Probe.All(TensorCapacity.Many)) reached.Add((probe.Applied.HighestFunctionality, probe.Applied.HighestBackend));
        Claim.Holds(FsCheck.Fluent.ArbMap.Default.ArbFor<(int, int, int)>(), t =>
        {
            var three = plain[Math.Abs(t.Item1 % plain.Length)].Keys | plain[Math.Abs(t.Item2 % plain.Length)].Keys | plain[Math.Abs(t.Item3 % plain.Length)].Keys;
            return ThreadSetting.All.Select(s => s.State.Keys.Apply(three)).All(k => reached.Contains((k.HighestFunctionality, k.HighestBackend)));
        });
    }

    private static void AssertReadBack(Witness witness, FunctionSchema schema, KeyNames names)
    {
        var parts = ExplainLine.Parts(witness, schema, names).ToList();
        var call = ArgumentBinding.Bind(schema, [.. parts.Skip(1).Where(p => !p.StartsWith("--", StringComparison.Ordinal))], names).OrFail();
        var state = ThreadState.Default;
        foreach (var part in parts.Where(p => p.StartsWith("--", StringComparison.Ordinal)))
        {
            var (option, value) = (part.Split('=')[0], part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            state = option switch
            {
                "--included" => state.WithKeys(state.Keys.WithIncluded(names.ParseSet(value).OrFail())),
                "--excluded" => state.WithKeys(state.Keys.WithExcluded(names.ParseSet(value).OrFail())),
                "--guard" => GuardWords.Parse(value, names).OrFail().Enter(state),
                _ => throw new InvalidOperationException(part),
            };
        }

        Assert.Equal(witness.State, state);
        Assert.Equal(witness.Call.Keys(schema.DispatchArguments), call.Keys(schema.DispatchArguments));
        for (var i = 0; i < schema.Arguments.Count; i++)
            Assert.Equal(witness.Call.Arguments[i], call.Arguments[i]);
    }
}

using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Tables;
using Xunit;
using static Functional.Dispatch.PropertyTests.Interchange.Recorded;

namespace Functional.Dispatch.PropertyTests.Interchange;

public sealed class PrintedTextTests
{
    [Fact]
    public void Every_recorded_table_is_printed_byte_for_byte()
    {
        var recorded = Json("tables.sha256.json");
        var hashes = recorded.GetProperty("tables");
        Assert.Equal(3640, Operators.Count);
        var texts = Operators.Select(op => TableText.Print(AllRules, op)).ToArray();
        Assert.Equal([], Operators.Where((op, i) => hashes.GetProperty(op.Name.ToString()).GetString() != Hash(texts[i])).Select(op => op.Name));
        Assert.Equal(recorded.GetProperty("concatenated_sha256").GetString(), Hash(string.Concat(texts)));
    }

    [Fact]
    public void The_reasons_of_all_tables_occur_as_often_as_recorded()
    {
        var counts = Operators.SelectMany(op => TableLine.Of(DispatchTable.Compute(AllRules, op))).CountBy(line => line.Reason.Text());
        var recorded = Json("tables.sha256.json").GetProperty("line_reasons").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
        Assert.Equal(recorded, counts.ToDictionary());
    }

    [Fact]
    public void Recorded_tables_are_read_and_printed_again()
    {
        var samples = Sample("tables_sample.jsonl.gz", "table").ToArray();
        Assert.Equal(40, samples.Length);
        Assert.All(samples, sample =>
        {
            var lines = Value(TableText.Parse(sample.Text));
            Assert.Equal(sample.Text, TableText.Print(lines));
            Assert.Equal(TableLine.Of(DispatchTable.Compute(AllRules, Operators.Single(op => op.Name.ToString() == sample.Operator))), lines);
        });
    }

    [Fact]
    public void A_small_buffer_holds_the_same_table()
    {
        // Long origins, so that a table is many pieces of output; two kernels, so that lines are copied and are not.
        var rules = Value(Read($$"""
            {"name":"t::f","overload":"","schema":"t::f(Tensor x) -> Tensor","kernels":[{"key":"CPU","fallthrough":true,"debug":"{{new string('é', 4000)}}"},{"key":"CompositeExplicitAutograd","debug":"{{new string('x', 9000)}}"}]}
            """)).Rules;
        var table = DispatchTable.Compute(rules, rules.Operators.Single());
        var output = new ArrayBufferWriter<byte>(1);
        TableText.Print(table, KeyNames.Default, output);
        Assert.Equal(TableText.Print(TableLine.Of(table)), Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Contains("CPU: fallthrough é", TableText.Print(table), StringComparison.Ordinal);
    }

    [Fact]
    public void Renamed_keys_are_printed_and_read()
    {
        var names = Value(KeyNames.WithPrivateUse1("npu"));
        var text = TableText.Print(AllRules, Operators.Single(op => op.Name.ToString() == "aten::add.Tensor"), names);
        Assert.Contains("\nAutogradnpu: ", text, StringComparison.Ordinal);
        Assert.Equal(text, TableText.Print(Value(TableText.Parse(text, names)), names));
    }

    [Theory]
    [InlineData("CPU: x [kernel]\nCPUU: x [kernel]\n", "line 2: unknown dispatch key `CPUU`; did you mean `CPU`?")]
    [InlineData("CPU: x [kernal]", "line 1: expected a reason, found `kernal`; did you mean `kernel`?")]
    [InlineData("CPU: x [missing]", "line 1: expected a reason, found `missing`")]
    [InlineData("CPU: x kernel", "line 1: expected a reason in brackets at the end, found `CPU: x kernel`")]
    [InlineData("\n\r\nwhat", "line 3: expected `KEY: DEBUG [reason]`, found `what`")]
    [InlineData("CPU: x [kernel]\r\nCPU: y [kernel]", "line 2: expected one line for `CPU`, found `CPU: y [kernel]`")]
    [InlineData("Autograd: x [kernel]", "line 1: alias key `Autograd` cannot be a member of a keyset; it stands for runtime keys such as `AutogradOther`")]
    [InlineData("Dense: x [kernel]", "line 1: `Dense` is no runtime key, so nothing can be registered for it; name a backend, for example `CPU`")]
    public void A_text_that_is_no_table_is_an_error_with_its_line(string text, string error) => Assert.Equal(error, Error(TableText.Parse(text)).ToString());

    [Fact]
    public void Every_recorded_dump_is_printed_byte_for_byte_and_read_back()
    {
        var recorded = Json("dumps.sha256.json");
        var hashes = recorded.GetProperty("dumps");
        var texts = Operators.Select(op => DumpText.Print(op)).ToArray();
        Assert.Equal([], Operators.Where((op, i) => hashes.GetProperty(op.Name.ToString()).GetString() != Hash(texts[i])).Select(op => op.Name));
        Assert.Equal(recorded.GetProperty("concatenated_sha256").GetString(), Hash(string.Concat(texts)));
        Assert.All(texts, text => Assert.Equal(text, DumpText.Print(Value(DumpText.Parse(text)))));
    }

    [Fact]
    public void A_recorded_dump_says_what_the_registrations_say()
    {
        var samples = Sample("dumps_sample.jsonl.gz", "dump").ToArray();
        Assert.Equal(40, samples.Length);
        Assert.All(samples, sample =>
        {
            var op = Value(DumpText.Parse(sample.Text));
            var expected = Operators.Single(o => o.Name.ToString() == sample.Operator);
            Assert.Equal(sample.Operator, op.Name.ToString());
            Assert.Equal(expected.Definition?.Schema, op.Definition?.Schema);
            Assert.Equal(expected.Kernels.Select(k => (k.Key, k.Kernel)), op.Kernels.Select(k => (k.Key, k.Kernel)));
        });
    }

    [Theory]
    [InlineData("", "line 1: expected `name:`, found the end of the text")]
    [InlineData("name: f", "line 2: expected `schema:`, found the end of the text")]
    [InlineData("name: f\nschema: g() -> ()", "line 2: expected the schema of `f`, found `g() -> ()`")]
    [InlineData("name: f\nschema: f() -> ()\ndebug: x\nalias analysis kind: FROM_SHEMA", "line 4: expected a word for alias analysis, found `FROM_SHEMA`; did you mean `FROM_SCHEMA`?")]
    [InlineData("name: f\nschema: (none)\nCPU (inactive): x :: (none) [ boxed ]", "line 3: expected no `(inactive)` on the first kernel of a key, found `CPU (inactive): x :: (none) [ boxed ]`")]
    [InlineData("name: f\nschema: (none)\nCPU: x :: (none) [ boxed ]\nCPU: x :: (none) [ boxed ]", "line 4: expected `(inactive)` on all but the first kernel of a key, found `CPU: x :: (none) [ boxed ]`")]
    [InlineData("name: f\nschema: (none)\nAutograd: x :: (none) [ boxed ]", "line 3: expected `[alias]` after an alias key, found `Autograd: x :: (none) [ boxed ]`")]
    [InlineData("name: f\nschema: (none)\nCPU: x :: (none) [ boxd ]", "line 3: expected one of the marks `fallthrough`, `boxed`, `unboxed`, found `boxd`; did you mean `boxed`?")]
    [InlineData("name: f\nschema: (none)\nCPU: x :: (Tensr _0) -> () [ boxed ]", "line 3: expected a type at column 2, found `Tensr`; did you mean `Tensor`?")]
    [InlineData("name: f\nschema: f() -> ()\ndebug: d\nalias analysis kind: CONSERVATIVE\nCPU: k :: (int _0) -> () [ boxed unboxed ]", "line 5: the kernel of `f` k does not fit its schema: the schema has 0 arguments and the kernel 1 (schema `f() -> ()`, kernel `(int _0) -> ()`)")]
    public void A_text_that_is_no_dump_is_an_error_with_its_line(string text, string error) => Assert.Equal(error, Error(DumpText.Parse(text)).ToString());

    [Fact]
    public void An_operator_without_registrations_is_printed_and_read()
    {
        var text = DumpText.Print(OperatorRules.None(new("t::f", "x")));
        Assert.Equal("name: t::f.x\nschema: (none)\n", text);
        Assert.True(Value(DumpText.Parse(text)).IsEmpty);
    }

    [Fact]
    public void A_separator_that_runs_into_the_marks_is_refused() =>
        Assert.True(DumpText.Parse("name: t::f\nschema: (none)\nCPU: somewhere :: [ boxed ]\n").IsLeft);

    [Fact]
    public void Damaged_texts_are_read_or_refused_in_one_line() =>
        Prop.ForAll(Arb.From(Mutation.Of([.. Sample("dumps_sample.jsonl.gz", "dump").Concat(Sample("tables_sample.jsonl.gz", "table")).Select(s => s.Text)])), text =>
            Mutation.Answers(DumpText.Parse(text)) && Mutation.Answers(TableText.Parse(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
}

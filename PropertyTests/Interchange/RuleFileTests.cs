using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.PropertyTests.Rules;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Xunit;
using static Functional.Dispatch.PropertyTests.Interchange.Recorded;

namespace Functional.Dispatch.PropertyTests.Interchange;

public sealed class RuleFileTests
{
    [Fact]
    public void Recorded_registrations_are_a_rule_file_and_are_written_as_they_were()
    {
        var contents = Value(RuleFile.Read(Bytes("registrations.jsonl.gz")));
        Assert.False(contents.HasFallbacks);
        Assert.Equal(3640, contents.Rules.OperatorCount);
        Assert.Null(contents.Header.Source);
        var written = Encoding.UTF8.GetString(RuleFile.Write(contents.Rules, contents.Header)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("{\"format\":\"fdispatch-rules\",\"version\":1}", written[0]);
        Assert.Equal(Lines, written[1..]);
    }

    [Fact]
    public void Recorded_fallbacks_are_read_as_built_in()
    {
        var rules = Value(RuleFile.ReadFallbacks(Bytes("fallbacks.json"), RuleSet.Empty));
        Assert.Equal(38, rules.Fallbacks.Count());
        Assert.All(rules.Fallbacks, f => Assert.True(f.IsBuiltInFallback && f.Kernel.Next is KernelNext.BuiltIn));
        Assert.Equal(Canonical.Fallbacks(AllRules), Canonical.Fallbacks(rules));
    }

    [Fact]
    public void One_operator_is_read_as_among_all()
    {
        var file = Bytes("registrations.jsonl.gz");
        foreach (var name in new[] { "aten::add.Tensor", "aten::hardshrink_", "aten::relu", "prims::eq" })
        {
            var one = Value(RuleFile.Read(file, n => n == name)).Rules;
            Assert.Equal(Canonical.Of(Operators.Single(op => op.Name.ToString() == name)), Canonical.Of(Assert.Single(one.Operators)));
        }
    }

    [Fact]
    public void The_filter_is_asked_for_every_operator_however_its_line_is_written()
    {
        var asked = new List<string>();
        var text = """
            {"name":"a::f","overload":"x","schema":"a::f.x() -> ()"}
            { "name" : "a::g" , "schema" : "a::g() -> ()", "overload":"" }
            {"name":"a::h","overload":"\u0079","schema":"a::h.y() -> ()"}
            {"name":"a::k","schema":"a::k() -> ()"}
            """;
        var rules = Value(RuleFile.Read(Encoding.UTF8.GetBytes(text), name => { asked.Add(name); return name == "a::h.y"; })).Rules;
        Assert.Equal(["a::f.x", "a::g", "a::h.y", "a::k"], asked.Distinct());
        Assert.Equal("a::h.y", Assert.Single(rules.Operators).Name.ToString());
    }

    [Fact]
    public void Byte_order_mark_CRLF_and_blank_lines_change_nothing()
    {
        var text = "\uFEFF\r\n{\"format\":\"fdispatch-rules\",\"version\":1,\"source\":\"here\"}\r\n\r\n \t\n{\"name\":\"a::f\",\"schema\":\"a::f() -> ()\"}\r\n";
        var contents = Value(Read(text));
        Assert.Equal("here", contents.Header.Source);
        Assert.Equal(1, contents.Rules.OperatorCount);
        Assert.Equal(0, Value(Read("")).Rules.OperatorCount);
    }

    [Fact]
    public void Kernels_are_listed_newest_first_and_what_is_not_said_is_presumed()
    {
        var rules = Value(Read("""{"name":"a::f","schema":"a::f(SymInt n) -> ()","kernels":[{"key":"Meta","debug":"new"},{"key":"Meta","debug":"old","signature":"(SymInt _0) -> ()"},{"key":"CPU","debug":"cpu","unboxed":true,"signature":"(int _0) -> ()","next":{"kind":"leaf"}}]}""")).Rules;
        var op = rules.Operators.Single();
        Assert.Equal(["cpu", "new", "old"], op.Kernels.Select(k => k.Kernel.Debug));
        Assert.Equal("new", op.Active(DispatchKey.Meta)!.Kernel.Debug);
        Assert.True(op.Kernels[1].Id.Value > op.Kernels[2].Id.Value);
        Assert.Equal([false, true, true], op.Kernels.Select(k => k.Kernel.IsNextPresumed));
        Assert.True(op.Kernels[2].Kernel.Signature!.IsSymbolic);
        Assert.Null(op.Kernels[0].Kernel.Signature);
        Assert.Equal(AliasAnalysis.FromSchema, op.Definition!.AliasAnalysis);
        var released = Value(rules.Release(op.Kernels[1].Id));
        Assert.Equal("old", released.Operators.Single().Active(DispatchKey.Meta)!.Kernel.Debug);
        Assert.IsType<UnknownRegistrationError>(Error(released.Release(op.Kernels[1].Id)));
    }

    [Fact]
    public void What_is_read_can_be_changed_like_any_rule_set()
    {
        var read = Value(Read("""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"key":"CPU","debug":"one"}]}""")).Rules;
        var added = Value(read.Implement(new OperatorName("a::f", ""), DispatchKey.CPU, new Kernel("two")));
        Assert.Equal("two", added.Rules.Operators.Single().Active(DispatchKey.CPU)!.Kernel.Debug);
        var back = Value(added.Rules.Release(added.Id));
        Assert.Equal(Canonical.Of(read.Operators.Single()), Canonical.Of(back.Operators.Single()));
        foreach (var rule in back.Operators.Single().Kernels) back = Value(back.Release(rule.Id));
        Assert.True(back.PlaceOf(read.Operators.Single().Definition!.Id).IsSome);
        Assert.Equal(0, Value(back.Release(read.Operators.Single().Definition!.Id)).OperatorCount);
    }

    [Fact]
    public void Fallbacks_join_rules_that_have_changed_since_they_were_read()
    {
        var read = Value(Read("""{"name":"a::f","schema":"a::f() -> ()","kernels":[{"key":"CPU","debug":"one"}]}""")).Rules;
        var changed = Value(read.Implement(new OperatorName("a::f", ""), DispatchKey.Meta, new Kernel("two"))).Rules;
        var all = Value(RuleFile.ReadFallbacks(Bytes("fallbacks.json"), changed));
        RegistrationId[] ids = [.. all.Fallbacks.Select(f => f.Id), all.Operators.Single().Definition!.Id, .. all.Operators.Single().Kernels.Select(k => k.Id)];
        Assert.Equal(41, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(all.PlaceOf(id).IsSome));
        Assert.Equal(Canonical.Of(changed.Operators.Single()), Canonical.Of(all.Operators.Single()));
        var none = ids.Aggregate(all, (rules, id) => Value(rules.Release(id)));
        Assert.Empty(Canonical.Of(none));
        Assert.All(ids, id => Assert.True(none.PlaceOf(id).IsNone && none.Release(id).IsLeft));
    }

    [Fact]
    public void A_renamed_backend_is_read_and_written()
    {
        const string text = """
            {"format":"fdispatch-rules","version":1,"private_use1":"npu"}
            {"name":"a::f","overload":"","schema":null,"schema_debug":null,"alias_analysis":null,"kernels":[{"key":"npu","alias":false,"active":true,"fallthrough":false,"boxed":true,"unboxed":false,"debug":"","signature":null}],"tags":null,"pystub":null}

            """;
        var contents = Value(Read(text));
        Assert.Equal(DispatchKey.PrivateUse1, contents.Rules.Operators.Single().Kernels.Single().Key.Runtime);
        Assert.Equal(text, Encoding.UTF8.GetString(RuleFile.Write(contents.Rules, contents.Header)));
    }

    [Fact]
    public void Writing_then_reading_gives_the_same_rules() =>
        Claim.Checks(RuleGen.RuleSets, rules =>
        {
            var written = RuleFile.Write(rules, RuleFileHeader.Default);
            var read = Value(RuleFile.Read(written)).Rules;
            Assert.Equal(Canonical.Of(rules), Canonical.Of(read));
            Assert.Equal(written, RuleFile.Write(read, RuleFileHeader.Default));
        }, 500);

    [Fact]
    public void Generated_rules_hold_inactive_kernels_replaced_fallbacks_and_every_kind_of_step()
    {
        var sample = RuleGen.RuleSets.Generator.Sample(400, 10).ToArray();
        Assert.Contains(sample, rules => rules.Operators.Any(op => op.Kernels.Any(k => !op.IsActive(k))));
        Assert.Contains(sample, rules => rules.AllFallbacks.Count() > rules.Fallbacks.Count());
        var kinds = sample.SelectMany(r => r.Operators).SelectMany(op => op.Kernels).Select(k => k.Kernel.Next.GetType()).ToHashSet();
        Assert.Equal(typeof(KernelNext).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(KernelNext))).ToHashSet(), kinds);
    }
}

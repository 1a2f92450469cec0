using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Interchange;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Testing;
using LanguageExt;
using Xunit;
using static Functional.Dispatch.PropertyTests.Interchange.Recorded;

namespace Functional.Dispatch.PropertyTests.Interchange;

public sealed class RuleTextTests
{
    [Fact]
    public void Printing_then_reading_gives_the_same_rules_and_the_same_text() =>
        Claim.Checks(RuleGen.RuleSets, rules =>
        {
            var header = new RuleFileHeader("here \"and\" there", Value(KeyNames.WithPrivateUse1("npu")));
            var printed = RuleText.Write(rules, header);
            var read = Value(RuleText.Read(printed));
            Assert.Equal(Canonical.Of(rules), Canonical.Of(read.Rules));
            Assert.Equal(printed, RuleText.Write(read.Rules, read.Header));
            Assert.Equal(header.Source, read.Header.Source);
            Assert.Equal("npu", read.Header.Names.PrivateUse1Name);
        }, 500);

    [Fact]
    public void Both_forms_say_the_same() =>
        Claim.Checks(RuleGen.RuleSets, rules =>
        {
            var json = RuleFile.Write(rules, RuleFileHeader.Default);
            var text = RuleText.Write(rules, RuleFileHeader.Default);
            var fromJson = Value(RuleForms.Read(json));
            var fromText = Value(RuleForms.Read(text));
            Assert.Equal(json, RuleForms.Write(RuleForm.JsonLines, fromText));
            Assert.Equal(text, RuleForms.Write(RuleForm.Text, fromJson));
            Assert.Equal(fromJson.HasFallbacks, fromText.HasFallbacks);
        }, 300);

    [Fact]
    public void Every_schema_can_be_written_in_a_rule_text() =>
        Claim.Checks(SchemaGen.Schemas, schema =>
        {
            var rules = Value(RuleSet.Empty.Define(schema with { Name = new OperatorName("t::f", "x") }, "here")).Rules;
            Assert.Equal(Canonical.Of(rules), Canonical.Of(Value(RuleText.Read(RuleText.Write(rules, RuleFileHeader.Default))).Rules));
        }, 1000);

    [Fact]
    public void Every_text_that_is_Unicode_can_be_quoted() =>
        Claim.Checks(Arb.From(Gen.Choose(0, 0x2fff).Where(c => !char.IsSurrogate((char)c)).Select(c => (char)c).ArrayOf().Select(c => new string(c))), origin =>
        {
            var rules = Value(RuleSet.Empty.Implement(new OperatorName("t::f", ""), DispatchKey.CPU, new Kernel(origin))).Rules;
            Assert.Equal(origin, Value(RuleText.Read(RuleText.Write(rules, RuleFileHeader.Default))).Rules.Operators.Single().Kernels.Single().Kernel.Debug);
        }, 1000);

    [Fact]
    public void PyTorchs_own_rules_are_the_same_in_both_forms()
    {
        var printed = RuleText.Write(AllRules, RuleFileHeader.Default);
        var read = Value(RuleText.Read(printed));
        Assert.Equal(RuleFile.Write(AllRules, RuleFileHeader.Default), RuleFile.Write(read.Rules, read.Header));
        Assert.Equal(printed, RuleText.Write(read.Rules, read.Header));
        Assert.True(read.HasFallbacks);
    }

    [Fact]
    public void A_person_writes_statements_comments_and_continuation_lines()
    {
        var contents = Value(Text("""
            # An accelerator.
            source "by hand"    # said once
            private_use1 npu

            fallback Autogradnpu fallthrough
            def my::add.Tensor(Tensor a, str s="# no 'comment'", *, int b=1) -> Tensor # a comment
                # a comment of its own
                tags (pointwise, "core aten")
              debug "add.cpp:3"
            	pystub "my.fakes" "my::add"
            impl my::add.Tensor npu
            impl my::add.Tensor npu debug "newer" unboxed
                signature "(Tensor _0, str _1, int _2) -> Tensor _0" next leaf
            impl my::add.Tensor AutogradPrivateUse1 next redispatch mask(after_autograd_keyset) under BelowADInplaceOrView
            impl my::other Meta next call_other my::add.Tensor under Exclude(CPU, npuBit) then composite
            """));
        Assert.Equal("by hand", contents.Header.Source);
        Assert.True(contents.HasFallbacks);
        Assert.Equal("fallback Autogradnpu", contents.Rules.FallbackAt(DispatchKey.AutogradPrivateUse1)!.Kernel.Debug);
        var op = Operator(contents, "my::add.Tensor");
        Assert.Equal(["pointwise", "core aten"], op.Definition!.Tags);
        Assert.Equal("add.cpp:3", op.Definition.Debug);
        Assert.Equal(("my.fakes", "my::add"), op.Definition.FakeImplementation);
        Assert.Equal("# no 'comment'", Assert.IsType<DefaultValue.Str>(op.Definition.Schema.Arguments[1].Default).Value);
        Assert.Equal(["newer", "impl my::add.Tensor npu", "impl my::add.Tensor Autogradnpu"], op.Kernels.Select(k => k.Kernel.Debug));
        Assert.Equal((false, true, false), (op.Kernels[0].Kernel.IsBoxed, op.Kernels[0].Kernel.IsUnboxed, op.Kernels[0].Kernel.IsNextPresumed));
        Assert.True(op.Kernels[1].Kernel.IsBoxed && op.Kernels[1].Kernel.IsNextPresumed);
        Assert.Equal(new KernelNext.Redispatch(new RedispatchKeys.Masked(KeySets.AfterAutograd), new Guard.BelowADInplaceOrView()), op.Kernels[2].Kernel.Next);
        var excluded = DispatchKeySet.Of(DispatchKey.CPU) | DispatchKeySet.Of(BackendComponent.PrivateUse1);
        Assert.Equal(
            new KernelNext.CallOther(new OperatorName("my::add", "Tensor"), new Guard.Exclude(excluded), new KernelNext.Composite()),
            Operator(contents, "my::other").Kernels.Single().Kernel.Next);
    }

    [Fact]
    public void The_example_of_the_documentation_is_a_rule_text()
    {
        var example = File.ReadAllText(Path.Combine(Repository(), "docs", "rule-text.md")).Split("```")[1];
        var contents = Value(Text(example));
        Assert.Equal(["my::scale", "my::twice"], contents.Rules.Operators.Select(op => op.Name.ToString()).Order());
        Assert.Equal(4, Operator(contents, "my::scale").Kernels.Length);
    }

    [Fact]
    public void Every_word_of_the_language_is_in_the_documented_grammar()
    {
        var grammar = File.ReadAllText(Path.Combine(Repository(), "docs", "rule-text.md")).Split("```")[3];
        // Errors list the words that can stand at a place.
        string[] places = ["?", "fallback CPU ?", "def a::f() -> ()\n ?"];
        var words = places
            .SelectMany(text => Assert.IsType<RuleFileError>(Error(Text(text))).Expected.Split('`').Where((_, i) => i % 2 == 1)).ToArray();
        Assert.Equal(9 + 10 + 4, words.Length);
        Assert.All(words, word => Assert.Contains($"\"{word}\"", grammar, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_statement_does_not_say_is_not_printed() =>
        Assert.Equal(
            "version 1\n\nfallback Meta\n\ndef my::f() -> ()\nimpl my::f CPU\nimpl my::f CPU debug \"newer\"\nimpl my::f Autograd\n",
            Encoding.UTF8.GetString(RuleForms.Write(RuleForm.Text, Value(Text("""
                impl my::f CPU boxed
                fallback Meta
                impl my::f Autograd
                impl my::f CPU debug "newer"
                def my::f()->()
                """)))));

    [Fact]
    public void Byte_order_mark_and_CRLF_change_nothing()
    {
        var contents = Value(Text("\uFEFF# hello\r\nversion 1\r\n\r\ndef a::f() -> ()\r\n  tags (x)\r\n \t\r\nimpl a::f CPU\r\n"));
        Assert.Equal(["x"], Operator(contents, "a::f").Definition!.Tags);
        Assert.Equal(DispatchKey.CPU, Operator(contents, "a::f").Kernels.Single().Key.Runtime);
        Assert.Equal(0, Value(Text("")).Rules.OperatorCount);
    }

    [Fact]
    public void The_filter_is_asked_for_every_operator_and_what_it_leaves_out_is_not_read()
    {
        var asked = new List<string>();
        var contents = Value(RuleText.Read(Encoding.UTF8.GetBytes("def a::f.x(Tensr x) -> ()\nimpl a::g CPUU\nimpl a::h CPU\ndef  a::h () -> ()\n"), name =>
        {
            asked.Add(name);
            return name == "a::h";
        }));
        Assert.Equal(["a::f.x", "a::g", "a::h", "a::h"], asked);
        Assert.NotNull(Assert.Single(contents.Rules.Operators).Definition);
    }

    [Theory]
    [InlineData("{\"name\":1}", RuleForm.JsonLines)]
    [InlineData("\uFEFF\r\n \t[1]", RuleForm.JsonLines)]
    [InlineData("# {\n", RuleForm.Text)]
    [InlineData("def a::f() -> ()", RuleForm.Text)]
    [InlineData("", RuleForm.Text)]
    public void The_first_sign_tells_the_form(string text, RuleForm form) => Assert.Equal(form, RuleForms.Of(Encoding.UTF8.GetBytes(text)));

    private static OperatorRules Operator(RuleFileContents contents, string name) => contents.Rules.Operators.Single(op => op.Name.ToString() == name);

    private static Either<DispatchError, RuleFileContents> Text(string text) => RuleText.Read(Encoding.UTF8.GetBytes(text));
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Testing;
using Functional.Dispatch.Rules;
using LanguageExt;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Rules;

public sealed class RegistrationRuleTests
{
    [Theory]
    [InlineData("void(DispatchKeySet,Tensor)", "void(Tensor)")]
    [InlineData("void(DispatchKeySet, Tensor)", "void(Tensor)")]
    [InlineData("void(DispatchKeySet)", "void()")]
    [InlineData("void(Tensor,DispatchKeySet)", "void(Tensor,DispatchKeySet)")]
    [InlineData("void(DispatchKeySetLike,Tensor)", "void(DispatchKeySetLike,Tensor)")]
    [InlineData("DispatchKeySet(Tensor)", "DispatchKeySet(Tensor)")]
    [InlineData("(Tensor,Tensor)(DispatchKeySet,Tensor,Int64)", "(Tensor,Tensor)(Tensor,Int64)")]
    [InlineData("(DispatchKeySet,Tensor)(Tensor)", "(DispatchKeySet,Tensor)(Tensor)")]
    [InlineData("((Tensor,Tensor),Tensor)(DispatchKeySet)", "((Tensor,Tensor),Tensor)()")]
    [InlineData("nothing", "nothing")]
    public void Only_a_leading_keyset_parameter_is_ignored(string text, string comparable) => Assert.Equal(comparable, new NativeSignature(text).Comparable);

    [Fact]
    public void Kernels_with_and_without_a_leading_keyset_agree()
    {
        var rules = Accepted(Implement(RuleSet.Empty, DispatchKey.CPU, new("void(Tensor)")));
        rules = Accepted(Implement(rules, DispatchKey.CUDA, new("void(DispatchKeySet,Tensor)")));
        Assert.IsType<SignatureMismatchError>(Refused(Implement(rules, DispatchKey.Meta, new("void(Tensor,int64)"))));
    }

    [Fact]
    public void Plain_and_symbolic_signatures_are_remembered_apart()
    {
        var rules = Accepted(Implement(RuleSet.Empty, DispatchKey.CPU, new("void(Tensor,int64)")));
        rules = Accepted(Implement(rules, DispatchKey.CUDA, new("void(Tensor,SymInt)", true)));
        Assert.IsType<SignatureMismatchError>(Refused(Implement(rules, DispatchKey.Meta, new("void(Tensor)", true))));
        Assert.IsType<SignatureMismatchError>(Refused(Implement(rules, DispatchKey.Meta, new("void(Tensor)"))));
    }

    [Fact]
    public void A_released_signature_is_forgotten()
    {
        var first = Implement(RuleSet.Empty, DispatchKey.CPU, new("void(Tensor)")).IfLeft(e => throw new InvalidOperationException(e.ToString()));
        var rules = first.Rules.Release(first.Id).IfLeft(e => throw new InvalidOperationException(e.ToString()));
        Accepted(Implement(rules, DispatchKey.CUDA, new("void(Tensor,int64)")));
    }

    [Fact]
    public void The_signature_is_checked_before_the_schema()
    {
        var rules = Accepted(RuleSet.Empty.Define(ProgramGen.Schema(0, 0), "def"));
        rules = Accepted(Implement(rules, DispatchKey.CPU, new("void(Tensor)")));
        var wrongTwice = new Kernel("k") { Signature = new("void(int64)"), Inferred = ProgramGen.Schema(0, 1) };
        Assert.IsType<SignatureMismatchError>(Refused(rules.Implement(ProgramGen.Name(0), DispatchKey.CUDA, wrongTwice)));
        Assert.IsType<SchemaMismatchError>(Refused(rules.Implement(ProgramGen.Name(0), DispatchKey.CUDA, wrongTwice with { Signature = null })));
    }

    [Fact]
    public void A_schema_is_checked_on_whichever_comes_later()
    {
        var kernel = new Kernel("k") { Inferred = ProgramGen.Schema(0, 1) };
        var rules = Accepted(RuleSet.Empty.Implement(ProgramGen.Name(0), DispatchKey.CPU, kernel));
        Assert.IsType<SchemaMismatchError>(Refused(rules.Define(ProgramGen.Schema(0, 0), "def")));
        Accepted(rules.Define(ProgramGen.Schema(0, 1), "def"));
    }

    [Fact]
    public void A_second_fallback_is_refused()
    {
        foreach (var key in KeyLayout.RuntimeKeys[1..])
        {
            var rules = Accepted(RuleSet.Empty.Fallback(key, new Kernel("built-in"), builtIn: true));
            Assert.Equal(key != DispatchKey.AutogradPrivateUse1, rules.Fallback(key, new Kernel("another")).IsLeft);
        }
    }

    [Fact]
    public void Releasing_the_replacement_of_AutogradPrivateUse1_brings_the_built_in_back()
    {
        const DispatchKey key = DispatchKey.AutogradPrivateUse1;
        var rules = Accepted(RuleSet.Empty.Fallback(key, new Kernel("built-in"), builtIn: true));
        var replaced = rules.Fallback(key, new Kernel("replacement")).IfLeft(e => throw new InvalidOperationException(e.ToString()));
        Assert.Equal("replacement", replaced.Rules.FallbackAt(key)?.Kernel.Debug);
        Assert.IsType<DuplicateFallbackError>(Refused(replaced.Rules.Fallback(key, new Kernel("third"))));
        var after = replaced.Rules.Release(replaced.Id).IfLeft(e => throw new InvalidOperationException(e.ToString()));
        Assert.Equal("built-in", after.FallbackAt(key)?.Kernel.Debug);
        Accepted(after.Fallback(key, new Kernel("fourth")));
    }

    [Fact]
    public void A_fallback_of_AutogradPrivateUse1_that_is_not_built_in_cannot_be_replaced()
    {
        var rules = Accepted(RuleSet.Empty.Fallback(DispatchKey.AutogradPrivateUse1, new Kernel("own")));
        Assert.IsType<DuplicateFallbackError>(Refused(rules.Fallback(DispatchKey.AutogradPrivateUse1, new Kernel("another"))));
    }

    [Fact]
    public void A_registration_without_a_key_stands_at_CompositeImplicitAutograd()
    {
        var rules = Accepted(RuleSet.Empty.Implement(ProgramGen.Name(0), null, new Kernel("k")));
        Assert.Equal("k", rules.Operators.Single().Active(AliasKey.CompositeImplicitAutograd)?.Kernel.Debug);
    }

    [Fact]
    public void Errors_are_one_lower_case_line_with_user_input_in_backticks()
    {
        var rules = Accepted(RuleSet.Empty.Define(ProgramGen.Schema(0, 0), "first"));
        var errors = new[]
        {
            Refused(rules.Define(ProgramGen.Schema(0, 0), "second")),
            Refused(rules.Implement(ProgramGen.Name(0), DispatchKey.Dense, new Kernel("k"))),
            Refused(rules.Implement(ProgramGen.Name(0), null, new Kernel("k") { Inferred = ProgramGen.Schema(0, 2) })),
            Refused(rules.Fallback(DispatchKey.Undefined, new Kernel("k"))),
        };
        Assert.All(errors, e =>
        {
            Assert.DoesNotContain('\n', e.ToString());
            Assert.Contains('`', e.Message);
            Assert.False(e.ToString().EndsWith('.'));
            Assert.False(char.IsAsciiLetterUpper(e.Message[0]));
        });
    }

    private static Either<DispatchError, Registered> Implement(RuleSet rules, DispatchKey key, NativeSignature signature) =>
        rules.Implement(ProgramGen.Name(0), key, new Kernel($"{key}") { Signature = signature });

    private static RuleSet Accepted(Either<DispatchError, Registered> step) => step.IfLeft(e => throw new InvalidOperationException(e.ToString())).Rules;

    private static DispatchError Refused(Either<DispatchError, Registered> step) => step.Match(r => throw new InvalidOperationException($"{r.Id} accepted"), e => e);
}

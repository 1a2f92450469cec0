using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Registry;

/// <summary>Library blocks: what may be registered where, what is taken back when, and who is named in errors.</summary>
public sealed class LibraryTests
{
    private readonly Dispatcher _dispatcher = new();

    private OperatorEntry Entry(string name) => _dispatcher.Entry(OperatorName.Parse(name).IfLeft(e => throw new InvalidOperationException(e.ToString())));

    private static T Refused<T>(Func<object> step)
        where T : DispatchError
    {
        var thrown = Assert.Throws<RegistrationException>(step);
        Assert.Equal(thrown.Error.ToString(), thrown.Message);
        Assert.DoesNotContain('\n', thrown.Message);
        return Assert.IsType<T>(thrown.Error);
    }

    [Fact]
    public void A_namespace_has_one_definition_block_and_the_error_names_both_places()
    {
        using var first = Library.Definition(_dispatcher, "my");
        var error = Refused<DuplicateLibraryError>(() => Library.Definition(_dispatcher, "my"));
        Assert.Matches("^registered at .*LibraryTests\\.cs:[0-9]+$", error.Existing);
        Assert.Matches("^registered at .*LibraryTests\\.cs:[0-9]+$", error.Refused);
        Assert.NotEqual(error.Existing, error.Refused);
        using var other = Library.Definition(_dispatcher, "other");
        using var elsewhere = Library.Definition(new Dispatcher(), "my");
    }

    [Fact]
    public void Disposing_a_definition_block_frees_the_namespace_and_takes_everything_back()
    {
        var first = Library.Definition(_dispatcher, "my");
        first.Def("f(Tensor x) -> ()");
        first.Impl("f", Given.Nothing, DispatchKey.CPU);
        Assert.True(Entry("my::f").Exists);
        first.Dispose();
        Assert.False(Entry("my::f").Exists);
        Assert.Equal(0, _dispatcher.Rules.OperatorCount);
        using var second = Library.Definition(_dispatcher, "my");
        first.Dispose();
        Refused<DuplicateLibraryError>(() => Library.Definition(_dispatcher, "my"));
    }

    [Fact]
    public void Fragments_are_many_with_or_without_a_definition_block()
    {
        using var one = Library.Fragment(_dispatcher, "my");
        using var two = Library.Fragment(_dispatcher, "my");
        using var block = Library.Definition(_dispatcher, "my");
        one.Def("f(Tensor x) -> ()");
        two.Def("g(Tensor x) -> ()");
        two.Dispose();
        Assert.NotNull(Entry("my::f").Schema);
        Assert.Null(Entry("my::g").Schema);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Definition_and_implementation_come_in_any_order(bool definitionFirst)
    {
        using var block = Library.Definition(_dispatcher, "my");
        using var cpu = Library.Implementation(_dispatcher, "my", DispatchKey.CPU);
        var log = new List<string>();
        if (definitionFirst) block.Def("f.over(Tensor x) -> ()");
        cpu.Impl("f.over", Given.Logs("cpu", log));
        if (!definitionFirst) block.Def("my::f.over(Tensor x) -> ()");
        Entry("my::f.over").Call(Value.From(Given.Cpu));
        Assert.Equal(["cpu"], log);
    }

    [Fact]
    public void A_name_gets_the_blocks_namespace_and_may_repeat_it_but_not_name_another()
    {
        using var block = Library.Definition(_dispatcher, "my");
        block.Def("f(Tensor x) -> ()");
        block.Def("my::g(Tensor x) -> ()");
        Assert.NotNull(Entry("my::f").Schema);
        Assert.NotNull(Entry("my::g").Schema);
        var error = Refused<NamespaceMismatchError>(() => block.Def("other::h(Tensor x) -> ()"));
        Assert.Equal(("my", "other"), (error.Namespace, error.Name.Namespace));
        Refused<NamespaceMismatchError>(() => block.Impl("other::h", Given.Nothing));
        Assert.Null(Entry("other::h").Schema);
    }

    [Fact]
    public void A_kernel_takes_the_blocks_key_and_may_repeat_it_but_not_name_another()
    {
        using var cpu = Library.Implementation(_dispatcher, "my", DispatchKey.CPU);
        cpu.Impl("f", Given.Nothing);
        cpu.Impl("g", Given.Nothing, DispatchKey.CPU);
        var error = Refused<ConflictingKeyError>(() => cpu.Impl("h", Given.Nothing, DispatchKey.CUDA));
        Assert.Equal((DispatchKey.CUDA, DispatchKey.CPU), (error.Given.Runtime, error.OfBlock.Runtime));
        Assert.NotNull(Entry("my::g").Table.Rules.Active(DispatchKey.CPU));
        Assert.False(Entry("my::h").Exists);
        using var any = Library.Implementation(_dispatcher, "my");
        any.Impl("h", Given.Nothing);
        Assert.NotNull(Entry("my::h").Table.Rules.Active(AliasKey.CompositeImplicitAutograd));
    }

    [Fact]
    public void Definitions_stand_in_definition_blocks_and_fragments_only()
    {
        using var cpu = Library.Implementation(_dispatcher, "my", DispatchKey.CPU);
        Refused<WrongBlockError>(() => cpu.Def("f(Tensor x) -> ()"));
        Refused<WrongBlockError>(() => cpu.Def("f(Tensor x) -> ()", Kernels.Boxed(Given.Nothing, "k")));
        Assert.Equal(0, _dispatcher.Rules.OperatorCount);
    }

    [Fact]
    public void The_wildcard_namespace_has_implementation_blocks_only_and_holds_fallbacks_only()
    {
        Refused<WrongBlockError>(() => Library.Definition(_dispatcher, "_"));
        Refused<WrongBlockError>(() => Library.Fragment(_dispatcher, "_"));
        using var block = Library.Implementation(_dispatcher, "_", DispatchKey.Tracer);
        Refused<WrongBlockError>(() => block.Impl("aten::f", Given.Nothing));
        block.Fallback(Given.Nothing);
        Assert.NotNull(_dispatcher.Rules.FallbackAt(DispatchKey.Tracer));
        block.Dispose();
        Assert.Null(_dispatcher.Rules.FallbackAt(DispatchKey.Tracer));
    }

    [Fact]
    public void A_fallback_stands_in_the_wildcard_namespace_only_and_needs_a_key()
    {
        using var mine = Library.Implementation(_dispatcher, "my", DispatchKey.Tracer);
        Refused<WrongBlockError>(() => mine.Fallback(Given.Nothing));
        using var block = Library.Implementation(_dispatcher, "_");
        Refused<NoFallbackKeyError>(() => block.Fallback(Given.Nothing));
        Refused<NotARegistrationKeyError>(() => block.Fallback(Given.Nothing, DispatchKey.Dense));
        block.Fallback(Given.Nothing, DispatchKey.Tracer);
    }

    [Fact]
    public void A_fallback_at_an_alias_key_serves_every_key_it_stands_for_or_none()
    {
        using var block = Library.Implementation(_dispatcher, "_", AliasKey.Autograd);
        var keys = AliasKeys.RuntimeKeys(AliasKey.Autograd).ToArray();
        using (block.Fallback(Given.Nothing)) Assert.All(keys, k => Assert.NotNull(_dispatcher.Rules.FallbackAt(k)));
        Assert.Empty(_dispatcher.Rules.Fallbacks);
        using var one = Library.Implementation(_dispatcher, "_", keys[^1]).Fallback(Given.Nothing);
        Refused<DuplicateFallbackError>(() => block.Fallback(Given.Nothing));
        Assert.Equal([keys[^1]], _dispatcher.Rules.Fallbacks.Select(f => f.Key.Runtime));
    }

    [Fact]
    public void Every_registration_knows_its_file_and_line()
    {
        using var block = Library.Definition(_dispatcher, "my");
        block.Def("f(Tensor x) -> ()");
        block.Impl("f", Given.Nothing, DispatchKey.CPU);
        block.ImplFallthrough("f", DispatchKey.CUDA);
        block.Def("g(Tensor x) -> ()", Kernels.Boxed(Given.Nothing, "forgotten"));
        using var wildcard = Library.Implementation(_dispatcher, "_", DispatchKey.Tracer);
        wildcard.Fallback(Given.Nothing);
        var places = new List<string> { Entry("my::f").Table.Rules.Definition!.Debug };
        places.AddRange(Entry("my::f").Table.Rules.Kernels.Select(k => k.Kernel.Debug));
        places.Add(Entry("my::g").Table.Rules.Definition!.Debug);
        places.AddRange(_dispatcher.Rules.Fallbacks.Select(k => k.Kernel.Debug));
        Assert.All(places, p => Assert.Matches("^registered at .*LibraryTests\\.cs:[0-9]+$", p));
        Assert.Equal(5, places.Distinct().Count());
        Assert.Equal(Entry("my::g").Table.Rules.Definition!.Debug, Entry("my::g").Table.Rules.Kernels.Single().Kernel.Debug);
    }

    [Fact]
    public void An_override_report_names_the_kernel_that_was_active_at_that_key()
    {
        var reports = new List<KernelOverride>();
        _dispatcher.Change(s => s with { OnOverride = reports.Add });
        _dispatcher.Implement(Entry("my::f").Name, DispatchKey.CPU, new Kernel("first"));
        _dispatcher.Implement(Entry("my::f").Name, DispatchKey.CUDA, new Kernel("cuda"));
        Assert.Empty(reports);
        var second = _dispatcher.Implement(Entry("my::f").Name, DispatchKey.CPU, new Kernel("second"));
        _dispatcher.Implement(Entry("my::f").Name, DispatchKey.CPU, new Kernel("third"));
        second.Dispose();
        _dispatcher.Implement(Entry("my::f").Name, DispatchKey.CPU, new Kernel("fourth"));
        Assert.Equal([("first", "second"), ("second", "third"), ("third", "fourth")], reports.Select(r => (r.Previous.Debug, r.Replacement.Debug)));
        Assert.Equal("a kernel of `my::f` at `CPU` takes the place of an older one: previous first, now second", reports[0].ToString());
        Assert.Throws<RegistrationException>(() => _dispatcher.Implement(Entry("my::f").Name, DispatchKey.Dense, new Kernel("refused")));
        Assert.Equal(3, reports.Count);
    }

    [Fact]
    public void Tags_alias_analysis_and_the_place_of_fake_implementations_are_kept()
    {
        using var block = Library.Definition(_dispatcher, "my");
        block.Def("f(Tensor x) -> ()", ["pointwise", "core"], AliasAnalysis.PureFunction);
        block.FakeImplementationsIn("my.fakes", "see the manual");
        block.Def("g(Tensor x) -> ()");
        var (f, g) = (Entry("my::f").Table.Rules.Definition!, Entry("my::g").Table.Rules.Definition!);
        Assert.Equal(["pointwise", "core"], f.Tags);
        Assert.Equal((AliasAnalysis.PureFunction, AliasAnalysis.FromSchema), (f.AliasAnalysis, g.AliasAnalysis));
        Assert.Null(f.FakeImplementation);
        Assert.Equal(("my.fakes", "see the manual"), g.FakeImplementation);
    }

    [Fact]
    public void A_definition_with_its_kernel_is_all_or_nothing()
    {
        using var block = Library.Definition(_dispatcher, "my");
        var both = block.Def("f(Tensor x) -> ()", Kernels.Boxed(Given.Nothing, ""), DispatchKey.CPU);
        Assert.Equal(2, both.Members.Length);
        both.Dispose();
        Assert.False(Entry("my::f").Exists);
        Refused<SchemaMismatchError>(() => block.Def("f(Tensor x) -> ()", Kernels.Typed((long n) => n, ""), DispatchKey.CPU));
        Assert.False(Entry("my::f").Exists);
    }

    [Fact]
    public void A_definition_by_name_takes_the_schema_from_a_typed_kernel_and_vouches_for_nothing()
    {
        using var block = Library.Definition(_dispatcher, "my");
        block.Def("f.n", Kernels.Typed((long n) => n + 1, ""));
        Assert.Equal("my::f.n(int _0) -> int _0", Entry("my::f.n").Schema!.ToString());
        Assert.Equal(AliasAnalysis.Conservative, Entry("my::f.n").Table.Rules.Definition!.AliasAnalysis);
        Refused<NoSchemaError>(() => block.Def("g", Kernels.Boxed(Given.Nothing, "")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a::b")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("\n")]
    public void What_is_no_word_is_no_namespace(string text) => Refused<NotANamespaceError>(() => Library.Fragment(_dispatcher, text));

    [Theory]
    [InlineData("f(")]
    [InlineData("f")]
    [InlineData("")]
    [InlineData("f(Tenso x) -> ()")]
    public void What_is_no_schema_is_an_error_with_its_place(string text)
    {
        using var block = Library.Definition(_dispatcher, "my");
        Assert.InRange(Refused<SchemaError>(() => block.Def(text)).Column, 1, text.Length + 1);
        Assert.Equal(0, _dispatcher.Rules.OperatorCount);
    }

    [Fact]
    public void Nothing_can_be_registered_in_a_disposed_block()
    {
        var block = Library.Definition(_dispatcher, "my");
        block.Dispose();
        Assert.Contains("disposed", Refused<LibraryDisposedError>(() => block.Def("f(Tensor x) -> ()")).Message, StringComparison.Ordinal);
        Refused<LibraryDisposedError>(() => block.Impl("f", Given.Nothing));
        var wildcard = Library.Implementation(_dispatcher, "_", DispatchKey.Tracer);
        wildcard.Dispose();
        Refused<LibraryDisposedError>(() => wildcard.Fallback(Given.Nothing));
        Assert.Equal(0, _dispatcher.Rules.OperatorCount);
    }

    [Fact]
    public void A_registration_taken_back_by_itself_is_not_taken_back_again_by_the_block()
    {
        var block = Library.Definition(_dispatcher, "my");
        for (var i = 0; i < 200; i++) block.Def("f(Tensor x) -> ()").Dispose();
        var kept = block.Def("f(Tensor x) -> ()");
        Assert.False(kept.IsDisposed);
        block.Dispose();
        Assert.True(kept.IsDisposed);
        Assert.False(Entry("my::f").Exists);
    }
}

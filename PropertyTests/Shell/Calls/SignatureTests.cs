using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Schemas;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Xunit;
using Unit = LanguageExt.Unit;

namespace Functional.Dispatch.PropertyTests.Shell.Calls;

public sealed class SignatureTests
{
    public delegate TestTensor Custom(TestTensor self, TestTensor other, Scalar alpha);

    [SchemaType("Generator")]
    private sealed class Dice;

    [SchemaType("__torch__.torch.classes.test.Thing")]
    private sealed class Thing;

    public static TheoryData<Delegate, string, string> Inferred => new()
    {
        { (TestTensor a, TestTensor? b) => a, "(Tensor _0, Tensor? _1) -> Tensor _0", "TestTensor(TestTensor,TestTensor)" },
        { (DispatchKeySet k, TestTensor a) => { }, "(Tensor _0) -> ()", "void(DispatchKeySet,TestTensor)" },
        { (DispatchKeySet k) => 1L, "() -> int _0", "Int64(DispatchKeySet)" },
        { (long a, long? b, double c, bool d, string e, string? f) => (a, c), "(int _0, int? _1, float _2, bool _3, str _4, str? _5) -> (int _0, float _1)", "(Int64,Double)(Int64,Int64?,Double,Boolean,String,String)" },
        { (Scalar a, Scalar? b, Device c, ScalarType? d, TensorLayout e, MemoryFormat f, QScheme g) => { }, "(Scalar _0, Scalar? _1, Device _2, ScalarType? _3, Layout _4, MemoryFormat _5, QScheme _6) -> ()", "void(Scalar,Scalar?,Device,ScalarType?,TensorLayout,MemoryFormat,QScheme)" },
        { (IReadOnlyList<TestTensor> a, IReadOnlyList<TestTensor?> b, IReadOnlyList<TestTensor>? c) => a[0], "(Tensor[] _0, Tensor?[] _1, Tensor[]? _2) -> Tensor _0", "TestTensor(IReadOnlyList<TestTensor>,IReadOnlyList<TestTensor>,IReadOnlyList<TestTensor>)" },
        { (long[] a, ImmutableArray<double> b, long[]? c, ImmutableArray<bool>? d) => b, "(int[] _0, float[] _1, int[]? _2, bool[]? _3) -> float[] _0", "ImmutableArray<Double>(Int64[],ImmutableArray<Double>,Int64[],ImmutableArray<Boolean>?)" },
        { (SymInt a, IReadOnlyList<SymInt> b) => a, "(SymInt _0, SymInt[] _1) -> SymInt _0", "SymInt(SymInt,IReadOnlyList<SymInt>)" },
        { (Dice a, Dice? b, Thing c, Value d, object e) => { }, "(Generator _0, Generator? _1, __torch__.torch.classes.test.Thing _2, Any _3, Any _4) -> ()", "void(Dice,Dice,Thing,Value,Object)" },
    };

    [Theory]
    [MemberData(nameof(Inferred))]
    public void The_schema_and_the_native_signature_follow_from_the_types(Delegate kernel, string schema, string native)
    {
        var made = Kernels.Typed(kernel, "test");
        Assert.Equal(schema, made.Inferred!.ToString());
        Assert.Equal(native, made.Signature!.Text);
        Assert.Equal(schema.Contains("SymInt"), made.Signature.IsSymbolic);
        Assert.True(made.IsUnboxed && made.IsBoxed);
    }

    [Theory]
    [InlineData("test::f(Tensor self) -> Tensor", "the schema has 1 argument and the kernel 2")]
    [InlineData("test::f(Tensor self, Tensor other, int n) -> Tensor", "the schema has 3 arguments and the kernel 2")]
    [InlineData("test::f(Tensor self, float eps) -> Tensor", "argument 1 (`eps`) is `float` in the schema and `int` in the kernel")]
    [InlineData("test::f(Tensor? self, int n) -> Tensor", "argument 0 (`self`) is `Tensor?` in the schema and `Tensor` in the kernel")]
    [InlineData("test::f(Tensor self, int n) -> ()", "the schema has 0 returns and the kernel 1")]
    [InlineData("test::f(Tensor self, int n) -> Tensor[]", "return 0 is `Tensor[]` in the schema and `Tensor` in the kernel")]
    public void A_kernel_that_does_not_fit_is_refused_whichever_of_definition_and_kernel_comes_later(string schema, string difference)
    {
        var parsed = Parsed.Schema(schema);
        var kernel = Kernels.Typed((TestTensor self, long n) => self, "registered at kernel.cs:1");
        foreach (var definitionFirst in new[] { true, false })
        {
            var dispatcher = new Dispatcher();
            Action[] steps = [() => dispatcher.Define(parsed, "registered at def.cs:1"), () => dispatcher.Implement(parsed.Name, DispatchKey.CPU, kernel)];
            if (!definitionFirst) Array.Reverse(steps);
            steps[0]();
            var error = Assert.IsType<SchemaMismatchError>(Assert.Throws<RegistrationException>(steps[1]).Error);
            Assert.Equal(difference, error.Difference);
            Assert.Contains("registered at kernel.cs:1", error.Message);
            Assert.Equal(definitionFirst, dispatcher.Entry(parsed.Name).Schema is not null);
        }
    }

    [Fact]
    public void Plain_integers_stand_for_symbolic_ones_and_a_symbolic_kernel_takes_a_symbolic_schema_only()
    {
        var dispatcher = new Dispatcher();
        var name = dispatcher.Define(Parsed.Schema("test::f(SymInt n) -> ()"), "test");
        var entry = dispatcher.Entries().Single();
        using (dispatcher.Implement(entry.Name, DispatchKey.CPU, Kernels.Typed((long n) => { }, "test"))) entry.Typed<long, Unit>();
        using (dispatcher.Implement(entry.Name, DispatchKey.CPU, Kernels.Typed((SymInt n) => { }, "test"))) entry.Typed<SymInt, Unit>();
        name.Dispose();
        dispatcher.Define(Parsed.Schema("test::f(int n) -> ()"), "test");
        Assert.Throws<RegistrationException>(() => dispatcher.Implement(entry.Name, DispatchKey.CPU, Kernels.Typed((SymInt n) => { }, "test")));
    }

    [Fact]
    public void Kernels_of_one_operator_agree_on_their_types_and_a_leading_keyset_does_not_count()
    {
        var dispatcher = new Dispatcher();
        var name = Parsed.Schema("test::f(Tensor self) -> ()").Name;
        dispatcher.Implement(name, DispatchKey.CPU, Kernels.Typed((TestTensor t) => { }, "test"));
        dispatcher.Implement(name, DispatchKey.CUDA, Kernels.Typed((DispatchKeySet keys, TestTensor t) => { }, "test"));
        var error = Assert.Throws<RegistrationException>(() => dispatcher.Implement(name, DispatchKey.XLA, Kernels.Typed((OtherTensor t) => { }, "test"))).Error;
        Assert.Equal("void(OtherTensor)", Assert.IsType<SignatureMismatchError>(error).Refused);
    }

    [Theory]
    [InlineData("test::f(Tensor self, int n) -> Tensor", null)]
    [InlineData("test::f(Tensor? self, int n) -> Tensor?", null)]
    [InlineData("test::f(Tensor self, int? n) -> Tensor", "argument 1 (`n`) is `int?` in the schema and `int` in the types")]
    [InlineData("test::f(Tensor self) -> Tensor", "the schema has 1 arguments and the types 2")]
    [InlineData("test::f(Tensor self, int n) -> ()", "the schema has 0 returns and the types 1")]
    public void The_types_of_a_handle_are_checked_once_against_the_schema(string schema, string? difference)
    {
        var dispatcher = new Dispatcher();
        dispatcher.Define(Parsed.Schema(schema), "test");
        var entry = dispatcher.Entries().Single();
        if (difference is null) Assert.Same(entry, entry.Typed<TestTensor, long, TestTensor>().Entry);
        else Assert.Contains(difference, Assert.Throws<SignatureMismatchException>(() => entry.Typed<TestTensor, long, TestTensor>()).Message);
    }

    [Fact]
    public void A_handle_of_an_undefined_operator_and_an_unknown_type_are_refused_with_what_to_do()
    {
        var dispatcher = new Dispatcher();
        var entry = dispatcher.Entry(Parsed.Schema("test::f(Tensor self) -> ()").Name);
        Assert.Throws<OperatorNotDefinedException>(() => entry.Typed<TestTensor, Unit>());
        Assert.Contains("take long", Assert.Throws<SignatureMismatchException>(() => Kernels.Typed((int n) => { }, "test")).Message);
        Assert.Contains("take double", Assert.Throws<SignatureMismatchException>(() => Kernels.Typed((float n) => { }, "test")).Message);
        Assert.Contains("IReadOnlyList", Assert.Throws<SignatureMismatchException>(() => Kernels.Typed((IEnumerable<long> n) => { }, "test")).Message);
    }

    [Fact]
    public void A_generated_handle_refuses_an_operator_defined_otherwise()
    {
        var dispatcher = new Dispatcher();
        dispatcher.Define(Parsed.Schema("test::add(Tensor self, Tensor other, *, int alpha=1) -> Tensor"), "test");
        Assert.Contains("argument 2 (`alpha`)", Assert.Throws<SignatureMismatchException>(() => Add.In(dispatcher)).Message);
    }

    [Fact]
    public void A_kernel_of_a_custom_delegate_type_is_called_directly()
    {
        var dispatcher = new Dispatcher();
        Add.Define(dispatcher);
        Custom kernel = (self, _, _) => self;
        dispatcher.Implement(Add.Schema.Name, DispatchKey.CPU, Kernels.Typed(kernel, "test"));
        Assert.IsType<Func<TestTensor, TestTensor, Scalar, TestTensor>>(((KernelFunction)Add.In(dispatcher).Entry.Table.Rules.Kernels[0].Kernel.Code!).Unboxed);
        var a = new TestTensor(DispatchKeySet.Of(DispatchKey.CPU));
        Assert.Same(a, Add.In(dispatcher).Redispatch(a.KeySet, a, a, 1));
    }
}

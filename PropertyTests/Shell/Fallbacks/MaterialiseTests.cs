using Functional.Dispatch.Keys;
using Functional.Dispatch.PropertyTests.Shell.Support;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Fallbacks;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;
using Functional.Dispatch.Shell.Threads;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Fallbacks;

public sealed class MaterialiseTests
{
    private sealed class Fake : IMaterialiser
    {
        public List<(DispatchKey Property, Tensor Tensor)> Materialised { get; } = [];

        public List<(Tensor Target, Tensor Values)> Copied { get; } = [];

        public Tensor Materialise(Dispatcher dispatcher, DispatchKey property, Tensor tensor)
        {
            Materialised.Add((property, tensor));
            var copy = Ops.Like(tensor);
            // Only this property is carried out; the others stay for their own fallbacks.
            (copy.IsConjugate, copy.IsNegative, copy.IsZero) =
                (tensor.IsConjugate && property != DispatchKey.Conjugate, tensor.IsNegative && property != DispatchKey.Negative, tensor.IsZero && property != DispatchKey.ZeroTensor);
            return copy;
        }

        public void CopyInto(Dispatcher dispatcher, DispatchKey property, Tensor target, Tensor values) => Copied.Add((target, values));
    }

    private readonly Fake _fake = new();
    private readonly List<Value[]> _calls = [];

    private OperatorEntry Op(string schema, BoxedKernel kernel) =>
        Ops.WithFallbacks(new BuiltInFallbackOptions { Materialiser = _fake }).Define(schema).With(DispatchKey.CPU, (op, keys, stack) =>
        {
            _calls.Add(stack.Last(op.Table.Signature!.ArgumentCount).ToArray());
            Assert.False(keys.HasAny(DispatchKeySet.Of(DispatchKey.Conjugate, DispatchKey.Negative, DispatchKey.ZeroTensor)));
            kernel(op, keys, stack);
        });

    private static Tensor With(bool conjugate = false, bool negative = false, bool zero = false)
    {
        var tensor = Ops.Cpu(ScalarType.ComplexFloat);
        (tensor.IsConjugate, tensor.IsNegative, tensor.IsZero) = (conjugate, negative, zero);
        return tensor;
    }

    [Fact]
    public void Arguments_that_carry_the_key_are_materialised_and_the_others_left()
    {
        var op = Op("test::op(Tensor x, Tensor y, Tensor?[] more) -> Tensor", Ops.Fresh);
        var plain = Ops.Cpu();
        op.Call(Value.From(With(conjugate: true)), Value.From(plain), Value.FromList(Value.None, Value.From(With(conjugate: true)), Value.From(plain)));
        var call = Assert.Single(_calls);
        Assert.All(new[] { call[0], call[2].Items[1] }, v => Assert.False(((Tensor)v.AsTensor!).IsConjugate));
        Assert.Same(plain, call[1].AsTensor);
        Assert.Same(plain, call[2].Items[2].AsTensor);
        Assert.True(call[2].Items[0].IsNone);
        Assert.Equal(2, _fake.Materialised.Count);
        Assert.Empty(_fake.Copied);
    }

    [Fact]
    public void Each_property_is_carried_out_by_its_own_fallback_the_highest_key_first()
    {
        var op = Op("test::op(Tensor x) -> Tensor", Ops.Fresh);
        op.Call(With(conjugate: true, negative: true, zero: true));
        Assert.Equal([DispatchKey.ZeroTensor, DispatchKey.Negative, DispatchKey.Conjugate], _fake.Materialised.Select(m => m.Property));
    }

    [Fact]
    public void A_view_carries_the_bit_on()
    {
        var op = Ops.WithFallbacks(new BuiltInFallbackOptions { Materialiser = _fake }).Define("test::view(Tensor(a) x) -> Tensor(a)").With(DispatchKey.CPU, Ops.ReturnsFirst);
        var tensor = With(conjugate: true);
        Assert.Same(tensor, op.CallTensor(tensor));
        Assert.Empty(_fake.Materialised);
    }

    [Fact]
    public void An_updated_argument_is_copied_updated_and_copied_back()
    {
        var op = Op("test::op_(Tensor(a!) x, Tensor y) -> Tensor(a!)", Ops.ReturnsFirst);
        var tensor = With(negative: true);
        Assert.Same(tensor, op.CallTensor(tensor, With(negative: true)));
        var copied = Assert.Single(_fake.Copied);
        Assert.Same(tensor, copied.Target);
        Assert.Same(_calls[0][0].AsTensor, copied.Values);
    }

    [Theory]
    [InlineData("test::op(Tensor(a!) x, Tensor(b) y) -> (Tensor(a!), Tensor(b))", "alias")]
    [InlineData("test::op(Tensor(a!) x, Tensor(b!) y) -> (Tensor(a!), Tensor(b!))", "more than one")]
    public void What_cannot_be_served_is_refused_before_anything_runs(string schema, string problem)
    {
        var op = Op(schema, (_, _, _) => { });
        var error = Assert.Throws<CannotMaterialiseException>(() => op.Call(With(conjugate: true), With(conjugate: true)));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Empty(_calls);
    }

    [Fact]
    public void A_list_that_is_written_to_is_refused()
    {
        var op = Op("test::op_(Tensor(a!)[] xs) -> ()", (_, _, _) => { });
        Assert.Throws<CannotMaterialiseException>(() => op.Call(Value.FromList(Value.From(With(conjugate: true)))));
    }

    [Fact]
    public void A_zero_tensor_cannot_be_written_to() => Assert.Contains(
        "cannot be written", Assert.Throws<CannotMaterialiseException>(() => Op("test::op_(Tensor(a!) x) -> Tensor(a!)", Ops.ReturnsFirst).Call(With(zero: true))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void By_default_the_operators_are_called_by_their_names()
    {
        var dispatcher = Ops.WithFallbacks();
        var called = new List<string>();
        BoxedKernel Resolving(string name) => Ops.Returns(arguments =>
        {
            called.Add(name);
            return Value.From(Ops.Like((Tensor)arguments[0].AsTensor!));
        });
        void Define(string schema, DispatchKey key)
        {
            var op = dispatcher.Define(schema);
            op.With(key, Resolving(op.Name.Name));
        }

        Define("aten::resolve_conj(Tensor(a) self) -> Tensor(a)", DispatchKey.Conjugate);
        Define("aten::resolve_neg(Tensor(a) self) -> Tensor(a)", DispatchKey.Negative);
        Define("aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Device? device=None) -> Tensor", DispatchKey.ZeroTensor);
        dispatcher.Define("aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)").With(DispatchKey.Conjugate, (op, keys, stack) =>
        {
            called.Add(op.Name.Name);
            Ops.ReturnsFirst(op, keys, stack);
        });
        var use = dispatcher.Define("test::op(Tensor x, Tensor y, Tensor z) -> Tensor").With(DispatchKey.CPU, Ops.Fresh);
        use.Call(With(conjugate: true), With(negative: true), With(zero: true));
        Assert.Equal(["aten::zeros_like", "aten::resolve_neg", "aten::resolve_conj"], called);

        called.Clear();
        var update = dispatcher.Define("test::op_(Tensor(a!) x) -> Tensor(a!)").With(DispatchKey.CPU, Ops.ReturnsFirst);
        update.Call(With(conjugate: true));
        Assert.Equal(["aten::resolve_conj", "aten::copy_"], called);
    }

    [Fact]
    public void A_missing_operator_is_named() => Assert.Contains(
        "aten::resolve_conj",
        Assert.Throws<OperatorNotDefinedException>(() => Ops.WithFallbacks().Define("test::op(Tensor x) -> Tensor").With(DispatchKey.CPU, Ops.Fresh).Call(With(conjugate: true))).Message,
        StringComparison.Ordinal);
}

using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;
using Xunit;
using Stack = Functional.Dispatch.Shell.Calls.Stack;
using Unit = LanguageExt.Unit;

namespace Functional.Dispatch.PropertyTests.Shell.Calls;

public sealed class TypedCallTests
{
    private static readonly DispatchKeySet Cpu = DispatchKeySet.Of(DispatchKey.CPU);
    private readonly Dispatcher _dispatcher = new();
    private readonly TestTensor _a = TestTensor.Cpu();
    private readonly TestTensor _b = TestTensor.Cpu();

    public TypedCallTests()
    {
        foreach (var key in new[] { DispatchKey.ADInplaceOrView, DispatchKey.BackendSelect, DispatchKey.AutogradCPU })
            _dispatcher.Fallback(key, Kernels.Fallthrough("test"));
    }

    public enum Form
    {
        Typed,
        TypedWithKeys,
        Reflected,
        ReflectedWithKeys,
        Boxed,
    }

    public static TheoryData<Form> Forms => [.. Enum.GetValues<Form>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_kernel_in_any_form_is_called_in_any_form_and_sees_the_same(Form form)
    {
        Add.Define(_dispatcher);
        (TestTensor, TestTensor, Scalar)? seen = null;
        TestTensor Run(TestTensor self, TestTensor other, Scalar alpha)
        {
            seen = (self, other, alpha);
            return other;
        }

        TestTensor RunWithKeys(DispatchKeySet keys, TestTensor self, TestTensor other, Scalar alpha)
        {
            Assert.Equal(Cpu, keys);
            return Run(self, other, alpha);
        }

        _dispatcher.Implement(Add.Schema.Name, DispatchKey.CPU, form switch
        {
            Form.Typed => Add.MakeKernel(Run, "test"),
            Form.TypedWithKeys => Add.MakeKernel(RunWithKeys, "test"),
            Form.Reflected => Kernels.Typed(Run, "test"),
            Form.ReflectedWithKeys => Kernels.Typed(RunWithKeys, "test"),
            Form.Boxed => Kernels.Boxed(
                (_, keys, stack) =>
                {
                    Assert.Equal(Cpu, keys);
                    var items = stack.Last(3);
                    Scalar.TryFrom(items[2], out var alpha);
                    stack.Replace(3, Value.From(Run((TestTensor)items[0].AsTensor!, (TestTensor)items[1].AsTensor!, alpha)));
                }, "test"),
        });
        var generated = Add.In(_dispatcher);
        var generic = generated.Entry.Typed<TestTensor, TestTensor, Scalar, TestTensor>();
        foreach (var call in new Func<Scalar, TestTensor>[]
        {
            alpha => generated.Call(_a, _b, alpha),
            alpha => generated.Redispatch(Cpu, _a, _b, alpha),
            alpha => generic.Call(_a, _b, alpha),
            alpha => generic.Redispatch(Cpu, _a, _b, alpha),
            alpha => Boxed(alpha, s => generated.Entry.CallBoxed(s)),
            alpha => Boxed(alpha, s => generated.Entry.RedispatchBoxed(Cpu, s)),
            alpha => Boxed(alpha, s => generated.Entry.CallBoxedForKey(DispatchKey.CPU, s)),
        })
        {
            seen = null;
            Assert.Same(_b, call(2.5));
            Assert.Equal((_a, _b, (Scalar)2.5), seen);
        }

        Assert.Same(_b, generated.Call(_a, _b));
        Assert.Equal((Scalar)1L, seen!.Value.Item3);
    }

    [Fact]
    public void An_observed_typed_call_goes_the_boxed_way_and_a_redispatch_does_not()
    {
        Effect.Define(_dispatcher);
        var calls = 0;
        Effect.Implement(_dispatcher, DispatchKey.CPU, _ => calls++);
        var handle = Effect.In(_dispatcher);
        using (_dispatcher.Observe(new Silent()))
        {
            Assert.True(handle.Entry.Table.IsObserved);
            handle.Call(_a);
            handle.Entry.Typed<TestTensor, Unit>().Call(_a);
            handle.Redispatch(Cpu, _a);
        }

        Assert.False(handle.Entry.Table.IsObserved);
        Assert.Equal(3, calls);
    }

    [Fact]
    public void An_in_place_operator_returns_its_argument_whatever_a_boxed_kernel_pushes_or_a_typed_kernel_returns()
    {
        AddInPlace.Define(_dispatcher);
        var handle = AddInPlace.In(_dispatcher);
        var generic = handle.Entry.Typed<TestTensor, TestTensor, Scalar, TestTensor>();
        using (_dispatcher.Implement(AddInPlace.Schema.Name, DispatchKey.CPU, Kernels.Boxed((_, _, s) => s.Replace(3, Value.From(_b)), "test")))
        {
            Assert.Same(_a, handle.Call(_a, _b));
            Assert.Same(_a, generic.Call(_a, _b, 1));
        }

        foreach (var kernel in new[] { AddInPlace.MakeKernel((_, other, _) => other, "test"), Kernels.Typed((TestTensor _, TestTensor other, Scalar _) => other, "test") })
            using (_dispatcher.Implement(AddInPlace.Schema.Name, DispatchKey.CPU, kernel))
                Assert.Same(_a, Boxed(1, s => handle.Entry.CallBoxed(s)));
    }

    [Fact]
    public void An_out_operator_returns_its_out_arguments_in_order()
    {
        BothOut.Define(_dispatcher);
        var handle = BothOut.In(_dispatcher);
        var (first, second) = (TestTensor.Cpu(), TestTensor.Cpu());
        using (_dispatcher.Implement(BothOut.Schema.Name, DispatchKey.CPU, Kernels.Boxed(
            (_, _, s) =>
            {
                s.Drop(4);
                s.Push(Value.From(_b), Value.From(_b));
            }, "test")))
        {
            Assert.Equal((first, second), handle.Call(_a, first, second));
            Assert.Equal((first, second), handle.Entry.Typed<TestTensor, TestTensor, TestTensor, TestTensor?, (TestTensor, TestTensor)>().Call(_a, first, second, null));
        }

        foreach (var kernel in new[]
        {
            BothOut.MakeKernel((_, f, s, _) => (s, f), "test"),
            Kernels.Typed((TestTensor _, TestTensor f, TestTensor s, TestTensor? _) => (s, f), "test"),
        })
            using (_dispatcher.Implement(BothOut.Schema.Name, DispatchKey.CPU, kernel))
            {
                var stack = new Stack();
                foreach (var tensor in new[] { _a, first, second, null }) stack.Push(Value.From(tensor));
                handle.Entry.CallBoxed(stack);
                Assert.Equal([Value.From(first), Value.From(second)], stack.Items.ToArray());
            }
    }

    [Fact]
    public void Several_results_lists_and_defaults_go_through_every_adaptor()
    {
        Split.Define(_dispatcher);
        var handle = Split.In(_dispatcher);
        string? seen = null;
        (TestTensor, IReadOnlyList<TestTensor>, long?) Run(
            TestTensor self, IReadOnlyList<long> sizes, long dim, string mode, double eps, bool keep)
        {
            seen = $"{string.Join("+", sizes)} {dim} {mode} {eps} {keep}";
            return (self, [_b, self], keep ? 7 : null);
        }

        var (tensor, list, count) = (default(TestTensor), default(IReadOnlyList<TestTensor>), default(long?));
        foreach (var kernel in new[] { Split.MakeKernel(Run, "test"), Kernels.Typed(Run, "test"), Boxing(Split.MakeKernel(Run, "test")) })
            using (_dispatcher.Implement(Split.Schema.Name, DispatchKey.CPU, kernel))
            {
                (tensor, list, count) = handle.Call(_a);
                Assert.Equal("1+1 -1 mean 1E-05 False", seen);
                Assert.Equal((_a, null), (tensor, count));
                Assert.Equal([_b, _a], list);
                (tensor, list, count) = handle.Call(_a, [4, 5], keep: true);
                Assert.Equal("4+5 -1 mean 1E-05 True", seen);
                Assert.Equal(7, count);
                (tensor, list, count) = handle.Entry
                    .Typed<TestTensor, IReadOnlyList<long>, long, string, double, bool, (TestTensor, IReadOnlyList<TestTensor>, long?)>()
                    .Call(_b, [], 3, "sum", 0.5, true);
                Assert.Equal(" 3 sum 0.5 True", seen);
                Assert.Same(_b, tensor);
            }
    }

    [Fact]
    public void Keys_come_from_tensors_optional_tensors_and_lists_and_not_from_optional_lists()
    {
        Cat.Define(_dispatcher);
        var handle = Cat.In(_dispatcher);
        DispatchKeySet seen = default;
        Cat.Implement(_dispatcher, AliasKey.CompositeExplicitAutograd, (keys, _, _, _, _) =>
        {
            seen = keys;
            return _a;
        });
        var cpu = new TestTensor(DispatchKeySet.Of(DispatchKey.CPU));
        var cuda = new TestTensor(DispatchKeySet.Of(DispatchKey.CUDA));
        var xla = new TestTensor(DispatchKeySet.Of(DispatchKey.XLA));
        var generic = handle.Entry.Typed<IReadOnlyList<TestTensor>, IReadOnlyList<TestTensor?>, IReadOnlyList<TestTensor>?, SymInt, TestTensor>();
        foreach (var call in new Action<TestTensor[], TestTensor?[]>[] { (t, w) => handle.Call(t, w, [xla]), (t, w) => generic.Call(t, w, [xla], 0) })
        {
            call([cpu], [null]);
            Assert.True(seen.HasBackend(BackendComponent.CPU));
            call([], [null, cuda]);
            Assert.True(seen.HasBackend(BackendComponent.CUDA));
            call([cpu, cuda], []);
            Assert.True(seen.HasBackend(BackendComponent.CUDA) && seen.HasBackend(BackendComponent.CPU));
            Assert.False(seen.HasBackend(BackendComponent.XLA));
        }
    }

    // As any list may be held that is neither an array nor a List.
    private sealed class Held(TestTensor[] items) : IReadOnlyList<TestTensor>
    {
        public int Count => items.Length;

        public TestTensor this[int index] => items[index];

        public IEnumerator<TestTensor> GetEnumerator() => items.AsEnumerable().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [Fact]
    public void The_keys_of_a_list_do_not_depend_on_how_it_is_held()
    {
        Cat.Define(_dispatcher);
        var handle = Cat.In(_dispatcher);
        DispatchKeySet seen = default;
        Cat.Implement(_dispatcher, AliasKey.CompositeExplicitAutograd, (keys, _, _, _, _) =>
        {
            seen = keys;
            return _a;
        });
        TestTensor[] tensors = [new(DispatchKeySet.Of(DispatchKey.CPU)), new(DispatchKeySet.Of(DispatchKey.XLA))];
        foreach (var list in new IReadOnlyList<TestTensor>[] { tensors, tensors.ToList(), new Held(tensors), [.. tensors] })
        {
            seen = default;
            handle.Call(list, [], null);
            Assert.Equal(tensors[0].KeySet | tensors[1].KeySet, seen);
        }

        foreach (var list in new IReadOnlyList<TestTensor>[] { new TestTensor[] { tensors[0], null! }, new List<TestTensor> { tensors[0], null! }, new Held([tensors[0], null!]) })
            Assert.Contains("argument", Assert.Throws<ArgumentTypeException>(() => handle.Call(list, [], null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_redispatch_of_an_operator_computes_its_table_boxed_as_typed()
    {
        Effect.Define(_dispatcher);
        var calls = 0;
        Effect.Implement(_dispatcher, DispatchKey.CPU, _ => calls++);
        var stack = new Stack();
        stack.Push(Value.From(_a));
        Effect.In(_dispatcher).Entry.RedispatchBoxed(DispatchKeySet.Of(DispatchKey.CPU), stack);
        Assert.Equal((1, 0), (calls, stack.Count));
    }

    [Fact]
    public void More_than_sixteen_arguments_have_delegate_types_of_their_own()
    {
        Wide.Define(_dispatcher);
        var handle = Wide.In(_dispatcher);
        foreach (var kernel in new[]
        {
            Wide.MakeKernel((_, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r) => b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + (100 * r), "test"),
            Wide.MakeKernel((_, _, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r) => b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + (100 * r), "test"),
        })
            using (_dispatcher.Implement(Wide.Schema.Name, DispatchKey.CPU, kernel))
            {
                Assert.Equal(336, handle.Call(_a, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 2));
                var stack = new Stack();
                stack.Push(Value.From(_a));
                for (var i = 1L; i <= 17; i++) stack.Push(Value.From(i));
                handle.Entry.CallBoxed(stack);
                Assert.Equal(136 + 1700, stack.Pop().ToInt64());
            }
    }

    [Fact]
    public void Types_without_a_counterpart_travel_as_values_and_objects()
    {
        Odd.Define(_dispatcher);
        object? seen = null;
        Odd.Implement(_dispatcher, DispatchKey.CPU, (self, map, thing, generator, @event) =>
        {
            seen = (map.Kind, thing.ToInt64(), generator, @event);
            return self;
        });
        var (map, generator) = (Value.FromObject(ValueKind.Dict, new object()), new object());
        Odd.In(_dispatcher).Call(_a, map, Value.From(3L), generator, 4);
        Assert.Equal((ValueKind.Dict, 3L, generator, 4L), seen);
    }

    [Fact]
    public void Annotated_kernels_are_registered_for_their_keys_with_file_and_line()
    {
        Add.Define(_dispatcher);
        Effect.Define(_dispatcher);
        var registrations = AnnotatedKernels.RegisterKernels(_dispatcher);
        Assert.Equal(3, registrations.Count);
        var before = AnnotatedKernels.Calls;
        Assert.Same(_a, Add.In(_dispatcher).Call(_a, _b));
        using (Guards.BelowAutograd()) Assert.Same(_b, Add.In(_dispatcher).Call(_a, _b));
        Effect.In(_dispatcher).Call(_a);
        Assert.Equal(before + 3, AnnotatedKernels.Calls);
        Assert.All(Add.In(_dispatcher).Entry.Table.Rules.Kernels, r => Assert.Matches(@"^registered at TestOperators\.cs:\d+$", r.Kernel.Debug));
    }

    private TestTensor Boxed(Scalar alpha, Action<Stack> call)
    {
        var stack = new Stack();
        stack.Push(Value.From("below"));
        stack.Push(Value.From(_a));
        stack.Push(Value.From(_b));
        stack.Push(alpha.ToValue());
        call(stack);
        Assert.Equal(2, stack.Count);
        return (TestTensor)stack.Pop().AsTensor!;
    }

    private static Kernel Boxing(Kernel typed) =>
        Kernels.Boxed((op, keys, stack) => ((CallableFunction)typed.Code!).Run(op, keys, stack), "test");

    private sealed class Silent : CallObserver
    {
        public override object? OnEnter(OperatorEntry op, DispatchKeySet keys, string range, object? inputs) => null;

        public override void OnLeave(object? token, OperatorEntry op, Exception? error)
        {
        }
    }
}

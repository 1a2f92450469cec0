using System.Runtime.CompilerServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Workloads;

internal static class Proto
{
    public sealed class Operator(OperatorEntry entry)
    {
        public OperatorEntry Entry { get; } = entry;

        public void Call(BenchTensor a, BenchTensor b)
        {
            if (a is null) throw CallFailures.BadArgument(Entry, 0, default);
            if (b is null) throw CallFailures.BadArgument(Entry, 1, default);
            var table = Entry.Table;
            if (table.IsObserved) { Observed(table, a, b); return; }
            var kernel = table.Choose(a.KeySet | b.KeySet, ThreadContext.Keys, out var keys);
            if (kernel?.Unboxed is { } unboxed)
            {
                if (unboxed.GetType() == typeof(Action<BenchTensor, BenchTensor>)) { Unsafe.As<Action<BenchTensor, BenchTensor>>(unboxed)(a, b); return; }
                if (unboxed.GetType() == typeof(Action<DispatchKeySet, BenchTensor, BenchTensor>)) { Unsafe.As<Action<DispatchKeySet, BenchTensor, BenchTensor>>(unboxed)(keys, a, b); return; }
            }

            Boxed(table, kernel, keys, a, b);
        }

        public void Redispatch(DispatchKeySet keys, BenchTensor a, BenchTensor b)
        {
            var table = Entry.Table;
            var kernel = table.At(keys);
            if (kernel?.Unboxed is { } unboxed)
            {
                if (unboxed.GetType() == typeof(Action<BenchTensor, BenchTensor>)) { Unsafe.As<Action<BenchTensor, BenchTensor>>(unboxed)(a, b); return; }
                if (unboxed.GetType() == typeof(Action<DispatchKeySet, BenchTensor, BenchTensor>)) { Unsafe.As<Action<DispatchKeySet, BenchTensor, BenchTensor>>(unboxed)(keys, a, b); return; }
            }

            Boxed(table, kernel, keys, a, b);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void Observed(CallTable table, BenchTensor a, BenchTensor b)
        {
            using var frame = new BoxedFrame(Entry, table);
            frame.Push(Value.From(a));
            frame.Push(Value.From(b));
            frame.Call(0);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void Boxed(CallTable table, KernelFunction? kernel, DispatchKeySet keys, BenchTensor a, BenchTensor b)
        {
            using var frame = new BoxedFrame(Entry, table);
            frame.Push(Value.From(a));
            frame.Push(Value.From(b));
            frame.Run(kernel, keys, 0);
        }
    }

    public sealed class Sig() : TypedSignature(new FunctionSchema(default, [A(0), A(1)], []), "void", "BenchTensor,BenchTensor", false)
    {
        private static Argument A(int i) => new(new SchemaType.Base(BaseType.Tensor), $"_{i}");

        public override void RunBoxed(Delegate kernel, OperatorEntry op, DispatchKeySet keys, Stack stack)
        {
            var arguments = Arguments(op, stack, 2);
            var a = Unboxed<BenchTensor>(op, arguments, 0);
            var b = Unboxed<BenchTensor>(op, arguments, 1);
            if (kernel.GetType() == typeof(Action<BenchTensor, BenchTensor>)) Unsafe.As<Action<BenchTensor, BenchTensor>>(kernel)(a, b);
            else ((Action<DispatchKeySet, BenchTensor, BenchTensor>)kernel)(keys, a, b);
            stack.Drop(2);
        }
    }
}

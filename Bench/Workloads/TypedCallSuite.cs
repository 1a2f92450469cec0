using System.Collections.Frozen;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Bench.Workloads;

/// <summary>
/// Calls of operators through their generated wrappers, straight to a typed kernel, beside calls that find what to run by other means. The bodies run below
/// autograd, so that the kernel of the device is chosen.
/// </summary>
internal static class TypedCallSuite
{
    private const int Count = ShellLoops.Count;
    private const string Random = ", devices at random";

    /// <summary>One device, one to eight tensors, lists.</summary>
    public static Suite OneDevice { get; } = new("typed call", "an operator called through its wrapper; one device, always predicted",
    [
        .. Floors("", CallFloors.OneDevice),
        Loops("2 tensors, straight to the kernel", l => l.Typed),
        Loops("the same through a generic handle", l => l.TypedHandle),
        Loops("the same to a boxed kernel", l => l.TypedToBoxed),
        .. Tensors(),
        Row("list of 8 tensors", (dispatcher, a) =>
        {
            OfList.Define(dispatcher);
            OfList.Implement(dispatcher, DispatchKey.CPU, static _ => { });
            var op = OfList.In(dispatcher);
            BenchTensor[] list = [a, a, a, a, a, a, a, a];
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(list);
                return 0;
            };
        }),
        Row("tensor, list of 2 ints, float, scalar, bool, string", (dispatcher, a) =>
        {
            OfMixed.Define(dispatcher);
            OfMixed.Implement(dispatcher, DispatchKey.CPU, static (_, _, _, _, _, _) => { });
            var op = OfMixed.In(dispatcher);
            long[] size = [2, 3];
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(a, size, 1e-3, 2, true, "sum");
                return 0;
            };
        }),
    ]);

    /// <summary>Seven devices at random, each with code of its own: the jump to it is mispredicted, however it is found.</summary>
    public static Suite RandomDevices { get; } = new("typed call, random devices", "the same with the device drawn anew for each call: jumps are mispredicted",
    [
        .. Floors(Random, CallFloors.RandomDevices),
        new Workload("2 tensors, straight to the kernel" + Random, Count, () =>
        {
            var dispatcher = Dispatcher();
            OfDevices.Define(dispatcher);
            foreach (var backend in CallFloors.Backends)
                OfDevices.Implement(dispatcher, KeyLayout.RuntimeKey(DispatchKey.Dense, backend), CallFloors.Target.On(backend).Delegate);
            var (op, pairs) = (OfDevices.In(dispatcher), CallFloors.RandomDevices(Count));
            return new Body(() =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                foreach (var pair in pairs) op.Call(pair.A, pair.B);
                return 0;
            });
        }) { Floor = Floor + Random, AllocatesNothing = true },
    ]);

    private const string Floor = "direct call";

    /// <summary>A dispatcher whose operators pass over ADInplaceOrView and BackendSelect, as PyTorch's do.</summary>
    /// <returns>The dispatcher.</returns>
    public static Dispatcher Dispatcher()
    {
        var dispatcher = new Dispatcher();
        dispatcher.Fallback(DispatchKey.ADInplaceOrView, Kernels.Fallthrough(Kernels.Here()));
        dispatcher.Fallback(DispatchKey.BackendSelect, Kernels.Fallthrough(Kernels.Here()));
        return dispatcher;
    }

    private static Workload[] Floors(string suffix, Func<int, CallFloors.Pair[]> draw)
    {
        Workload Row(string name, Func<CallFloors.Pair[], Func<int>> make) =>
            Workload.Of(name + suffix, Count, name == Floor ? null : Floor + suffix, () => make(draw(Count))) with { AllocatesNothing = true };
        return
        [
            Row(Floor, pairs => () => CallFloors.Direct(pairs)),
            Row("virtual call of a device object", pairs => () => CallFloors.Virtual(pairs)),
            Row("switch over the backend", pairs => () => CallFloors.Switch(pairs)),
            .. suffix.Length > 0 ? [] : new[]
            {
                Row("delegate call", pairs =>
                {
                    var target = pairs[0].Target.Delegate;
                    return () => CallFloors.Delegate(pairs, target);
                }),
            },
            Row("Dictionary of delegates by keys", pairs =>
            {
                var targets = CallFloors.ByKeys();
                return () => CallFloors.Dictionary(pairs, targets);
            }),
            Row("FrozenDictionary of delegates by keys", pairs =>
            {
                var targets = CallFloors.ByKeys().ToFrozenDictionary();
                return () => CallFloors.Frozen(pairs, targets);
            }),
        ];
    }

    private static Workload[] Tensors() =>
    [
        Row("1 tensor", static (dispatcher, a) =>
        {
            Of1.Define(dispatcher);
            Of1.Implement(dispatcher, DispatchKey.CPU, static (_) => { });
            var op = Of1.In(dispatcher);
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(a);
                return 0;
            };
        }),
        Row("2 tensors", static (dispatcher, a) =>
        {
            Of2.Define(dispatcher);
            Of2.Implement(dispatcher, DispatchKey.CPU, static (_, _) => { });
            var op = Of2.In(dispatcher);
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(a, a);
                return 0;
            };
        }),
        Row("3 tensors", static (dispatcher, a) =>
        {
            Of3.Define(dispatcher);
            Of3.Implement(dispatcher, DispatchKey.CPU, static (_, _, _) => { });
            var op = Of3.In(dispatcher);
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(a, a, a);
                return 0;
            };
        }),
        Row("4 tensors", static (dispatcher, a) =>
        {
            Of4.Define(dispatcher);
            Of4.Implement(dispatcher, DispatchKey.CPU, static (_, _, _, _) => { });
            var op = Of4.In(dispatcher);
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(a, a, a, a);
                return 0;
            };
        }),
        Row("5 tensors", static (dispatcher, a) =>
        {
            Of5.Define(dispatcher);
            Of5.Implement(dispatcher, DispatchKey.CPU, static (_, _, _, _, _) => { });
            var op = Of5.In(dispatcher);
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(a, a, a, a, a);
                return 0;
            };
        }),
        Row("6 tensors", static (dispatcher, a) =>
        {
            Of6.Define(dispatcher);
            Of6.Implement(dispatcher, DispatchKey.CPU, static (_, _, _, _, _, _) => { });
            var op = Of6.In(dispatcher);
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(a, a, a, a, a, a);
                return 0;
            };
        }),
        Row("7 tensors", static (dispatcher, a) =>
        {
            Of7.Define(dispatcher);
            Of7.Implement(dispatcher, DispatchKey.CPU, static (_, _, _, _, _, _, _) => { });
            var op = Of7.In(dispatcher);
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(a, a, a, a, a, a, a);
                return 0;
            };
        }),
        Row("8 tensors", static (dispatcher, a) =>
        {
            Of8.Define(dispatcher);
            Of8.Implement(dispatcher, DispatchKey.CPU, static (_, _, _, _, _, _, _, _) => { });
            var op = Of8.In(dispatcher);
            return () =>
            {
                using var guard = Guards.BelowADInplaceOrView();
                for (var i = 0; i < Count; i++) op.Call(a, a, a, a, a, a, a, a);
                return 0;
            };
        }),
    ];

    private static Workload Loops(string name, Func<ShellLoops, Func<int>> loop) =>
        Workload.Of(name, Count, Floor, () => loop(new ShellLoops())) with { AllocatesNothing = true };

    private static Workload Row(string name, Func<Dispatcher, BenchTensor, Func<int>> make) =>
        Workload.Of(name, Count, Floor, () => make(Dispatcher(), CallFloors.OneDevice(1)[0].A)) with { AllocatesNothing = true };
}

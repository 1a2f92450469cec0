using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Dispatch.Aten.Operators;
using Functional.Dispatch.Gpu.Fusion;
using Functional.Dispatch.Gpu.Operators;
using Functional.Dispatch.Gpu.Sweep;
using Functional.Dispatch.Gpu.Tensors;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Modes;
using Functional.Dispatch.Shell.Tensors;
using Stack = Functional.Dispatch.Shell.Calls.Stack;

namespace Functional.Dispatch.PropertyTests.Gpu;

/// <summary>A step of a program: an operation, and which of the tensors held it is given, counted from the newest.</summary>
public readonly record struct FusionStep(int Operation, int A, int B, int C, int Number)
{
    public override string ToString() => $"{FusionProgram.NameOf(Operation)} of {A} {B} {C}, number {FusionProgram.NumberOf(Number)}";
}

/// <summary>A program over device tensors: pointwise operators in every form with views, reductions, copies and dropped tensors between them; the mode is left after some of the steps.</summary>
public sealed record FusionProgram(int Seed, ImmutableArray<FusionStep> Steps, int Fused)
{
    private const int FirstTensors = 4;

    // Operators that are recorded, or composed of such; then others.
    private static readonly ImmutableArray<FunctionSchema> Pointwise =
    [
        .. PointwiseFamilies.All.SelectMany(f => f.Schemas).OrderBy(Writes),
        AddScalar.Schema, SubScalar.Schema, RsubScalar.Schema, MulScalar.Schema, DivScalar.Schema, Abs.Schema, LogicalNot.Schema, LogicalAnd.Schema, Square.Schema, Isnan.Schema,
        AddInPlaceScalar.Schema, MulInPlaceScalar.Schema, AbsInPlace.Schema,
    ];

    private static readonly int FirstWriting = Pointwise.IndexOf(Pointwise.First(Writes));

    private static readonly ImmutableArray<(string Name, Func<AtenOperators, Tensor, Tensor, Tensor?> Run)> Others =
    [
        ("transpose", (ops, a, _) => a.Sizes.Length < 2 ? null : ops.Transpose.Call(a, 0, 1)),
        ("first row", (ops, a, _) => a.Sizes.Length == 0 ? null : ops.Select.Call(a, 0, 0)),
        ("sum of rows", (ops, a, _) => a.Sizes.Length == 0 ? null : ops.SumDim.Call(a, [-1], true)),
        ("clone", (ops, a, _) => ops.Clone.Call(a)),
        ("copy_", (ops, a, b) => ops.CopyInPlace.Call(a, b)),
        ("zero_", (ops, a, _) => ops.ZeroInPlace.Call(a)),
        ("fill_", (ops, a, _) => ops.FillInPlaceScalar.Call(a, 2)),
        ("detach", (ops, a, _) => ops.Detach.Call(a)),
        ("empty out", (ops, a, _) => ops.Empty.Call([0], a.ScalarType, device: a.Device)),
        ("exp of half of it, into its first row", (ops, a, _) => a.Sizes.Length == 0 ? null : ops.ExpOut.Call(ops.Select.Call(a, 0, -1), ops.Select.Call(a, 0, 0))),
    ];

    private static readonly ImmutableArray<string> Own = ["drop", "dispose"];

    private static readonly ImmutableArray<double> Numbers = [0, 1, 0.5, -2, 3, 1e-3, 300, 0.7];

    public static string NameOf(int operation) =>
        operation < Pointwise.Length ? Pointwise[operation].Name.ToString()
        : operation < Pointwise.Length + Others.Length ? Others[operation - Pointwise.Length].Name : Own[operation - Pointwise.Length - Others.Length];

    public static Value NumberOf(int number)
    {
        var value = Numbers[number % Numbers.Length];
        return number < Numbers.Length && value == Math.Floor(value) ? Value.From((long)value) : Value.From(value);
    }

    private static Gen<FusionStep> Step { get; } =
        from operation in Gen.Frequency(
            (6, Gen.Choose(0, FirstWriting - 1)), (3, Gen.Choose(FirstWriting, Pointwise.Length - 1)), (2, Gen.Choose(Pointwise.Length, Pointwise.Length + Others.Length - 1)),
            (1, Gen.Choose(Pointwise.Length + Others.Length, Pointwise.Length + Others.Length + Own.Length - 1)))
        from a in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, 6)))
        from b in Gen.Choose(0, 6)
        from c in Gen.Choose(0, 6)
        from number in Gen.Choose(0, (2 * Numbers.Length) - 1)
        select new FusionStep(operation, a, b, c, number);

    public static Arbitrary<FusionProgram> Programs { get; } = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from count in Gen.Choose(1, 30)
        from steps in Gen.ArrayOf(Step, count)
        from fused in Gen.Choose(count / 2, count)
        select new FusionProgram(seed, [.. steps], fused), Smaller);

    private static IEnumerable<FusionProgram> Smaller(FusionProgram program)
    {
        for (var i = 0; i < program.Steps.Length; i++)
            yield return program with { Steps = program.Steps.RemoveAt(i), Fused = i < program.Fused ? program.Fused - 1 : program.Fused };
        if (program.Fused < program.Steps.Length) yield return program with { Fused = program.Steps.Length };
    }

    /// <summary>Runs it.</summary>
    /// <param name="session">The device.</param>
    /// <param name="fusion">The mode for the first steps, or null for none.</param>
    /// <returns>What each step said, and the bits of every tensor still held.</returns>
    internal ImmutableArray<string> Run(DeviceSession session, PointwiseFusion? fusion)
    {
        var (held, said) = (new List<Tensor>(), ImmutableArray.CreateBuilder<string>());
        var drafts = new Drafts(new Random(Seed), true);
        ImmutableArray<long>[] sizes = [[8, 150], [150], [8, 1], [], [8, 150], [8, 150], [8, 150], [1, 150]];
        for (var i = 0; i < FirstTensors; i++) held.Add(drafts.Tensor(sizes[drafts.Random.Next(sizes.Length)], drafts.Type()).On(session.Device.Context));
        if (fusion is not null)
        {
            using var guard = DispatchModes.Push(fusion);
            foreach (var step in Steps.Take(Fused)) said.Add(Take(session, held, step));
        }

        foreach (var step in Steps.Skip(fusion is null ? 0 : Fused)) said.Add(Take(session, held, step));
        // Only some are looked at, the newest first, so that what leads to them is computed with them, more than once even.
        held.Reverse();
        return [.. said, .. held.Where((_, i) => i % 3 == 0).Select(t => $"{t}: {string.Join(" ", Bits(session, t))}")];
    }

    private static string Take(DeviceSession session, List<Tensor> held, FusionStep step)
    {
        var (a, b, c) = (Held(held, step.A), Held(held, step.B), Held(held, step.C));
        try
        {
            var other = step.Operation - Pointwise.Length;
            if (other >= Others.Length)
            {
                if (other == Others.Length) held.Remove(a);
                else if (held.RemoveAll(t => ReferenceEquals(t.Storage, a.Storage)) > 0) ((DeviceStorage)a.Storage!).Dispose();
                if (held.Count == 0) held.Add(session.Ops.Full.Call([4, 5], 1.5, device: session.Device.Device));
                return "";
            }

            var result = other >= 0 ? Others[other].Run(session.Ops, a, b) : Call(session, Pointwise[step.Operation], [a, b, c], step.Number);
            if (result is null) return "";
            if (!held.Contains(result)) held.Add(result);
            return $"{result} by {string.Join(",", result.Strides)}";
        }
        catch (DispatchException refused)
        {
            return $"{refused.GetType().Name} {refused.Message}";
        }
    }

    private static bool Writes(FunctionSchema schema) => schema.Arguments.Any(a => a.Type.Alias is { IsWrite: true });

    private static Tensor Held(List<Tensor> held, int fromNewest) => held[held.Count - 1 - (fromNewest % held.Count)];

    private static Tensor Call(DeviceSession session, FunctionSchema schema, Tensor[] tensors, int number)
    {
        var (stack, next) = (new Stack(), 0);
        // Of other sizes, an output would be resized, with a warning each time.
        if (Array.Exists(tensors, t => !t.Sizes.AsSpan().SequenceEqual(tensors[^1].Sizes.AsSpan())) && schema.Arguments[^1].Name == "out")
            tensors[^1] = session.Ops.Empty.Call([0], tensors[^1].ScalarType, device: session.Device.Device);
        foreach (var argument in schema.Arguments)
        {
            stack.Push(argument switch
            {
                { Name: "out" } => Value.From(tensors[^1]),
                { Name: "condition" } => Value.From(session.Ops.GtScalar.Call(tensors[next++], 0)),
                { Name: "approximate" } => Value.From(number % 2 == 0 ? "none" : "tanh"),
                { Name: "min" or "max" } when number % 3 == 0 => Value.None,
                { Name: "min" } => Value.From(-1L),
                { Type: SchemaType.Base { Kind: BaseType.Tensor } } => Value.From(tensors[next++]),
                _ => NumberOf(number),
            });
        }

        session.Dispatcher.Entry(schema.Name).CallBoxed(stack);
        return (Tensor)stack.Pop().AsTensor!;
    }

    // Not-a-numbers are all alike: which one an operation gives is the device's affair.
    internal static IEnumerable<string> Bits(DeviceSession session, Tensor tensor)
    {
        var back = session.Back(tensor);
        return back.ScalarType switch
        {
            ScalarType.Float => back.ToArray<float>().Select(x => float.IsNaN(x) ? "nan" : $"{BitConverter.SingleToInt32Bits(x):x}"),
            ScalarType.Double => back.ToArray<double>().Select(x => double.IsNaN(x) ? "nan" : $"{BitConverter.DoubleToInt64Bits(x):x}"),
            _ => session.Ops.ToDtype.Call(back, ScalarType.Long).ToArray<long>().Select(x => $"{x}"),
        };
    }
}

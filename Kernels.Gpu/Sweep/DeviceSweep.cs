using System.Collections.Immutable;
using System.Globalization;
using Functional.Dispatch.Aten;
using Functional.Dispatch.Gpu.Operators;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Registry;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Gpu.Sweep;

/// <summary>What a sweep found of an operator.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Cases">How many calls were made.</param>
/// <param name="Refused">How many of them both sides refused, with errors of the same category.</param>
/// <param name="WorstError">The largest error of an element, relative to the reference or, where that is smaller, to 1 (of a sum: to the size of what is added up).</param>
/// <param name="WorstShare">The largest share of the error allowed; above 1 is a failure.</param>
/// <param name="Failures">What was wrong, in words, at most a few.</param>
public sealed record SweepRow(string Operator, int Cases, int Refused, double WorstError, double WorstShare, ImmutableArray<string> Failures);

/// <summary>
/// Calls every operator that a device serves with random arguments, and compares with the CPU: sizes, strides, types and error categories with the same call, values
/// with the same call in float64; and that memory which is no result stays as it was. Device memory is poisoned before it is handed out, so that an element left unwritten shows.
/// </summary>
public static class DeviceSweep
{
    private const int MostFailures = 3;

    /// <summary>The operators that are swept.</summary>
    /// <param name="aten">The library.</param>
    /// <returns>Their schemas.</returns>
    public static ImmutableArray<FunctionSchema> Operators(AtenLibrary aten)
    {
        ArgumentNullException.ThrowIfNull(aten);
        var calls = new Calls(new Drafts(new System.Random(0), false));
        return [.. Families.All(aten.Generator).SelectMany(f => f.Schemas).Append(Aten.Operators.CopyInPlace.Schema).Append(Aten.Operators.Isnan.Schema).Where(s => calls.Of(s) is not null)];
    }

    /// <summary>Sweeps.</summary>
    /// <param name="dispatcher">Where library and device are registered.</param>
    /// <param name="aten">The library.</param>
    /// <param name="device">The device.</param>
    /// <param name="seed">Decides the calls.</param>
    /// <param name="cases">How many calls of each operator.</param>
    /// <param name="only">The operator to sweep, with the calls that it has in a whole sweep of this seed; null for all.</param>
    /// <returns>A row for each operator, as it is done.</returns>
    public static IEnumerable<SweepRow> Run(Dispatcher dispatcher, AtenLibrary aten, DeviceLibrary device, int seed, int cases, OperatorName? only = null)
    {
        ArgumentNullException.ThrowIfNull(dispatcher);
        ArgumentNullException.ThrowIfNull(device);
        foreach (var schema in Operators(aten))
            if (only is null || schema.Name == only) yield return Sweep(dispatcher.Entry(schema.Name), schema, device, seed, cases);
    }

    private static SweepRow Sweep(OperatorEntry op, FunctionSchema schema, DeviceLibrary device, int seed, int cases)
    {
        // Of its own for each operator: one can be swept again alone.
        var random = new System.Random(unchecked((seed * 7919) ^ Stable(schema.Name.ToString())));
        var calls = new Calls(new Drafts(random, device.Accelerator.Info.HasDoubles));
        var (refused, worst, share, failures) = (0, 0.0, 0.0, new List<string>());
        device.Context.Poisons = true;
        try
        {
            for (var i = 0; i < cases; i++)
            {
                var draft = calls.Of(schema)!;
                var outcome = Compare(op, schema, device, draft);
                if (outcome.IsRefused) refused++;
                worst = Math.Max(worst, outcome.Error);
                share = Math.Max(share, outcome.Share);
                if (outcome.Problem is { } problem && failures.Count < MostFailures) failures.Add(string.Create(CultureInfo.InvariantCulture, $"case {i}: {problem} [{Describe(draft)}]"));
            }
        }
        finally
        {
            device.Context.Poisons = false;
        }

        return new(schema.Name.ToString(), cases, refused, worst, share, [.. failures]);
    }

    internal readonly record struct Outcome(bool IsRefused, double Error, double Share, string? Problem)
    {
        public static Outcome Wrong(string problem) => new(false, 0, 0, problem);
    }

    internal static Outcome Compare(OperatorEntry op, FunctionSchema schema, DeviceLibrary device, CallDraft draft)
    {
        var host = Try(op, draft.With(d => d.OnHost(widen: false)));
        var tensors = new List<(TensorDraft Draft, Tensor Device)>();
        var found = Try(op, draft.With(d =>
        {
            tensors.Add((d, d.On(device.Context)));
            return tensors[^1].Device;
        }));
        if (host.Refusal is { } expected)
        {
            return found.Refusal is not { } given ? Outcome.Wrong($"the CPU refuses with `{expected.Message}`, the device does not")
                : given.Category() == expected.Category() ? new(true, 0, 0, null)
                : Outcome.Wrong($"the CPU refuses with {expected.Category()} `{expected.Message}`, the device with {given.Category()} `{given.Message}`");
        }

        if (found.Refusal is { } refusal) return Outcome.Wrong($"the device refuses with `{refusal.Message}`");
        // Random numbers are those of their type; no others are to be compared with.
        var reference = schema.Arguments.Any(a => a.Name == "generator") ? host : Try(op, draft.With(d => d.OnHost(widen: true)));
        var tolerance = Tolerance.Of(schema, draft, host.Results[0].AsTensor is Tensor first ? first.ElementCount : 1);
        var outcome = default(Outcome);
        for (var i = 0; i < schema.Returns.Count && outcome.Problem is null; i++)
        {
            if (host.Results[i].AsTensor is not Tensor expectedTensor) continue;
            var one = Comparison.Of(expectedTensor, (Tensor)(reference.Results ?? host.Results)[i].AsTensor!, (Tensor)found.Results[i].AsTensor!, tolerance);
            outcome = new(false, Math.Max(outcome.Error, one.Error), Math.Max(outcome.Share, tolerance.ShareOf(one.Error)), one.Problem);
        }

        return outcome.Problem is null ? outcome with { Problem = Touched(schema, draft, tensors) } : outcome;
    }

    private static string? Touched(FunctionSchema schema, CallDraft draft, List<(TensorDraft Draft, Tensor Device)> tensors)
    {
        var written = draft.Arguments.Where((_, i) => schema.Arguments[i].Type.Alias is { IsWrite: true }).ToHashSet(ReferenceEqualityComparer.Instance);
        return tensors.Select(t => Comparison.Touched(t.Draft, t.Device, written.Contains(t.Draft))).FirstOrDefault(p => p is not null);
    }

    internal static (Value[] Results, DispatchException? Refusal) Try(OperatorEntry op, Value[] arguments)
    {
        var stack = new Stack();
        try
        {
            foreach (var argument in arguments) stack.Push(argument);
            op.CallBoxed(stack);
            return (stack.Items.ToArray(), null);
        }
        catch (DispatchException refusal)
        {
            return ([], refusal);
        }
    }

    private static string Describe(CallDraft draft) => string.Join("; ", draft.Arguments.Select(Describe));

    private static string Describe(object argument) => argument switch
    {
        TensorDraft d => $"{ScalarTypes.Name(d.Type)} [{string.Join(", ", d.Shape.Sizes)}] by [{string.Join(", ", d.Shape.Strides)}] at {d.Offset}",
        TensorDraft[] list => string.Join(", ", list.Select(Describe)),
        Value value => value.ToString() ?? "",
        _ => "generator",
    };

    // Not the runtime's, which differs from process to process.
    private static int Stable(string text)
    {
        var hash = 17;
        foreach (var c in text) hash = unchecked((hash * 31) + c);
        return hash;
    }
}

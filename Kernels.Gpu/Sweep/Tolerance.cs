using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Gpu.Sweep;

// Note "What a float32 result can be". Every addition rounds: n of them leave an error that grows like √n times the size of what is added, if one is lucky with the
// order, and like n if not. It has no relation to the sum, which may cancel to anything: a sum of 1000 and -1000.001 has no digits to be right in. So the error of a sum is
// taken relative to the result or, where that is smaller, to the root mean square of what is added up; 10⁻⁶·√n of that is allowed, n the number of addends. A mean is a
// sum divided by n, and its error with it. What only moves or chooses elements is exact. All else is computed of few operands: 10⁻⁵, which leaves a device's
// functions 80 roundings (OpenCL allows pow 16).

/// <summary>How far from the reference a result may be.</summary>
/// <param name="Relative">The error allowed, relative.</param>
/// <param name="Unit">What errors are relative to where the reference is smaller.</param>
internal readonly record struct Tolerance(double Relative, double Unit)
{
    private static readonly HashSet<string> Products = ["mm", "bmm", "addmm", "mv", "dot"];

    private static readonly HashSet<string> Sums = ["sum", "nll_loss_forward", "scatter_add", "index_add"];

    private static readonly HashSet<string> Exact =
    [
        "copy", "fill", "zero", "cat", "gather", "scatter", "index_select", "where", "neg", "abs", "relu", "sign", "maximum", "minimum", "amax", "amin", "max", "min", "clamp", "clamp_min", "clamp_max",
        "threshold_backward",
    ];

    /// <summary>What an operator's results are allowed.</summary>
    /// <param name="schema">The operator.</param>
    /// <param name="draft">The call.</param>
    /// <param name="resultElements">How many elements its first result has.</param>
    public static Tolerance Of(FunctionSchema schema, CallDraft draft, long resultElements)
    {
        var name = schema.Name.Name["aten::".Length..].TrimEnd('_');
        if (Products.Contains(name)) return new(1e-4, 1);
        if (Exact.Contains(name)) return new(0, 1);
        if (name == "mean") return new(1e-6, SizeOfAddends(draft));
        return Sums.Contains(name) ? new(1e-6 * Math.Sqrt(Addends(schema, name, draft, resultElements)), SizeOfAddends(draft)) : new(1e-5, 1);
    }

    /// <summary>The error of an element.</summary>
    public double ErrorOf(double expected, double found) => Math.Abs(expected - found) / Math.Max(Unit, Math.Abs(expected));

    /// <summary>The part of the allowed error that an error is; infinite for any error where none is allowed.</summary>
    public double ShareOf(double error) => error == 0 ? 0 : error / Relative;

    private static double Addends(FunctionSchema schema, string name, CallDraft draft, long resultElements)
    {
        // At most: the element itself, and one for each place along the index.
        if (name is "scatter_add" or "index_add") return 1 + Argument("index").Shape.Sizes[name == "index_add" ? 0 : (int)((Value)draft.Arguments[1]).ToInt64()];
        return Math.Max(1, Argument("self").Shape.ElementCount / Math.Max(1, resultElements));

        TensorDraft Argument(string of) => (TensorDraft)draft.Arguments[schema.Arguments.Index().First(a => a.Item.Name == of).Index];
    }

    // Weights and factors multiply what is added. Outputs hold no number yet.
    private static double SizeOfAddends(CallDraft draft) => draft.Arguments.Aggregate(1.0, (size, argument) => size * argument switch
    {
        TensorDraft { Type: ScalarType.Float or ScalarType.Double } d => Math.Max(1, RootMeanSquare(d.Elements)),
        Value { Kind: ValueKind.Float } factor => Math.Max(1, Math.Abs(factor.ToDouble())),
        _ => 1,
    });

    private static double RootMeanSquare(double[] elements)
    {
        var finite = elements.Where(double.IsFinite).ToArray();
        return finite.Length == 0 ? 0 : Math.Sqrt(finite.Average(x => x * x));
    }
}

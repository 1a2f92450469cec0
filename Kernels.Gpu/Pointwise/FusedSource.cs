using System.Globalization;
using System.Text;

namespace Functional.Dispatch.Gpu.Pointwise;

/// <summary>How the operands of a fused kernel lie.</summary>
/// <param name="Dims">Dimensions to go through by strides; 0 where every operand lies in the order of the result, or has a single element.</param>
/// <param name="Singles">Without dimensions, a bit for each operand that has a single element.</param>
public readonly record struct FusedForm(int Dims, int Singles);

// Note "A fused kernel". Its arguments are the result, the operands, and one structure by value, all of whose members are 64-bit integers, so that no compiler lays it
// out differently: count, offsets (the result's first), parameters (the bits of each in the low end), then for a strided form sizes and strides. Steps are statements of their own, each
// rounded to its type as if it had been stored: a compiler may contract a product and a sum within an expression, which the unfused kernel has too, but not across statements.

/// <summary>Writes the OpenCL C of kernels that compute a chain of operations at once, in one form: a pure function from data to text.</summary>
public static class FusedSource
{
    /// <summary>The kernel's name.</summary>
    public const string KernelName = "fused";

    /// <summary>How many 64-bit integers the structure has that goes with a launch.</summary>
    /// <param name="operands">Operands without the result.</param>
    /// <param name="parameters">Parameters.</param>
    /// <param name="dims">Dimensions of the form.</param>
    /// <returns>How many.</returns>
    public static int Words(int operands, int parameters, int dims) => 1 + (operands + 1) + parameters + dims + ((operands + 1) * dims);

    /// <summary>The program.</summary>
    /// <param name="expression">What it computes.</param>
    /// <param name="form">How the operands lie.</param>
    /// <param name="tile">How a form without dimensions divides its elements.</param>
    /// <returns>The text, with one kernel.</returns>
    public static string Of(PointwiseExpression expression, FusedForm form, PointwiseTile tile)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var output = PointwiseSource.Begin(expression, tile);
        output.Append(WrappingPower);
        WriteStructure(output, expression, form.Dims);
        output.Append(form.Dims == 0 ? "kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) " : "kernel ");
        output.Append(CultureInfo.InvariantCulture, $"void {KernelName}({PointwiseSource.Operands(expression)}, const Fused run) {{\n");
        for (var i = 0; i < expression.Parameters.Length; i++)
            output.Append(CultureInfo.InvariantCulture, $"  const {expression.Parameters[i].Word} p{i} = {Unpacked(expression.Parameters[i], $"run.parameters[{i}]")};\n");
        if (form.Dims == 0) PointwiseSource.WriteElements(output, expression, form.Singles, isFused: true);
        else WriteStrided(output, expression, form.Dims);
        return output.ToString();
    }

    private const string WrappingPower =
        """
        static inline long wrapping_power(long a, long b) {
          if (b < 0) return whole_power(a, b);
          ulong result = 1, base = (ulong)a;
          while (b) {
            if (b & 1) result *= base;
            b >>= 1;
            base *= base;
          }
          return (long)result;
        }


        """;

    private static void WriteStructure(StringBuilder output, PointwiseExpression expression, int dims)
    {
        var tensors = expression.Operands.Length + 1;
        output.Append(CultureInfo.InvariantCulture, $"typedef struct {{\n  long count;\n  long offsets[{tensors}];\n");
        if (expression.Parameters.Length > 0) output.Append(CultureInfo.InvariantCulture, $"  long parameters[{expression.Parameters.Length}];\n");
        if (dims > 0) output.Append(CultureInfo.InvariantCulture, $"  long sizes[{dims}];\n  long strides[{tensors}][{dims}];\n");
        output.Append("} Fused;\n\n");
    }

    private static string Unpacked(ElementKind kind, string word) => kind switch
    {
        { IsDouble: true } => $"as_double({word})",
        { IsFloating: true } => $"as_float((int){word})",
        _ => $"({kind.Word}){word}",
    };

    private static void WriteStrided(StringBuilder output, PointwiseExpression expression, int dims)
    {
        var tensors = expression.Operands.Length + 1;
        output.Append("  long i = get_global_id(0), rest, along;\n  if (i >= run.count) return;\n");
        for (var t = 0; t < tensors; t++) output.Append(CultureInfo.InvariantCulture, $"  long at{t} = run.offsets[{t}];\n");
        for (var d = dims - 1; d >= 0; d--)
        {
            output.Append(CultureInfo.InvariantCulture, $"  rest = next(i, run.sizes[{d}], {d});\n  along = i - rest * run.sizes[{d}];\n  i = rest;\n");
            for (var t = 0; t < tensors; t++) output.Append(CultureInfo.InvariantCulture, $"  at{t} += along * run.strides[{t}][{d}];\n");
        }

        for (var i = 0; i < expression.Operands.Length; i++) output.Append(CultureInfo.InvariantCulture, $"  {expression.Operands[i].Word} x{i} = in{i}[at{i + 1}];\n");
        PointwiseSource.Body(output, expression, isFused: true, "  ", "at0");
        output.Append("}\n");
    }
}

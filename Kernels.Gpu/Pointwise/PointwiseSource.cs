using System.Globalization;
using System.Text;

namespace Functional.Dispatch.Gpu.Pointwise;

// Note "The forms of a pointwise kernel". NAME reads operands that lie in the order of the result; NAME_s0, NAME_s1 the same but for the one operand, which has a single element; NAME_strided
// goes by a layout, whatever it is. Arguments: the result, the operands, the parameters (of the type computed in), then a Run, or a count and a Layout. In the first forms a group of GROUP work
// items does ITEMS * GROUP elements that lie together, each item ITEMS of them a group apart: neighbours read neighbours, and a device that runs the items of a group in a loop still walks
// through memory in order. Groups that are full do not check. A result may be one of the operands: every element is read by the item that writes it, and before.

/// <summary>Writes OpenCL C for pointwise expressions: a pure function from data to text.</summary>
public static class PointwiseSource
{
    /// <summary>The program of all single operations and conversions, for all types: <c>Kernels/pointwise.cl</c>, of which the PTX is made.</summary>
    /// <returns>The text.</returns>
    public static string Carried()
    {
        var output = new StringBuilder();
        output.Append("// Generated from the table of pointwise operations; a test compares it. Do not edit.\n\n");
        WriteHelpers(output, PointwiseTile.Wide);
        foreach (var kind in ElementKind.All)
        {
            if (kind.IsDouble) output.Append("\n#ifdef HAS_DOUBLES\n");
            output.Append(HelpersOf(kind));
            foreach (var operation in PointwiseOperation.All.Where(o => o.Takes(kind)))
                WriteForms(output, KernelName(operation, kind), PointwiseExpression.Single(operation, kind));
            foreach (var from in ElementKind.All.Where(f => kind.IsDouble || !f.IsDouble))
                WriteForms(output, ConversionName(from, kind), PointwiseExpression.Conversion(from, kind));
            if (!kind.IsDouble) continue;
            foreach (var to in ElementKind.All.Where(t => t != kind)) WriteForms(output, ConversionName(kind, to), PointwiseExpression.Conversion(kind, to));
            output.Append("#endif\n");
        }

        return output.ToString();
    }

    /// <summary>A program of one expression in all its forms: what devices with a compiler at hand build, one for each operation that is used.</summary>
    /// <param name="name">The name of the unstrided form.</param>
    /// <param name="expression">What it computes.</param>
    /// <param name="tile">How the unstrided forms divide their elements.</param>
    /// <returns>The text.</returns>
    public static string Of(string name, PointwiseExpression expression, PointwiseTile tile)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var output = new StringBuilder();
        WriteHelpers(output, tile);
        foreach (var kind in ElementKind.All.Where(k => k.IsFloating && expression.Uses(k))) output.Append(HelpersOf(kind));
        WriteForms(output, name, expression);
        return output.ToString();
    }

    /// <summary>The name of the kernel of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="kind">The type it computes in.</param>
    /// <returns>The name of the unstrided form; the other has <c>_strided</c> behind it.</returns>
    public static string KernelName(PointwiseOperation operation, ElementKind kind)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(kind);
        return $"{operation.Name}_{kind.Suffix}";
    }

    /// <summary>The name of the kernel that converts and copies.</summary>
    /// <param name="from">From which type.</param>
    /// <param name="to">To which.</param>
    /// <returns>The name of the unstrided form.</returns>
    public static string ConversionName(ElementKind from, ElementKind to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return $"copy_{from.Suffix}_{to.Suffix}";
    }

    private const string Helpers =
        """
        typedef struct {
          long count;
          long offsets[MOST_OPERANDS];
        } Run;

        // By squaring; negative powers of whole numbers are 0 but for 1 and -1.
        static inline long whole_power(long a, long b) {
          if (b < 0) return a == 1 ? 1 : a == -1 ? (b & 1 ? -1 : 1) : 0;
          long result = 1;
          while (b) {
            if (b & 1) result *= a;
            b >>= 1;
            a *= a;
          }
          return result;
        }


        """;

    private static void WriteHelpers(StringBuilder output, PointwiseTile tile)
    {
        output.Append(CultureInfo.InvariantCulture, $"#define GROUP {tile.Group}\n#define ITEMS {tile.Items}\n\n");
        output.Append(Helpers);
    }

    private static string HelpersOf(ElementKind kind) => kind.IsFloating
        ? Names.Replace(
            """
            // Some devices' tanh stays a little below 1 at infinity, which times infinity is not what it should be.
            static inline T whole_tanh_T(T x) { return fabs(x) > 20 ? copysign((T)1, x) : tanh(x); }

            static inline T gelu_tanh_slope_T(T x) {
              T inner = (T)0.79788456080286535588 * (x + (T)0.044715 * x * x * x);
              T t = whole_tanh_T(inner);
              T slope = (T)0.79788456080286535588 * ((T)1 + (T)3 * (T)0.044715 * x * x);
              return (T)0.5 * ((T)1 + t) + (T)0.5 * x * ((T)1 - t * t) * slope;
            }

            """, kind, _ => "", _ => "")
        : "";

    private static void WriteForms(StringBuilder output, string name, PointwiseExpression expression)
    {
        WriteRun(output, name, expression, -1);
        if (expression.Operands.Length == 2)
            for (var single = 0; single < 2; single++) WriteRun(output, $"{name}_s{single}", expression, single);
        WriteStrided(output, $"{name}_strided", expression);
    }

    private static void WriteRun(StringBuilder output, string name, PointwiseExpression expression, int single)
    {
        output.Append("kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) ");
        output.Append(CultureInfo.InvariantCulture, $"void {name}({Parameters(expression)}, const Run run) {{\n");
        output.Append("  out += run.offsets[0];\n");
        for (var i = 0; i < expression.Operands.Length; i++)
        {
            output.Append(CultureInfo.InvariantCulture, $"  in{i} += run.offsets[{i + 1}];\n");
            if (i == single) output.Append(CultureInfo.InvariantCulture, $"  {expression.Operands[i].Word} x{i} = in{i}[0];\n");
        }

        output.Append("  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);\n");
        output.Append("  if (start + GROUP * ITEMS <= run.count) {\n");
        Elements(output, expression, single, "k < ITEMS");
        output.Append("  } else {\n");
        Elements(output, expression, single, "k < ITEMS && first + k * GROUP < run.count");
        output.Append("  }\n}\n");
    }

    private static void Elements(StringBuilder output, PointwiseExpression expression, int single, string condition)
    {
        output.Append(CultureInfo.InvariantCulture, $"    for (int k = 0; {condition}; k++) {{\n      long i = first + k * GROUP;\n");
        for (var i = 0; i < expression.Operands.Length; i++)
            if (i != single) output.Append(CultureInfo.InvariantCulture, $"      {expression.Operands[i].Word} x{i} = in{i}[i];\n");
        Body(output, expression, "      ", "i");
        output.Append("    }\n");
    }

    private static void WriteStrided(StringBuilder output, string name, PointwiseExpression expression)
    {
        output.Append(CultureInfo.InvariantCulture, $"kernel void {name}({Parameters(expression)}, const long count, const Layout layout) {{\n");
        output.Append("  long i = get_global_id(0);\n  if (i >= count) return;\n");
        for (var o = 0; o <= expression.Operands.Length; o++) output.Append(CultureInfo.InvariantCulture, $"  long at{o} = layout.offsets[{o}];\n");
        output.Append("  for (int d = layout.dims - 1; d >= 0; d--) {\n    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];\n    i = rest;\n");
        for (var o = 0; o <= expression.Operands.Length; o++) output.Append(CultureInfo.InvariantCulture, $"    at{o} += along * layout.strides[{o}][d];\n");
        output.Append("  }\n");
        for (var i = 0; i < expression.Operands.Length; i++)
            output.Append(CultureInfo.InvariantCulture, $"  {expression.Operands[i].Word} x{i} = in{i}[at{i + 1}];\n");
        Body(output, expression, "  ", "at0");
        output.Append("}\n");
    }

    private static string Parameters(PointwiseExpression expression)
    {
        var text = new StringBuilder($"global {expression.Result.Word} *out");
        for (var i = 0; i < expression.Operands.Length; i++) text.Append(CultureInfo.InvariantCulture, $", global const {expression.Operands[i].Word} *in{i}");
        for (var i = 0; i < expression.Parameters.Length; i++) text.Append(CultureInfo.InvariantCulture, $", const {expression.Parameters[i].Word} p{i}");
        return text.ToString();
    }

    private static void Body(StringBuilder output, PointwiseExpression expression, string indent, string place)
    {
        for (var i = 0; i < expression.Steps.Length; i++)
            output.Append(CultureInfo.InvariantCulture, $"{indent}{expression.Steps[i].Kind.Word} v{i} = {expression.Steps[i].Kind.Stored(expression.Steps[i].Text)};\n");
        output.Append(CultureInfo.InvariantCulture, $"{indent}out[{place}] = {expression.Value};\n");
    }
}

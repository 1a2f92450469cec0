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
        var output = Begin(expression, tile);
        WriteForms(output, name, expression);
        return output.ToString();
    }

    /// <summary>What a program of an expression begins with.</summary>
    internal static StringBuilder Begin(PointwiseExpression expression, PointwiseTile tile)
    {
        var output = new StringBuilder();
        WriteHelpers(output, tile);
        foreach (var kind in ElementKind.All.Where(k => k.IsFloating && expression.Uses(k))) output.Append(HelpersOf(kind));
        return output;
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

            // (1 + tanh u) / 2 is 1 / (1 + exp(-2u)), which loses nothing where it is nearly 0; so is what is left to 1.
            static inline T gelu_tanh_slope_T(T x) {
              T inner = (T)0.79788456080286535588 * (x + (T)0.044715 * x * x * x);
              T e = exp((T)-2 * fabs(inner));
              T less = e / ((T)1 + e), more = (T)1 / ((T)1 + e);
              T slope = (T)0.79788456080286535588 * ((T)1 + (T)3 * (T)0.044715 * x * x);
              return (inner < 0 ? less : more) + (T)2 * x * less * more * slope;
            }

            """, kind, _ => "", _ => "")
        : "";

    private static void WriteForms(StringBuilder output, string name, PointwiseExpression expression)
    {
        WriteRun(output, name, expression, 0);
        if (expression.Operands.Length == 2)
            for (var single = 0; single < 2; single++) WriteRun(output, $"{name}_s{single}", expression, 1 << single);
        WriteStrided(output, $"{name}_strided", expression);
    }

    private static void WriteRun(StringBuilder output, string name, PointwiseExpression expression, int singles)
    {
        output.Append("kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) ");
        output.Append(CultureInfo.InvariantCulture, $"void {name}({Operands(expression)}{Parameters(expression)}, const Run run) {{\n");
        WriteElements(output, expression, singles, isFused: false);
    }

    /// <summary>The body of a kernel in a form without strides, from the offsets on.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="expression">What it computes.</param>
    /// <param name="singles">A bit for each operand that has a single element.</param>
    /// <param name="isFused">Whether it may have several steps.</param>
    internal static void WriteElements(StringBuilder output, PointwiseExpression expression, int singles, bool isFused)
    {
        output.Append("  out += run.offsets[0];\n");
        for (var i = 0; i < expression.Operands.Length; i++)
        {
            output.Append(CultureInfo.InvariantCulture, $"  in{i} += run.offsets[{i + 1}];\n");
            if ((singles >> i & 1) != 0) output.Append(CultureInfo.InvariantCulture, $"  {expression.Operands[i].Word} x{i} = in{i}[0];\n");
        }

        output.Append("  long start = (long)get_group_id(0) * (GROUP * ITEMS), first = start + get_local_id(0);\n");
        output.Append("  if (start + GROUP * ITEMS <= run.count) {\n");
        Elements(output, expression, singles, isFused, "k < ITEMS");
        output.Append("  } else {\n");
        Elements(output, expression, singles, isFused, "k < ITEMS && first + k * GROUP < run.count");
        output.Append("  }\n}\n");
    }

    private static void Elements(StringBuilder output, PointwiseExpression expression, int singles, bool isFused, string condition)
    {
        output.Append(CultureInfo.InvariantCulture, $"    for (int k = 0; {condition}; k++) {{\n      long i = first + k * GROUP;\n");
        for (var i = 0; i < expression.Operands.Length; i++)
            if ((singles >> i & 1) == 0) output.Append(CultureInfo.InvariantCulture, $"      {expression.Operands[i].Word} x{i} = in{i}[i];\n");
        Body(output, expression, isFused, "      ", "i");
        output.Append("    }\n");
    }

    private static void WriteStrided(StringBuilder output, string name, PointwiseExpression expression)
    {
        output.Append(CultureInfo.InvariantCulture, $"kernel void {name}({Operands(expression)}{Parameters(expression)}, const long count, const Layout layout) {{\n");
        output.Append("  long i = get_global_id(0);\n  if (i >= count) return;\n");
        for (var o = 0; o <= expression.Operands.Length; o++) output.Append(CultureInfo.InvariantCulture, $"  long at{o} = layout.offsets[{o}];\n");
        output.Append("  for (int d = layout.dims - 1; d >= 0; d--) {\n    long rest = next(i, layout.sizes[d], d), along = i - rest * layout.sizes[d];\n    i = rest;\n");
        for (var o = 0; o <= expression.Operands.Length; o++) output.Append(CultureInfo.InvariantCulture, $"    at{o} += along * layout.strides[{o}][d];\n");
        output.Append("  }\n");
        for (var i = 0; i < expression.Operands.Length; i++)
            output.Append(CultureInfo.InvariantCulture, $"  {expression.Operands[i].Word} x{i} = in{i}[at{i + 1}];\n");
        Body(output, expression, isFused: false, "  ", "at0");
        output.Append("}\n");
    }

    /// <summary>The kernel parameters of the result and the operands.</summary>
    internal static string Operands(PointwiseExpression expression)
    {
        var text = new StringBuilder($"global {expression.Result.Word} *out");
        for (var i = 0; i < expression.Operands.Length; i++) text.Append(CultureInfo.InvariantCulture, $", global const {expression.Operands[i].Word} *in{i}");
        return text.ToString();
    }

    private static string Parameters(PointwiseExpression expression)
    {
        var text = new StringBuilder();
        for (var i = 0; i < expression.Parameters.Length; i++) text.Append(CultureInfo.InvariantCulture, $", const {expression.Parameters[i].Word} p{i}");
        return text.ToString();
    }

    /// <summary>The steps, of operands that are loaded, and the store of the last.</summary>
    internal static void Body(StringBuilder output, PointwiseExpression expression, bool isFused, string indent, string place)
    {
        for (var i = 0; i < expression.Steps.Length; i++)
        {
            var result = expression.Steps[i].Result;
            output.Append(CultureInfo.InvariantCulture, $"{indent}{result.Word} v{i} = {result.Stored(Text(expression.Steps[i], isFused))};\n");
        }

        output.Append(CultureInfo.InvariantCulture, $"{indent}out[{place}] = v{expression.Steps.Length - 1};\n");
    }

    private static string Text(PointwiseStep step, bool isFused) => step.Operation is { } operation
        ? operation.Of(step.Kind, isFused, i => Converted(step.Terms[i], operation.OperandKind(i, step.Kind)), i => NameOf(TermKind.Parameter, step.FirstParameter + i))
        : NameOf(step.Terms[0].Of, step.Terms[0].Index);

    private static string Converted(Term term, ElementKind to) => term.Kind == to ? NameOf(term.Of, term.Index) : $"({to.Stored(NameOf(term.Of, term.Index))})";

    private static string NameOf(TermKind kind, int index) => string.Create(
        CultureInfo.InvariantCulture, $"{kind switch { TermKind.Operand => "x", TermKind.Parameter => "p", TermKind.Step => "v" }}{index}");
}

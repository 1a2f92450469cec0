using System.Collections.Immutable;

namespace Functional.Dispatch.Gpu.Pointwise;

/// <summary>Which element types an operation is made for.</summary>
public enum OperationTypes
{
    /// <summary>float32 and float64.</summary>
    Floating,

    /// <summary>All but bool.</summary>
    Numbers,

    /// <summary>All.</summary>
    All,
}

/// <summary>
/// A pointwise operation: what it computes of its operands <c>a</c>, <c>b</c>, <c>c</c> and its parameters <c>p0</c>, <c>p1</c>, as an expression of OpenCL C in
/// which <c>T</c> is the element type. Rules as data: the carried programs, the fused ones and the registration of operators all go by this table.
/// </summary>
/// <param name="Name">Its name in kernels' names: the operator's.</param>
/// <param name="Operands">How many operands, 1 to 3.</param>
/// <param name="Parameters">How many parameters, 0 to 2.</param>
/// <param name="Types">The types it is made for.</param>
/// <param name="Expression">The expression for floating-point types.</param>
/// <param name="Whole">The expression for the other types; null when it is the same.</param>
/// <param name="GivesBool">Whether the result is a truth value.</param>
/// <param name="ChoosesByFirst">Whether the first operand is a truth value, whatever the others are.</param>
/// <param name="Wrapping">
/// The expression for int32 and int64 within a fused kernel; null when it is the same. Overflow wraps around, but C leaves it undefined, and a compiler that sees several steps makes use of that
/// (<c>a + 1 &gt; a</c> is true): so it is computed in the unsigned type <c>U</c>.
/// </param>
public sealed record PointwiseOperation(
    string Name, int Operands, int Parameters, OperationTypes Types, string Expression, string? Whole = null, bool GivesBool = false, bool ChoosesByFirst = false,
    string? Wrapping = null)
{
    /// <summary>Every operation.</summary>
    public static ImmutableArray<PointwiseOperation> All { get; } =
    [
        new("neg", 1, 0, OperationTypes.Numbers, "-a", Wrapping: "(T)((U)0 - (U)a)"),
        new("abs", 1, 0, OperationTypes.Numbers, "fabs(a)", "a < 0 ? -a : a", Wrapping: "a < 0 ? (T)((U)0 - (U)a) : a"),
        Unary("exp", OperationTypes.Floating, "exp(a)"),
        Unary("log", OperationTypes.Floating, "log(a)"),
        Unary("sqrt", OperationTypes.Floating, "sqrt(a)"),
        Unary("rsqrt", OperationTypes.Floating, "(T)1 / sqrt(a)"),
        Unary("reciprocal", OperationTypes.Floating, "(T)1 / a"),
        Unary("sin", OperationTypes.Floating, "sin(a)"),
        Unary("cos", OperationTypes.Floating, "cos(a)"),
        Unary("tanh", OperationTypes.Floating, "tanh(a)"),
        Unary("sigmoid", OperationTypes.Floating, "(T)1 / ((T)1 + exp(-a))"),
        Unary("sign", OperationTypes.All, "(T)((a > 0) - (a < 0))", "(T)((a > 0) - (a < 0))"),
        Unary("relu", OperationTypes.Numbers, "a != a || a > 0 ? a : (T)0", "a > 0 ? a : (T)0"),
        Unary("gelu", OperationTypes.Floating, "a * (T)0.5 * ((T)1 + erf(a * (T)0.70710678118654752440))"),
        Unary("gelu_tanh", OperationTypes.Floating, "(T)0.5 * a * ((T)1 + whole_tanh_T((T)0.79788456080286535588 * (a + (T)0.044715 * a * a * a)))"),
        new("clamp", 1, 2, OperationTypes.Numbers, "a != a ? a : fmin(fmax(a, p0), p1)", "min(max(a, p0), p1)"),
        new("clamp_min", 1, 1, OperationTypes.Numbers, "a != a ? a : fmax(a, p0)", "max(a, p0)"),
        new("clamp_max", 1, 1, OperationTypes.Numbers, "a != a ? a : fmin(a, p0)", "min(a, p0)"),
        new("isnan", 1, 0, OperationTypes.All, "a != a", "0", GivesBool: true),
        new("logical_not", 1, 0, OperationTypes.All, "a == 0", GivesBool: true),

        new("add", 2, 1, OperationTypes.All, "a + p0 * b", Wrapping: "(T)((U)a + (U)p0 * (U)b)"),
        new("sub", 2, 1, OperationTypes.Numbers, "a - p0 * b", Wrapping: "(T)((U)a - (U)p0 * (U)b)"),
        new("mul", 2, 0, OperationTypes.All, "a * b", Wrapping: "(T)((U)a * (U)b)"),
        new("div", 2, 0, OperationTypes.Floating, "a / b"),
        new("pow", 2, 0, OperationTypes.Numbers, "pow(a, b)", "whole_power(a, b)", Wrapping: "wrapping_power(a, b)"),
        new("maximum", 2, 0, OperationTypes.All, "a != a ? a : b != b ? b : fmax(a, b)", "a > b ? a : b"),
        new("minimum", 2, 0, OperationTypes.All, "a != a ? a : b != b ? b : fmin(a, b)", "a < b ? a : b"),
        Comparison("eq", "a == b"),
        Comparison("ne", "a != b"),
        Comparison("lt", "a < b"),
        Comparison("le", "a <= b"),
        Comparison("gt", "a > b"),
        Comparison("ge", "a >= b"),
        Comparison("logical_and", "a != 0 && b != 0"),
        new("threshold_backward", 2, 1, OperationTypes.Numbers, "b <= p0 ? (T)0 : a"),
        new("sigmoid_backward", 2, 0, OperationTypes.Floating, "a * ((T)1 - b) * b"),
        new("tanh_backward", 2, 0, OperationTypes.Floating, "a * ((T)1 - b * b)"),
        new("gelu_backward", 2, 0, OperationTypes.Floating,
            "a * ((T)0.5 * ((T)1 + erf(b * (T)0.70710678118654752440)) + b * exp((T)-0.5 * b * b) * (T)0.39894228040143267794)"),
        new("gelu_tanh_backward", 2, 0, OperationTypes.Floating, "a * gelu_tanh_slope_T(b)"),

        new("where", 3, 0, OperationTypes.All, "a ? b : c", ChoosesByFirst: true),
        new("addcmul", 3, 1, OperationTypes.Numbers, "a + p0 * b * c", Wrapping: "(T)((U)a + (U)p0 * (U)b * (U)c)"),
        new("addcdiv", 3, 1, OperationTypes.Floating, "a + p0 * b / c"),
        new("lerp", 2, 1, OperationTypes.Floating, "fabs(p0) < (T)0.5 ? a + p0 * (b - a) : b - (b - a) * ((T)1 - p0)"),
    ];

    private static readonly Dictionary<string, PointwiseOperation> ByName = All.ToDictionary(o => o.Name, StringComparer.Ordinal);

    /// <summary>An operation by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public static PointwiseOperation Named(string name) => ByName[name];

    /// <summary>Whether it is made for a type.</summary>
    /// <param name="kind">The type.</param>
    /// <returns>True when it is.</returns>
    public bool Takes(ElementKind kind) => Types switch
    {
        OperationTypes.Floating => kind.IsFloating,
        OperationTypes.Numbers => !kind.IsBool,
        OperationTypes.All => true,
    };

    /// <summary>The type of an operand when it computes in a type.</summary>
    /// <param name="operand">From 0.</param>
    /// <param name="kind">The type it computes in.</param>
    /// <returns>The operand's type.</returns>
    public ElementKind OperandKind(int operand, ElementKind kind) => ChoosesByFirst && operand == 0 ? ElementKind.Bool : kind;

    /// <summary>The type of the result when it computes in a type.</summary>
    /// <param name="kind">The type it computes in.</param>
    /// <returns>The result's type.</returns>
    public ElementKind ResultKind(ElementKind kind) => GivesBool ? ElementKind.Bool : kind;

    /// <summary>The expression for a type, its operands and parameters replaced.</summary>
    /// <param name="kind">The type.</param>
    /// <param name="isFused">Whether other steps stand beside it in the kernel.</param>
    /// <param name="operand">Stands for an operand.</param>
    /// <param name="parameter">Stands for a parameter.</param>
    internal string Of(ElementKind kind, bool isFused, Func<int, string> operand, Func<int, string> parameter)
    {
        var whole = isFused && kind.Wraps ? Wrapping ?? Whole : Whole;
        return Names.Replace(kind.IsFloating ? Expression : whole ?? Expression, kind, operand, parameter);
    }

    private static PointwiseOperation Unary(string name, OperationTypes types, string expression, string? whole = null) => new(name, 1, 0, types, expression, whole);

    private static PointwiseOperation Comparison(string name, string expression) => new(name, 2, 0, OperationTypes.All, expression, GivesBool: true);
}

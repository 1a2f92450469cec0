using Functional.Dispatch.Gpu.Pointwise;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

/// <summary>Which structure computes an operation: by name, one for floating-point types and one for the others, each still generic over the type (and over its functions, where it needs some).</summary>
internal static class OperationTable
{
    private static readonly Dictionary<string, (Type? Floating, Type? Whole)> Structures = new(StringComparer.Ordinal)
    {
        ["neg"] = Of(typeof(Neg<>)),
        ["abs"] = (typeof(Abs<,>), typeof(WholeAbs<>)),
        ["exp"] = (typeof(Exp<,>), null),
        ["log"] = (typeof(Log<,>), null),
        ["sqrt"] = (typeof(Sqrt<,>), null),
        ["rsqrt"] = (typeof(Rsqrt<,>), null),
        ["reciprocal"] = (typeof(Reciprocal<>), null),
        ["sin"] = (typeof(Sin<,>), null),
        ["cos"] = (typeof(Cos<,>), null),
        ["tanh"] = (typeof(Tanh<,>), null),
        ["sigmoid"] = (typeof(Sigmoid<,>), null),
        ["sign"] = Of(typeof(Sign<>)),
        ["relu"] = Of(typeof(Relu<>)),
        ["gelu"] = (typeof(Gelu<,>), null),
        ["gelu_tanh"] = (typeof(GeluTanh<,>), null),
        ["clamp"] = Of(typeof(Clamp<>)),
        ["clamp_min"] = Of(typeof(ClampMin<>)),
        ["clamp_max"] = Of(typeof(ClampMax<>)),
        ["isnan"] = Of(typeof(IsNaN<>)),
        ["logical_not"] = Of(typeof(LogicalNot<>)),

        ["add"] = Of(typeof(Add<>)),
        ["sub"] = Of(typeof(Sub<>)),
        ["mul"] = Of(typeof(Mul<>)),
        ["div"] = (typeof(Div<>), null),
        ["pow"] = (typeof(Pow<,>), typeof(WholePow<>)),
        ["maximum"] = Of(typeof(Maximum<>)),
        ["minimum"] = Of(typeof(Minimum<>)),
        ["eq"] = Of(typeof(Eq<>)),
        ["ne"] = Of(typeof(Ne<>)),
        ["lt"] = Of(typeof(Lt<>)),
        ["le"] = Of(typeof(Le<>)),
        ["gt"] = Of(typeof(Gt<>)),
        ["ge"] = Of(typeof(Ge<>)),
        ["logical_and"] = Of(typeof(LogicalAnd<>)),
        ["threshold_backward"] = Of(typeof(ThresholdBackward<>)),
        ["sigmoid_backward"] = (typeof(SigmoidBackward<>), null),
        ["tanh_backward"] = (typeof(TanhBackward<>), null),
        ["gelu_backward"] = (typeof(GeluBackward<,>), null),
        ["gelu_tanh_backward"] = (typeof(GeluTanhBackward<,>), null),

        ["where"] = Of(typeof(Where<>)),
        ["addcmul"] = Of(typeof(Addcmul<>)),
        ["addcdiv"] = (typeof(Addcdiv<>), null),
        ["lerp"] = (typeof(Lerp<,>), null),
    };

    /// <summary>The kernels of an operation on a type.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="kind">A type that it takes.</param>
    /// <returns>A class that implements <see cref="IPointwiseKernels"/>.</returns>
    /// <exception cref="InvalidOperationException">There is no structure for it here.</exception>
    public static Type KernelsOf(PointwiseOperation operation, ElementKind kind)
    {
        var (floating, whole) = Structures.GetValueOrDefault(operation.Name);
        var structure = (kind.IsFloating ? floating : whole) ?? throw new InvalidOperationException($"no structure computes {operation.Name} of {kind.Suffix}");
        var (type, result, first) = (Stored(kind), Stored(operation.ResultKind(kind)), Stored(operation.OperandKind(0, kind)));
        var computes = structure.GetGenericArguments().Length == 1 ? structure.MakeGenericType(type) : structure.MakeGenericType(type, MathsOf(kind));
        var isTruth = kind.IsBool && !operation.GivesBool;
        return operation.Operands switch
        {
            1 => typeof(UnaryKernels<,,>).MakeGenericType(type, result, isTruth ? typeof(TruthOfUnary<>).MakeGenericType(computes) : computes),
            2 => typeof(BinaryKernels<,,>).MakeGenericType(type, result, isTruth ? typeof(TruthOfBinary<>).MakeGenericType(computes) : computes),
            _ => typeof(TernaryKernels<,,>).MakeGenericType(first, type, isTruth ? typeof(TruthOfTernary<>).MakeGenericType(computes) : computes),
        };
    }

    /// <summary>The kernels that convert and copy.</summary>
    /// <param name="from">From which type.</param>
    /// <param name="to">To which.</param>
    /// <returns>A class that implements <see cref="IPointwiseKernels"/>.</returns>
    public static Type ConversionOf(ElementKind from, ElementKind to) => typeof(UnaryKernels<,,>).MakeGenericType(Stored(from), Stored(to), to.ScalarType switch
    {
        ScalarType.Bool => typeof(ToTruth<>).MakeGenericType(Stored(from)),
        ScalarType.Byte => typeof(ToByte),
        ScalarType.Int => typeof(ToInt),
        ScalarType.Long => typeof(ToLong),
        ScalarType.Float => typeof(ToFloat),
        ScalarType.Double => typeof(ToDouble),
        _ => throw Unknown(to),
    });

    private static (Type? Floating, Type? Whole) Of(Type structure) => (structure, structure);

    /// <summary>The type of an element as it lies in memory.</summary>
    private static Type Stored(ElementKind kind) => kind.ScalarType switch
    {
        ScalarType.Bool or ScalarType.Byte => typeof(byte),
        ScalarType.Int => typeof(int),
        ScalarType.Long => typeof(long),
        ScalarType.Float => typeof(float),
        ScalarType.Double => typeof(double),
        _ => throw Unknown(kind),
    };

    private static Type MathsOf(ElementKind kind) => kind.IsDouble ? typeof(DoubleMaths) : typeof(SingleMaths);

    private static InvalidOperationException Unknown(ElementKind kind) => new($"no kernels are made for {kind.Suffix}");
}

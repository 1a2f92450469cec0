using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>
/// The element type in which an operation on operands of several types is done, as PyTorch's <c>result_type</c> finds it: tensors with
/// dimensions come first, tensors without any next, numbers last, and a later kind counts only when it is of a higher category (bool, integer,
/// floating-point, complex) than what came before.
/// </summary>
public readonly record struct TypePromotion
{
    private readonly ScalarType? _dimensioned;
    private readonly ScalarType? _scalars;
    private readonly ScalarType? _numbers;

    private TypePromotion(ScalarType? dimensioned, ScalarType? scalars, ScalarType? numbers) =>
        (_dimensioned, _scalars, _numbers) = (dimensioned, scalars, numbers);

    /// <summary>With one more tensor; an undefined one changes nothing.</summary>
    /// <param name="tensor">The tensor. One that stands for a number (<see cref="Tensor.IsWrappedNumber"/>) counts as a number.</param>
    /// <returns>The new state.</returns>
    public TypePromotion With(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (!tensor.IsDefined) return this;
        var type = tensor.ScalarType;
        if (tensor.Sizes.Length > 0) return new(Join(_dimensioned, type), _scalars, _numbers);
        if (!tensor.IsWrappedNumber) return new(_dimensioned, Join(_scalars, type), _numbers);
        return new(_dimensioned, _scalars, Join(_numbers, OfNumber(type)));
    }

    /// <summary>With one more number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The new state.</returns>
    public TypePromotion With(Scalar number) => new(_dimensioned, _scalars, Join(_numbers, ScalarTypes.Of(number)));

    /// <summary>The type in which the operation is done.</summary>
    /// <exception cref="TensorRuntimeException">There was no operand at all.</exception>
    public ScalarType Result =>
        Combine(_dimensioned, Combine(_scalars, _numbers))
        ?? throw new TensorRuntimeException(new OperationError("result_type", "there is no operand that has a type"));

    /// <summary>The smallest type that holds what both hold: PyTorch's <c>promote_types</c>.</summary>
    /// <param name="left">A type.</param>
    /// <param name="right">A type.</param>
    /// <returns>The type.</returns>
    /// <exception cref="TensorRuntimeException">One is a quantised type and the other another one.</exception>
    public static ScalarType Promote(ScalarType left, ScalarType right)
    {
        if (left == right) return left;
        if (ScalarTypes.IsQuantized(left) || ScalarTypes.IsQuantized(right))
            throw new TensorRuntimeException(new OperationError("promote_types", $"quantised types go with nothing else, here {left} and {right}"));
        if (ScalarTypes.IsComplex(left) || ScalarTypes.IsComplex(right)) return PromoteComplex(left, right);
        var (floatLeft, floatRight) = (ScalarTypes.IsFloatingPoint(left), ScalarTypes.IsFloatingPoint(right));
        if (floatLeft && floatRight) return (left, right) is (ScalarType.Half, ScalarType.BFloat16) or (ScalarType.BFloat16, ScalarType.Half) ? ScalarType.Float : Wider(left, right);
        if (floatLeft || floatRight) return floatLeft ? left : right;
        if (left == ScalarType.Bool || right == ScalarType.Bool) return left == ScalarType.Bool ? right : left;
        // uint8 and int8 hold different numbers of one byte: the next larger holds both.
        return (left, right) is (ScalarType.Byte, ScalarType.Char) or (ScalarType.Char, ScalarType.Byte) ? ScalarType.Short : Wider(left, right);
    }

    /// <summary>Whether a result of one type may be written to a tensor of another: never to a lower category, and to bool from bool alone.</summary>
    /// <param name="from">The result's type.</param>
    /// <param name="to">The tensor's type.</param>
    /// <returns>True when it may.</returns>
    public static bool CanCast(ScalarType from, ScalarType to) =>
        (!ScalarTypes.IsComplex(from) || ScalarTypes.IsComplex(to))
        && (!ScalarTypes.IsFloatingPoint(from) || !ScalarTypes.IsIntegral(to, includeBool: false))
        && (from == ScalarType.Bool || to != ScalarType.Bool);

    // Only its real parts' widths count, and integers have none.
    private static ScalarType PromoteComplex(ScalarType left, ScalarType right)
    {
        if (ScalarTypes.IsIntegral(left, true)) return right;
        if (ScalarTypes.IsIntegral(right, true)) return left;
        return ScalarTypes.ComplexTypeOf(Promote(ScalarTypes.ValueTypeOf(left), ScalarTypes.ValueTypeOf(right)));
    }

    // The numbering of types is by width within a category, but for bfloat16, which is as narrow as float16.
    private static ScalarType Wider(ScalarType left, ScalarType right) => Rank(left) >= Rank(right) ? left : right;

    private static int Rank(ScalarType type) => type == ScalarType.BFloat16 ? (int)ScalarType.Half : (int)type;

    // A number's own width says nothing: the default type of its category stands for it.
    private static ScalarType OfNumber(ScalarType type) =>
        ScalarTypes.IsComplex(type) ? ScalarTypes.ComplexTypeOf(ScalarTypes.Default) : ScalarTypes.IsFloatingPoint(type) ? ScalarTypes.Default : type;

    private static ScalarType? Join(ScalarType? before, ScalarType type) => before is { } known ? Promote(known, type) : type;

    private static ScalarType? Combine(ScalarType? higher, ScalarType? lower)
    {
        if (higher is not { } first) return lower;
        if (lower is not { } second || ScalarTypes.IsComplex(first)) return first;
        // The precision stays that of the higher kind.
        if (ScalarTypes.IsFloatingPoint(first)) return ScalarTypes.IsComplex(second) ? ScalarTypes.ComplexTypeOf(first) : first;
        return first == ScalarType.Bool || ScalarTypes.IsDifferentiable(second) ? Promote(first, second) : first;
    }
}

using System.Globalization;
using System.Numerics;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>
/// A number of the schema type <c>Scalar</c>: an integer, a double, a truth value or a complex number, and which of these it is. The default
/// value is the integer 0.
/// </summary>
public readonly struct Scalar : IEquatable<Scalar>
{
    // An integer's or a truth value's bits, or those of the (real part of the) double; the imaginary part beside it.
    private readonly long _bits;
    private readonly double _imaginary;
    private readonly Form _form;

    private Scalar(Form form, long bits, double imaginary = 0)
    {
        _form = form;
        _bits = bits;
        _imaginary = imaginary;
    }

    private enum Form : byte
    {
        Int,
        Float,
        Bool,
        Complex,
    }

    /// <summary>What it is: <see cref="ValueKind.Int"/>, <see cref="ValueKind.Float"/>, <see cref="ValueKind.Bool"/> or <see cref="ValueKind.Complex"/>.</summary>
    public ValueKind Kind => _form switch
    {
        Form.Int => ValueKind.Int,
        Form.Float => ValueKind.Float,
        Form.Bool => ValueKind.Bool,
        Form.Complex => ValueKind.Complex,
    };

    /// <summary>An integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(long value) => new(Form.Int, value);

    /// <summary>An integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(int value) => new(Form.Int, value);

    /// <summary>A double.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(double value) => new(Form.Float, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator Scalar(bool value) => new(Form.Bool, value ? 1 : 0);

    /// <summary>A complex number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(Complex value) => new(Form.Complex, BitConverter.DoubleToInt64Bits(value.Real), value.Imaginary);

    /// <summary>The integer nearest towards zero, as PyTorch converts: a truth value is 0 or 1, a complex number must be real.</summary>
    /// <returns>The integer.</returns>
    /// <exception cref="OverflowException">The number is none of 64 bits, or has an imaginary part.</exception>
    public long ToInt64() => _form is Form.Int or Form.Bool ? _bits : checked((long)ToDouble());

    /// <summary>The number as a double.</summary>
    /// <returns>The double.</returns>
    /// <exception cref="OverflowException">It has an imaginary part.</exception>
    public double ToDouble() => _form switch
    {
        Form.Int or Form.Bool => _bits,
        Form.Float => BitConverter.Int64BitsToDouble(_bits),
        Form.Complex => _imaginary == 0 ? BitConverter.Int64BitsToDouble(_bits) : throw new OverflowException($"{this} is not a real number"),
    };

    /// <summary>Whether it is not zero.</summary>
    /// <returns>The truth value.</returns>
    public bool ToBoolean() => ToComplex() != Complex.Zero;

    /// <summary>The number as a complex one.</summary>
    /// <returns>The complex number.</returns>
    public Complex ToComplex() => _form == Form.Complex ? new(BitConverter.Int64BitsToDouble(_bits), _imaginary) : new(ToDouble(), 0);

    /// <summary>The number in a value, of the same kind.</summary>
    /// <returns>The value.</returns>
    public Value ToValue() => _form switch
    {
        Form.Int => Value.From(_bits),
        Form.Float => Value.From(BitConverter.Int64BitsToDouble(_bits)),
        Form.Bool => Value.From(_bits != 0),
        Form.Complex => Value.From(ToComplex()),
    };

    /// <summary>The number that a value holds.</summary>
    /// <param name="value">A value.</param>
    /// <param name="scalar">The number.</param>
    /// <returns>False when the value holds no number.</returns>
    public static bool TryFrom(in Value value, out Scalar scalar)
    {
        switch (value.Kind)
        {
            case ValueKind.Int:
                scalar = value.ToInt64();
                return true;
            case ValueKind.Float:
                scalar = value.ToDouble();
                return true;
            case ValueKind.Bool:
                scalar = value.ToBoolean();
                return true;
            case ValueKind.Complex:
                scalar = value.ToComplex();
                return true;
            default:
                scalar = default;
                return false;
        }
    }

    /// <inheritdoc />
    public bool Equals(Scalar other) => _form == other._form && _bits == other._bits && _imaginary.Equals(other._imaginary);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_form, _bits, _imaginary);

    /// <summary>Equality of kind and number.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">A number.</param>
    /// <returns>True when equal; 1 and 1.0 are not.</returns>
    public static bool operator ==(Scalar left, Scalar right) => left.Equals(right);

    /// <summary>Inequality of kind or number.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">A number.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(Scalar left, Scalar right) => !left.Equals(right);

    /// <inheritdoc />
    public override string ToString() => _form switch
    {
        Form.Int => _bits.ToString(CultureInfo.InvariantCulture),
        Form.Float => BitConverter.Int64BitsToDouble(_bits).ToString("R", CultureInfo.InvariantCulture),
        Form.Bool => _bits != 0 ? "True" : "False",
        Form.Complex => string.Create(CultureInfo.InvariantCulture, $"({BitConverter.Int64BitsToDouble(_bits):R}{_imaginary:+0.###############;-0.###############}j)"),
    };
}

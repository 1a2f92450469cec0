using System.Numerics;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Indexing;

/// <summary>A number as an element of a type.</summary>
internal static unsafe class NumberBytes
{
    /// <summary>Writes it.</summary>
    /// <param name="number">The number; integers wrap around, fractions are cut off for an integer type.</param>
    /// <param name="type">The element type.</param>
    /// <param name="to">Where it goes.</param>
    public static void Write(Scalar number, ScalarType type, byte* to)
    {
        switch (type)
        {
            case ScalarType.Bool: *to = number.ToBoolean() ? (byte)1 : (byte)0; break;
            case ScalarType.Byte or ScalarType.Char: *to = unchecked((byte)number.ToInt64()); break;
            case ScalarType.Short: *(short*)to = unchecked((short)number.ToInt64()); break;
            case ScalarType.Int: *(int*)to = unchecked((int)number.ToInt64()); break;
            case ScalarType.Long: *(long*)to = number.ToInt64(); break;
            case ScalarType.Half: *(Half*)to = (Half)number.ToDouble(); break;
            case ScalarType.BFloat16: *(BFloat16*)to = (BFloat16)(float)number.ToDouble(); break;
            case ScalarType.Float: *(float*)to = (float)number.ToDouble(); break;
            case ScalarType.Double: *(double*)to = number.ToDouble(); break;
            case ScalarType.ComplexFloat: *(Complex64*)to = (Complex64)number.ToComplex(); break;
            case ScalarType.ComplexDouble: *(Complex*)to = number.ToComplex(); break;
            default: throw Failures.Type("fill", type);
        }
    }
}

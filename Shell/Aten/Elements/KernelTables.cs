using System.Numerics;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Elements;

/// <summary>An operation's kernels by element type.</summary>
/// <typeparam name="TKernel">Their class.</typeparam>
/// <param name="name">What errors call the operation.</param>
internal abstract class KernelTable<TKernel>(string name)
    where TKernel : class
{
    private readonly TKernel?[] _kernels = new TKernel?[16];

    /// <summary>What errors call the operation.</summary>
    public string Name => name;

    /// <summary>The kernel of a type, or null.</summary>
    /// <param name="type">The type.</param>
    public virtual TKernel? Find(ScalarType type) => _kernels[(int)type];

    /// <summary>The kernel of a type.</summary>
    /// <param name="type">The type.</param>
    /// <exception cref="TensorNotImplementedException">The operation does not compute in it.</exception>
    public TKernel Of(ScalarType type) => Find(type) ?? throw new TensorNotImplementedException(new TypeNotServedError(name, type));

    private protected void Set(ScalarType type, TKernel kernel) => _kernels[(int)type] = kernel;
}

/// <summary>Kernels that depend on more than the type: made for one call.</summary>
/// <typeparam name="TKernel">Their class.</typeparam>
/// <param name="name">What errors call the operation.</param>
/// <param name="make">The kernel of a type, or null.</param>
internal sealed class ComputedTable<TKernel>(string name, Func<ScalarType, TKernel?> make) : KernelTable<TKernel>(name)
    where TKernel : class
{
    /// <inheritdoc />
    public override TKernel? Find(ScalarType type) => make(type);
}

/// <summary>Kernels of one argument whose result is of the same type.</summary>
/// <param name="name">What errors call the operation.</param>
internal sealed class UnaryTable(string name) : KernelTable<UnaryKernel>(name)
{
    /// <summary>Adds the floating-point types; the half-wide ones compute in float32.</summary>
    public UnaryTable Floats(UnaryLoop<float, float> single, UnaryLoop<double, double> wide)
    {
        Set(ScalarType.Half, new UnaryKernel<Half, Half>(Widening.Unary<Half, float>(single)));
        Set(ScalarType.BFloat16, new UnaryKernel<BFloat16, BFloat16>(Widening.Unary<BFloat16, float>(single)));
        return With(single).With(wide);
    }

    /// <summary>Adds the complex types; complex64 computes in complex128.</summary>
    public UnaryTable Complexes(UnaryLoop<Complex, Complex> wide)
    {
        Set(ScalarType.ComplexFloat, new UnaryKernel<Complex64, Complex64>(Widening.Unary<Complex64, Complex>(wide)));
        return With(wide);
    }

    /// <summary>Adds a type.</summary>
    public UnaryTable With<T>(UnaryLoop<T, T> loop)
        where T : unmanaged
    {
        Set(ScalarTypes.Of<T>(), new UnaryKernel<T, T>(loop));
        return this;
    }
}

/// <summary>Kernels of one argument whose result is a truth value.</summary>
/// <param name="name">What errors call the operation.</param>
internal sealed class UnaryTestTable(string name) : KernelTable<UnaryKernel>(name)
{
    /// <summary>Adds a type.</summary>
    public UnaryTestTable With<T>(UnaryLoop<T, bool> loop)
        where T : unmanaged
    {
        Set(ScalarTypes.Of<T>(), new UnaryKernel<T, bool>(loop));
        return this;
    }
}

/// <summary>Kernels of two arguments of one type whose result is of the same type.</summary>
/// <param name="name">What errors call the operation.</param>
internal sealed class BinaryTable(string name) : KernelTable<BinaryKernel>(name)
{
    /// <summary>Adds the floating-point types; the half-wide ones compute in float32.</summary>
    public BinaryTable Floats(BinaryLoop<float, float, float> single, BinaryLoop<double, double, double> wide)
    {
        Set(ScalarType.Half, new BinaryKernel<Half, Half, Half>(Widening.Binary<Half, float>(single)));
        Set(ScalarType.BFloat16, new BinaryKernel<BFloat16, BFloat16, BFloat16>(Widening.Binary<BFloat16, float>(single)));
        return With(single).With(wide);
    }

    /// <summary>Adds the complex types; complex64 computes in complex128.</summary>
    public BinaryTable Complexes(BinaryLoop<Complex, Complex, Complex> wide)
    {
        Set(ScalarType.ComplexFloat, new BinaryKernel<Complex64, Complex64, Complex64>(Widening.Binary<Complex64, Complex>(wide)));
        return With(wide);
    }

    /// <summary>Adds a type.</summary>
    public BinaryTable With<T>(BinaryLoop<T, T, T> loop)
        where T : unmanaged
    {
        Set(ScalarTypes.Of<T>(), new BinaryKernel<T, T, T>(loop));
        return this;
    }
}

/// <summary>Kernels of two arguments of one type whose result is a truth value.</summary>
/// <param name="name">What errors call the operation.</param>
internal sealed class BinaryTestTable(string name) : KernelTable<BinaryKernel>(name)
{
    /// <summary>Adds the floating-point types; the half-wide ones compute in float32.</summary>
    public BinaryTestTable Floats(BinaryLoop<float, float, bool> single, BinaryLoop<double, double, bool> wide)
    {
        Set(ScalarType.Half, new BinaryKernel<Half, Half, bool>(Widening.BinaryTo<Half, float, bool>(single)));
        Set(ScalarType.BFloat16, new BinaryKernel<BFloat16, BFloat16, bool>(Widening.BinaryTo<BFloat16, float, bool>(single)));
        return With(single).With(wide);
    }

    /// <summary>Adds a type.</summary>
    public BinaryTestTable With<T>(BinaryLoop<T, T, bool> loop)
        where T : unmanaged
    {
        Set(ScalarTypes.Of<T>(), new BinaryKernel<T, T, bool>(loop));
        return this;
    }
}

/// <summary>Kernels of three arguments of one type whose result is of the same type.</summary>
/// <param name="name">What errors call the operation.</param>
internal sealed class TernaryTable(string name) : KernelTable<TernaryKernel>(name)
{
    /// <summary>Adds the floating-point types; the half-wide ones compute in float32.</summary>
    public TernaryTable Floats(TernaryLoop<float, float, float, float> single, TernaryLoop<double, double, double, double> wide)
    {
        Set(ScalarType.Half, new TernaryKernel<Half, Half, Half, Half>(Widening.Ternary<Half, float>(single)));
        Set(ScalarType.BFloat16, new TernaryKernel<BFloat16, BFloat16, BFloat16, BFloat16>(Widening.Ternary<BFloat16, float>(single)));
        return With(single).With(wide);
    }

    /// <summary>Adds a type.</summary>
    public TernaryTable With<T>(TernaryLoop<T, T, T, T> loop)
        where T : unmanaged
    {
        Set(ScalarTypes.Of<T>(), new TernaryKernel<T, T, T, T>(loop));
        return this;
    }
}

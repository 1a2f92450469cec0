using Functional.Dispatch.Gpu.Tensors;
using ILGPU.Runtime;

namespace Functional.Dispatch.Gpu.Ilgpu.Pointwise;

// Operations are structures without fields; a kernel is generic over one, so that each (operation, type) is a kernel of its own with nothing left to decide in it.
// All of a shape take the same parameters (those that an operation has not are ignored): T is the type computed in.

/// <summary>An operation on one operand.</summary>
internal interface IUnary<T, TOut>
{
    static abstract TOut Of(T a, T p0, T p1);
}

/// <summary>An operation on two operands.</summary>
internal interface IBinary<T, TOut>
{
    static abstract TOut Of(T a, T b, T p0);
}

/// <summary>An operation on three operands, the first perhaps of another type.</summary>
internal interface ITernary<TFirst, T>
{
    static abstract T Of(TFirst a, T b, T c, T p0);
}

/// <summary>The kernels of one operation on one type, in all forms.</summary>
internal interface IPointwiseKernels
{
    /// <summary>Compiles a form.</summary>
    /// <param name="accelerator">For which accelerator.</param>
    /// <param name="form">The form.</param>
    /// <param name="parameters">How many parameters a launch brings, from 0 to what the shape takes.</param>
    /// <returns>What launches it.</returns>
    IlgpuLaunch Load(Accelerator accelerator, PointwiseForm form, int parameters);
}

using Functional.Dispatch.Aten.Elements;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten.Pointwise;

/// <summary>
/// Elementwise operations in all their forms: functional, in-place (the output is an argument) and out; on the CPU, and on the Meta device, where
/// all is done but the computing.
/// </summary>
internal static class Elementwise
{
    /// <summary>An operation of one argument.</summary>
    /// <param name="target">Where.</param>
    /// <param name="output">The tensor written to, or null for a new one.</param>
    /// <param name="types">In which types.</param>
    /// <param name="table">The kernels.</param>
    /// <param name="a">An argument.</param>
    /// <returns>The output, or the new tensor.</returns>
    public static Tensor Run(Target target, Tensor? output, CallTypes types, KernelTable<UnaryKernel> table, Tensor a)
    {
        var result = Structure.Output(target, output, types, a);
        if (!target.Computes) return result;
        var kernel = table.Of(types.Common);
        if (result.ElementCount == 0) return result;
        if (result.ScalarType == types.Result)
        {
            kernel.Run(result, Casts.To(a, types.Common));
            return result;
        }

        var temporary = target.Empty(result.Shape.Dense(), types.Result);
        kernel.Run(temporary, Casts.To(a, types.Common));
        Casts.Copy(result, temporary);
        return result;
    }

    /// <summary>An operation of two arguments.</summary>
    /// <param name="target">Where.</param>
    /// <param name="output">The tensor written to, or null for a new one.</param>
    /// <param name="types">In which types.</param>
    /// <param name="table">The kernels.</param>
    /// <param name="a">An argument.</param>
    /// <param name="b">An argument.</param>
    /// <returns>The output, or the new tensor.</returns>
    public static Tensor Run(Target target, Tensor? output, CallTypes types, KernelTable<BinaryKernel> table, Tensor a, Tensor b)
    {
        var result = Structure.Output(target, output, types, a, b);
        if (!target.Computes) return result;
        var kernel = table.Of(types.Common);
        if (result.ElementCount == 0) return result;
        if (result.ScalarType == types.Result)
        {
            kernel.Run(result, Casts.To(a, types.Common), Casts.To(b, types.Common));
            return result;
        }

        var temporary = target.Empty(result.Shape.Dense(), types.Result);
        kernel.Run(temporary, Casts.To(a, types.Common), Casts.To(b, types.Common));
        Casts.Copy(result, temporary);
        return result;
    }

    /// <summary>An operation of three arguments.</summary>
    /// <param name="target">Where.</param>
    /// <param name="output">The tensor written to, or null for a new one.</param>
    /// <param name="types">In which types.</param>
    /// <param name="table">The kernels.</param>
    /// <param name="a">An argument.</param>
    /// <param name="b">An argument.</param>
    /// <param name="c">An argument.</param>
    /// <returns>The output, or the new tensor.</returns>
    public static Tensor Run(Target target, Tensor? output, CallTypes types, KernelTable<TernaryKernel> table, Tensor a, Tensor b, Tensor c)
    {
        var result = Structure.Output(target, output, types, a, b, c);
        if (!target.Computes) return result;
        var kernel = table.Of(types.Common);
        if (result.ElementCount == 0) return result;
        if (result.ScalarType == types.Result)
        {
            kernel.Run(result, Casts.To(a, types.Common), Casts.To(b, types.Common), Casts.To(c, types.Common));
            return result;
        }

        var temporary = target.Empty(result.Shape.Dense(), types.Result);
        kernel.Run(temporary, Casts.To(a, types.Common), Casts.To(b, types.Common), Casts.To(c, types.Common));
        Casts.Copy(result, temporary);
        return result;
    }
}

using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;

namespace Functional.Dispatch.Aten;

/// <summary>The failures of kernels, by PyTorch's categories.</summary>
internal static class Failures
{
    /// <summary>A RuntimeError.</summary>
    /// <param name="operation">The operator's name without namespace.</param>
    /// <param name="problem">What is wrong, lower case.</param>
    /// <returns>The exception to throw.</returns>
    public static TensorRuntimeException Runtime(string operation, string problem) => new(new OperationError(operation, problem));

    /// <summary>An IndexError.</summary>
    /// <param name="operation">The operator's name without namespace.</param>
    /// <param name="problem">What is wrong, lower case.</param>
    /// <returns>The exception to throw.</returns>
    public static TensorIndexException Index(string operation, string problem) => new(new OperationError(operation, problem));

    /// <summary>A ValueError.</summary>
    /// <param name="operation">The operator's name without namespace.</param>
    /// <param name="problem">What is wrong, lower case.</param>
    /// <returns>The exception to throw.</returns>
    public static TensorValueException Value(string operation, string problem) => new(new OperationError(operation, problem));

    /// <summary>A NotImplementedError: the operator does not compute in the element type.</summary>
    /// <param name="kernel">The kernel, as PyTorch names it.</param>
    /// <param name="type">The element type.</param>
    /// <returns>The exception to throw.</returns>
    public static TensorNotImplementedException Type(string kernel, ScalarType type) => new(new TypeNotServedError(kernel, type));

    /// <summary>Sizes as text.</summary>
    /// <param name="tensor">A tensor.</param>
    /// <returns>For example <c>[2, 3]</c>.</returns>
    public static string SizesOf(Tensor tensor) => $"[{string.Join(", ", tensor.Sizes)}]";
}

using Functional.Dispatch.Keys;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>An operation on tensors cannot be done. One type for each category of PyTorch's errors; the facts are the error's properties.</summary>
public abstract class TensorException : DispatchException
{
    private protected TensorException(DispatchError error, ErrorCategory category)
        : base(error) => Category = category;

    /// <summary>Of which of Python's exception types it is in PyTorch.</summary>
    public ErrorCategory Category { get; }
}

/// <summary>The arguments do not go together, or the state does not allow it: PyTorch's RuntimeError.</summary>
/// <param name="error">The failure.</param>
public sealed class TensorRuntimeException(DispatchError error) : TensorException(error, ErrorCategory.Runtime);

/// <summary>A dimension or an index is out of range: PyTorch's IndexError.</summary>
/// <param name="error">The failure.</param>
public sealed class TensorIndexException(DispatchError error) : TensorException(error, ErrorCategory.Index);

/// <summary>An argument has a value that is none: PyTorch's ValueError.</summary>
/// <param name="error">The failure.</param>
public sealed class TensorValueException(DispatchError error) : TensorException(error, ErrorCategory.Value);

/// <summary>An argument is of a wrong type: PyTorch's TypeError.</summary>
/// <param name="error">The failure.</param>
public sealed class TensorTypeException(DispatchError error) : TensorException(error, ErrorCategory.Type);

/// <summary>Nobody computes this: PyTorch's NotImplementedError.</summary>
/// <param name="error">The failure.</param>
public sealed class TensorNotImplementedException(DispatchError error) : TensorException(error, ErrorCategory.NotImplemented);

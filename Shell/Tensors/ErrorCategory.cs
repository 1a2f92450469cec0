using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Shell.Tensors;

/// <summary>Of which of Python's exception types a failure is in PyTorch: what a program that ported its error handling asks for.</summary>
public enum ErrorCategory
{
    /// <summary>RuntimeError: the arguments do not go together, or the state does not allow it.</summary>
    Runtime,

    /// <summary>IndexError: a dimension or an index is out of range.</summary>
    Index,

    /// <summary>ValueError: an argument has a value that is none.</summary>
    Value,

    /// <summary>TypeError: an argument is of a wrong type.</summary>
    Type,

    /// <summary>NotImplementedError: nobody computes this.</summary>
    NotImplemented,
}

/// <summary>The categories of failures.</summary>
public static class ErrorCategories
{
    /// <summary>The category of a failure of the shell.</summary>
    /// <param name="exception">The failure.</param>
    /// <returns>Its category; <see cref="ErrorCategory.Runtime"/> for those that PyTorch has no other name for.</returns>
    public static ErrorCategory Category(this DispatchException exception) => exception switch
    {
        TensorException tensor => tensor.Category,
        NotImplementedForKeyException => ErrorCategory.NotImplemented,
        CallDeclinedException or ArgumentTypeException => ErrorCategory.Type,
        _ => ErrorCategory.Runtime,
    };
}

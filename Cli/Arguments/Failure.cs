using Functional.Dispatch.Keys;
using LanguageExt;

namespace Functional.Dispatch.Cli.Arguments;

/// <summary>Ends a command with an error value; <see cref="Program"/> prints it as one line. The only exception that is expected here.</summary>
public sealed class FailureException(DispatchError error) : Exception(error.ToString())
{
    /// <summary>The error.</summary>
    public DispatchError Error { get; } = error;
}

/// <summary>Taking results apart where a command runs.</summary>
public static class Results
{
    /// <summary>The value, or the end of the command.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="result">A result.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FailureException">The result is an error.</exception>
    public static T OrFail<T>(this Either<DispatchError, T> result) => result.IfLeft(error => throw new FailureException(error));

    /// <summary>Whether a result is an error.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="result">A result.</param>
    /// <param name="value">The value when it is none.</param>
    /// <param name="error">The error when it is one.</param>
    /// <returns>True for an error.</returns>
    public static bool Fails<T>(this Either<DispatchError, T> result, out T value, out DispatchError error)
    {
        T right = default!;
        DispatchError left = default!;
        result.Match(Right: r => right = r, Left: l => left = l);
        (value, error) = (right, left);
        return result.IsLeft;
    }
}

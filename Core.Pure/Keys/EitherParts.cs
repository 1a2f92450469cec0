using System.Diagnostics.CodeAnalysis;
using LanguageExt;

namespace Functional.Dispatch.Keys;

/// <summary>Takes an answer apart where a chain of functions would be in the way: in parsers that stop at the first error.</summary>
internal static class EitherParts
{
    /// <summary>Whether it is an answer, and the answer or the error.</summary>
    public static bool Try<TError, T>(this Either<TError, T> either, [MaybeNullWhen(false)] out T value, [MaybeNullWhen(true)] out TError error)
    {
        value = either.MatchUnsafe(static answer => answer, static _ => default(T)!);
        error = either.MatchUnsafe(static _ => default(TError)!, static found => found);
        return either.IsRight;
    }
}

using Functional.Dispatch.Schemas;
using LanguageExt;

namespace Functional.Dispatch.PropertyTests.Schemas;

/// <summary>Unwraps the parser's answers; a wrong side fails the test with the text it is about.</summary>
internal static class Parsed
{
    public static FunctionSchema Schema(string text) => Value(SchemaParser.Parse(text), text);

    public static FunctionSchema Signature(string text) => Value(SchemaParser.ParseSignature(text), text);

    public static SchemaError Error<T>(Either<SchemaError, T> parsed) =>
        parsed.Match(value => throw new InvalidOperationException($"parsed as {value}"), error => error);

    private static FunctionSchema Value(Either<SchemaError, FunctionSchema> parsed, string text) =>
        parsed.Match(schema => schema, error => throw new InvalidOperationException($"{error} in {text}"));
}
